"""The same form sent twice is one act; the same act with other words is another one, and says so."""

import pytest

from factcheck.claims.models import Appearance
from factcheck.claims.services import triage
from factcheck.verdicts.services import review, writing
from newsroom import ledger
from newsroom.ledger import history
from newsroom.models import Event
from newsroom.refusals import Conflict
from tests import people
from tests.people import Desk

pytestmark = pytest.mark.django_db


def test_a_second_comment_of_the_same_reviewer_is_not_taken_for_the_first(desk: Desk) -> None:
    verdict = desk.submitted()
    review.request_changes(verdict, by=desk.editor, version=verdict.version, comment="Which table is it?")

    with pytest.raises(Conflict):
        review.request_changes(verdict, by=desk.editor, version=verdict.version, comment="The date is wrong too.")


def test_the_same_comment_sent_twice_is_one_request_for_changes(desk: Desk) -> None:
    verdict = desk.submitted()
    for _ in range(2):
        review.request_changes(verdict, by=desk.editor, version=verdict.version, comment="Which table is it?")

    assert history(verdict).filter(verb="changes requested").count() == 1


def test_a_claim_moved_to_other_words_from_a_stale_page_stays_where_it_is(desk: Desk) -> None:
    claim, place = people.place(people.version(), people.PASSAGE, by=desk.checker)
    triage.adjust_span(place, by=desk.checker, version=claim.version, start=0, end=10)

    with pytest.raises(Conflict):
        triage.adjust_span(
            Appearance.objects.get(pk=place.pk), by=desk.checker, version=claim.version, start=20, end=40
        )

    assert Appearance.objects.get(pk=place.pk).start == 0


def test_a_claim_moved_to_the_same_words_twice_is_moved_once(desk: Desk) -> None:
    claim, place = people.place(people.version(), people.PASSAGE, by=desk.checker)
    for _ in range(2):
        triage.adjust_span(place, by=desk.checker, version=claim.version, start=0, end=10)

    assert history(claim).filter(verb="span adjusted").count() == 1


def test_a_citation_dropped_twice_is_dropped_once(desk: Desk) -> None:
    verdict = desk.draft()
    for citation in [verdict.citations.get(), verdict.citations.get()]:  # Read by two clicks before either wrote.
        writing.drop_citation(citation, by=desk.checker)

    assert history(verdict).filter(verb="citation dropped").count() == 1


def test_a_discarded_draft_leaves_its_citations_whole_on_record(desk: Desk) -> None:
    verdict = desk.draft()
    subject = ledger.subject_of(verdict)
    writing.discard(verdict, by=desk.checker, version=verdict.version)

    [citation] = Event.objects.get(subject=subject, verb="discarded").details["citations"]
    assert citation["locator"] == "Table, row Japan"
