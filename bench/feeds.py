"""How quickly the feeds leave the house: everything as one stream, pages, and a 304.

`python -m bench.feeds [VERDICTS]` fills a database of its own with published verdicts (100,000 unless told), prints
them in all formats, and sends them as NDJSON beside raw exports by COPY and orjson. Then it asks for pages, for a 304,
and for the public pages, through all middleware, beside a view that sends a word. All runs in one process, one thing
after the other, and the database is thrown away.

Seconds are those of the clock. “Work” is processor time, of this process and of its server process of PostgreSQL: it
changes less than the clock on a machine that has other work.
"""

import gc
import io
import os
import resource
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.archive import fill
from bench.desk import desk

NUMBER = 100_000
ROUNDS = 3  # Of which the best counts: other work of the machine only ever slows one down.
SECONDS = 1.0  # For which each address is asked.


@dataclass(frozen=True)
class Cost:
    seconds: float
    ours: float  # Seconds of processor time of this process,
    servers: float  # and of PostgreSQL's.
    size: int  # Bytes, or how many.

    @property
    def work(self) -> float:
        return self.ours + self.servers


def measured(work: Callable[[], int]) -> Cost:
    server = _Server()
    began, busy, busy_there = time.perf_counter(), time.process_time(), server.busy()
    size = work()
    there = max(0.0, server.busy() - busy_there)
    return Cost(time.perf_counter() - began, time.process_time() - busy, there, size)


class _Server:
    """The process of PostgreSQL that this connection talks to, where it runs on this machine."""

    def __init__(self) -> None:
        from django.db import connection  # noqa: PLC0415

        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self._stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")

    def busy(self) -> float:
        """Its processor time so far, in seconds; 0 where the system does not tell."""
        try:
            fields = self._stat.read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / float(os.sysconf("SC_CLK_TCK"))


# --- everything ---------------------------------------------------------------------------------------------------


def raw_lines() -> int:
    """The lines that are kept of NDJSON by COPY, in no order, each read and written by orjson."""
    return _through_orjson("SELECT text FROM feeds_printed WHERE writing = %s", _writing())


def raw_records() -> int:
    """The records of the published verdicts by COPY, in no order, each read and written by orjson: what somebody writes
    who has an afternoon. It knows no addresses and no tombstones.
    """
    return _through_orjson("SELECT record::text FROM verdicts_verdict WHERE state = 'published'")


def raw_copy() -> int:
    """The kept lines by COPY alone: whoever sends them in an order, as one moment of the record, can't be quicker."""
    return sum(len(line) for line in _copied("SELECT text FROM feeds_printed WHERE writing = %s", _writing()))


def _through_orjson(query: str, *parameters: str) -> int:
    import orjson  # noqa: PLC0415

    return sum(len(orjson.dumps(orjson.loads(line)) + b"\n") for line in _copied(query, *parameters))


def _copied(query: str, *parameters: str) -> Iterator[bytes]:
    """The values of one column, as bytes: nothing is decoded that orjson decodes anyway."""
    from django.db import connection  # noqa: PLC0415

    connection.ensure_connection()
    with (
        connection.connection.cursor() as cursor,
        cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT binary)", parameters or None) as copied,
    ):
        copied.set_types(["bytea"])
        for (line,) in copied.rows():
            yield line


def _writing() -> str:
    from factcheck.feeds.formats import ndjson  # noqa: PLC0415
    from factcheck.feeds.press.proof import writing  # noqa: PLC0415

    return writing(ndjson.FORMAT)


def streamed(address: str = "/feeds/verdicts.ndjson", **headers: str) -> int:
    """Everything as the web address sends it; bytes sent."""
    return sum(len(part) for part in _answer(address, **headers)[1])


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


def best_of(works: list[Callable[[], int]]) -> list[Cost]:
    """The quickest round of each, by the clock and by work for itself. They take turns, so that all meet the same
    weather.
    """
    rounds = [[measured(work) for work in works] for _ in range(ROUNDS)]
    return [
        Cost(min(c.seconds for c in one), min(c.ours for c in one), min(c.servers for c in one), one[0].size)
        for one in zip(*rounds, strict=True)
    ]


