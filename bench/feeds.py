"""How quickly the feeds leave the house: everything as one stream, a page, and a 304.

`python -m bench.feeds [VERDICTS]` fills a database of its own with published verdicts (100,000 unless told), prints
them once, and then sends them as NDJSON, beside the least that any export does: the same lines by COPY, each read and
written by orjson. Then it asks for pages of the DataFeed and for a 304, through all middleware, beside a view that
sends a word. Everything runs in one process, one after the other; the database is thrown away.
"""

import io
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import Any

from bench.desk import desk

NUMBER = 100_000
ROUNDS = 3  # Of which the best counts: other work of the machine only ever slows one down.
SECONDS = 3.0  # For which each address is asked.


def fill(number: int) -> None:
    """So many published verdicts, each on a claim with a number of its own: one goes the whole way, the others are rows
    like it.
    """
    from django.db import connection, transaction  # noqa: PLC0415

    from factcheck.verdicts.models import Verdict  # noqa: PLC0415

    verdict = _published()
    columns = [str(field.column) for field in Verdict._meta.concrete_fields]
    changed = {
        "id": "id + n",
        "claim_id": "claim_id + n",
        "slug": "slug || '-' || n",
        "changed_at": "changed_at + n * interval '1 millisecond'",
        "record": "jsonb_set(record, '{claim,statement}', to_jsonb('Japan sold ' || n || ' bonds in March, they say'))",
    }
    values = ", ".join(changed.get(name, f'"{name}"') for name in columns)
    with transaction.atomic(), connection.cursor() as cursor:
        # Verdicts begin as drafts, on claims that are there: what holds this is off for these rows.
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            f"INSERT INTO verdicts_verdict ({', '.join(columns)}) "
            f"SELECT {values} FROM verdicts_verdict, generate_series(1, %s) AS n WHERE id = %s",
            [number - 1, verdict.pk],
        )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE verdicts_verdict")


def _published() -> Any:
    """A verdict with a citation, an appearance and a claimant, as the desk makes one."""
    from datetime import UTC, date, datetime  # noqa: PLC0415

    from articles.services.intake import take_in  # noqa: PLC0415
    from factcheck.claims.services import triage  # noqa: PLC0415
    from factcheck.sources.services import find_or_add  # noqa: PLC0415
    from factcheck.verdicts.models import Rating  # noqa: PLC0415
    from factcheck.verdicts.services import review, writing  # noqa: PLC0415
    from newsroom.people import enlist  # noqa: PLC0415

    author = enlist("bench-author", roles=["checker"], password=None)
    editor = enlist("bench-reviewer", roles=["editor"], password=None)
    words = "Japan had already begun dumping Treasurys in March"
    text = take_in(
        by=None, outlet="Pacific Ledger", title="Tokyo and its card", text=f"So they say.\n\n{words}.",
        url="https://ledger.example.org/stories/1", published_at=datetime(2025, 5, 2, 9, tzinfo=UTC),
    ).version  # fmt: skip
    start = text.text.index(words)
    claim, _ = triage.add(text, by=author, start=start, end=start + len(words))
    claim = triage.correct(
        claim, by=author, version=claim.version, statement=words, claimant="Katsunobu Kato",
        claimed_on=date(2025, 5, 2),
    )  # fmt: skip
    verdict = writing.begin(claim, by=author)
    verdict = writing.save(
        verdict, by=author, version=verdict.version, rating=Rating.objects.get(label="False"),
        summary="Its holdings rose in March.", explanation="The *table* of the Treasury shows it. " * 20,
    )  # fmt: skip
    source, _ = find_or_add(
        by=author, title="Major foreign holders of Treasury securities", publisher="US Treasury",
        url="https://treasury.example.org/tic", kind="primary",
    )  # fmt: skip
    writing.cite(verdict, by=author, source=source, stance="refutes", passage="1130.8 billion", locator="Row Japan")
    verdict = writing.submit(verdict, by=author, version=verdict.version)
    verdict = review.approve(verdict, by=editor, version=verdict.version)
    return review.publish(verdict, by=editor, version=verdict.version)


# --- everything ---------------------------------------------------------------------------------------------------


def raw() -> int:
    """The least that an export does: the lines by COPY in no order, each read and written by orjson. Bytes written."""
    import orjson  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from factcheck.feeds import ndjson  # noqa: PLC0415
    from factcheck.feeds.proof import writing  # noqa: PLC0415

    out = _Counted()
    connection.ensure_connection()
    lines = "COPY (SELECT text FROM feeds_printed WHERE writing = %s) TO STDOUT"
    with connection.connection.cursor() as cursor, cursor.copy(lines, [writing(ndjson.FORMAT)]) as copied:
        copied.set_types(["text"])
        for (line,) in copied.rows():
            out.write(orjson.dumps(orjson.loads(line)) + b"\n")
    return out.size


