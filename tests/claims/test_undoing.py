"""Taking back what one decided about a claim."""

from datetime import UTC, datetime

import pytest

from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import assigning, corrections, extraction, triage, undoing
from newsroom import notices, undone
from newsroom.ledger import history
from newsroom.models import Event, Notice
from newsroom.refusals import Conflict, Forbidden, Refusal
from tests import people

ASIDE = ("pk", "version")


@pytest.fixture
def march(db):
    """A claim that the engine found: undecided."""
    text = people.version()
    extraction.run(extraction.request(text).pk)
    return text.appearances.select_related("claim").get(exact=people.PASSAGE).claim


@pytest.fixture
def place(march):
    return march.appearances.get()


def as_it_is(claim):
    """Everything that stands in the rows of the claim, but for the count of its changes."""
    row = Claim.objects.filter(pk=claim.pk).values().get()
    places = list(Appearance.objects.filter(claim=claim).order_by("pk").values())
    return {name: value for name, value in row.items() if name not in ASIDE}, places


def now(claim):
    return Claim.objects.get(pk=claim.pk)


def last(thing, by):
    return undone.latest(thing, by=by)


def accept(claim, by):
    triage.accept(now(claim), by=by, version=now(claim).version)


def dismiss(claim, by):
    triage.dismiss(now(claim), by=by, version=now(claim).version, reason="opinion", note="A forecast.")


def reconsider(claim, by):
    triage.reconsider(now(claim), by=by, version=now(claim).version)


def correct(claim, by):
    triage.correct(now(claim), by=by, version=now(claim).version, statement="Other words.", claimant="Somebody")


def put_right(claim, by):
    corrections.correct_reading(
        claim.appearances.get(), by=by, version=now(claim).version, kinds=["law"], speaker="The minister"
    )


def move_along(claim, by):
    place = claim.appearances.get()
    triage.adjust_span(place, by=by, version=now(claim).version, start=place.start, end=place.end - 9)


def assign(claim, by):
    assigning.assign(now(claim), by=by, version=now(claim).version, assignee=by)


def plan(claim, by):
    due_at = datetime(2026, 12, 24, 9, tzinfo=UTC)
    assigning.plan(now(claim), by=by, version=now(claim).version, due_at=due_at, priority=Claim.Priority.values[-1])


ACTS = {
    "accepted": ([], accept),
    "accepted after a dismissal": ([dismiss], accept),
    "dismissed": ([], dismiss),
    "dismissed after an acceptance": ([accept], dismiss),
    "reconsidered": ([accept], reconsider),
    "reconsidered after a dismissal": ([dismiss], reconsider),
    "corrected": ([accept], correct),
    "put right": ([], put_right),
    "put right again": ([put_right, correct], move_along),
    "moved to other words": ([], move_along),
    "assigned": ([], assign),
    "planned": ([assign], plan),
}


@pytest.mark.parametrize("act", ACTS)
def test_every_decision_can_be_undone_and_leaves_nothing_behind_but_its_lines(act, march, checker):
    before, decide = ACTS[act]
    for one in before:
        one(march, checker)
    was = as_it_is(march)
    decide(march, checker)
    event = last(march, checker)
    assert as_it_is(march) != was

    undoing.undo(event, by=checker)

    assert as_it_is(march) == was
    line = last(march, checker)
    assert (line.verb, line.details["undid"]) == (f"undid: {event.verb}", event.pk)


def test_a_claim_that_a_reading_had_taken_back_is_taken_back_again(march, place, checker):
    Claim.objects.filter(pk=march.pk).update(status=Claim.Status.WITHDRAWN)
    Appearance.objects.filter(pk=place.pk).update(withdrawn=True)
    was = as_it_is(march)
    accept(march, checker)

    undoing.undo(last(march, checker), by=checker)

    assert as_it_is(march) == was


def test_an_undo_counts_as_a_change_so_that_an_open_form_is_told(march, checker, editor):
    accept(march, checker)
    opened = now(march).version
    undoing.undo(last(march, checker), by=checker)

    with pytest.raises(Conflict):
        triage.dismiss(march, by=editor, version=opened, reason="opinion")


def test_undoing_twice_undoes_once(march, checker):
    accept(march, checker)
    event = last(march, checker)
    undoing.undo(event, by=checker)
    undoing.undo(event, by=checker)

    assert history(march).filter(verb="undid: accepted").count() == 1


def test_decisions_are_undone_one_after_the_other_from_the_last_to_the_first(march, checker):
    was = as_it_is(march)
    accept(march, checker)
    accepted = last(march, checker)
    dismiss(march, checker)
    dismissed = last(march, checker)

    with pytest.raises(Conflict, match="undo the later decision first"):
        undoing.undo(accepted, by=checker)
    undoing.undo(dismissed, by=checker)
    undoing.undo(accepted, by=checker)

    assert as_it_is(march) == was


