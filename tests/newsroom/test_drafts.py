"""Words that are typed and not sent are kept: each person's own, over one version."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from factcheck.desk.tasks import clear_drafts
from newsroom import drafts
from newsroom.models import Draft, Event, User
from newsroom.refusals import Conflict, Refusal

pytestmark = pytest.mark.django_db


def keep(by: User, words: str, *, version: int = 1, tab: str = "here", over: str | None = "") -> None:
    fields = {"statement": [words], drafts.TAB: [tab]}
    drafts.keep(by=by, subject="claim:1", form="correct", version=version, fields=fields, over=over)


def kept(by: User) -> dict[int, str]:
    """What the person has kept, by the version that it was typed over."""
    return {draft.version: draft.fields["statement"][0] for draft in drafts.of(by, ["claim:1"])}


def test_a_draft_belongs_to_one_person_and_nobody_elses_typing_touches_it(checker: User, editor: User) -> None:
    keep(checker, "Mine")
    keep(editor, "Theirs")

    assert (kept(checker), kept(editor)) == ({1: "Mine"}, {1: "Theirs"})


def test_the_latest_words_over_a_version_are_kept_and_those_over_another_one_stay(checker: User) -> None:
    keep(checker, "First")
    keep(checker, "Second")
    keep(checker, "Over the next version", version=2)

    assert kept(checker) == {1: "Second", 2: "Over the next version"}


def test_another_window_does_not_write_over_words_that_it_has_not_seen(checker: User) -> None:
    keep(checker, "From here")
    with pytest.raises(Conflict):
        keep(checker, "From there", tab="there")

    assert kept(checker) == {1: "From here"}


def test_a_window_that_began_with_the_kept_words_goes_on_with_them(checker: User) -> None:
    keep(checker, "From here")
    keep(checker, "From here, and there", tab="there", over="here")

    assert kept(checker) == {1: "From here, and there"}


def test_whoever_has_seen_both_may_decide_for_one(checker: User) -> None:
    keep(checker, "From here")
    keep(checker, "From there", tab="there", over=None)

    assert kept(checker) == {1: "From there"}


def test_words_over_an_earlier_version_can_be_taken_up_and_change_places_with_the_newer_ones(checker: User) -> None:
    keep(checker, "Old")
    keep(checker, "New", version=2)
    drafts.take_up(by=checker, subject="claim:1", form="correct", version=1, to=2)

    assert kept(checker) == {1: "New", 2: "Old"}


def test_nobody_takes_up_or_discards_the_words_of_another_person(checker: User, editor: User) -> None:
    keep(checker, "Mine")
    drafts.take_up(by=editor, subject="claim:1", form="correct", version=1, to=2)
    drafts.discard(by=editor, subject="claim:1", form="correct", version=1)

    assert kept(checker) == {1: "Mine"}


def test_more_than_a_megabyte_is_refused_in_words_and_leaves_what_was_kept(checker: User) -> None:
    keep(checker, "Short")
    with pytest.raises(drafts.TooLong) as refused:
        keep(checker, "é" * 600_000)

    assert refused.value.status == 413
    assert kept(checker) == {1: "Short"}


def test_what_the_database_takes_in_no_text_is_dropped(checker: User) -> None:
    keep(checker, "a\0b")

    assert kept(checker) == {1: "ab"}


@pytest.mark.parametrize(("subject", "form"), [("claim", "correct"), ("../1", "correct"), ("claim:1", "x" * 41)])
def test_a_draft_is_about_something_that_has_a_name(checker: User, subject: str, form: str) -> None:
    with pytest.raises(Refusal):
        drafts.keep(by=checker, subject=subject, form=form, version=1, fields={"note": ["x"]})

    assert not Draft.objects.exists()


def test_a_form_that_was_sent_takes_its_own_draft_with_it_and_no_other(checker: User) -> None:
    keep(checker, "Sent")
    keep(checker, "Not sent", version=2)
    drafts.discard_sent(by=checker, keys=["claim:1/correct/1", "nonsense", "claim:1/correct/99999999999"])

    assert kept(checker) == {2: "Not sent"}


def test_old_drafts_go_that_their_person_has_gone_past_or_whose_claim_is_long_closed(
    checker: User, editor: User, settings
) -> None:
    settings.DRAFT_DAYS = 180
    gone_past, closed, open_one, fresh, reopened = range(1, 6)
    now = timezone.now()

    def typed(claim: int, days: int) -> None:
        drafts.keep(by=checker, subject=f"claim:{claim}", form="correct", version=1, fields={"note": ["Mine"]})
        Draft.objects.filter(subject=f"claim:{claim}").update(saved_at=now - timedelta(days=days))

    def line(claim: int, by: User, days: int, after: str = "") -> None:
        Event.objects.create(subject=f"claim:{claim}", by=by, verb="moved", after=after, at=now - timedelta(days=days))

    for claim, days in ((gone_past, 200), (closed, 400), (open_one, 400), (fresh, 100), (reopened, 400)):
        typed(claim, days)
    line(gone_past, checker, 190)
    line(closed, editor, 300, after="dismissed")
    line(open_one, editor, 300, after="open")  # Somebody else's act closes nothing: the words may stand nowhere else.
    line(fresh, checker, 50)
    line(reopened, editor, 300, after="dismissed")
    line(reopened, editor, 200, after="open")

    assert clear_drafts() == 2
    left = set(Draft.objects.values_list("subject", flat=True))
    assert left == {f"claim:{claim}" for claim in (open_one, fresh, reopened)}


def test_words_about_what_was_never_made_are_cleared_when_they_were_left_alone_for_long(
    checker: User, settings: Settings
) -> None:
    settings.DRAFT_DAYS = 180
    for subject, days in (("article:new", 200), ("claim:new", 200), ("claim:7", 200)):
        drafts.keep(by=checker, subject=subject, form="add", version=0, fields={"title": ["Cards"]})
        drafts.keep(by=checker, subject=subject, form="add", version=1, fields={"title": ["Touched"]})
        untouched = Draft.objects.filter(subject=subject, version=0)
        untouched.update(saved_at=timezone.now() - timedelta(days=days))

    assert clear_drafts() == 2
    assert Draft.objects.filter(subject__endswith=":new").count() == 2  # Those that were touched lately.
    assert Draft.objects.filter(subject="claim:7").count() == 2  # It may be gone back to.
