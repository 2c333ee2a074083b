"""Several claims decided at once, each as it would be alone; and the whole batch taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.claims.models import Claim
from factcheck.claims.services import assigning, triage, undoing
from newsroom import ledger, rights
from newsroom.models import Event, User
from newsroom.refusals import Forbidden, Refusal

MOST = 200
VERBS = {"accept": "accepted", "dismiss": "dismissed", "assign": "assigned"}


@dataclass(frozen=True)
class Batch:
    """What became of a batch: its name in the ledger, the claims it was done to, and why it was not done to others."""

    name: str
    act: str
    done: list[int]
    left: dict[int, str]


@transaction.atomic
def decide(
    read: Mapping[int, int], act: str, *, by: User, reason: str = "", note: str = "", assignee: User | None = None
) -> Batch:
    """Accept, dismiss or assign (`act`) the claims of `read`, key -> the version that the person had read.

    A claim that somebody else changed meanwhile, or with which this can't be done, is left as it is and named with the
    reason; the others are done. The same batch sent twice finds its work done. Raises `Refusal` for no claims, too
    many, or an act that is none, `Forbidden` without the right.
    """
    if act not in VERBS:
        raise Refusal(_("Choose what to do with the claims."))
    if not read:
        raise Refusal(_("Choose at least one claim."))
    if len(read) > MOST:
        raise Refusal(_("Choose at most %(most)s claims at once.") % {"most": MOST})
    acts: dict[str, Callable[[Claim, int], Claim]] = {
        "accept": lambda claim, version: triage.accept(claim, by=by, version=version),
        "dismiss": lambda claim, version: triage.dismiss(claim, by=by, version=version, reason=reason, note=note),
        "assign": lambda claim, version: assigning.assign(claim, by=by, version=version, assignee=assignee),
    }
    _require_sense(act, by=by, reason=reason, assignee=assignee)
    done: list[Claim] = []
    left: dict[int, str] = {}
    for claim in Claim.objects.filter(pk__in=read).order_by("pk"):  # In one order: two batches may overlap.
        try:
            with transaction.atomic():
                done.append(acts[act](claim, read[claim.pk]))
        except Forbidden:
            raise
        except Refusal as refusal:
            left[claim.pk] = refusal.sentence
    return _written(act, done, left, by=by)


def _require_sense(act: str, *, by: User, reason: str, assignee: User | None) -> None:
    """Refuse once, for the whole batch, what would be refused for every claim of it."""
    if act == "dismiss" and reason not in Claim.Reason.values:
        raise Refusal(_("Choose a reason for dismissing the claims."))
    if act == "assign" and assignee is not None:
        assigning.require_somebody_who_decides(assignee)
    if act != "dismiss":
        rights.require(by, "claim.triage")


def _written(act: str, done: list[Claim], left: dict[int, str], *, by: User) -> Batch:
    """Put the batch on record: which lines of the ledger belong to it."""
    own = Event.objects.filter(subject__in=map(ledger.subject_of, done), by=by, verb=VERBS[act]).order_by("pk")
    latest = dict(own.values_list("subject", "pk"))
    name = uuid4().hex
    ledger.write(
        subject_of(name), "decided together", by=by, act=act, lines=sorted(latest.values()),
        left={str(pk): sentence for pk, sentence in left.items()},
    )  # fmt: skip
    return Batch(name, act, [claim.pk for claim in done], left)


def subject_of(name: str) -> str:
    """How the ledger names a batch."""
    return f"batch:{name}"


def batch_of(name: str, *, by: User) -> Event | None:
    """The person's batch of this name."""
    return Event.objects.filter(subject=subject_of(name), verb="decided together", by=by).first()


@transaction.atomic
def undo(batch: Event, *, by: User) -> Batch:
    """Take back every decision of the batch; what was changed since is left as it is and named with the reason.

    Undoing twice undoes once. Raises `Refusal` for another person's batch.
    """
    if batch.by_id != by.pk:
        raise Refusal(_("Only the person who did this can undo it. Decide anew instead."))
    lines = Event.objects.filter(pk__in=batch.details["lines"]).order_by("subject", "pk")
    done: list[int] = []
    left: dict[int, str] = {}
    for line in sorted(lines, key=undoing.claim_of):
        key = undoing.claim_of(line)
        try:
            with transaction.atomic():
                undoing.undo(line, by=by)
                done.append(key)
        except Forbidden:
            raise
        except Refusal as refusal:
            left[key] = refusal.sentence
    ledger.write(
        batch.subject, "undone together", by=by, act=batch.details["act"], done=done,
        left={str(pk): sentence for pk, sentence in left.items()},
    )  # fmt: skip
    return Batch(batch.subject.partition(":")[2], batch.details["act"], done, left)
