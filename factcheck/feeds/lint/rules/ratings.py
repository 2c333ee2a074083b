"""Rules for the rating: a short label in words, and numbers only together and in order."""

import re
from collections.abc import Iterator
from typing import Any

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.reading import Node
from factcheck.feeds.lint.values import at, each, filled, is_empty, objects

NUMBERS = ("ratingValue", "bestRating", "worstRating")
LONGEST_LABEL = 40
_OMIT = "Leave all three numbers out for a label that is not on the scale."


def there_is_a_rating(review: Node) -> Iterator[Fault]:
    place = f"{review.place}.reviewRating"
    if is_empty(review.value.get("reviewRating")):
        yield Fault(place, "It is missing.", "Give a Rating with at least an alternateName.")
    for value, where in at(review, "reviewRating"):
        if not isinstance(value, dict):
            yield Fault(where, f"{quoted(value)} is no Rating.", "Give an object with an alternateName.")


def the_label_is_words_to_show(review: Node) -> Iterator[Fault]:
    for rating in objects(review, "reviewRating"):
        place = f"{rating.place}.alternateName"
        if is_empty(rating.value.get("alternateName")):
            cure = "Give the label in words, such as False."
            if filled(rating.value.get("name")):
                yield Fault(place, "The label is in “name” only.", cure, is_advice=True)
            else:
                yield Fault(place, "It is missing.", cure)
        for label, where in each(rating.value.get("alternateName"), place):
            yield from _label_faults(label, where)


def _label_faults(label: Any, place: str) -> Iterator[Fault]:
    if not isinstance(label, str):
        yield Fault(place, f"{quoted(label)} is no text.", "Give the label in words, such as False.")
    elif "_" in label or re.fullmatch(r"[a-z]+(-[a-z]+)+", label):
        yield Fault(place, f"{quoted(label)} is a key of a program.", "Write the label as the page shows it.")
    elif len(label) > LONGEST_LABEL:
        cure = f"Keep the label under {LONGEST_LABEL} characters; the reason belongs into ratingExplanation."
        yield Fault(place, f"{quoted(label)} is a sentence ({len(label)} characters).", cure)


def numbers_are_a_scale(review: Node) -> Iterator[Fault]:
    for rating in objects(review, "reviewRating"):
        given = {name: rating.value[name] for name in NUMBERS if filled(rating.value.get(name))}
        if not given:
            continue
        if "ratingValue" in given and number(given["ratingValue"]) == -1:
            yield Fault(f"{rating.place}.ratingValue", "-1 is a stand-in for no number.", _OMIT)
            continue
        yield from _not_numbers(given, rating.place)
        if missing := [name for name in NUMBERS if name not in given]:
            here = " and ".join(given)
            yield Fault(f"{rating.place}.{missing[0]}", f"It is missing beside {here}.", f"Give all three. {_OMIT}")
        yield from _not_in_order({name: number(value) for name, value in given.items()}, rating.place)


def _not_numbers(given: dict[str, Any], place: str) -> Iterator[Fault]:
    for name, value in given.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            cure = f"Write {number(value):g} without quotes." if number(value) is not None else _OMIT
            yield Fault(f"{place}.{name}", f"{quoted(value)} is no JSON number.", cure)
        elif isinstance(value, float) and not value.is_integer():
            yield Fault(f"{place}.{name}", f"{value:g} is no whole number.", "Use whole numbers.", is_advice=True)


def _not_in_order(numbers: dict[str, float | None], place: str) -> Iterator[Fault]:
    value, best, worst = (numbers.get(name) for name in NUMBERS)
    if worst is not None and worst < 1:
        yield Fault(f"{place}.worstRating", f"It is {worst:g}.", "Let the scale begin at 1.")
    if worst is not None and best is not None and worst >= best:
        yield Fault(
            f"{place}.bestRating",
            f"It is {best:g}, not above worstRating ({worst:g}).",
            f"Mend the scale. {_OMIT}",
        )
    elif value is not None and ((worst is not None and value < worst) or (best is not None and value > best)):
        yield Fault(
            f"{place}.ratingValue",
            f"{value:g} is outside the scale.",
            "Give its place between worst and best.",
        )


def number(value: Any) -> float | None:
    """What a value is as a number, written as text or not; None if it is none."""
    try:
        return None if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        return None


def the_explanation_is_text(review: Node) -> Iterator[Fault]:
    for value, place in at(review, "reviewRating", "ratingExplanation"):
        if not isinstance(value, str):
            yield Fault(place, f"{quoted(value)} is no text.", "Explain the rating in one or two sentences.")
