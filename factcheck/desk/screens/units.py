"""Units as the reader's language says them: those that a newsroom meets every day.

What the engine read is kept in English. A unit that is not listed stays what it is; so do the things that an article
counts, which are words of its own.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext_lazy

_SAME_IN_PLURAL = frozenset({"hertz", "celsius", "fahrenheit"})
_PLURALS = {"foot": "feet", "inch": "inches", "person": "people"}

UNITS: dict[str, str | Promise] = {
    "percent": ngettext_lazy("percent", "percent", "of"),
    "percentage point": ngettext_lazy("percentage point", "percentage points", "of"),
    "basis point": ngettext_lazy("basis point", "basis points", "of"),
    "per mille": ngettext_lazy("per mille", "per mille", "of"),
    "share": ngettext_lazy("share", "share", "of"),
    "times": ngettext_lazy("times", "times", "of"),
    "people": ngettext_lazy("person", "people", "of"),
    "year": ngettext_lazy("year", "years", "of"),
    "month": ngettext_lazy("month", "months", "of"),
    "week": ngettext_lazy("week", "weeks", "of"),
    "day": ngettext_lazy("day", "days", "of"),
    "hour": ngettext_lazy("hour", "hours", "of"),
    "minute": ngettext_lazy("minute", "minutes", "of"),
    "second": ngettext_lazy("second", "seconds", "of"),
    "decade": ngettext_lazy("decade", "decades", "of"),
    "century": ngettext_lazy("century", "centuries", "of"),
    "kilometre": ngettext_lazy("kilometre", "kilometres", "of"),
    "metre": ngettext_lazy("metre", "metres", "of"),
    "centimetre": ngettext_lazy("centimetre", "centimetres", "of"),
    "millimetre": ngettext_lazy("millimetre", "millimetres", "of"),
    "mile": ngettext_lazy("mile", "miles", "of"),
    "foot": ngettext_lazy("foot", "feet", "of"),
    "inch": ngettext_lazy("inch", "inches", "of"),
    "yard": ngettext_lazy("yard", "yards", "of"),
    "square kilometre": ngettext_lazy("square kilometre", "square kilometres", "of"),
    "square metre": ngettext_lazy("square metre", "square metres", "of"),
    "square mile": ngettext_lazy("square mile", "square miles", "of"),
    "square foot": ngettext_lazy("square foot", "square feet", "of"),
    "cubic metre": ngettext_lazy("cubic metre", "cubic metres", "of"),
    "hectare": ngettext_lazy("hectare", "hectares", "of"),
    "acre": ngettext_lazy("acre", "acres", "of"),
    "kilogram": ngettext_lazy("kilogram", "kilograms", "of"),
    "gram": ngettext_lazy("gram", "grams", "of"),
    "tonne": ngettext_lazy("tonne", "tonnes", "of"),
    "ton": ngettext_lazy("ton", "tons", "of"),
    "pound (weight)": ngettext_lazy("pound (weight)", "pounds (weight)", "of"),
    "ounce": ngettext_lazy("ounce", "ounces", "of"),
    "litre": ngettext_lazy("litre", "litres", "of"),
    "gallon": ngettext_lazy("gallon", "gallons", "of"),
    "barrel": ngettext_lazy("barrel", "barrels", "of"),
    "kilowatt": ngettext_lazy("kilowatt", "kilowatts", "of"),
    "megawatt": ngettext_lazy("megawatt", "megawatts", "of"),
    "gigawatt": ngettext_lazy("gigawatt", "gigawatts", "of"),
    "kilowatt hour": ngettext_lazy("kilowatt hour", "kilowatt hours", "of"),
    "megawatt hour": ngettext_lazy("megawatt hour", "megawatt hours", "of"),
    "terawatt hour": ngettext_lazy("terawatt hour", "terawatt hours", "of"),
    "degree": ngettext_lazy("degree", "degrees", "of"),
    "degree Celsius": ngettext_lazy("degree Celsius", "degrees Celsius", "of"),
    "degree Fahrenheit": ngettext_lazy("degree Fahrenheit", "degrees Fahrenheit", "of"),
    "point": ngettext_lazy("point", "points", "of"),
}


def counted(unit: str, value: float) -> str:
    """The unit as it is said of so many: `kilometre` is kept in the singular, and three of them are kilometres.

    `tonne per year` is said in its two parts.
    """
    thing, per, each = unit.partition(" per ")
    if not per or unit in UNITS:
        return _of_so_many(unit, value)
    return gettext("%(things)s per %(each)s") % {"things": _of_so_many(thing, value), "each": _of_so_many(each, 1)}


def _of_so_many(unit: str, value: float) -> str:
    if unit in UNITS:
        return str(UNITS[unit] % {"of": 1 if abs(value) == 1 else 2})
    if abs(value) == 1:
        return unit
    first, of, rest = unit.partition(" of ")
    words = first.split(" ")
    last = words[-1]
    if last.lower() not in _SAME_IN_PLURAL and last.isascii() and not last.endswith("s"):
        words[-1] = _PLURALS.get(last, f"{last}s")
    return " ".join(words) + of + rest
