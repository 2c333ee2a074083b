"""The reader's latest decisions, and which of them can still be undone."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck.claims.models import Claim
from factcheck.claims.services import undoing as of_claims
from factcheck.desk.screens.history import did
from factcheck.verdicts.models import Verdict
from factcheck.verdicts.services import undoing as of_verdicts
from newsroom import undone
from newsroom.models import Event, User

LATEST = 10
SPOKEN = 200  # Characters of a statement that are enough to know which claim it is.


@dataclass(frozen=True, slots=True)
class Decision:
    """What the reader did, to which claim, and why it can't be undone any more, if it can't."""

    event: Event
    did: str
    statement: str
    language: str
    address: str
    why_not: str
    is_undone: bool

    @property
    def can_be_undone(self) -> bool:
        return not self.is_undone and not self.why_not

    @property
    def at(self) -> datetime:
        return self.event.at


def undo(event: Event, *, by: User) -> Model:
    """Take the act back that this line of the ledger tells of, in the room where it was done."""
    room = of_claims if noun_of(event) == "claim" else of_verdicts
    row: Model = room.undo(event, by=by)
    return row


def noun_of(event: Event) -> str:
    return event.subject.partition(":")[0]


def can_be_undone(event: Event) -> bool:
    """Whether it is an act for which there is an inverse at all."""
    inverses = {"claim": set(of_claims.INVERSES), "verdict": set(of_verdicts.INVERSES)}
    return event.verb in inverses.get(noun_of(event), set())


def undoable(thing: Model, *, by: User) -> Event | None:
    """The person's last act on a row, if it can be undone: what the answer to the act offers."""
    event = undone.latest(thing, by=by)
    return event if event and can_be_undone(event) else None


def recent(reader: User, *, most: int = LATEST) -> list[Decision]:
    """The reader's `most` latest decisions, newest first; four queries."""
    decided = Q(subject__startswith="claim:", verb__in=list(of_claims.INVERSES))
    decided |= Q(subject__startswith="verdict:", verb__in=[*of_verdicts.INVERSES, *of_verdicts.INSTEAD])
    events = list(Event.objects.filter(decided, by=reader).order_by("-pk")[:most])
    subjects = {event.subject for event in events}
    since: dict[str, list[Event]] = defaultdict(list)
    if events:
        lines = Event.objects.filter(subject__in=subjects, pk__gte=events[-1].pk)
        for line in lines.select_related("by"):
            since[line.subject].append(line)
    claims = _claims(events)
    return [_decision(event, since[event.subject], claims.get(event.subject), reader) for event in events]


def _claims(events: Collection[Event]) -> dict[str, Claim]:
    """For each subject the claim that it is or that it is about."""
    keys = {event.subject: event.subject.partition(":")[2] for event in events}
    verdicts = [key for subject, key in keys.items() if subject.startswith("verdict:")]
    of_verdict = dict(Verdict.objects.filter(pk__in=verdicts).values_list("pk", "claim")) if verdicts else {}
    wanted = {}
    for event in events:
        if noun_of(event) == "claim":
            wanted[event.subject] = int(keys[event.subject])
        elif key := of_verdict.get(int(keys[event.subject])):
            wanted[event.subject] = key
        elif "claim" in event.details:  # Of a draft that was discarded.
            wanted[event.subject] = int(event.details["claim"].partition(":")[2])
    rows = Claim.objects.only("statement", "language").in_bulk(set(wanted.values()))
    return {subject: rows[key] for subject, key in wanted.items() if key in rows}


def _decision(event: Event, lines: list[Event], claim: Claim | None, reader: User) -> Decision:
    is_undone = event.pk in undone.taken_back(lines)
    why_not = "" if is_undone else _why_not(event, lines, reader)
    address = claim.get_absolute_url() if claim else ""
    if noun_of(event) == "verdict" and event.verb not in {"discarded", "citation dropped"}:
        address = reverse("desk:verdict", args=[event.subject.partition(":")[2]])
    return Decision(
        event, did(event), claim.statement[:SPOKEN] if claim else "", claim.language if claim else "", address, why_not,
        is_undone,
    )  # fmt: skip


def _why_not(event: Event, lines: list[Event], reader: User) -> str:
    if not can_be_undone(event):
        return str(of_verdicts.INSTEAD.get(event.verb, _("This can't be undone.")))
    touches = of_claims.touches
    if noun_of(event) == "verdict":
        touches = of_verdicts.touches if event.verb == "citation dropped" else of_verdicts.touched_by_moves
    later = undone.later_in(sorted(lines, key=lambda line: -line.pk), event, touches)
    return undone.told(later, by=reader) if later else ""
