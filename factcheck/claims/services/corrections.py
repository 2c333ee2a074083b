"""What a person puts right in what the engine read at a place: kinds, speaker, figures, dates.

What was there before goes to the ledger beside what stands there now, and the field's name into the appearance's
`corrected`: no later reading changes it again, and `export_judgements` gives both on. Figures and dates come as the
desk's forms have them; what a person left as it was is kept as the engine read it, whatever its form.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.claims.models import Appearance, Claim
from newsroom import rights
from newsroom.models import User
from newsroom.moves import move
from newsroom.refusals import Refusal

FIELDS = ("kinds", "speaker", "quantities", "dates")
LONGEST_SPEAKER = 300
LONGEST_UNIT = 40
MOST = 100  # Figures or dates of one claim; a claim with more is no claim.
CURRENCY = re.compile(r"[A-Z]{3}")
DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
NUMBER = re.compile(r"[+-]?[0-9]{1,400}(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?")

Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Sort:
    """How one sort of entry is called, compared with what stands there, and read."""

    too_many: str | Promise  # With places for the `number` and the `most`.
    is_unchanged: Callable[[Entry, Entry], bool]
    read: Callable[[Entry, str, Entry], dict[str, Any]]


@transaction.atomic
def correct_reading(
    appearance: Appearance,
    *,
    by: User,
    version: int,
    kinds: Sequence[str] | None = None,
    speaker: str | None = None,
    quantities: Sequence[Entry] | None = None,
    dates: Sequence[Entry] | None = None,
) -> Appearance:
    """Put right what was read at this place, and return the appearance as it then is; None leaves a field alone.

    `version` is that of the claim, as the person had read it. `kinds` are values of `Appearance.Kind`, the best
    first. `speaker` is "" where the article itself says it. `quantities` are all the figures of the place, each
    `{"text", "value", "unit", "currency", "approximate"}` (value in base units; unit, currency and approximate may be
    left out), and `dates` all its dates, each `{"text", "iso"}` (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or "" where it can't
    be known). An entry whose text is empty is left out. The texts stand in the place's exact words.

    The same values sent twice are one correction. Raises `Refusal` for what can't be meant, `Conflict` when somebody
    was first or the claim is merged, `Forbidden` without the right.
    """
    rights.require(by, "claim.triage")
    # Locked before it is looked at: a reading that is written at this moment holds the claims it writes to.
    Claim.objects.select_for_update().get(pk=appearance.claim_id)
    stands = Appearance.objects.select_related("claim").get(pk=appearance.pk)
    meant: dict[str, Any] = {}
    if kinds is not None:
        meant["kinds"] = _kinds(kinds)
    if speaker is not None:
        meant["speaker"] = _speaker(speaker)
    if quantities is not None:
        meant["quantities"] = _entries(stands, quantities, stands.quantities, FIGURE)
    if dates is not None:
        meant["dates"] = _entries(stands, dates, stands.dates, DATE)
    changes = {name: value for name, value in meant.items() if _differs(stands, name, value)}
    if not changes:
        return stands
    move(
        appearance.claim, "reading corrected", by=by, version=version, axis="status",
        before=set(Claim.Status) - {Claim.Status.MERGED},
        old={
            "appearance": stands.pk,
            "corrections": {name: [getattr(stands, name), value] for name, value in changes.items()},
            "was": {name: getattr(stands, name) for name in ("corrected", "speaker_inferred", "speaker_confidence")},
        },
    )  # fmt: skip
    if "speaker" in changes:
        changes |= {"speaker_inferred": False, "speaker_confidence": None}
    corrected = [*stands.corrected, *(name for name in FIELDS if name in changes and name not in stands.corrected)]
    Appearance.objects.filter(pk=stands.pk).update(corrected=corrected, **changes)
    return Appearance.objects.select_related("claim").get(pk=stands.pk)


def _differs(stands: Appearance, name: str, value: Any) -> bool:
    """Whether this is news. A person who names the speaker that the engine only inferred says that it is so."""
    return getattr(stands, name) != value or (name == "speaker" and stands.speaker_inferred)


def _kinds(kinds: Sequence[str]) -> list[str]:
    for kind in kinds:
        if kind not in Appearance.Kind.values:
            labels = ", ".join(str(label) for label in Appearance.Kind.labels)
            raise Refusal(
                gettext("“%(kind)s” is no kind of claim. Choose from: %(labels)s.")
                % {"kind": _shown(kind), "labels": labels}
            )
    return list(dict.fromkeys(kinds))


def _speaker(speaker: str) -> str:
    speaker = " ".join(speaker.split())
    if len(speaker) > LONGEST_SPEAKER:
        raise Refusal(
            gettext("The speaker's name has %(number)s characters; %(longest_speaker)s is the most. Shorten it.")
            % {"number": len(speaker), "longest_speaker": LONGEST_SPEAKER}
        )
    return speaker


def _entries(stands: Appearance, said: Sequence[Entry], now: Sequence[Entry], sort: Sort) -> list[dict[str, Any]]:
    """The entries as they are kept, in the order of the text.

    One that says what stands there already stays what it is: the engine writes some that a person can't.
    """
    if len(said) > MOST:
        raise Refusal(sort.too_many % {"number": len(said), "most": MOST})
    left, taken = [dict(entry) for entry in now], {entry.get("start") for entry in now}
    kept: list[dict[str, Any]] = []
    for entry in said:
        text = str(entry.get("text") or "").strip()
        if not text:
            continue
        was = next((one for one in left if one["text"] == text), {})
        if was:
            left.remove(was)
        if was and sort.is_unchanged(entry, was):
            kept.append(was)
            continue
        place = {"start": was["start"], "end": was["end"]} if "start" in was else _found(stands, text, taken)
        taken.add(place["start"])
        kept.append({"text": text, **sort.read(entry, text, was), **place})
    return sorted(kept, key=lambda entry: entry.get("start", stands.start))


def _found(stands: Appearance, text: str, taken: set[int | None]) -> dict[str, int]:
    """Where the text stands in the claim's words, in code points of the version: first where nothing is read yet."""
    places = [stands.start + match.start() for match in re.finditer(re.escape(text), stands.exact)]
    if not places:
        raise Refusal(
            gettext("“%(text)s” does not stand in the claim's words. Copy it from them as it is.")
            % {"text": _shown(text)}
        )
    start = next((place for place in places if place not in taken), places[0])
    return {"start": start, "end": start + len(text)}


