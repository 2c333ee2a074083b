"""Claims as the newsroom's programs read them."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.models import Article
from factcheck.claims.models import Claim, Extraction
from factcheck.claims.services import extraction, triage
from factcheck.feeds.api.models import Scope
from tests import people
from tests.feeds.api.test_errors import problem

CLAIMS = "/api/v1/claims/"
OTHER = "its holdings rose to $1.1308 trillion in that month"
SECRET = "Japan had already begun dumping Treasurys in March"


@pytest.fixture
def reads(program):
    return program(Scope.CLAIMS_READ)


def listed(reads, **query) -> list[int]:
    response = reads.get(CLAIMS, **query)
    assert response.status_code == 200, response.content
    return [item["id"] for item in response.json()["items"]]


@pytest.fixture
def under_embargo(desk):
    """A claim in an article that is under embargo."""
    claim = desk.claim(SECRET)
    Article.objects.filter(versions__appearances__claim=claim).update(embargoed_until=now() + timedelta(days=1))
    return claim


def test_pages_hold_each_claim_once_while_claims_come_in(reads, client):
    text = people.many_claims(5)
    expected = [claim.pk for claim in reversed(people.claims(text))]
    page = reads.get(CLAIMS, limit=2).json()
    people.many_claims(2)
    seen = [item["id"] for item in page["items"]]
    while page["next"]:
        response = client.get(page["next"], headers=reads.headers)
        page = response.json()
        seen += [item["id"] for item in page["items"]]

    assert seen == expected


def test_filters_find_what_they_name(reads, desk, checker):
    found, other = desk.claim(), desk.claim(OTHER, people.version(f"Reports said {OTHER}."))
    found = triage.correct(
        found, by=checker, version=found.version, statement=found.statement, claimant="Katsunobu Kato"
    )
    triage.dismiss(other, by=checker, version=other.version, reason="trivial")
    Claim.objects.filter(pk=found.pk).update(topics=["bonds"], priority=Claim.Priority.URGENT)
    article = found.appearances.get().version.article_id

    for query in (
        {"q": "dumping treasurys"}, {"status": "open"}, {"article": article}, {"claimant": "katsunobu KATO"},
        {"topic": "bonds"}, {"priority": "urgent"},
    ):  # fmt: skip
        assert listed(reads, **query) == [found.pk], query
    assert listed(reads, status="dismissed") == [other.pk]
    assert listed(reads) == [other.pk, found.pk]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"status": "lost"}, "status"), ({"article": "x"}, "article"), ({"artcle": "1"}, "no parameter"),
        ({"before": "A" * 28}, "cursor"), ({"limit": 101}, "100"), ({"q": ""}, "q"), ({"priority": "2"}, "priority"),
    ],
)  # fmt: skip
def test_a_parameter_that_is_wrong_is_400(reads, query, says):
    assert says in problem(reads.get(CLAIMS, **query), 400)


def test_one_claim_tells_where_it_stands_with_its_figures_and_dates(reads):
    text = people.version("Exports rose by 9 percent in March 2025, the ministry said.\n\nIt rained.")
    extraction.run(Extraction.objects.create(version=text).pk)
    claim = Claim.objects.get()

    told = reads.get(f"{CLAIMS}{claim.pk}/").json()

    (place,) = told["appearances"]
    assert text.text[place["start"] : place["end"]] == place["exact"]
    assert [(each["value"], each["unit"]) for each in place["figures"]] == [(9, "percent")]
    assert [each["iso"] for each in place["dates"]] == ["2025-03"]
    assert place["article"].endswith(f"/api/v1/articles/{text.article_id}/")
    assert told["statement"] == claim.statement
    assert told["verdicts"] == []


def test_one_claim_names_what_was_written_on_it(reads, desk):
    verdict = desk.published()

    told = reads.get(f"{CLAIMS}{verdict.claim_id}/").json()

    assert [address.rsplit("/", 2)[-2] for address in told["verdicts"]] == [str(verdict.pk)]


def test_words_under_embargo_are_told_to_no_program(reads, under_embargo):
    for path in (CLAIMS, f"{CLAIMS}{under_embargo.pk}/"):
        response = reads.get(path)
        assert response.status_code == 200
        assert "dumping" not in response.content.decode()
        assert "embargo" in response.content.decode()


def test_no_word_finds_a_claim_under_embargo(reads, under_embargo):
    assert listed(reads) == [under_embargo.pk]
    assert listed(reads, q="dumping") == []


def test_a_claim_that_was_merged_keeps_its_embargo(reads, under_embargo, desk, checker):
    other = desk.claim(OTHER, people.version(f"Reports said {OTHER}."))
    triage.merge(under_embargo, into=other, by=checker, version=under_embargo.version)

    assert "dumping" not in reads.get(f"{CLAIMS}{under_embargo.pk}/").content.decode()
    assert listed(reads, q="dumping") == []


def test_when_the_embargo_ends_the_words_are_told(reads, under_embargo):
    Article.objects.update(embargoed_until=now() - timedelta(seconds=1))

    assert reads.get(f"{CLAIMS}{under_embargo.pk}/").json()["statement"] == under_embargo.statement
    assert listed(reads, q="dumping") == [under_embargo.pk]


def test_a_claim_that_is_none_is_404(reads):
    assert "/api/v1/claims/" in problem(reads.get(f"{CLAIMS}987654321/"), 404)


def test_a_long_page_asks_no_more_than_a_short_one(reads, django_assert_max_num_queries):
    people.many_claims(60)
    reads.get(CLAIMS)

    with django_assert_max_num_queries(6):
        reads.get(CLAIMS, limit=50)
