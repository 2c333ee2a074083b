from datetime import UTC, datetime

import pytest

from factcheck.claims.models import Claim
from factcheck.claims.services import assigning
from newsroom.ledger import history
from newsroom.models import User
from newsroom.refusals import Conflict, Forbidden, Refusal

WHEN = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)


@pytest.fixture
def claim(db: None) -> Claim:
    return Claim.objects.create(statement="Exports fell by 3 percent in March.")


def test_a_claim_is_assigned_to_a_person_and_the_ledger_keeps_who_had_it(claim, checker, editor) -> None:
    first = assigning.assign(claim, by=editor, version=1, assignee=checker)
    second = assigning.assign(first, by=editor, version=2, assignee=None)

    assert (first.assignee, second.assignee) == (checker, None)
    latest, earlier = history(claim)
    assert (latest.verb, latest.details["assignee"], latest.details["to"]) == ("assigned", checker.pk, None)
    assert (earlier.details["assignee"], earlier.why) == (None, str(checker))


def test_the_same_assignment_sent_twice_is_one(claim, checker) -> None:
    for _ in range(2):
        assigning.assign(claim, by=checker, version=1, assignee=checker)

    assert history(claim).count() == 1


def test_a_claim_goes_only_to_people_who_may_decide_about_it(claim, checker, reporter) -> None:
    with pytest.raises(Refusal, match="can't decide about claims"):
        assigning.assign(claim, by=checker, version=1, assignee=reporter)
    with pytest.raises(Forbidden, match=r"claim\.triage"):
        assigning.assign(claim, by=reporter, version=1, assignee=checker)


def test_whoever_is_second_to_assign_is_told(claim, checker, editor) -> None:
    assigning.assign(claim, by=editor, version=1, assignee=editor)

    with pytest.raises(Conflict, match=str(editor)):
        assigning.assign(claim, by=checker, version=1, assignee=checker)


def test_a_claim_has_a_time_a_priority_and_topics(claim: Claim, checker: User) -> None:
    planned = assigning.plan(
        claim, by=checker, version=1, due_at=WHEN, priority=Claim.Priority.URGENT, topics=[" trade ", "", "trade"]
    )

    assert (planned.due_at, planned.priority, planned.topics, planned.version) == (WHEN, 2, ["trade"], 2)
    assert history(claim)[0].details == {"due_at": None, "priority": 0, "topics": []}


@pytest.mark.parametrize("topics", [["t" * 61], [f"topic {n}" for n in range(13)]])
def test_topics_are_few_and_short(claim: Claim, checker: User, topics: list[str]) -> None:
    with pytest.raises(Refusal, match="at most 12 topics of 60 characters"):
        assigning.plan(claim, by=checker, version=1, due_at=None, priority=0, topics=topics)


@pytest.mark.parametrize("priority", [-1, 3, 99])
def test_there_are_three_priorities(claim: Claim, checker: User, priority: int) -> None:
    with pytest.raises(Refusal, match="priorities"):
        assigning.plan(claim, by=checker, version=1, due_at=None, priority=priority)