def _figure_is_unchanged(entry: Entry, was: Entry) -> bool:
    words = all((entry[name] or None) == was.get(name) for name in ("unit", "currency") if name in entry)
    sure = "approximate" not in entry or bool(entry["approximate"]) == bool(was.get("approximate"))
    return words and sure and _number(entry.get("value")) == was.get("value")


def _figure(entry: Entry, text: str, was: Entry) -> dict[str, Any]:
    value = _number(entry.get("value"))
    if value is None:
        raise Refusal(
            gettext("The value of “%(text)s” is no number. Write it out in digits, as in 1130000000000.")
            % {"text": _shown(text)}
        )
    unit = " ".join(str(entry.get("unit", was.get("unit")) or "").split())
    if len(unit) > LONGEST_UNIT or any(letter.isdigit() for letter in unit):
        raise Refusal(
            gettext(
                "The unit of “%(text)s” is a word such as percent or people, without digits and of at most "
                "%(longest_unit)s characters."
            )
            % {"text": _shown(text), "longest_unit": LONGEST_UNIT}
        )
    currency = str(entry.get("currency", was.get("currency")) or "").strip().upper()
    if currency and not CURRENCY.fullmatch(currency):
        raise Refusal(
            gettext("The currency of “%(text)s” has three letters, as in USD or JPY.") % {"text": _shown(text)}
        )
    return {
        "value": value,
        "unit": unit or None,
        "currency": currency or None,
        "approximate": bool(entry.get("approximate", was.get("approximate"))),
    }


def _number(value: Any) -> float | None:
    """The value as a finite number; None where it is none. Python's own blanks and underscores in numbers are none."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        return None
    if isinstance(value, str) and not NUMBER.fullmatch(value.strip()):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _date_is_unchanged(entry: Entry, was: Entry) -> bool:
    return (str(entry.get("iso") or "").strip() or None) == was.get("iso")


def _date(entry: Entry, text: str, was: Entry) -> dict[str, Any]:
    iso = str(entry.get("iso") or "").strip()
    if iso and not _is_day(iso):
        raise Refusal(
            gettext(
                "“%(iso)s” is no date for “%(text)s”. Write the day, the month or the year as in 2025-05-04, "
                "2025-05 or 2025."
            )
            % {"iso": _shown(iso), "text": _shown(text)}
        )
    return {"iso": iso or None, "relative": bool(was.get("relative"))}


def _is_day(iso: str) -> bool:
    parts = DAY.fullmatch(iso)
    if parts is None or not iso.isascii():
        return False
    try:
        date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return False
    return True


def _shown(said: str) -> str:
    """What somebody typed, as short as a sentence can quote it."""
    return said if len(said) <= 60 else said[:59] + "…"


FIGURE = Sort(_("%(number)s figures are too many for one claim; %(most)s is the most."), _figure_is_unchanged, _figure)
DATE = Sort(_("%(number)s dates are too many for one claim; %(most)s is the most."), _date_is_unchanged, _date)
