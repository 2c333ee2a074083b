"""The reviewer is told what readers of the feeds would stumble over, before anything is public."""

import pytest
from django.test import Client

from factcheck.claims.models import Claim
from factcheck.feeds.lint import ahead
from factcheck.verdicts.models import State, Verdict
from tests.desk.pages import tree, words
from tests.people import Desk

# A question, with a platform before the name, and an address that a short one leads to.
WRONG = {"statement": "Did Japan sell its bonds?", "claimant": "FB page: Kato, finance minister"}


@pytest.fixture
def faulty(desk: Desk) -> Verdict:
    """A verdict in review whose ClaimReview would have faults."""
    verdict = desk.draft()
    Claim.objects.filter(pk=verdict.claim_id).update(**WRONG)
    return desk.submitted(Verdict.objects.get(pk=verdict.pk))


def told(client: Client, verdict: Verdict) -> list[str]:
    """What the page says of the markup, fault by fault."""
    shown = tree(client.get(f"/desk/verdicts/{verdict.pk}/"))
    return [" ".join(one.text_content().split()) for one in shown.xpath("//*[@class='faults']/li")]


def test_the_reviewer_reads_each_fault_with_its_place_and_its_cure(desk: Desk, at, faulty: Verdict) -> None:
    lines = told(at(desk.editor), faulty)

    assert "$.claimReviewed It is a question. State what is claimed." in lines
    assert any(line.startswith("$.itemReviewed.author.name “FB page: Kato") for line in lines)


def test_no_fault_keeps_a_verdict_from_being_approved_and_published(desk: Desk, faulty: Verdict) -> None:
    assert any(not fault.is_advice for fault in ahead.of(faulty))
    assert desk.published(desk.approved(faulty)).state == State.PUBLISHED


def test_nothing_is_said_of_a_clean_record(desk: Desk, at, settings) -> None:
    settings.SITE_URL = "https://facts.example.org"
    verdict = desk.draft()
    Claim.objects.filter(pk=verdict.claim_id).update(statement="Japan sold bonds", claimant="", claimed_on="2025-03-02")
    verdict = desk.submitted(Verdict.objects.get(pk=verdict.pk))

    answer = at(desk.editor).get(f"/desk/verdicts/{verdict.pk}/")

    assert ahead.of(verdict) == []
    assert "Markup for feeds" not in words(answer)


def test_a_public_verdict_is_not_checked_again(desk: Desk, at, faulty: Verdict) -> None:
    desk.published(desk.approved(faulty))

    assert told(at(desk.editor), faulty) == []


def test_a_draft_has_no_record_to_be_checked_yet(desk: Desk, at) -> None:
    draft = desk.draft()

    assert ahead.of(draft) == []
    assert told(at(desk.checker), draft) == []


def test_faults_are_told_in_the_reader_s_language(desk: Desk, at, faulty: Verdict) -> None:
    client = at(desk.editor)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"

    assert "$.claimReviewed Das ist eine Frage. Sagen, was behauptet wird." in told(client, faulty)


def test_the_check_asks_the_database_nothing(faulty: Verdict, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert ahead.of(faulty)


def test_a_correction_is_checked_with_its_note(desk: Desk) -> None:
    correction = desk.submitted(desk.correction())

    assert [fault for fault in ahead.of(correction) if "dates" in fault.rule] == []