def everything(number: int) -> None:
    """Print what it takes to send all of it, and of which raw export it is how much of the speed."""
    raw = {
        "COPY of the kept lines, orjson": raw_lines,
        "COPY of the records, orjson": raw_records,
        "COPY of the kept lines alone": raw_copy,
    }
    ours: dict[str, Callable[[], int]] = {"the address": streamed, "the command": exported}
    costs = dict(zip(raw | ours, best_of([*(raw | ours).values()]), strict=True))
    # The quicker of the two that read and write each line: what is sent has to be at half its speed at least.
    least = min(list(raw)[:2], key=lambda name: costs[name].work)
    head = "".join(f"{name:>8}" for name in ("seconds", "work", "ours", "server", "MB"))
    print(f"\n{'everything as NDJSON':<32} {head}{'a second':>10}  speed")
    for name, cost in costs.items():
        by_clock, by_work = costs[least].seconds / cost.seconds, costs[least].work / cost.work
        print(
            f"{name:<32}{cost.seconds:9.2f}{cost.work:8.2f}{cost.ours:8.2f}{cost.servers:8.2f}{cost.size / 1e6:6.0f}"
            f"{number / cost.seconds:10,.0f}  {by_clock:.2f} by the clock, {by_work:.2f} by work"
        )
    print(f"Speed is told against “{least}”; at least 0.50 is promised.")


def printing(number: int) -> None:
    """Print all, first in all formats, and then one format anew."""
    from factcheck.feeds.formats import PRINTED, ndjson  # noqa: PLC0415
    from factcheck.feeds.models import Edition, Printed  # noqa: PLC0415

    first = measured(_print_all)
    _told("printed for the first time", first, f"{len(PRINTED)} formats", number)
    Edition.objects.filter(pk=ndjson.FORMAT.name).update(through_at=None, through_id=None)
    Printed.objects.filter(writing=_writing()).delete()
    _told("one format printed anew", measured(_print_all), "NDJSON", number)
    _vacuum("feeds_printed")


def _told(what: str, cost: Cost, of: str, number: int) -> None:
    print(
        f"{what:<32}{cost.seconds:9.1f}{cost.work:8.1f}{cost.ours:8.1f}{cost.servers:8.1f}"
        f"   {cost.size:,} pieces of {of}, {number / cost.seconds:,.0f} checks a second"
    )


def _print_all() -> int:
    from factcheck.feeds.press import editions  # noqa: PLC0415

    made = 0
    while editions.owed():
        made += editions.sweep()
    return made


def _vacuum(table: str) -> None:
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM ANALYZE {table}")


