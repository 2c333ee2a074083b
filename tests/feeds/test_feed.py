"""`/feeds/claimreview.json`: its shape, and how it is followed."""

import gzip
import re
from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest

from factcheck.feeds.cursor import Cursor
from factcheck.feeds.press import standing
from factcheck.feeds.remembered import ANSWERS
from factcheck.verdicts.models import Verdict

FEED = "/feeds/claimreview.json"


@pytest.fixture
def feed(client):
    def get(query: str = "") -> dict:
        response = client.get(f"{FEED}{query}")
        assert response.status_code == 200, response.content
        return response.json()

    return get


@pytest.fixture
def pages(client):
    """All elements from a query on, page by page as the links lead, and what happens between two pages."""

    def go(query: str = "", between=lambda: None) -> list[dict]:
        found, url = [], f"{FEED}{query}"
        while url:
            response = client.get(url)
            found += response.json()["dataFeedElement"]
            link = re.fullmatch(r'<([^>]+)>; rel="next"', response.get("Link", ""))
            url = link[1] if link else None
            between()
        return found

    return go


def addresses(elements: list[dict]) -> list[str]:
    return [element["@id"] for element in elements]


def by_address(elements: list[dict]) -> dict[str, dict]:
    return {element["@id"]: element for element in elements}


# --- shape ------------------------------------------------------------------------------------------------


def test_the_feed_of_a_new_newsroom_is_empty_and_whole(feed, db):
    found = feed()

    assert (found["@type"], found["dataFeedElement"]) == ("DataFeed", [])
    assert feed(f"?since={found['version']}")["dataFeedElement"] == []


def test_an_item_has_its_dates_and_a_list_of_one_complete_review(feed, publish):
    verdict = publish()

    (item,) = feed()["dataFeedElement"]

    assert item["@type"] == "DataFeedItem"
    assert item["@id"] == item["url"]
    assert item["dateCreated"] == item["dateModified"]
    (review,) = item["item"]
    assert (review["@context"], review["@type"]) == ("https://schema.org", "ClaimReview")
    assert review["@id"] == item["@id"]
    assert verdict.slug in review["url"]


def test_a_correction_moves_the_date_and_keeps_the_address(feed, publish, desk):
    verdict = publish()
    (before,) = feed()["dataFeedElement"]
    desk.corrected(verdict)

    (after,) = feed()["dataFeedElement"]

    assert after["@id"] == before["@id"]
    assert after["dateCreated"] == before["dateCreated"]
    assert after["dateModified"] > before["dateModified"]
    assert after["item"][0]["dateModified"] == after["dateModified"]


def test_a_retracted_check_is_a_tombstone(feed, publish, desk):
    desk.retracted(publish())

    (item,) = feed()["dataFeedElement"]

    assert item["item"] == []
    assert item["dateDeleted"] == item["dateModified"]


def test_the_last_change_comes_first_and_numbers_break_a_tie(feed, publish, desk):
    first, second, third = (publish(f"Japan sold {n} bonds") for n in ("two", "three", "four"))
    desk.corrected(first)
    Verdict.objects.filter(pk__in=[second.pk, third.pk]).update(changed_at=second.changed_at)

    found = addresses(feed()["dataFeedElement"])

    assert [address.split("/")[-2] for address in found] == [first.slug, third.slug, second.slug]


# --- following --------------------------------------------------------------------------------------------


def test_an_old_snapshot_and_what_changed_since_make_the_new_snapshot(feed, publish, desk):
    kept, corrected, retracted, republished = (publish(f"Japan sold {n} bonds") for n in ("2", "3", "4", "5"))
    republished = desk.retracted(republished)
    old = feed()
    desk.corrected(corrected)
    desk.retracted(retracted)
    publish("Japan bought them back")

    increment = feed(f"?since={old['version']}")
    new = feed()

    assert kept.slug not in str(increment)
    assert len(increment["dataFeedElement"]) == 3
    assert by_address(old["dataFeedElement"]) | by_address(increment["dataFeedElement"]) == by_address(
        new["dataFeedElement"]
    )
    assert increment["version"] == new["version"]


def test_nothing_new_is_an_empty_increment_with_the_same_cursor(feed, publish):
    publish()
    cursor = feed()["version"]

    increment = feed(f"?since={cursor}")

    assert increment["dataFeedElement"] == []
    assert increment["version"] == cursor