def test_what_somebody_else_has_changed_since_is_refused_in_one_sentence(march, checker, editor):
    accept(march, checker)
    event = last(march, checker)
    dismiss(march, editor)
    was = as_it_is(march)

    with pytest.raises(Conflict, match=f"{editor} has changed this since"):
        undoing.undo(event, by=checker)

    assert as_it_is(march) == was


def test_what_changed_nothing_of_it_since_does_not_stand_in_the_way(march, checker, editor):
    accept(march, checker)
    event = last(march, checker)
    correct(march, editor)

    undoing.undo(event, by=checker)

    assert (now(march).status, now(march).statement) == ("candidate", "Other words.")


def test_a_verdict_that_was_begun_keeps_the_claim_accepted(desk):
    claim = desk.claim()
    dismiss(claim, desk.checker)
    accept(claim, desk.checker)
    event = last(claim, desk.checker)
    desk.draft(claim)

    with pytest.raises(Conflict):
        undoing.undo(event, by=desk.checker)


def test_nobody_undoes_what_another_person_did(march, checker, editor):
    accept(march, checker)

    with pytest.raises(Refusal, match="Only the person who did this"):
        undoing.undo(last(march, checker), by=editor)


def test_who_has_lost_the_right_since_undoes_nothing(march, checker):
    accept(march, checker)
    checker.groups.clear()
    checker = type(checker).objects.get(pk=checker.pk)

    with pytest.raises(Forbidden):
        undoing.undo(last(march, checker), by=checker)


def test_what_has_no_inverse_is_refused_in_words(desk):
    claim = desk.claim()

    with pytest.raises(Refusal, match="decide anew"):
        undoing.undo(last(claim, desk.checker), by=desk.checker)


@pytest.fixture
def two(desk):
    text = people.version()
    return desk.claim(text=text), desk.claim("Japan holds $1.13 trillion of US Treasury bonds", text)


def test_two_claims_that_were_merged_are_two_again_each_with_its_places(two, checker):
    one, other = two
    was = as_it_is(one), as_it_is(other)
    triage.merge(one, into=other, by=checker, version=one.version)

    undoing.undo(last(one, checker), by=checker)

    assert (as_it_is(one), as_it_is(other)) == was
    assert history(other)[0].verb == "undid: took in"


def test_a_merge_of_a_dismissed_claim_into_one_that_was_taken_back_is_undone_as_well(two, checker):
    one, other = two
    dismiss(one, checker)
    Claim.objects.filter(pk=other.pk).update(status=Claim.Status.WITHDRAWN)
    Appearance.objects.filter(claim=other).update(withdrawn=True)
    was = as_it_is(one), as_it_is(other)
    triage.merge(now(one), into=other, by=checker, version=now(one).version)

    undoing.undo(last(one, checker), by=checker)

    assert (as_it_is(one), as_it_is(other)) == was


def test_what_led_to_the_merged_claim_leads_to_it_again(two, desk):
    one, other = two
    text = one.appearances.get().version
    third = desk.claim("Treasury data show that its holdings rose to $1.1308 trillion in that month", text)
    triage.merge(third, into=one, by=desk.checker, version=third.version)
    triage.merge(now(one), into=other, by=desk.checker, version=now(one).version)

    undoing.undo(last(one, desk.checker), by=desk.checker)

    assert now(third).merged_into_id == one.pk


def test_a_merge_stays_once_somebody_has_gone_on_with_the_other_claim(two, desk):
    one, other = two
    triage.merge(one, into=other, by=desk.checker, version=one.version)
    event = last(one, desk.checker)
    correct(other, desk.editor)

    with pytest.raises(Conflict, match=str(desk.editor)):
        undoing.undo(event, by=desk.checker)
    assert now(one).status == "merged"


def test_a_place_is_not_moved_back_onto_words_that_another_claim_has_by_now(desk):
    claim = desk.claim()
    place = claim.appearances.get()
    move_along(claim, desk.checker)
    event = last(claim, desk.checker)
    triage.add(place.version, by=desk.editor, start=place.start, end=place.end)

    with pytest.raises(Refusal, match="marked as another claim"):
        undoing.undo(event, by=desk.checker)


def test_of_two_who_undo_and_decide_at_once_one_is_told(march, checker, editor):
    """The undo looks under the lock: what was decided before it got there counts."""
    accept(march, checker)
    event = Event.objects.get(pk=last(march, checker).pk)
    reconsider(march, editor)

    with pytest.raises(Conflict):
        undoing.undo(event, by=checker)


def test_an_undone_assignment_takes_back_the_notice_that_nobody_has_read(march, checker, editor) -> None:
    told = Notice.objects.filter(to=editor)
    for is_read in (False, True):
        assigning.assign(now(march), by=checker, version=now(march).version, assignee=editor)
        if is_read:
            notices.acknowledge(by=editor, notice=told.get().pk)
        undoing.undo(last(march, checker), by=checker)

        assert told.count() == is_read
