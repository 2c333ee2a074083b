"""The ledger's lines about a claim and its verdicts, as sentences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.claims.models import Appearance
from factcheck.desk.screens.as_read import date_words, figure_words
from newsroom import ledger
from newsroom.languages import within
from newsroom.models import Event, User
from newsroom.undone import UNDID

# Verb of the ledger -> what a person did. Acts that say why show it after these words.
SENTENCES = {
    ("claim", "added"): _("marked the claim in the text"),
    ("claim", "accepted"): _("accepted the claim"),
    ("claim", "dismissed"): _("dismissed the claim"),
    ("claim", "put off"): _("deferred the claim"),
    ("claim", "reconsidered"): _("made the claim undecided again"),
    ("claim", "corrected"): _("corrected the claim"),
    ("claim", "reading corrected"): _("put right what was read"),
    ("claim", "read again"): _("read the text again"),
    ("claim", "withdrawn"): _("no longer proposed the claim"),
    ("claim", "proposed again"): _("proposed the claim again"),
    ("claim", "span adjusted"): _("moved the claim to other words"),
    ("claim", "assigned"): _("assigned the claim"),
    ("claim", "planned"): _("set when the claim is due and how it presses"),
    ("claim", "triage undone"): _("took back what was decided of several claims at once"),
    ("claim", "merged"): _("merged the claim into another"),
    ("claim", "took in"): _("merged another claim into this one"),
    ("claim", "commented"): _("commented"),
    ("claim", "comment resolved"): _("resolved a comment"),
    ("claim", "comment reopened"): _("reopened a comment"),
    ("claim", "checking begun"): _("began to check the claim"),
    ("claim", "checking ended"): _("ended the checking without a published verdict"),
    ("claim", "checked"): _("finished checking the claim"),
    ("verdict", "begun"): _("began a verdict"),
    ("verdict", "written"): _("wrote on the verdict"),
    ("verdict", "cited"): _("cited a source"),
    ("verdict", "citation dropped"): _("dropped a citation"),
    ("verdict", "discarded"): _("discarded the draft"),
    ("verdict", "submitted"): _("submitted the verdict for review"),
    ("verdict", "changes requested"): _("asked for changes"),
    ("verdict", "approved"): _("approved the verdict"),
    ("verdict", "published"): _("published the verdict"),
    ("verdict", "corrected"): _("replaced the verdict by a correction"),
    ("verdict", "retracted"): _("retracted the verdict"),
    ("verdict", "release asked"): _("released the verdict for publication"),
    ("verdict", "release recalled"): _("recalled the release"),
    ("verdict", "release failed"): _("could not publish the verdict"),
    ("verdict", "commented"): _("commented"),
    ("verdict", "comment resolved"): _("resolved a comment"),
    ("verdict", "comment reopened"): _("reopened a comment"),
}
CONVERSATION = (
    "submitted", "changes requested", "approved", "published", "corrected", "retracted", "release asked",
    "release recalled", "release failed", "undid: changes requested", "undid: approved",
)  # fmt: skip
LATEST = 40
# What an open page shows by itself: nobody has to be told that it has changed.
SHOWN_AT_ONCE = ("commented", "comment resolved", "comment reopened", "written", "cited", "citation dropped")
READ = {"kinds": _("kinds"), "speaker": _("speaker"), "quantities": _("figures"), "dates": _("dates")}


@dataclass(frozen=True, slots=True)
class Line:
    """Who did what, when and why; `before` are the words that were replaced."""

    who: str
    did: str
    at: datetime
    why: str
    before: str
    verb: str = ""
    event: int = 0  # Its number in the ledger.


def history_of(*things: Model) -> list[Line]:
    """The latest lines about these rows, newest first; one query."""
    return [_line(event) for event in ledger.history(*things)[:LATEST]]


def lines_since(event: int, *things: Model, but_of: User) -> list[Line]:
    """What others than this person did to these rows after the line of this number, newest first; one query."""
    later = ledger.history(*things).filter(pk__gt=event).exclude(verb__in=SHOWN_AT_ONCE)
    return [_line(each) for each in later.filter(~Q(by=but_of) | Q(by=None))[:LATEST]]


def may_hold(history: Sequence[Line], *verbs: str) -> bool:
    """Whether one of these acts may be on record: no, only when the whole history is at hand and has none of them."""
    return len(history) >= LATEST or any(line.verb in verbs for line in history)


def conversation_of(verdict: Model) -> list[Line]:
    """What author and reviewers said to each other with their acts, oldest first."""
    events: Iterable[Event] = ledger.history(verdict).filter(verb__in=CONVERSATION)
    return [_line(event) for event in reversed(list(events))]


def did(event: Event) -> str:
    """What the line's person did, in words that follow their name."""
    noun = event.subject.partition(":")[0]
    verb = event.verb.removeprefix(UNDID)
    words = str(SENTENCES.get((noun, verb), verb))
    return gettext("undid: %s") % words if event.verb.startswith(UNDID) else words


def _line(event: Event) -> Line:
    return Line(event.who, did(event), event.at, event.why, _before(event), event.verb, event.pk)


def _before(event: Event) -> str:
    if event.verb == "reading corrected":
        return _readings_before(event.details.get("corrections", {}))
    replaced = {
        ("claim", "corrected"): "statement",
        ("claim", "read again"): "statement",
        ("claim", "span adjusted"): "exact",
        ("verdict", "citation dropped"): "passage",
    }
    kept = event.details.get(replaced.get((event.subject.partition(":")[0], event.verb), ""), "")
    return str(kept or "")


def _readings_before(corrections: Mapping[str, Sequence[Any]]) -> str:
    """What the engine had read, of each thing that the person put right."""
    told = []
    for name, (old, _new) in corrections.items():
        words = old if isinstance(old, str) else ", ".join(_entry(each) for each in old)
        told.append(f"{READ[name]} {words or gettext('none')}")
    return "; ".join(told)


def _entry(entry: Any) -> str:
    if isinstance(entry, str):
        return within(Appearance.Kind(entry).label)
    read = date_words(entry, None) if "iso" in entry else figure_words(entry)
    return gettext("“%(text)s” as %(read)s") % {"text": entry["text"], "read": read}