def test_two_checks_that_changed_in_the_same_microsecond_are_both_heard_of(feed, publish):
    first, second = publish("Japan sold two bonds"), publish("Japan sold three bonds")
    Verdict.objects.filter(pk__in=[first.pk, second.pk]).update(changed_at=first.changed_at)

    heard = feed(f"?since={Cursor(first.changed_at, first.pk)}")["dataFeedElement"]

    assert [second.slug in address for address in addresses(heard)] == [True]


def test_pages_have_everything_once_in_order(pages, feed, publish):
    for n in range(5):
        publish(f"Japan sold {n} bonds")

    assert pages("?limit=2") == feed()["dataFeedElement"]


def test_pages_keep_their_place_while_checks_come_in(pages, feed, publish):
    for n in range(5):
        publish(f"Japan sold {n} bonds")
    before = feed()["dataFeedElement"]
    numbers = iter(range(100, 200))

    found = pages("?limit=2", between=lambda: publish(f"Japan sold {next(numbers)} bonds"))

    assert found == before


def test_an_increment_has_pages_too(pages, feed, publish):
    publish("Japan sold one bond")
    cursor = feed()["version"]
    for n in range(2, 5):
        publish(f"Japan sold {n} bonds")

    assert pages(f"?since={cursor}&limit=2") == feed(f"?since={cursor}")["dataFeedElement"]


def test_the_next_page_is_named_by_the_public_address(client, publish, settings):
    settings.SITE_URL = "https://facts.example.org"
    publish("Japan sold one bond")
    publish("Japan sold two bonds")

    assert client.get(f"{FEED}?limit=1")["Link"].startswith(f"<https://facts.example.org{FEED}?before=")


@pytest.mark.parametrize(
    "query",
    ["since=", "since=nonsense", "since=2026-11-22", "since=%F0%9F%98%80", "before=AQ", "limit=0", "limit=1001",
     "limit=-1", "limit=x", "limit=%C2%B2", "limit=", "since=" + "A" * 5000],
)  # fmt: skip
def test_a_bad_query_is_a_problem_that_says_what_is_right(client, db, query):
    response = client.get(f"{FEED}?{query}")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    problem = response.json()
    assert problem["status"] == 400
    assert "leave it out" in problem["detail"] or "whole number from 1 to 1000" in problem["detail"]


def test_a_nul_in_the_query_is_a_problem_and_no_crash(client, db):
    response = client.get(f"{FEED}?since=%00")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


# --- HTTP -------------------------------------------------------------------------------------------------


def test_anybody_s_page_may_read_it_and_nobody_gets_a_cookie(client, checker, publish):
    publish()
    client.force_login(checker)

    response = client.get(FEED)

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["Vary"] == "Accept-Encoding"
    assert not response.cookies


def test_the_etag_is_strong_and_comes_from_the_content_alone(client, publish, desk):
    verdict = publish()
    first, second = client.get(FEED), client.get(FEED)
    desk.corrected(verdict)
    third = client.get(FEED)

    assert re.fullmatch(r'"[0-9a-f]{32}"', first["ETag"])
    assert first["ETag"] == second["ETag"] != third["ETag"]


@pytest.mark.parametrize("header", ["{etag}", '"other", {etag}', "W/{etag}", "*"])
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_reader_who_has_it_gets_304_with_the_same_headers(client, publish, header, encoding):
    publish("Japan sold one bond")
    publish("Japan sold two bonds")
    accept = {"accept-encoding": encoding}
    full = client.get(f"{FEED}?limit=1", headers=accept)

    response = client.get(f"{FEED}?limit=1", headers=accept | {"if-none-match": header.format(etag=full["ETag"])})

    assert (response.status_code, response.content) == (304, b"")
    for name in ("ETag", "Cache-Control", "Vary", "Last-Modified", "Link", "Access-Control-Allow-Origin"):
        assert response[name] == full[name]


def test_a_reader_with_another_version_gets_this_one(client, publish):
    publish()

    assert client.get(FEED, headers={"if-none-match": '"other"'}).status_code == 200


def test_gzip_has_the_same_content_and_a_strong_etag_of_its_own(client, publish):
    publish()
    plain, zipped = client.get(FEED), client.get(FEED, headers={"accept-encoding": "gzip, br"})

    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert re.fullmatch(r'"[0-9a-f]{32}-gzip"', zipped["ETag"])


