"""How long the queue's page takes, by how many claims there are, beside the plainest list of the same rows.

`python -m bench.queue [CLAIMS …]` fills a database of its own with claims (3,000 and 30,000 unless told), asks for the
first page, a page far behind, a filtered one and a search with a typo, and prints the median of several answers, how
many queries each took, and the time of a plain list view of the same page, counted and cut with OFFSET.
"""

import sys
from functools import partial
from typing import Any

from bench.desk import cost_of, desk, timed

SIZES = (3_000, 30_000)
FAR = 0.8  # How far behind the page lies that is asked for with a place.


def fill(number: int) -> None:
    """So many claims with their places, in articles of fifty."""
    from datetime import timedelta  # noqa: PLC0415

    from django.db import connection  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from articles.services.intake import take_in  # noqa: PLC0415
    from factcheck.claims.models import Appearance, Claim  # noqa: PLC0415

    there, now = Claim.objects.count(), timezone.now()
    for first in range(there, number, 1000):
        text = take_in(by=None, outlet="Pacific Ledger", title=f"Trade {first}", text=f"Exports fell. {first}").version
        claims = Claim.objects.bulk_create(
            Claim(statement=f"Exports to region {n} fell by {n % 97} percent in March.", claimant=f"Minister {n % 40}")
            for n in range(first, min(first + 1000, number))
        )
        Appearance.objects.bulk_create(
            Appearance(claim=claim, version=text, exact="Exports fell", start=0, end=12, engine="rules",
                       score=claim.pk % 101 / 100)
            for claim in claims
        )  # fmt: skip
        Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(added_at=now - timedelta(hours=first / 100))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def plain(offset: int) -> str:
    """The plainest list of the same rows: counted, ordered by the key, cut with OFFSET, rendered."""
    from django.core.paginator import Paginator  # noqa: PLC0415
    from django.template import engines  # noqa: PLC0415

    from factcheck.claims.models import Claim  # noqa: PLC0415

    page = Paginator(Claim.objects.order_by("-pk").prefetch_related("appearances__version__article__outlet"), 25)
    template = engines["django"].from_string(
        "{% for claim in page %}<li>{{ claim }} {{ claim.appearances.all }}</li>{% endfor %}"
    )
    return str(template.render({"page": page.get_page(offset // 25 + 1)}))


def measure(client: Any, number: int) -> None:
    """Print the lines for one size."""
    from factcheck.claims.models import Claim  # noqa: PLC0415
    from factcheck.desk.keyset import place_of  # noqa: PLC0415

    fill(number)
    far = place_of(Claim.objects.in_order()[int(number * FAR)])
    pages = {"first page": "", "far behind": f"?after={far}", "filtered": "?speaker=Minister 7&age=month",
             "search with a typo": "?q=exprots march"}  # fmt: skip
    for name, asked in pages.items():
        took, queries, _size = cost_of(client, f"/desk/{asked}")
        print(f"{number:>7,} claims  {name:<20} {took}  {queries} queries")
    for name, offset in (("plain list, first", 0), ("plain list, far", int(number * FAR))):
        print(f"{number:>7,} claims  {name:<20} {timed(partial(plain, offset))}")


def main(sizes: tuple[int, ...] = SIZES) -> None:
    with desk() as client:
        for number in sizes:
            measure(client, number)


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
