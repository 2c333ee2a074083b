"""How long the page of a long article takes, beside the plainest page of the same text and claims.

`python -m bench.article [CLAIMS …]` fills a database of its own with an article of 100 words a claim (300 claims unless
told), asks for its page, for the page with one claim opened and for the claim's card alone, accepts some of its claims,
and prints the median of several answers, how many queries each took and how many kilobytes it has. The plain page is
the text in paragraphs and the claims in a list, with a link each and nothing else. A decision is answered with what has
changed of the page; beside it stands one that is answered with the way to the page, which then is fetched.
"""

import sys
from collections.abc import Iterable
from functools import partial
from typing import Any

from bench.desk import cost_of, desk, timed, work_of

SIZES = (300,)
FILLER = "The council met on the river bank and heard what people had said about the harbour before. "


def fill(number: int, first: int = 1000) -> Any:
    """An article of so many claims, each at the beginning of a paragraph of about a hundred words; its version. The
    claims differ by a number that starts with `first`.
    """
    from django.utils import timezone  # noqa: PLC0415

    from articles.services.intake import take_in  # noqa: PLC0415
    from factcheck.claims.models import Appearance, Claim, Extraction  # noqa: PLC0415

    said = [
        f"Exports fell by {n} percent in March, the minister told parliament." for n in range(first, first + number)
    ]
    text = "\n\n".join(f"{sentence} {FILLER * 6}".strip() for sentence in said)
    version = take_in(by=None, outlet="Pacific Ledger", title=f"{number} claims", text=text).version
    claims = Claim.objects.bulk_create(Claim(statement=sentence, claimant="the minister") for sentence in said)
    starts = [version.text.index(sentence) for sentence in said]
    Appearance.objects.bulk_create(
        Appearance(
            claim=claim, version=version, exact=claim.statement, start=start, end=start + len(claim.statement),
            score=0.6, engine="rules",
            quantities=[{"text": claim.statement[16:28], "value": 1000, "start": start + 16, "end": start + 28}],
        )
        for claim, start in zip(claims, starts, strict=True)
    )  # fmt: skip
    Extraction.objects.create(version=version, due_at=None, finished_at=timezone.now(), found=number)
    return version


def plain(version: Any) -> str:
    """The plainest page of the same article."""
    from django.template import engines  # noqa: PLC0415

    from factcheck.claims.models import Appearance  # noqa: PLC0415

    template = engines["django"].from_string(
        "{{ text|linebreaks }}<ol>{% for place in places %}"
        '<li><a href="{{ place.claim.get_absolute_url }}">{{ place.claim }}</a></li>{% endfor %}</ol>'
    )
    places = Appearance.objects.filter(version=version).select_related("claim")
    return str(template.render({"text": version.text, "places": places}))


def measure(client: Any, number: int) -> None:
    """Print the lines for one size."""
    version = fill(number)
    page = f"/desk/articles/{version.article_id}/"
    claim = version.appearances.order_by("start")[number // 2].claim_id
    label = f"{number:,} claims, {len(version.text.split()):,} words"
    for name, address in (
        ("page", page), ("page with a claim", f"{page}claims/{claim}/"), ("card", f"{page}claims/{claim}/card/"),
    ):  # fmt: skip
        took, queries, size = cost_of(client, address)
        print(f"{label}  {name:<18} {took}  {queries:>2} queries  {size / 1000:6.0f} KB")
    print(f"{label}  {'plain page':<18} {timed(lambda: plain(version))}")
    waiting = iter(version.appearances.order_by("start").values_list("claim", flat=True))
    for name, decided in (("decision, in parts", in_parts), ("decision, by page", by_page)):
        took, queries, size = work_of(partial(decided, client, version.article_id, waiting))
        print(f"{label}  {name:<18} {took}  {queries:>2} queries  {size / 1000:6.0f} KB")


def in_parts(client: Any, article: int, waiting: Iterable[int]) -> Any:
    """Accept the next claim as the page's script does."""
    return accepted(client, article, next(iter(waiting)), {"HX-Request": "true", "HX-Target": "review"})


def by_page(client: Any, article: int, waiting: Iterable[int]) -> Any:
    """Accept the next claim as a browser without a script does, and fetch the page it is sent to."""
    return client.get(accepted(client, article, next(iter(waiting)))["Location"])


def accepted(client: Any, article: int, claim: int, headers: dict[str, str] | None = None) -> Any:
    return client.post(f"/desk/claims/{claim}/accept/", {"version": 1, "article": article}, headers=headers)


def main(sizes: tuple[int, ...] = SIZES) -> None:
    with desk() as client:
        for number in sizes:
            measure(client, number)


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
