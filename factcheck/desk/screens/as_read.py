"""Figures and dates as they were read, in words, and where they stand in the text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from factcheck.desk.screens.places import Place
from factcheck.desk.screens.units import counted

SCALES = (
    (1e15, ngettext_lazy("%(number)s quadrillion", "%(number)s quadrillion", "of")),
    (1e12, ngettext_lazy("%(number)s trillion", "%(number)s trillion", "of")),
    (1e9, ngettext_lazy("%(number)s billion", "%(number)s billion", "of")),
    (1e6, ngettext_lazy("%(number)s million", "%(number)s million", "of")),
)
LONGEST_NUMBER = 1e21  # From here on digits tell nobody anything.
CURRENCIES = {
    "AUD": _("Australian dollars"), "BRL": _("Brazilian reais"), "CAD": _("Canadian dollars"), "CHF": _("Swiss francs"),
    "CNY": _("Chinese yuan"), "EUR": _("euros"), "GBP": _("pounds sterling"), "HKD": _("Hong Kong dollars"),
    "INR": _("Indian rupees"),
    "JPY": _("Japanese yen"), "KRW": _("South Korean won"), "MXN": _("Mexican pesos"), "RUB": _("Russian roubles"),
    "SEK": _("Swedish kronor"), "TRY": _("Turkish lira"), "UAH": _("Ukrainian hryvnia"), "USD": _("US dollars"),
    "ZAR": _("South African rand"),
}  # fmt: skip

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """A figure or a date of a claim: as it stands, and as it was read."""

    text: str
    words: str

    @property
    def is_as_written(self) -> bool:
        return self.text == self.words


@dataclass(frozen=True, slots=True)
class Note:
    """Words of the text, `start:end` in code points, and how they were read."""

    start: int
    end: int
    words: str

    @property
    def name(self) -> str:
        """What an element of the page refers to it by."""
        return f"read-{self.start}-{self.end}"


def figures_read(entries: Iterable[Entry]) -> list[Read]:
    return [Read(entry["text"], figure_words(entry)) for entry in entries]


def dates_read(entries: Iterable[Entry], published: date | None) -> list[Read]:
    return [Read(entry["text"], date_words(entry, published)) for entry in entries]


def figure_words(entry: Entry) -> str:
    """What a figure was read as: `about 1.13 trillion US dollars · 1,130,000,000,000 USD`."""
    value = entry.get("value")
    if not isinstance(value, int | float):
        return gettext("could not be read")
    number = float(value)
    currency, unit = str(entry.get("currency") or ""), str(entry.get("unit") or "")
    money = f" {CURRENCIES.get(currency, currency)}" if currency else ""
    per = f" {counted(unit, number)}" if unit else ""
    size = next((size for size in SCALES if abs(number) >= size[0]), None)
    about = gettext("about") + " " if entry.get("approximate") else ""
    if size is None:
        return f"{about}{_digits(number)}{money}{per}"
    most = round(number / size[0], 3)
    rounded = size[1] % {"number": _digits(most), "of": 1 if abs(most) == 1 else 2}
    return f"{about}{rounded}{money}{per} · {_digits(number)}{f' {currency}' if currency else ''}"


def _digits(value: float) -> str:
    """The number in digits, parted as the reader's language does it, without the noise of its binary form."""
    if abs(value) >= LONGEST_NUMBER or (value and abs(value) < 1e-9):
        return f"{value:.6g}"
    text = f"{Decimal(f'{value:.15g}'):f}"
    return str(number_format(text.rstrip("0").rstrip(".") if "." in text else text, force_grouping=True))


def date_words(entry: Entry, published: date | None) -> str:
    """What a date was read as: `4 March 2025 · 2025-03-04`, and what it was counted from when it is relative."""
    iso = str(entry.get("iso") or "")
    if not iso:
        return gettext("could not be read")
    days = [_day(part) for part in iso.split("/")]
    said = gettext("%(first)s to %(last)s") % {"first": days[0], "last": days[-1]} if len(days) > 1 else days[0]
    words = said if said == iso else f"{said} · {iso}"
    if not entry.get("relative"):
        return words
    if published is None:
        return gettext("%(day)s, relative to the day of the article") % {"day": words}
    return gettext("%(day)s, relative to %(published)s") % {
        "day": words, "published": date_format(published, "DATE_FORMAT"),
    }  # fmt: skip


def _day(iso: str) -> str:
    """`2025-03` as March 2025; what is no day, month or year stays what it is."""
    parts = iso.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) not in (2, 3) or not 1 <= int(parts[1]) <= 12:
        return iso
    year, month, *day = (int(part) for part in parts)
    try:
        first = date(year, month, *(day or [1]))
    except ValueError:
        return iso
    return date_format(first, "DATE_FORMAT" if day else "YEAR_MONTH_FORMAT")


def _long(day: date) -> str:
    return _day(day.isoformat())


def notes_in(text: str, places: Sequence[Place], published: date | None) -> list[Note]:
    """The figures and dates inside the claims of a text, in order; none overlaps another.

    Claims overlap and share their figures: each stands once. Where one lies in another, the longer one is kept.
    """
    found: dict[tuple[int, int], list[str]] = {}
    for place in places:
        read = [(entry, figure_words(entry)) for entry in place.appearance.quantities]
        read += [(entry, date_words(entry, published)) for entry in place.appearance.dates]
        for entry, words in read:
            span = _span(text, place, entry)
            if span and words not in found.setdefault(span, []):
                found[span].append(words)
    notes: list[Note] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not notes or start >= notes[-1].end:
            notes.append(Note(start, end, "; ".join(found[start, end])))
    return notes


def _span(text: str, place: Place, entry: Entry) -> tuple[int, int] | None:
    """Where the entry's words stand in the claim; None where they don't. Earlier readings kept no offsets."""
    words = entry["text"]
    start, end = entry.get("start"), entry.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        if not words or text.count(words, place.start, place.end) != 1:
            return None
        start = text.find(words, place.start, place.end)
        end = start + len(words)
    inside = place.start <= start < end <= place.end
    return (start, end) if inside and text[start:end] == words else None
