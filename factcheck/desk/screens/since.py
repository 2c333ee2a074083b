"""What changed in a verdict between two times that it was handed in, field by field and word by word."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.desk.screens.word_diff import Piece, word_diff
from factcheck.verdicts.models import Citation, Verdict
from newsroom import looks
from newsroom.models import User

FIELDS: dict[str, str | Promise] = {
    "statement": _("Claim"),
    "claimant": _("Claimed by"),
    "rating": _("Rating"),
    "summary": _("Summary"),
    "explanation": _("Explanation"),
    "unknowns": _("What is not known"),
    "correction_note": _("Public note on the correction"),
    "short_claim": _("The claim in a line"),
    "language": _("Language of the verdict"),
    "expires_on": _("Holds until"),
    "media": _("Picture, film or sound"),
    "citations": _("Sources"),
}
_PLAIN = ("summary", "explanation", "unknowns", "correction_note", "short_claim", "language", "expires_on")


@dataclass(frozen=True, slots=True)
class Change:
    """A field that changed: the words as they were, with what went, and as they are, with what came."""

    part: str
    label: str | Promise
    then: list[Piece]
    now: list[Piece]


@dataclass(frozen=True, slots=True)
class Since:
    """What is new since submission `then`, for one reader."""

    then: int
    then_at: datetime
    now: int
    changes: list[Change]
    same: list[str | Promise]
    is_read: bool  # The reader has read the newest.
    was_seen: bool  # They have read the one it is compared with.
    earlier: list[int]


def newest(verdict: Verdict) -> int | None:
    """The number of the last submission."""
    return verdict.submissions.order_by("-number").values_list("number", flat=True).first()


def since_last_look(verdict: Verdict, reader: User, *, asked: int | None = None) -> Since | None:
    """What changed since the reader last looked, or since the submission that was `asked` for; None for the first."""
    submissions = {one.number: one for one in verdict.submissions.order_by("number")}
    if len(submissions) < 2:
        return None
    now = max(submissions)
    looked = looks.last_seen(verdict, by=reader)
    then = looked if looked in submissions and looked != now else now - 1
    if asked in submissions and asked != now:
        then = asked
    assert then is not None
    old, new = texts_of(submissions[then].record), texts_of(submissions[now].record)
    return Since(
        then, submissions[then].at, now,
        changes=[_change(part, old[part], new[part]) for part in FIELDS if old[part] != new[part]],
        same=[label for part, label in FIELDS.items() if old[part] == new[part] != ""],
        is_read=looked == now, was_seen=looked is not None and looked >= then,
        earlier=[number for number in submissions if number not in {now, then}],
    )  # fmt: skip


def texts_of(record: dict[str, Any]) -> dict[str, str]:
    """The record's fields as texts that can be compared."""
    claim = record.get("claim", {})
    words = {name: str(record.get(name, "")) for name in _PLAIN}
    return {
        "statement": claim.get("statement", ""),
        "claimant": claim.get("claimant", ""),
        "rating": record.get("rating", {}).get("label", ""),
        "media": "\n".join(map(str, record.get("media", {}).values())),
        "citations": "\n".join(_citation(one) for one in record.get("citations", [])),
        **words,
    }


def _citation(citation: dict[str, Any]) -> str:
    stance = Citation.Stance(citation["stance"]).label
    where = ", ".join(filter(None, [citation["source"].get("title", ""), citation.get("locator", "")]))
    return gettext("%(stance)s: “%(passage)s” (%(where)s)") % {
        "stance": stance,
        "passage": citation["passage"],
        "where": where,
    }


def _change(part: str, old: str, new: str) -> Change:
    pieces = word_diff(old, new)
    return Change(
        part, FIELDS[part], [one for one in pieces if one.sort != "come"], [one for one in pieces if one.sort != "gone"]
    )
