"""The Atom feed by months: every check stands in one, and they lead from one to the next."""

import re
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
import time_machine
from django.db import connection
from lxml import etree

from factcheck.feeds.lint import inspect
from factcheck.feeds.remembered import ANSWERS
from tests import people
from tests.feeds import publishing

ATOM = "{http://www.w3.org/2005/Atom}"
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
_MOMENTS = {"first": "2025-12-31T23:59:59.999999Z", "second": "2026-02-01T00:00:00Z", "third": "2026-03-02T00:00:00Z"}


@pytest.fixture(scope="module")
def record(shared_rows):
    """Three checks, the last one retracted, in three months of which the second does not follow the first."""
    desk = people.Desk(people.person("checker"), people.person("editor"))
    made = {word: publishing.published(desk, f"Japan sold its {word} bond") for word in _MOMENTS}
    made["third"] = desk.retracted(made["third"])
    with connection.cursor() as cursor:
        # Nothing published changes when it was: the trigger that holds this is off for these rows.
        cursor.execute("SET LOCAL session_replication_role = replica")
        for word, moment in _MOMENTS.items():
            cursor.execute(
                "UPDATE verdicts_verdict SET changed_at = %s, published_at = least(published_at, %s), "
                "first_published_at = least(first_published_at, %s) WHERE id = %s",
                [moment, moment, moment, made[word].pk],
            )
        cursor.execute("SET LOCAL session_replication_role = origin")
    return made


@pytest.fixture(autouse=True)
def now(db, record, settings):
    """Noon of a day in the month of the last change; as a process that has just started."""
    settings.SITE_URL = "https://facts.example.org"
    ANSWERS.clear()
    with time_machine.travel(NOW, tick=False):
        yield


def get(client, address: str, **headers: str):
    return client.get(address.removeprefix("https://facts.example.org"), headers=headers)


def links(answer) -> dict[str, str]:
    feed = etree.fromstring(answer.content)
    return {link.get("rel"): link.get("href") for link in feed.iterchildren(f"{ATOM}link")}


def said(answer) -> str:
    return " ".join(re.findall(r"Japan sold its (\w+) bond</title>|<at:(deleted)-entry", answer.content.decode())[0])


def test_the_months_lead_back_to_the_first_and_forth_to_the_feed(client):
    address, seen = "/feeds/verdicts-2026-03.atom", []
    while address:
        answer = get(client, address)
        assert answer.status_code == 200, address
        seen.append((address[-12:-5], answer))
        assert links(answer)["current"] == "https://facts.example.org/feeds/verdicts.atom"
        address = links(answer).get("prev-archive", "")

    assert [month for month, _ in seen] == ["2026-03", "2026-02", "2026-01", "2025-12"]
    march, february, january, december = (answer for _, answer in seen)
    assert [b"<fh:archive/>" in answer.content for _, answer in seen] == [False, True, True, True]
    assert "next-archive" not in links(march)
    assert [links(answer)["next-archive"][-12:-5] for answer in (february, january, december)] == [
        "2026-03", "2026-02", "2026-01",
    ]  # fmt: skip
    assert [said(answer).strip() for answer in (march, february, december)] == ["deleted", "second", "first"]
    assert b"<entry" not in january.content


def test_the_feed_leads_to_the_month_in_which_its_page_ends(client):
    first, whole, further = (
        get(client, f"/feeds/verdicts.atom{query}") for query in ("?limit=2", "", "?limit=1&since=")
    )

    assert links(first)["prev-archive"] == "https://facts.example.org/feeds/verdicts-2026-02.atom"
    assert "prev-archive" not in links(whole)
    assert further.status_code == 400
    second = get(client, links(get(client, "/feeds/verdicts.atom?limit=1"))["next"])
    assert "prev-archive" not in links(second)


def test_a_month_that_is_over_stays_to_the_byte_while_other_checks_come_and_loses_what_changes(
    record, client, desk, publish
):
    address = "/feeds/verdicts-2026-02.atom"
    before = get(client, address)
    publish("Japan sold another bond")
    ANSWERS.clear()
    after = get(client, address)
    desk.corrected(record["second"])
    emptied = get(client, address)

    assert (after.content, after["ETag"]) == (before.content, before["ETag"])
    assert emptied["ETag"] != before["ETag"]
    assert b"<entry" not in emptied.content
    assert links(emptied) == links(before)


def test_a_month_ends_without_a_change_of_the_record(client):
    running = get(client, "/feeds/verdicts-2026-03.atom")
    with time_machine.travel(NOW + timedelta(days=20), tick=False):
        over = get(client, "/feeds/verdicts-2026-03.atom")

    assert running["ETag"] != over["ETag"]
    assert b"<fh:archive/>" in over.content


def test_a_month_is_one_query_for_who_has_it_and_two_for_who_has_not(client, django_assert_num_queries):
    address = "/feeds/verdicts-2026-02.atom"
    etag = get(client, address)["ETag"]
    ANSWERS.clear()

    with django_assert_num_queries(1):
        assert get(client, address, **{"If-None-Match": etag}).status_code == 304
    with django_assert_num_queries(2):
        sent = get(client, address)
    assert (sent["ETag"], sent["Cache-Control"]) == (etag, "public, max-age=60")
    assert sent["Access-Control-Allow-Origin"] == "*"
    assert client.head(address)["ETag"] == etag


@pytest.mark.parametrize("month", ["2026-04", "2025-11", "0000-01", "0001-01", "9999-12"])
def test_a_month_in_which_nothing_can_be_is_a_problem_in_words(client, month):
    answer = get(client, f"/feeds/verdicts-{month}.atom")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_month_is_only_read(client):
    assert client.post("/feeds/verdicts-2026-02.atom").status_code == 405
    assert client.options("/feeds/verdicts-2026-02.atom")["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_before_the_first_publication_the_running_month_is_an_empty_feed(client):
    with time_machine.travel(datetime(2025, 11, 15, tzinfo=UTC), tick=False):
        answer = get(client, "/feeds/verdicts-2025-11.atom")

    assert answer.status_code == 200
    assert "prev-archive" not in links(answer)


@pytest.mark.parametrize("month", ["2026-03", "2026-02", "2026-01"])
def test_nothing_is_wrong_with_a_month_and_others_read_it(client, month):
    answer = get(client, f"/feeds/verdicts-{month}.atom")

    report = inspect(
        answer.content, address=f"https://facts.example.org/feeds/verdicts-{month}.atom",
        content_type=answer["Content-Type"],
    )  # fmt: skip
    assert [str(fault) for fault in report.faults if not fault.is_advice] == []
    read = feedparser.parse(answer.content)
    assert not read.bozo
    assert read.feed.id == "https://facts.example.org/feeds/verdicts.atom"
