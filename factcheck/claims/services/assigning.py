"""Who looks after a claim, until when, how it presses and what it is about."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.claims.models import Claim
from newsroom import notices, rights, zones
from newsroom.languages import for_the_record
from newsroom.models import User
from newsroom.moves import move
from newsroom.refusals import Refusal

Status = Claim.Status
LONGEST_TOPIC = 60
MOST_TOPICS = 12
LIMITS = {"most": MOST_TOPICS, "longest": LONGEST_TOPIC}
CURRENT = set(Status) - {Status.MERGED, Status.WITHDRAWN}


@transaction.atomic
def assign(claim: Claim, *, by: User, version: int, assignee: User | None) -> Claim:
    """Give the claim to a person, oneself or another, or to nobody (None).

    Raises `Refusal` for somebody who may not decide about claims, `Conflict` when somebody was first.
    """
    rights.require(by, "claim.triage")
    if assignee is not None:
        require_somebody_who_decides(assignee)
    old = {"assignee": claim.assignee_id, "to": assignee.pk if assignee else None}
    assigned = move(
        claim, "assigned", by=by, version=version, axis="status", before=CURRENT,
        why=str(assignee) if assignee else for_the_record(gettext_lazy("to nobody")), old=old,
        fields={"assignee_id": old["to"]},
    )  # fmt: skip
    if assignee is not None:
        notices.tell_of(assigned, "assigned", by=by, people=[assignee], kind=notices.Kind.ASSIGNED)
    return assigned


def require_somebody_who_decides(person: User) -> None:
    """Raise `Refusal` for a person whose claims would lie idle."""
    if not rights.may(person, "claim.triage"):
        raise Refusal(_("%(person)s can't decide about claims. Choose a checker or an editor.") % {"person": person})


def plan(
    claim: Claim, *, by: User, version: int, due_at: datetime | None, priority: int, topics: Iterable[str] = ()
) -> Claim:
    """Say when the claim is due (None for no time), how it presses (`Claim.Priority`) and what it is about."""
    rights.require(by, "claim.triage")
    if priority not in Claim.Priority.values:
        raise Refusal(_("Choose one of the priorities."))
    topics = list(dict.fromkeys(topic for topic in (" ".join(each.split()) for each in topics) if topic))
    if any(len(topic) > LONGEST_TOPIC for topic in topics) or len(topics) > MOST_TOPICS:
        raise Refusal(_("A claim has at most %(most)s topics of %(longest)s characters.") % LIMITS)
    due = claim.due_at.isoformat() if claim.due_at else None
    words = [for_the_record(Claim.Priority(priority).label), *topics]
    if due_at is not None:
        words.append(f"{zones.by_newsroom(due_at):%Y-%m-%d %H:%M}")
    return move(
        claim, "planned", by=by, version=version, axis="status", before=CURRENT, why=", ".join(words),
        old={"due_at": due, "priority": claim.priority, "topics": claim.topics},
        fields={"due_at": due_at, "priority": priority, "topics": topics},
    )  # fmt: skip
