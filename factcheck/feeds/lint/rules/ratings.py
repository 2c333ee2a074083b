"""Rules for the rating: a short label in words, and numbers only together and in order."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import GOOGLE, SCHEMA, WILD, after
from factcheck.feeds.reader.converting import LONGEST_LABEL, number
from factcheck.feeds.reader.nodes import Node, at, each, filled, is_empty, objects, text
from factcheck.feeds.reader.webpage import folded

NUMBERS = ("ratingValue", "bestRating", "worstRating")
_KEY = re.compile(r"[a-z]+(-[a-z]+)+|[A-Za-z]?[a-z]+([A-Z][a-z]+)+|#?\d+([.,]\d+)?(/\d+)?")
_WORDS = {"half-true", "half-false"}
# Labels that have no place between false and true, and those that are an end of it, in some languages.
_OFF_THE_SCALE = frozenset(
    """unproven unverified satire unrated unbelegt unbewiesen sátira satirique unverifiable
    unbestätigt""".split()
)
_FALSE = frozenset(
    "false falso falsa faux falsch falsk fals yanlış झूठ फर्जी خطأ زائف كاذب 錯誤 错误 nepravda fałsz".split()
)
_TRUE = frozenset("true verdadero verdadeiro vrai richtig wahr sand sant vero सच صحيح 正確 正确 pravda prawda".split())


def _omit() -> str:
    return _("Leave all three numbers out for a label that is not on the scale.")


@after(GOOGLE)
def there_is_a_rating(review: Node) -> Iterator[Fault]:
    """A review has a Rating."""
    place = f"{review.place}.reviewRating"
    if is_empty(review.value.get("reviewRating")):
        yield Fault(place, _("It is missing."), _("Give a Rating with at least an alternateName."))
    for value, where in at(review, "reviewRating"):
        if not isinstance(value, dict):
            cure = _("Give an object with an alternateName.")
            yield Fault(where, _("%(value)s is no Rating.") % {"value": quoted(value)}, cure)


@after(GOOGLE, WILD)
def the_label_is_words_to_show(review: Node) -> Iterator[Fault]:
    """alternateName is the label as people read it: in words, and at most 40 characters."""
    for rating in objects(review, "reviewRating"):
        place = f"{rating.place}.alternateName"
        if is_empty(rating.value.get("alternateName")):
            cure = _("Give the label in words, such as False.")
            if filled(rating.value.get("name")):
                yield Fault(place, _("The label is in “name” only."), cure, is_advice=True)
            else:
                yield Fault(place, _("It is missing."), cure)
        elif isinstance(rating.value["alternateName"], list):
            yield Fault(place, _("It is a list."), _("Give one label."))
        for label, where in each(rating.value.get("alternateName"), place):
            # What a page shows its readers is no key, whatever it looks like.
            is_shown = isinstance(label, str) and not label[-1:].isdigit() and folded(label) in review.shown
            if "_" in str(label) or not (is_shown and _KEY.fullmatch(label)):
                yield from _label_faults(label, where)


def _label_faults(label: Any, place: str) -> Iterator[Fault]:
    said = {"value": quoted(label), "number": len(str(label)), "most": LONGEST_LABEL}
    if not isinstance(label, str):
        yield Fault(place, _("%(value)s is no text.") % said, _("Give the label in words, such as False."))
    elif "_" in label or (_KEY.fullmatch(label) and label not in _WORDS):
        yield Fault(place, _("%(value)s is a key of a program.") % said, _("Write the label as the page shows it."))
    elif len(label) > LONGEST_LABEL:
        cure = _("Keep the label under %(most)s characters; the reason belongs into ratingExplanation.") % said
        yield Fault(place, _("%(value)s is a sentence (%(number)s characters).") % said, cure)
    elif label != label.strip():
        yield Fault(place, _("There are spaces too many in %(value)s.") % said, _("Trim it."))


@after(GOOGLE, SCHEMA)
def numbers_are_a_scale(review: Node) -> Iterator[Fault]:
    """The numbers are all there or none is: JSON numbers, 1 <= worst < best, the value between them."""
    for rating in objects(review, "reviewRating"):
        given = {name: rating.value[name] for name in NUMBERS if filled(rating.value.get(name))}
        stands_in = [name for name in NUMBERS if name in given and number(given[name]) == -1]
        if stands_in:
            for name in stands_in:
                yield Fault(f"{rating.place}.{name}", _("-1 is a stand-in for no number."), _omit())
            continue
        if not given:
            continue
        yield from _not_numbers(given, rating.place)
        for name in (name for name in NUMBERS if name not in given):
            wrong = _("It is missing beside %(others)s.") % {"others": ", ".join(given)}
            yield Fault(f"{rating.place}.{name}", wrong, f"{_('Give all three.')} {_omit()}")
        yield from _not_in_order({name: number(value) for name, value in given.items()}, rating.place)


def _not_numbers(given: dict[str, Any], place: str) -> Iterator[Fault]:
    for name, value in given.items():
        where = f"{place}.{name}"
        meant = number(value)
        if isinstance(value, bool) or not isinstance(value, int | float) or meant is None:
            cure = _("Write %(number)s without quotes.") % {"number": f"{meant:g}"} if meant is not None else _omit()
            yield Fault(where, _("%(value)s is no JSON number.") % {"value": quoted(value)}, cure)
        elif not meant.is_integer():
            wrong = _("%(value)s is no whole number.") % {"value": f"{meant:g}"}
            yield Fault(where, wrong, _("Use whole numbers."), is_advice=True)


def _not_in_order(numbers: dict[str, float | None], place: str) -> Iterator[Fault]:
    value, best, worst = (numbers.get(name) for name in NUMBERS)
    if worst is not None and worst < 1:
        wrong = _("It is %(number)s.") % {"number": f"{worst:g}"}
        yield Fault(f"{place}.worstRating", wrong, _("Let the scale begin at 1."))
    if worst is not None and best is not None and worst >= best:
        wrong = _("It is %(best)s, not above worstRating (%(worst)s).") % {"best": f"{best:g}", "worst": f"{worst:g}"}
        yield Fault(f"{place}.bestRating", wrong, f"{_('Mend the scale.')} {_omit()}")
    elif value is not None and ((worst is not None and value < worst) or (best is not None and value > best)):
        wrong = _("%(number)s is outside the scale.") % {"number": f"{value:g}"}
        yield Fault(f"{place}.ratingValue", wrong, _("Give its place between worst and best."))


@after(GOOGLE)
def the_number_says_what_the_label_says(review: Node) -> Iterator[Fault]:
    """The nearer to best, the truer: what is called false is not the best, what is called true not the worst."""
    for rating in objects(review, "reviewRating"):
        label = text(rating, "alternateName").strip().casefold()
        value, best, worst = (number(rating.value.get(name)) for name in NUMBERS)
        if label in _OFF_THE_SCALE and value is not None and value != -1:
            wrong = _("%(value)s has no place between false and true.") % {"value": quoted(label)}
            yield Fault(f"{rating.place}.ratingValue", wrong, _omit(), is_advice=True)
        if value is None or best is None or worst is None or worst >= best:
            continue
        if (label in _FALSE and value == best) or (label in _TRUE and value == worst):
            wrong = _("%(value)s has the number of its opposite.") % {"value": quoted(label)}
            yield Fault(f"{rating.place}.ratingValue", wrong, _("The nearer to bestRating, the truer."))


@after(SCHEMA)
def the_explanation_is_text(review: Node) -> Iterator[Fault]:
    """ratingExplanation is one or two sentences."""
    for value, place in at(review, "reviewRating", "ratingExplanation"):
        if not isinstance(value, str):
            wrong = _("%(value)s is no text.") % {"value": quoted(value)}
            yield Fault(place, wrong, _("Explain the rating in one or two sentences."))
