"""Undoing, as the ledger has it: a line that takes back an earlier one names it in `details["undid"]`.

Nothing is ever struck out. What a line changed still stands when nobody has taken it back and no later line has
changed the same; a room that can undo says which lines change what.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from newsroom import ledger
from newsroom.models import Event, User
from newsroom.refusals import Conflict, Refusal

UNDID = "undid: "
EVERYTHING = frozenset({"*"})

Touches = Callable[[Event], Collection[str]]


def verb_for(event: Event) -> str:
    """The verb of the line that takes this one back."""
    return f"{UNDID}{event.verb}"[:60]


def taken_back(lines: Iterable[Event]) -> set[int]:
    """The keys of those lines that one of the others took back."""
    return {line.details["undid"] for line in lines if "undid" in line.details}


def standing(lines: Sequence[Event]) -> list[Event]:
    """The lines that still count: without those that were taken back, and without the ones that did so."""
    gone = taken_back(lines)
    return [line for line in lines if line.pk not in gone and "undid" not in line.details]


def since(event: Event, touches: Touches) -> list[Event]:
    """The later lines about the same subject that changed what this one changed, newest first."""
    lines = list(Event.objects.filter(subject=event.subject, pk__gte=event.pk).select_related("by"))
    return later_in(lines, event, touches)


def later_in(lines: Sequence[Event], event: Event, touches: Touches) -> list[Event]:
    """As `since`, of lines that are at hand: all those of the subject from the event on, newest first."""
    changed = frozenset(touches(event))
    return [line for line in standing(lines) if line.pk > event.pk and _meet(changed, frozenset(touches(line)))]


def is_taken_back(event: Event) -> bool:
    """Whether somebody has undone it already."""
    return Event.objects.filter(subject=event.subject, pk__gt=event.pk, details__undid=event.pk).exists()


def permit(event: Event, *, by: User) -> None:
    """Raise `Refusal` for what another person did: they can take it back, others decide anew."""
    if event.by_id != by.pk:
        raise Refusal(_("Only the person who did this can undo it. Decide anew instead."))


def require_untouched(event: Event, touches: Touches, *, by: User, thing: Any) -> None:
    """Raise `Conflict`, saying who was first, when what the event changed was changed again since."""
    later = since(event, touches)
    if not later:
        return
    raise Conflict(told(later, by=by), thing=thing)


def told(later: Sequence[Event], *, by: User) -> str:
    """Who changed what since, as one sentence."""
    others = [line for line in later if line.by_id != by.pk]
    if others:
        who = others[0].who if others[0].by_id else _("A new reading of the text")
        return _("%(who)s has changed this since, so it can't be undone any more.") % {"who": who}
    return _("You have changed this again since: undo the later decision first.")


def latest(thing: Any, *, by: User) -> Event | None:
    """The person's last line about a row: what an “Undo” beside the answer to their act takes back."""
    return ledger.history(thing).filter(by=by).first()


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    if "*" in one | other:
        return bool(one and other)
    return not one.isdisjoint(other)
