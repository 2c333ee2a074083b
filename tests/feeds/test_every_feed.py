"""What holds for each address under /feeds/, whatever its format: asking again, being asked wrongly, being asked from
anybody's page, and being streamed.
"""

import gzip
import tracemalloc

import pytest
from django.db import connection

from factcheck.feeds.formats import FORMATS
from factcheck.feeds.paging import Wanted
from factcheck.feeds.press import printing
from factcheck.feeds.press.standing import standing
from factcheck.feeds.remembered import ANSWERS
from factcheck.feeds.streams import Stream, blocks
from tests import people
from tests.feeds import publishing

pytestmark = pytest.mark.usefixtures("two_checks", "db")
EVERY = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
STREAMED = pytest.mark.parametrize("form", [form for form in FORMATS if form.page is None], ids=lambda form: form.name)


@pytest.fixture(autouse=True)
def forget():
    """As a process that has just started."""
    ANSWERS.clear()


@pytest.fixture(scope="module")
def desk(shared_rows):
    return people.Desk(people.person("checker"), people.person("editor"))


@pytest.fixture(scope="module")
def two_checks(desk):
    """A check that stands and a retracted one, for all tests; whatever a test publishes beside them is its own."""
    desk.retracted(publishing.published(desk, "Japan sold one bond"))
    return publishing.published(desk, "Japan sold <two> “bonds”\u2028, \x85 & =more")


def body_of(response) -> bytes:
    return b"".join(response)


def headers_of(response) -> dict[str, str]:
    """Those that tell of the content: each request has a number of its own."""
    return {name: value for name, value in response.headers.items() if name not in ("X-Request-ID", "Content-Length")}


# --- asked again ----------------------------------------------------------------------------------------------------


@EVERY
def test_who_has_it_gets_304_with_the_same_headers(client, form):
    url = f"/feeds/{form.file}"
    full = client.get(url)
    for known in (full["ETag"], f'"other", {full["ETag"]}', f"W/{full['ETag']}", "*"):
        again = client.get(url, headers={"if-none-match": known})

        assert (again.status_code, again.content) == (304, b"")
        unneeded = {"Content-Type", "Content-Encoding"}
        assert headers_of(again).items() >= {(n, v) for n, v in headers_of(full).items() if n not in unneeded}


@EVERY
def test_a_published_check_changes_the_tag_and_nothing_else_does(client, publish, form):
    url = f"/feeds/{form.file}"
    before, again = client.get(url)["ETag"], client.get(url + "?nobody=knows&this=1")["ETag"]
    publish("Japan sold two bonds")

    assert before == again != client.get(url)["ETag"]
    assert client.get(url, headers={"if-none-match": before}).status_code == 200


@EVERY
def test_gzip_holds_the_same_bytes_under_a_strong_tag_of_its_own(client, form):
    plain = client.get(f"/feeds/{form.file}")
    zipped = client.get(f"/feeds/{form.file}", headers={"accept-encoding": "br, gzip;q=0.8"})

    assert (zipped["Content-Encoding"], plain.get("Content-Encoding")) == ("gzip", None)
    assert gzip.decompress(body_of(zipped)) == body_of(plain)
    assert zipped["ETag"] == plain["ETag"].removesuffix('"') + '-gzip"'
    assert plain["Vary"] == zipped["Vary"] == "Accept-Encoding"


@EVERY
@pytest.mark.parametrize("accepted", ["", "identity", "gzip;q=0", "gzip; q=0.0, br", "br"])
def test_who_does_not_take_gzip_gets_none(client, form, accepted):
    response = client.get(f"/feeds/{form.file}", headers={"accept-encoding": accepted})

    assert "Content-Encoding" not in response
    assert not response["ETag"].startswith("W/")
    assert not body_of(response).startswith(b"\x1f\x8b")


@EVERY
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_head_has_the_headers_of_get_and_no_body(client, form, encoding):
    accept = {"accept-encoding": encoding}
    got = client.get(f"/feeds/{form.file}", headers=accept)
    headed = client.head(f"/feeds/{form.file}", headers=accept)

    assert body_of(headed) == b""
    assert headers_of(headed) == headers_of(got)


@EVERY
def test_it_is_public_for_a_minute_and_knows_nobody(client, desk, form):
    client.force_login(desk.checker)

    response = client.get(f"/feeds/{form.file}")

    assert response["Cache-Control"] == "public, max-age=60"
    assert response["Content-Type"] == form.content_type
    assert not response.cookies


