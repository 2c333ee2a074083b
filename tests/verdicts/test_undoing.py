"""Taking back what one decided about a verdict."""

from datetime import date

import pytest

from factcheck.claims.models import Claim
from factcheck.claims.services import triage
from factcheck.verdicts.models import State, Verdict
from factcheck.verdicts.services import review, undoing, writing
from newsroom import undone
from newsroom.models import Event
from newsroom.refusals import Conflict, Forbidden, Refusal

WORDS = (
    "claim_id", "author_id", "revision", "rating_id", "summary", "explanation", "unknowns", "slug", "short_claim",
    "language", "expires_on", "media_category", "media_url", "media_context",
)  # fmt: skip


def now(verdict):
    return Verdict.objects.get(pk=verdict.pk)


def last(verdict, by):
    return undone.latest(verdict, by=by)


def as_it_is(verdict):
    row = Verdict.objects.filter(pk=verdict.pk).values(*WORDS).get()
    return row, list(verdict.citations.order_by("pk").values("source", "stance", "passage", "locator", "added_by"))


def test_a_dropped_citation_comes_back_whole(desk):
    verdict = desk.draft()
    was = as_it_is(verdict)
    writing.drop_citation(verdict.citations.get(), by=desk.checker)

    undoing.undo(last(verdict, desk.checker), by=desk.checker)

    assert as_it_is(verdict) == was


def test_a_citation_comes_back_though_another_was_made_since(desk):
    verdict = desk.draft()
    writing.drop_citation(verdict.citations.get(), by=desk.checker)
    event = last(verdict, desk.checker)
    desk.cited(verdict)

    undoing.undo(event, by=desk.checker)

    assert verdict.citations.count() == 2


def test_no_citation_comes_back_into_a_verdict_that_is_with_its_reviewer(desk):
    verdict = desk.draft()
    desk.cited(verdict)
    writing.drop_citation(verdict.citations.first(), by=desk.checker)
    event = last(verdict, desk.checker)
    desk.submitted(verdict)

    with pytest.raises(Conflict):
        undoing.undo(event, by=desk.checker)


def test_a_discarded_draft_comes_back_with_its_words_and_citations(desk):
    verdict = desk.draft(
        unknowns="Who sold them.", short_claim="Japan sold", language="en", expires_on=date(2026, 3, 1),
        media_category="StagedContent",
        media_url="https://pictures.example.org/port.jpg", media_context="Kobe, 2019",
    )  # fmt: skip
    was = as_it_is(verdict)
    writing.discard(verdict, by=desk.checker, version=verdict.version)

    back = undoing.undo(last(verdict, desk.checker), by=desk.checker)

    assert as_it_is(back) == was
    back.claim.refresh_from_db()
    assert (back.pk, back.state, back.claim.status) == (verdict.pk, State.DRAFT, Claim.Status.CHECKING)


def test_a_draft_that_was_sent_back_can_be_discarded_and_comes_back(desk):
    verdict = desk.sent_back()
    writing.discard(verdict, by=desk.editor, version=verdict.version)

    back = undoing.undo(last(verdict, desk.editor), by=desk.editor)

    assert (back.author, back.state, back.submissions.count()) == (desk.checker, State.DRAFT, 1)
    assert desk.submitted(back).submissions.count() == 2


def test_a_discarded_draft_stays_away_once_another_is_begun(desk):
    verdict = desk.draft()
    writing.discard(verdict, by=desk.checker, version=verdict.version)
    event = last(verdict, desk.checker)
    writing.begin(verdict.claim, by=desk.editor)

    with pytest.raises(Conflict, match="begun since"):
        undoing.undo(event, by=desk.checker)


def test_a_discarded_draft_stays_away_from_a_claim_that_was_dismissed_since(desk):
    verdict = desk.draft()
    writing.discard(verdict, by=desk.checker, version=verdict.version)
    event = last(verdict, desk.checker)
    claim = Claim.objects.get(pk=verdict.claim_id)
    triage.dismiss(claim, by=desk.editor, version=claim.version, reason="trivial")

    with pytest.raises(Conflict):
        undoing.undo(event, by=desk.checker)
    assert not Verdict.objects.filter(pk=verdict.pk).exists()


def test_a_draft_that_came_back_and_went_again_comes_back_by_its_last_line_only(desk):
    verdict = desk.draft()
    writing.discard(verdict, by=desk.checker, version=verdict.version)
    first = last(verdict, desk.checker)
    back = undoing.undo(first, by=desk.checker)
    assert undoing.undo(first, by=desk.checker) == back  # A second click.
    writing.discard(back, by=desk.checker, version=back.version)

    with pytest.raises(Conflict):
        undoing.undo(first, by=desk.checker)
    assert undoing.undo(last(verdict, desk.checker), by=desk.checker).pk == verdict.pk


def test_an_approval_is_taken_back_by_who_gave_it_and_the_verdict_waits_again(desk):
    verdict = desk.approved()

    back = undoing.undo(last(verdict, desk.editor), by=desk.editor)

    assert (back.state, back.reviewer, back.reviewer_name, back.approved_at) == (State.IN_REVIEW, None, "", None)


def test_changes_that_were_asked_for_are_taken_back_while_the_author_has_not_begun(desk):
    verdict = desk.sent_back()

    back = undoing.undo(last(verdict, desk.editor), by=desk.editor)

    assert (back.state, back.reviewer) == (State.IN_REVIEW, None)
    assert review.approve(back, by=desk.editor, version=back.version).state == State.APPROVED


def test_changes_stay_asked_for_once_the_author_writes(desk):
    verdict = desk.sent_back()
    event = last(verdict, desk.editor)
    writing.save(verdict, by=desk.checker, version=verdict.version, summary="Better words.")

    with pytest.raises(Conflict, match=str(desk.checker)):
        undoing.undo(event, by=desk.editor)


def test_an_approval_that_was_acted_on_is_not_taken_back(desk):
    verdict = desk.approved()
    event = last(verdict, desk.editor)
    desk.published(verdict)

    with pytest.raises(Conflict):
        undoing.undo(event, by=desk.editor)


def test_an_editor_who_is_none_any_more_takes_no_approval_back(desk):
    verdict = desk.approved()
    desk.editor.groups.clear()
    editor = type(desk.editor).objects.get(pk=desk.editor.pk)

    with pytest.raises(Forbidden):
        undoing.undo(last(verdict, editor), by=editor)


@pytest.mark.parametrize(("verb", "words"), [("published", "retract it"), ("submitted", "reviewer")])
def test_what_others_have_seen_says_what_to_do_instead(verb, words, desk):
    verdict = desk.published()
    event = Event.objects.filter(subject=f"verdict:{verdict.pk}", verb=verb).get()

    with pytest.raises(Refusal, match=words):
        undoing.undo(event, by=event.by)
