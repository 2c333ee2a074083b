"""Taking back what one decided about a claim. The undo is a line of its own, and refuses what others changed since."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from factcheck.claims.engine.anchor import selectors
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services.assigning import CURRENT
from factcheck.claims.services.triage import PUT_OFF, marked_at
from newsroom import ledger, notices, rights, undone
from newsroom.models import Event, User
from newsroom.moves import move
from newsroom.refusals import AlreadyThere, Conflict, Refusal

Status = Claim.Status
Inverse = Callable[[Claim, Event, User], Claim]

STATUS = ("accepted", "dismissed", "reconsidered", "checking begun", "checking ended", "checked")
NOTHING = (PUT_OFF, "commented", "comment resolved", "comment reopened")


def touches(event: Event) -> Collection[str]:
    """What a line about a claim changed: two that changed different things can be taken back in any order."""
    match event.verb:
        case verb if verb in STATUS:
            return {"status"}
        case "corrected":
            return {"words"}
        case "reading corrected" | "span adjusted":
            return {f"place {event.details.get('appearance')}"}
        case "assigned" | "planned":
            return {event.verb}
        case verb if verb in NOTHING:
            return ()
    return undone.EVERYTHING


@transaction.atomic
def undo(event: Event, *, by: User) -> Claim:
    """Take back the decision that this line of the ledger tells of; the claim as it then is.

    The line is the version: unless it is the last that changed what it changed, `Conflict` says who was first. Undoing
    twice undoes once. Raises `Refusal` for what can't be undone or was another person's act.
    """
    undone.permit(event, by=by)
    if event.verb not in INVERSES:
        raise Refusal(_("This can't be undone: decide anew on the page of the claim."))
    rights.require(by, RIGHTS.get(event.verb, "claim.triage"))
    claim = _locked(event)
    if undone.is_taken_back(event):
        return claim
    undone.require_untouched(event, touches, by=by, thing=claim)
    return INVERSES[event.verb](claim, event, by)


def claim_of(event: Event) -> int:
    """The key of the claim that the line is about."""
    return int(event.subject.partition(":")[2])


def _locked(event: Event) -> Claim:
    """The claim, locked together with the one it was merged into, in the order in which a merge takes them."""
    keys = {claim_of(event)} | ({_key(event.details["into"])} if "into" in event.details else set())
    rows = {row.pk: row for row in Claim.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    return rows[claim_of(event)]


def _key(subject: str) -> int:
    return int(subject.partition(":")[2])


def _back(
    claim: Claim, event: Event, by: User, *, before: Collection[str], to: str | None = None,
    old: dict[str, Any] | None = None, **fields: Any,
) -> Claim:  # fmt: skip
    return move(
        claim, undone.verb_for(event), by=by, version=claim.version, axis="status", before=before, to=to,
        old={"undid": event.pk} | (old or {}), fields=fields,
    )  # fmt: skip


def _status(claim: Claim, event: Event, by: User) -> Claim:
    """Back to the state before, with the reason that a dismissed claim had."""
    if event.before == Status.DISMISSED and "dismissed_because" not in event.details:
        raise Refusal(_("The record does not say why the claim was dismissed before: dismiss it anew."))
    place = Appearance.objects.filter(claim=claim, pk__in=event.details.get("stood_again", []))
    restored = _back(
        claim, event, by, before={event.after}, to=event.before,
        dismissed_because=event.details.get("dismissed_because", ""),
        dismissed_note=event.details.get("dismissed_note", ""),
    )  # fmt: skip
    place.update(withdrawn=True)
    return restored


def _words(claim: Claim, event: Event, by: User) -> Claim:
    """Back to the statement, the claimant and the day before."""
    was = event.details
    return _back(
        claim, event, by, before=set(Status) - {Status.MERGED, Status.CHECKED},
        old={"statement": claim.statement}, statement=was["statement"], claimant=was["claimant"],
        claimed_on=date.fromisoformat(was["claimed_on"]) if was["claimed_on"] else None,
    )  # fmt: skip


def _place_of(claim: Claim, event: Event) -> Appearance:
    place = Appearance.objects.select_related("version").filter(pk=event.details["appearance"], claim=claim).first()
    if place is None:
        raise Conflict(_("The claim no longer stands there, so this can't be undone any more."), thing=claim)
    return place


def _span(claim: Claim, event: Event, by: User) -> Claim:
    """Back to the words where the claim stood before."""
    place, start, end = _place_of(claim, event), event.details["start"], event.details["end"]
    if other := marked_at(place.version_id, start, end).exclude(pk=place.pk).select_related("claim").first():
        raise AlreadyThere(_("These words are marked as another claim by now: “%s”.") % other.claim, thing=other.claim)
    exact, prefix, suffix = selectors(place.version.text, start, end)
    old = {"start": place.start, "end": place.end, "exact": place.exact, "appearance": place.pk}
    restored = _back(claim, event, by, before=set(Status) - {Status.MERGED}, old=old)
    Appearance.objects.filter(pk=place.pk).update(
        start=start, end=end, exact=exact, prefix=prefix, suffix=suffix,
        withdrawn=bool(event.details.get("withdrawn", False)),
    )  # fmt: skip
    return restored


def _reading(claim: Claim, event: Event, by: User) -> Claim:
    """Back to what was read at the place before, and to who had put it right."""
    place, corrections = _place_of(claim, event), event.details["corrections"]
    if any(getattr(place, name) != value for name, (_old, value) in corrections.items()):
        raise Conflict(_("What is read there was changed since, so it can't be undone any more."), thing=claim)
    was = event.details.get("was") or {"corrected": [name for name in place.corrected if name not in corrections]}
    back = {name: [value, old] for name, (old, value) in corrections.items()}
    restored = _back(
        claim, event, by, before=set(Status) - {Status.MERGED}, old={"appearance": place.pk, "corrections": back}
    )
    Appearance.objects.filter(pk=place.pk).update(**{name: old for name, (old, _new) in corrections.items()}, **was)
    return restored


def _merge(claim: Claim, event: Event, by: User) -> Claim:
    """Two claims again, each with its own places, as long as nobody has gone on with the one that took the other in."""
    target = Claim.objects.get(pk=_key(event.details["into"]))
    took_in = Event.objects.filter(
        subject=ledger.subject_of(target), verb="took in", pk__gt=event.pk, details__claim=event.subject
    ).last()
    if took_in is None or "stood_again" not in took_in.details:
        raise Refusal(_("The record of this merge does not say which places came from where: it can't be undone."))
    undone.require_untouched(took_in, lambda line: undone.EVERYTHING, by=by, thing=target)
    if target.version != took_in.details["version"]:
        raise Conflict(
            _("The claim it was merged into has changed since, so it can't be undone any more."), thing=target
        )
    was = event.details
    try:
        with transaction.atomic():
            restored = _back(
                claim, event, by, before={Status.MERGED}, to=event.before, merged_into=None,
                dismissed_because=was.get("dismissed_because", ""), dismissed_note=was.get("dismissed_note", ""),
            )  # fmt: skip
            Appearance.objects.filter(claim=target, pk__in=was["appearances"]).update(claim=claim)
    except IntegrityError:
        raise Conflict(
            _("The places of the two claims have changed since, so the merge stays."), thing=target
        ) from None
    Claim.objects.filter(pk__in=was.get("led_here", []), merged_into=target).update(merged_into=claim)
    Appearance.objects.filter(pk__in=took_in.details["stood_again"]).update(withdrawn=True)
    Claim.objects.filter(pk=target.pk).update(version=F("version") + 1, status=took_in.before)
    ledger.record(
        target, undone.verb_for(took_in), by=by, before=target.status, after=took_in.before, undid=took_in.pk,
        claim=event.subject,
    )  # fmt: skip
    return restored


def _assignee(claim: Claim, event: Event, by: User) -> Claim:
    """Back to who looked after the claim before, if they are still there."""
    before = User.objects.filter(pk=event.details["assignee"]).first() if event.details["assignee"] else None
    old = {"assignee": claim.assignee_id}
    restored = _back(claim, event, by, before=CURRENT, old=old, assignee_id=before.pk if before else None)
    notices.take_back(event)
    return restored


def _plan(claim: Claim, event: Event, by: User) -> Claim:
    due_at = event.details["due_at"]
    return _back(
        claim, event, by, before=CURRENT, priority=event.details["priority"],
        topics=event.details.get("topics", claim.topics),
        due_at=datetime.fromisoformat(due_at) if due_at else None,
    )  # fmt: skip


INVERSES: dict[str, Inverse] = {
    "accepted": _status,
    "dismissed": _status,
    "reconsidered": _status,
    "corrected": _words,
    "reading corrected": _reading,
    "span adjusted": _span,
    "merged": _merge,
    "assigned": _assignee,
    "planned": _plan,
}
RIGHTS = {"dismissed": "claim.curate", "merged": "claim.curate"}
