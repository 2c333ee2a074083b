"""Looking for checks on the public pages."""

import re

import pytest
from django.db import connection

from factcheck.claims.models import Claim
from factcheck.feeds import finding, published
from factcheck.feeds.api import pages
from factcheck.feeds.api.shapes import VerdictsAsked
from factcheck.feeds.cursor import START
from factcheck.feeds.finding import Sought
from factcheck.feeds.formats import claim_search
from factcheck.feeds.views.pages import CHANGED
from tests import people
from tests.feeds import publishing

pytestmark = pytest.mark.usefixtures("two", "db")


@pytest.fixture(scope="module")
def desk(shared_rows):
    return people.Desk(people.person("checker"), people.person("editor"))


@pytest.fixture(scope="module")
def two(desk):
    draft = publishing.written(
        desk, "香港の港は閉鎖された", claimant="Port Office", outlet="Harbour Daily", label="True", language="ja"
    )
    Claim.objects.filter(pk=draft.claim_id).update(topics=["ports", "trade"])
    draft.claim.refresh_from_db()
    other = desk.published(desk.approved(desk.submitted(draft)))
    one = publishing.published(
        desk, "Japan sold all of its bonds", claimant="Kato", outlet="Pacific Ledger", label="False", language="en"
    )
    return one, other


def found(client, query: str) -> list[str]:
    page = client.get(f"/checks/{query}")
    assert page.status_code == 200
    return re.findall(r'href="/checks/([^"/?]+-\d+)/"', page.content.decode())


@pytest.mark.parametrize(
    "query",
    [
        "?q=閉鎖", "?q=port+office", "?rating=True", "?topic=ports", "?claimant=Port+Office", "?outlet=Harbour+Daily",
        "?language=ja", "?rating=True&topic=trade&q=港",
    ],
)  # fmt: skip
def test_each_filter_leaves_what_is_like_that(two, client, query):
    assert found(client, query) == [two[1].slug]


def test_days_are_counted_with_both_ends(two, client):
    day = two[0].first_published_at.date().isoformat()

    assert len(found(client, f"?published_from={day}&published_to={day}")) == 2
    assert found(client, "?published_to=2020-01-01") == []


def test_filters_that_leave_nothing_offer_the_way_back(two, client):
    page = client.get("/checks/?rating=Satire").content.decode()

    assert "No check is like that." in page
    assert '<a href="/checks/">Show all</a>' in page


def test_the_choices_are_what_was_published_and_how_often(two):
    choices = finding.choices()

    assert {choice.value: choice.count for choice in choices["rating"]} == {"False": 1, "True": 1}
    assert {choice.value for choice in choices["topic"]} == {"ports", "trade"}
    assert {choice.value for choice in choices["outlet"]} == {"Pacific Ledger", "Harbour Daily"}


def test_spellings_that_the_search_takes_for_one_are_counted_together(two, desk):
    publishing.published(desk, "Japan sold most of its bonds", claimant="KATO")
    publishing.published(desk, "Japan sold some of its bonds", claimant="Kato")

    claimants = finding.choices()["claimant"]

    assert {choice.value: choice.count for choice in claimants} == {"Port Office": 1, "Kato": 3}


def test_the_choices_are_counted_anew_when_something_is_published(two, publish):
    before = len(finding.choices()["claimant"])

    publish("Japan sold three bonds", claimant="Somebody New")

    assert len(finding.choices()["claimant"]) == before + 1


def test_where_counting_takes_long_the_choices_may_be_a_while_old(two, publish, monkeypatch):
    monkeypatch.setattr(finding, "_QUICK", -1)
    monkeypatch.setattr(finding, "_RESTS", 1_000_000)
    monkeypatch.setattr(finding, "_last", [])
    before = finding.choices()

    publish("Japan sold three bonds", claimant="Somebody New")

    assert finding.choices() is before
    monkeypatch.setattr(finding, "_last", [])  # As another process finds it.
    assert len(finding.choices()["claimant"]) == len(before["claimant"]) + 1


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?published_from=yesterday", "“published_from” is a day such as 2026-03-01."),
        ("?published_to=2026-02-30", "“published_to” is a day such as 2026-03-01."),
        ("?q=" + "x" * 301, "“q” is a text of at most 300 characters."),
    ],
)
def test_what_cannot_be_meant_is_answered_in_words(two, client, query, sentence):
    answer = client.get(f"/checks/{query}")

    assert answer.status_code == 400
    assert sentence in answer.content.decode()


def test_a_search_is_not_named_the_page_of_all_checks(two, client):
    assert 'rel="canonical"' in client.get("/checks/").content.decode()
    assert 'rel="canonical"' not in client.get("/checks/?rating=True").content.decode()


def test_pages_of_a_search_go_on_with_the_search(two, client, monkeypatch):
    monkeypatch.setattr("factcheck.feeds.views.pages.READERS_PAGE", 1)

    page = client.get("/checks/?q=o").content.decode()

    (older,) = re.findall(r'rel="next" href="([^"]+)"', page)
    assert "q=o&amp;before=" in older


def test_an_index_answers_a_search(two, multiply):
    multiply(two[0], 3000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE verdicts_verdict")
    facts = ({"rating": "True"}, {"topic": "ports", "claimant": "Port Office"}, {"outlet": "x"}, {"language": "ja"})

    for sought, index in (*((Sought(**fact), "facets") for fact in facts), (Sought(q="office"), "words")):
        plan = finding.narrowed(published.newest_first(), sought).explain()
        assert f"Bitmap Index Scan on verdict_{index}" in plan
    asked_for = {"query": "office", "languageCode": "ja"}
    assert "verdict_facets" in claim_search.found_in(published.newest_first(), claim_search.wanted(asked_for)).explain()
    assert "verdict_corrections" in published.newest_first().filter(CHANGED)[:20].explain()
    asked = VerdictsAsked.model_validate({"language": "ja", "since": str(START)})
    assert "verdict_facets" in pages.sought(asked)[1].explain()
    day = Sought(published_to="2020-01-01")
    assert "verdict_first_published" in finding.narrowed(published.newest_first(), day).explain()
