"""Several claims decided at once, and the whole batch taken back."""

import pytest

from factcheck.claims.models import Claim
from factcheck.claims.services import batches, triage
from newsroom.ledger import history
from newsroom.models import User
from newsroom.refusals import Forbidden, Refusal


@pytest.fixture
def claims(db: None) -> list[Claim]:
    return Claim.objects.bulk_create(Claim(statement=f"Exports fell by {n} percent.") for n in range(4))


def read(claims: list[Claim]) -> dict[int, int]:
    return {claim.pk: 1 for claim in claims}


def states() -> list[str]:
    return list(Claim.objects.order_by("pk").values_list("status", flat=True))


def undone(batch: batches.Batch, by: User) -> batches.Batch:
    line = batches.batch_of(batch.name, by=by)
    assert line
    return batches.undo(line, by=by)


def test_claims_are_accepted_together_and_taken_back_together(claims, checker) -> None:
    batch = batches.decide(read(claims), "accept", by=checker)
    assert states() == ["open"] * 4
    assert sorted(batch.done) == [claim.pk for claim in claims]

    undone(batch, checker)

    assert states() == ["candidate"] * 4


def test_claims_are_dismissed_together_for_a_reason(claims, checker) -> None:
    batch = batches.decide(read(claims), "dismiss", by=checker, reason="opinion", note="A column.")

    assert set(Claim.objects.values_list("status", "dismissed_because", "dismissed_note")) == {
        ("dismissed", "opinion", "A column.")
    }
    undone(batch, checker)
    assert set(Claim.objects.values_list("status", "dismissed_because")) == {("candidate", "")}


def test_claims_are_assigned_together_and_go_back_to_who_had_them(claims, checker, editor) -> None:
    first = batches.decide(read(claims[:2]), "assign", by=editor, assignee=editor)
    assert first.left == {}
    second = batches.decide({claim.pk: 2 for claim in claims[:2]}, "assign", by=checker, assignee=checker)

    assert Claim.objects.filter(assignee=checker).count() == 2
    undone(second, checker)
    assert Claim.objects.filter(assignee=editor).count() == 2


def test_what_somebody_else_changed_is_left_and_named_and_the_rest_is_done(claims, checker, editor) -> None:
    triage.accept(claims[1], by=editor, version=1)

    batch = batches.decide(read(claims), "dismiss", by=checker, reason="trivial")

    assert states() == ["dismissed", "open", "dismissed", "dismissed"]
    assert list(batch.left) == [claims[1].pk]
    assert str(editor) in batch.left[claims[1].pk]


def test_what_was_changed_since_is_left_when_the_batch_is_taken_back(claims, checker, editor) -> None:
    batch = batches.decide(read(claims), "accept", by=checker)
    triage.dismiss(claims[0], by=editor, version=2, reason="opinion")

    back = undone(batch, checker)

    assert states() == ["dismissed", "candidate", "candidate", "candidate"]
    assert list(back.left) == [claims[0].pk]


def test_the_same_batch_sent_twice_is_done_once_and_taken_back_once(claims, checker) -> None:
    batches.decide(read(claims), "accept", by=checker)
    again = batches.decide(read(claims), "accept", by=checker)
    assert [history(claim).count() for claim in claims] == [1] * 4

    undone(again, checker)
    undone(again, checker)

    assert states() == ["candidate"] * 4
    assert [history(claim).count() for claim in claims] == [2] * 4


def test_only_who_decided_takes_the_batch_back(claims, checker, editor) -> None:
    batch = batches.decide(read(claims), "accept", by=checker)
    line = batches.batch_of(batch.name, by=checker)

    assert line
    assert batches.batch_of(batch.name, by=editor) is None
    with pytest.raises(Refusal, match="Only the person who did this"):
        batches.undo(line, by=editor)


def test_a_batch_that_makes_no_sense_changes_nothing(claims, checker, reporter, curator) -> None:
    for act, said, sentence in (
        ("dismiss", {}, "Choose a reason"),
        ("publish", {}, "Choose what to do"),
        ("assign", {"assignee": reporter}, "can't decide about claims"),
    ):
        with pytest.raises(Refusal, match=sentence):
            batches.decide(read(claims), act, by=checker, **said)
    with pytest.raises(Refusal, match="at least one"):
        batches.decide({}, "accept", by=checker)
    with pytest.raises(Forbidden):
        batches.decide(read(claims), "accept", by=curator)
    with pytest.raises(Forbidden):
        batches.decide(read(claims), "dismiss", by=reporter, reason="opinion")

    assert states() == ["candidate"] * 4