def streamed() -> int:
    """Everything as the web address sends it; bytes sent."""
    return sum(len(part) for part in _answer("/feeds/verdicts.ndjson")[1])


def exported() -> int:
    """Everything as the command writes it; bytes written."""
    from django.core.management import call_command  # noqa: PLC0415

    out = _Counted()
    call_command("export", "ndjson", stdout=out, stderr=io.StringIO())
    return out.size


class _Counted(io.TextIOBase):
    """Takes what is written and keeps its length."""

    def __init__(self) -> None:
        self.size = 0

    def write(self, written: Any) -> int:
        self.size += len(written)
        return len(written)


def best_of(work: Callable[[], int]) -> tuple[float, int]:
    """Seconds of the quickest round, and bytes."""
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        size = work()
        took.append(time.perf_counter() - began)
    return min(took), size


# --- a page, and a 304 ---------------------------------------------------------------------------------------------


@cache
def _application() -> Any:
    from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415

    return WSGIHandler()


def _answer(address: str, **headers: str) -> tuple[int, Iterator[bytes]]:
    """Status and body of an address, as a server of threads gets them from the application."""
    from django.test import RequestFactory  # noqa: PLC0415

    environ = RequestFactory().get(address, headers=headers).environ
    status: list[str] = []
    response = _application()(environ, lambda line, _headers: status.append(line))
    return int(status[0][:3]), response


def rate(address: str, expected: int, *, forget: bool = False, **headers: str) -> float:
    """Requests a second of one address, one after the other; `forget` has the process remember none of its answers."""
    from factcheck.feeds.remembered import ANSWERS  # noqa: PLC0415

    asked, began = 0, time.perf_counter()
    while time.perf_counter() - began < SECONDS:
        if forget:
            ANSWERS.clear()
        status, body = _answer(address, **headers)
        if status != expected:
            raise SystemExit(f"{address} answered {status}.")
        b"".join(body)
        asked += 1
    return asked / (time.perf_counter() - began)


@contextmanager
def _bare_view() -> Iterator[str]:
    """The address of a view that sends a word."""
    from django.conf import settings  # noqa: PLC0415
    from django.http import HttpResponse  # noqa: PLC0415
    from django.urls import path  # noqa: PLC0415

    urls = import_module(settings.ROOT_URLCONF)
    urls.urlpatterns.insert(0, path("bare", lambda _request: HttpResponse(b"a word")))
    yield "/bare"


def main(number: int = NUMBER) -> None:
    with desk(), _bare_view() as bare:
        fill(number)
        began = time.perf_counter()
        streamed()
        print(f"{number:,} verdicts, printed and sent for the first time: {time.perf_counter() - began:.1f} s")
        least, size = best_of(raw)
        print(f"  COPY and orjson  {least:6.2f} s  {number / least:9,.0f} a second  {size / 1e6:.0f} MB")
        for name, work in (("the address", streamed), ("the command", exported)):
            took, size = best_of(work)
            print(f"  {name:<15}  {took:6.2f} s  {number / took:9,.0f} a second  {least / took:.2f} of its speed")
        tracemalloc.start()
        streamed()
        print(f"  memory while it is sent: {tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB at most")
        tracemalloc.stop()
        requests(bare)


def requests(bare: str) -> None:
    """Print the lines of what is asked for again and again."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    connection.settings_dict["CONN_MAX_AGE"] = None  # As with the pool, which a deployment has.
    etag = Client().get("/feeds/claimreview.json?limit=50")["ETag"]
    reference = rate(bare, 200)
    print(f"a bare view                        {reference:6.0f} requests a second")
    for name, address, expected, headers, forget in (
        ("a page of 50, from its pieces", "/feeds/claimreview.json?limit=50", 200, {}, True),
        ("a page of 50, sent before", "/feeds/claimreview.json?limit=50", 200, {}, False),
        ("a page of 1000, from its pieces", "/feeds/claimreview.json", 200, {}, True),
        ("a page of 1000, sent before", "/feeds/claimreview.json", 200, {}, False),
        ("a 304 of the page of 50", "/feeds/claimreview.json?limit=50", 304, {"if_none_match": etag}, False),
    ):
        found = rate(address, expected, forget=forget, **headers)
        print(f"{name:<33}  {found:6.0f} requests a second, {found / reference:.2f} of the bare view")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER)