def test_head_has_the_headers_of_get_and_no_body(client, publish):
    publish()
    got, headed = client.get(FEED), client.head(FEED)

    assert headed.content == b""
    assert headed.headers.pop("X-Request-ID") != got.headers.pop("X-Request-ID")
    assert dict(headed.headers) == dict(got.headers)


def test_last_modified_is_the_last_change_once_its_second_is_over(client, publish, time_machine):
    publish("Japan sold one bond")
    client.get(FEED)  # From now on it is printed as it is: that moment is later than the first change.
    verdict = publish("Japan sold two bonds")
    time_machine.move_to(verdict.changed_at + timedelta(minutes=5), tick=False)

    response = client.get(FEED)

    assert parsedate_to_datetime(response["Last-Modified"]) == verdict.changed_at.replace(microsecond=0)
    again = client.get(FEED, headers={"if-modified-since": response["Last-Modified"]})
    assert again.status_code == 304


def test_two_changes_within_a_second_are_not_taken_for_one_by_a_reader_who_only_knows_the_second(
    client, publish, time_machine
):
    first = publish("Japan sold one bond")
    second_of_it = first.changed_at.replace(microsecond=100_000)
    Verdict.objects.filter(pk=first.pk).update(changed_at=second_of_it)
    time_machine.move_to(second_of_it + timedelta(milliseconds=100), tick=False)
    told = client.get(FEED)["Last-Modified"]
    later = publish("Japan sold two bonds")
    Verdict.objects.filter(pk=later.pk).update(changed_at=second_of_it + timedelta(milliseconds=500))
    time_machine.move_to(second_of_it + timedelta(minutes=5), tick=False)

    assert client.get(FEED, headers={"if-modified-since": told}).status_code == 200


def test_a_later_page_is_dated_by_the_last_change_of_all(client, publish, desk, time_machine):
    """A check that is corrected leaves its page without anything newer coming onto it."""
    one, _, _ = (publish(f"Japan sold {n} bonds") for n in ("two", "three", "four"))
    time_machine.move_to(one.changed_at + timedelta(minutes=5), tick=False)
    link = re.fullmatch(r'<([^>]+)>; rel="next"', client.get(f"{FEED}?limit=1")["Link"])[1]
    page = client.get(link)
    corrected = desk.corrected(one)
    Verdict.objects.filter(pk=corrected.pk).update(changed_at=corrected.changed_at + timedelta(minutes=1))

    assert client.get(link, headers={"if-modified-since": page["Last-Modified"]}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_feed_is_for_reading(client, db, method):
    assert getattr(client, method)(FEED).status_code == 405


@pytest.mark.parametrize("number", [0, 1, 12])
def test_a_page_that_is_printed_costs_two_queries_however_long_it_is(
    client, publish, desk, django_assert_max_num_queries, number
):
    for n in range(number):
        desk.corrected(publish(f"Japan sold {n} bonds"))
    for form in ("claimreview.json", "verdicts.ndjson?limit=5", "verdicts.csv?limit=5"):
        first = client.get(f"/feeds/{form}")
        ANSWERS.clear()

        with django_assert_max_num_queries(2):
            again = client.get(f"/feeds/{form}")
        assert again.content == first.content


def test_a_page_that_this_process_has_just_sent_costs_one_query(client, publish, django_assert_num_queries):
    publish()
    first = client.get(FEED)

    with django_assert_num_queries(1):
        again = client.get(FEED)
    assert again.content == first.content


def test_while_nothing_is_published_a_long_page_is_not_looked_through_again(
    client, publish, multiply, monkeypatch, desk
):
    verdict = publish()
    multiply(verdict, 3)
    etag = client.get(f"{FEED}?limit=3")["ETag"]
    monkeypatch.setattr(standing.Standing, "holding", lambda *_: pytest.fail("it was looked through"))

    assert client.get(f"{FEED}?limit=3", headers={"if-none-match": etag}).status_code == 304
    monkeypatch.undo()
    desk.retracted(verdict)
    assert client.get(f"{FEED}?limit=3", headers={"if-none-match": etag}).status_code == 200


def test_a_304_costs_one_query_and_makes_no_content(client, publish, django_assert_num_queries, monkeypatch):
    publish()
    etag = client.get(FEED)["ETag"]
    monkeypatch.setattr("factcheck.feeds.press.printed.page", lambda *_, **__: pytest.fail("content was made"))

    with django_assert_num_queries(1):
        response = client.get(FEED, headers={"if-none-match": etag})
    assert response.status_code == 304
