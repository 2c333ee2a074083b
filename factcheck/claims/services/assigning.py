"""Who looks after a claim, until when, and how it presses."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.claims.models import Claim
from newsroom import rights
from newsroom.models import User
from newsroom.moves import move
from newsroom.refusals import Refusal

Status = Claim.Status
CURRENT = set(Status) - {Status.MERGED, Status.WITHDRAWN}


def assign(claim: Claim, *, by: User, version: int, assignee: User | None, batch: str = "") -> Claim:
    """Give the claim to a person, oneself or another, or to nobody (None).

    Raises `Refusal` for somebody who may not decide about claims, `Conflict` when somebody was first.
    """
    rights.require(by, "claim.triage")
    if assignee is not None and not rights.may(assignee, "claim.triage"):
        raise Refusal(_("%(person)s can't decide about claims. Choose a checker or an editor.") % {"person": assignee})
    old = {"assignee": claim.assignee_id, "to": assignee.pk if assignee else None}
    return move(
        claim, "assigned", by=by, version=version, axis="status", before=CURRENT,
        why=str(assignee) if assignee else _("to nobody"), old=old | ({"batch": batch} if batch else {}),
        fields={"assignee_id": old["to"]},
    )  # fmt: skip


def plan(claim: Claim, *, by: User, version: int, due_at: datetime | None, priority: int) -> Claim:
    """Say when the claim is due (None for no time) and how it presses, a value of `Claim.Priority`."""
    rights.require(by, "claim.triage")
    if priority not in Claim.Priority.values:
        raise Refusal(_("Choose one of the priorities."))
    old = {"due_at": claim.due_at.isoformat() if claim.due_at else None, "priority": claim.priority}
    words = [str(Claim.Priority(priority).label)]
    if due_at is not None:
        words.append(f"{timezone.localtime(due_at):%Y-%m-%d %H:%M}")
    return move(
        claim, "planned", by=by, version=version, axis="status", before=CURRENT, why=", ".join(words), old=old,
        fields={"due_at": due_at, "priority": priority},
    )  # fmt: skip