def memory(number: int) -> None:
    """Print how much more memory the whole takes than a tenth of it."""
    from factcheck.feeds import published  # noqa: PLC0415
    from factcheck.feeds.published import of  # noqa: PLC0415

    few = max(1, number // 10)
    place = of(published.newest_first()[few : few + 1][0]).cursor
    print(f"\n{'memory while it is sent':<32}{'Python, MB':>12}{'process, MB more':>18}")
    for many, address in ((few, f"/feeds/verdicts.ndjson?since={place}"), (number, "/feeds/verdicts.ndjson")):
        gc.collect()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        streamed(address)
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        tracemalloc.start()
        streamed(address)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(f"{f'{many:,} verdicts':<32}{peak / 1e6:12.1f}{(after - before) / 1024:18.1f}")


# --- a page, and a 304 ---------------------------------------------------------------------------------------------


@cache
def _application() -> Any:
    from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415

    return WSGIHandler()


def _answer(address: str, **headers: str) -> tuple[int, Any]:
    """Status and body of an address, as a server of threads gets them from the application."""
    from django.test import RequestFactory  # noqa: PLC0415

    environ = RequestFactory().get(address, headers=headers).environ
    status: list[str] = []
    response = _application()(environ, lambda line, _headers: status.append(line))
    return int(status[0][:3]), response


def rate(address: str, expected: int = 200, *, forget: bool = False, **headers: str) -> Cost:
    """What requests of one address cost, one after the other, `size` of them; `forget` has the process remember nothing
    of what it found out or sent.
    """
    from factcheck.feeds.press.standing import STANDINGS  # noqa: PLC0415
    from factcheck.feeds.remembered import ANSWERS  # noqa: PLC0415

    def ask() -> int:
        asked, began = 0, time.perf_counter()
        while time.perf_counter() - began < SECONDS:
            if forget:
                ANSWERS.clear()
                STANDINGS.clear()
            status, body = _answer(address, **headers)
            if status != expected:
                raise SystemExit(f"{address} answered {status}.")
            b"".join(body)
            asked += 1
        return asked

    return measured(ask)


@contextmanager
def _bare_view() -> Iterator[str]:
    """The address of a view that sends a word."""
    from django.conf import settings  # noqa: PLC0415
    from django.http import HttpResponse  # noqa: PLC0415
    from django.urls import path  # noqa: PLC0415

    urls = import_module(settings.ROOT_URLCONF)
    urls.urlpatterns.insert(0, path("bare", lambda _request: HttpResponse(b"a word")))
    yield "/bare"


def _asked(address: str) -> tuple[int, int, str]:
    """Queries and bytes of an answer of which this process knows nothing yet, and its tag."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from factcheck.feeds.press.standing import STANDINGS  # noqa: PLC0415
    from factcheck.feeds.remembered import ANSWERS  # noqa: PLC0415

    ANSWERS.clear()
    STANDINGS.clear()
    with CaptureQueriesContext(connection) as queries:
        answer = Client().get(address)
    return len(queries), len(b"".join(answer)), answer["ETag"]


def requests(bare: str) -> None:
    """Print what is asked for again and again: pages of each format, and pages for people."""
    from factcheck.feeds.formats import FORMATS  # noqa: PLC0415
    from factcheck.feeds.models import Printed  # noqa: PLC0415
    from factcheck.verdicts.models import Verdict  # noqa: PLC0415

    reference = rate(bare)
    print("\nrequests a second, in brackets against a bare view")
    print(f"{'a bare view':<40}{reference.size / reference.seconds:12,.0f}")
    head = ("queries", "kB", "from pieces", "and gzipped", "sent before", "304")
    print(f"{'':<40}{head[0]:>8}{head[1]:>8}" + "".join(f"{name:>16}" for name in head[2:]))
    middle = Verdict.objects.filter(slug__gt="").order_by("pk")[Verdict.objects.filter(slug__gt="").count() // 2]
    pages = {f"{form.name}, {form.page or 1000} checks": _page(form.file, form.page) for form in FORMATS}
    pages |= {f"{form.name}, 50 checks": _page(form.file, 50, named=True) for form in FORMATS}
    place, rare = _place_of(middle), str((middle.record or {})["claim"]["statement"]).split()[2]
    pages |= {
        "the list of checks": "/checks/",
        "the list, far down": f"/checks/?before={place}",
        "the list, searched": "/checks/?q=bonds+in+March",
        "the list, a rare word": f"/checks/?q={rare}",
        "the list, filtered": "/checks/?rating=False&outlet=Pacific+Ledger",
        "one check": f"/checks/{middle.slug}/",
        "claims:search": "/v1alpha1/claims:search?query=bonds+in+March",
        "claims:search, a rare word": f"/v1alpha1/claims:search?query={rare}",
        "a sitemap": "/sitemaps/1.xml",
        "the list of sitemaps": "/sitemap.xml",
        "the news sitemap": "/sitemaps/news.xml",
    }
    for name, address in pages.items():
        queries, size, etag = _asked(address)
        found = (
            rate(address, forget=True),
            rate(address, forget=True, accept_encoding="gzip"),
            rate(address),
            rate(address, 304, if_none_match=etag),
        )
        bare_work = reference.work / reference.size
        told = (f"{cost.size / cost.seconds:,.0f} ({bare_work * cost.size / cost.work:.2f})" for cost in found)
        print(f"{name:<40}{queries:>8}{size / 1000:>8,.0f}" + "".join(f"{one:>16}" for one in told), flush=True)
    print(f"{Printed.objects.count():,} pieces are kept.")


def _page(file: str, size: int | None, *, named: bool = False) -> str:
    """A page of a feed; the formats that send everything at once are asked for a thousand."""
    limit = f"?limit={size}" if named else "" if size else "?limit=1000"
    return f"/feeds/{file}{limit}"


def _place_of(verdict: Any) -> Any:
    from factcheck.feeds.cursor import Cursor  # noqa: PLC0415

    return Cursor(verdict.changed_at, verdict.pk)


def _keep_the_connection() -> None:
    """From request to request, as with the pool that a deployment has: its one server process is measured."""
    from django.db import connection  # noqa: PLC0415

    connection.settings_dict["CONN_MAX_AGE"] = None
    connection.close()


def main(number: int = NUMBER) -> None:
    with desk(), _bare_view() as bare:
        _keep_the_connection()
        fill(number)
        print(f"{number:,} verdicts")
        print(f"{'':<32}{'seconds':>9}{'work':>8}{'ours':>8}{'server':>8}")
        printing(number)
        everything(number)
        memory(number)
        requests(bare)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER)