# --- asked wrongly, and from elsewhere ------------------------------------------------------------------------------


@EVERY
@pytest.mark.parametrize(
    "query",
    ["since=", "since=2026-13-99", "since=" + "A" * 9000, "since=%00", "since=%ff%fe", "since=a&since=b", "before=-1",
     "before=x&limit=5", "limit=-1", "limit=0", "limit=1e3", "limit=5&limit=5", "limit=999999999999999999999", "limit=",
     "limit=%D9%A5", "limit=5%00"],
)  # fmt: skip
def test_a_wrong_query_is_a_problem_that_says_what_is_right(client, form, query):
    response = client.get(f"/feeds/{form.file}?{query}")

    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    detail = response.json()["detail"]
    assert "leave it out" in detail or "whole number from 1 to" in detail
    assert response["Cache-Control"] == "no-store"


@EVERY
def test_a_cursor_of_one_feed_is_good_in_every_other(client, publish, two_checks, form):
    cursor = client.get("/feeds/claimreview.json")["Feed-Version"]
    new = publish("Japan sold three bonds")

    text = body_of(client.get(f"/feeds/{form.file}?since={cursor}")).decode()

    assert new.slug in text
    assert two_checks.slug not in text
    assert "one-bond" not in text


@EVERY
def test_a_browser_may_ask_for_anybody_s_page(client, form):
    asked = {"origin": "https://reader.example.org", "access-control-request-method": "GET",
             "access-control-request-headers": "if-none-match"}  # fmt: skip

    may = client.options(f"/feeds/{form.file}", headers=asked)
    told = client.get(f"/feeds/{form.file}", headers={"origin": "https://reader.example.org"})

    assert (may.status_code, may["Access-Control-Allow-Origin"]) == (204, "*")
    assert "If-None-Match" in may["Access-Control-Allow-Headers"]
    assert {"ETag", "Feed-Version", "Link"} <= set(told["Access-Control-Expose-Headers"].split(", "))


@EVERY
def test_it_is_only_read(client, form):
    response = client.post(f"/feeds/{form.file}")

    assert (response.status_code, response["Content-Type"]) == (405, "application/problem+json")
    assert response["Allow"] == "GET, HEAD, OPTIONS"


# --- streamed -------------------------------------------------------------------------------------------------------


@STREAMED
def test_everything_is_what_its_pages_are_together(client, publish, form):
    for n in range(2):
        publish(f"Japan sold {n} bonds")
    whole = body_of(client.get(f"/feeds/{form.file}")).decode()
    first, second = (client.get(f"/feeds/{form.file}?limit=2"), None)
    second = client.get(first["Link"].split(">")[0].lstrip("<").replace("http://127.0.0.1:8000", ""))

    header = "" if form.name == "ndjson" else whole.split("\r\n")[0] + "\r\n"
    assert whole == first.content.decode() + second.content.decode().removeprefix(header)


@STREAMED
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_memory_stays_flat_however_much_is_streamed(client, publish, multiply, form, encoding):
    multiply(publish(), 1500)
    url, accept = f"/feeds/{form.file}", {"accept-encoding": encoding}
    length = sum(len(part) for part in client.get(url, headers=accept))  # Printed, and all is loaded.
    tracemalloc.start()

    again = sum(len(part) for part in client.get(url, headers=accept))

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert again == length
    assert peak < 2_000_000


@STREAMED
def test_the_head_of_a_stream_is_told_without_sending_it(client, two_checks, multiply, form):
    multiply(two_checks, 300)
    got = client.get(f"/feeds/{form.file}")
    body_of(got)

    headed = client.head(f"/feeds/{form.file}")

    assert (body_of(headed), headers_of(headed)) == (b"", headers_of(got))
    assert cursors() == []


@STREAMED
def test_a_reader_who_goes_away_leaves_no_transaction_open(two_checks, multiply, form):
    multiply(two_checks, 300)
    _, sheet, rest = printing.drawn(standing(form, Wanted(None, None, None)))
    stream = Stream(blocks(form.document(sheet)), rest)
    next(stream)
    open_before = cursors()

    stream.close()  # As the server does, whether the answer was read or not.

    assert (len(open_before), cursors()) == (1, [])


def cursors() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_cursors WHERE name LIKE '%%django%%'")
        return [name for (name,) in cursor.fetchall()]
