"""Verdicts beyond the public ones, as the newsroom's programs read them."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.models import Article
from factcheck.feeds.api.models import Scope
from factcheck.verdicts.models import State
from tests import people
from tests.feeds.api.test_errors import problem

REVISIONS = "/api/v1/revisions/"


@pytest.fixture
def reads(program):
    return program(Scope.VERDICTS_READ)


@pytest.mark.parametrize("state", State)
def test_a_verdict_is_told_in_every_state(reads, desk, state):
    verdict = desk.verdict_in(state)

    told = reads.get(f"{REVISIONS}{verdict.pk}/").json()

    assert (told["state"], told["revision"], told["author"]) == (state, verdict.revision, str(desk.checker))
    assert [item["id"] for item in reads.get(REVISIONS, state=state).json()["items"]] == [verdict.pk]
    is_public = state in (State.PUBLISHED, State.CORRECTED, State.RETRACTED)
    assert (told["url"] is not None) == is_public


@pytest.mark.parametrize("state", [State.DRAFT, State.CHANGES_REQUESTED])
def test_a_drafts_words_are_told_to_its_authors_programs_only(reads, program, desk, state):
    verdict = desk.verdict_in(state)
    path = f"{REVISIONS}{verdict.pk}/"

    others, own = reads.get(path).json(), program(Scope.VERDICTS_READ, person=desk.checker).get(path).json()

    assert (others["withheld"], others["summary"], others["rating"]) == ("draft", None, None)
    assert (own["withheld"], own["summary"], own["rating"]) == (None, "Holdings rose in March.", "False")


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.CHANGES_REQUESTED, State.APPROVED])
def test_words_under_embargo_are_told_to_no_program(program, desk, state):
    verdict = desk.verdict_in(state)
    Article.objects.update(embargoed_until=now() + timedelta(days=1))
    own = program(Scope.VERDICTS_READ, person=desk.checker)

    for path in (REVISIONS, f"{REVISIONS}{verdict.pk}/"):
        content = own.get(path).content.decode()
        assert "Holdings" not in content
        assert "dumping" not in content
        assert '"withheld":"embargo"' in content


def test_what_was_published_stays_told(reads, desk):
    verdict = desk.published()
    Article.objects.update(embargoed_until=now() + timedelta(days=1))

    assert reads.get(f"{REVISIONS}{verdict.pk}/").json()["summary"] == "Holdings rose in March."


def test_the_revisions_of_one_claim_are_found(reads, desk):
    verdict = desk.corrected()
    desk.draft(desk.claim("It rained", people.version("It rained.")))

    items = reads.get(REVISIONS, claim=verdict.claim_id).json()["items"]

    assert [(item["revision"], item["state"]) for item in items] == [(2, "published"), (1, "corrected")]


@pytest.mark.parametrize(("query", "says"), [({"state": "lost"}, "state"), ({"rating": "x"}, "no parameter")])
def test_a_parameter_that_is_wrong_is_400(reads, query, says):
    assert says in problem(reads.get(REVISIONS, **query), 400)


def test_a_revision_that_is_none_is_404(reads):
    problem(reads.get(f"{REVISIONS}987654321/"), 404)
