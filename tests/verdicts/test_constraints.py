"""What the database refuses, whoever asks: the services are not the last line."""

import pytest
from django.db import IntegrityError, transaction

from factcheck.verdicts.models import Citation, State, Verdict
from newsroom.models import Event
from tests import people


def refused(match):
    return pytest.raises(IntegrityError, match=match)


def force(verdict, **columns):
    with transaction.atomic():
        Verdict.objects.filter(pk=verdict.pk).update(**columns)


def test_the_author_cannot_be_the_reviewer(desk):
    with refused("author_is_not_reviewer"):
        force(desk.submitted(), reviewer=desk.checker)


def test_the_author_cannot_be_the_publisher(desk):
    with refused("author_is_not_publisher"):
        force(desk.approved(), publisher=desk.checker)


def test_a_claim_has_one_open_verdict(desk):
    verdict = desk.draft()

    with refused("one_open_verdict_per_claim"), transaction.atomic():
        Verdict.objects.create(claim=verdict.claim, author=desk.editor, revision=2)


def test_a_claim_has_one_published_verdict(desk):
    standing = desk.published()
    second = desk.approved(desk.submitted(desk.correction(standing)))

    with refused("one_published_verdict"):
        force(
            second, state=State.PUBLISHED, publisher=desk.editor, published_at="2025-05-03T00:00Z",
            changed_at="2025-05-03T00:00Z", first_published_at="2025-05-03T00:00Z", slug="other",
        )  # fmt: skip


def test_a_verdict_without_a_citation_cannot_be_reviewed(desk):
    verdict = desk.draft()
    Citation.objects.filter(verdict=verdict).delete()

    with refused("a verdict needs a citation"):
        force(verdict, state=State.IN_REVIEW, record={"claim": {}}, submitted_at="2025-05-03T00:00Z")


def test_a_verdict_without_a_rating_cannot_be_reviewed(desk):
    verdict = desk.draft()

    with refused("submitted_verdict_has_rating_and_summary"):
        force(verdict, state=State.IN_REVIEW, rating=None, record={"a": 1}, submitted_at="2025-05-03T00:00Z")


def test_a_verdict_cannot_be_approved_without_a_reviewer(desk):
    with refused("approved_verdict_has_a_reviewer"):
        force(desk.submitted(), state=State.APPROVED)


def test_a_verdict_cannot_be_published_without_a_date(desk):
    with refused("published_verdict_has_reviewer_and_date"):
        force(desk.approved(), state=State.PUBLISHED, publisher=desk.editor, slug="a")


def test_a_verdict_cannot_be_retracted_without_a_public_reason(desk):
    with refused("retraction_says_why"):
        force(desk.published(), state=State.RETRACTED)


def test_a_verdict_cannot_begin_as_published(desk):
    with refused("a verdict begins as a draft"), transaction.atomic():
        Verdict.objects.create(claim=desk.claim(), author=desk.checker, state=State.PUBLISHED)


@pytest.mark.parametrize("words", [{"summary": "Else."}, {"record": {}}, {"explanation": "Else."}, {"unknowns": "x"}])
@pytest.mark.parametrize("state", [State.IN_REVIEW, State.APPROVED, State.PUBLISHED, State.RETRACTED])
def test_what_was_submitted_cannot_be_rewritten(state, words, desk):
    with refused("cannot be rewritten"):
        force(desk.verdict_in(state), **words)


def test_the_author_of_a_submitted_verdict_cannot_be_changed(desk):
    with refused("cannot be rewritten"):
        force(desk.submitted(), author=people.person("checker"))


@pytest.mark.parametrize("state", [State.IN_REVIEW, State.APPROVED, State.PUBLISHED, State.CORRECTED])
def test_the_citations_of_a_submitted_verdict_cannot_change(state, desk):
    verdict = desk.verdict_in(state)
    citation = verdict.citations.get()

    with refused("cannot change"), transaction.atomic():
        Citation.objects.filter(pk=citation.pk).update(passage="Something else")
    with refused("cannot change"), transaction.atomic():
        Citation.objects.filter(pk=citation.pk).delete()
    with refused("cannot change"), transaction.atomic():
        Citation.objects.create(
            verdict=verdict, source=citation.source, stance="context", passage="More", added_by=desk.checker
        )


@pytest.mark.parametrize("state", [State.PUBLISHED, State.CORRECTED, State.RETRACTED])
def test_nothing_published_is_ever_deleted(state, desk):
    verdict = desk.verdict_in(state)

    with pytest.raises(Exception, match="Cannot delete|cannot change"), transaction.atomic():
        verdict.delete()

    assert Verdict.objects.filter(pk=verdict.pk).exists()


def test_the_ledger_cannot_be_changed(desk):
    desk.draft()

    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        Event.objects.update(why="Something else")


def test_the_ledger_cannot_be_shortened(desk):
    desk.draft()

    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        Event.objects.all().delete()


def test_a_citation_cannot_leave_a_published_verdict(desk):
    citation = desk.published().citations.get()
    draft = desk.draft(desk.claim("Tokyo sold", people.version("Tokyo sold nothing.", outlet="Harbour Times")))

    with refused("cannot change"), transaction.atomic():
        Citation.objects.filter(pk=citation.pk).update(verdict=draft)


@pytest.mark.parametrize(
    "column", ["reviewer_name", "published_at", "first_published_at", "approved_at", "submitted_at", "slug"]
)
@pytest.mark.parametrize("state", [State.PUBLISHED, State.CORRECTED, State.RETRACTED])
def test_what_was_published_keeps_its_people_dates_and_address(state, column, desk):
    with refused("what was published cannot be rewritten"):
        force(
            desk.verdict_in(state),
            **{column: "elsewhere" if column in ("slug", "reviewer_name") else "2024-01-01T00:00Z"},
        )


def test_the_reason_of_a_retraction_cannot_be_rewritten(desk):
    with refused("what was published cannot be rewritten"):
        force(desk.retracted(), retraction_note="Something else.")


def test_a_reviewer_who_is_called_something_else_later_stays_on_record_as_they_signed(desk):
    verdict = desk.published()
    signed = verdict.reviewer_name

    desk.editor.__class__.objects.filter(pk=desk.editor.pk).update(first_name="Another", last_name="Name")

    assert Verdict.objects.get(pk=verdict.pk).reviewer_name == signed == desk.editor.username
