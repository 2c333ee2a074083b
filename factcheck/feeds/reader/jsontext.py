"""JSON as it is found: strict where it can be, and where it can't, mended, with each mistake told.

Values come from the standard library's parser whenever it accepts a text. What it refuses, and what it lets
through without a word (a key that is there twice), is read once more token by token, because a parser that
stops at the first mistake hides all others.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from factcheck.feeds.reader.scanning import DEEPEST, Scan, scanned
from factcheck.feeds.reader.troubles import Trouble, Unusable

# Longer texts are not read a second time: it is done in Python, and takes a second for each megabyte or two.
_READ_TWICE = 8_000_000
_TOO_DEEP = f"It is nested more than {DEEPEST} deep."
_FLATTEN = "Flatten it: a list of reviews needs no more than ten levels."
_LIBRARY = "Let a JSON library write it."


@dataclass(frozen=True)
class Segment:
    """One JSON text within a file: what its places begin with, the text, and the file's line that it begins on."""

    label: str
    text: str
    first_line: int = 1

    @property
    def root(self) -> str:
        return f"{self.label}, $" if self.label else "$"


@dataclass
class Parsed:
    """`value` is None where nothing could be read; `troubles` say what was wrong, with lines of the file."""

    value: Any = None
    troubles: list[Trouble] = field(default_factory=list)


def parsed(segment: Segment) -> Parsed:
    """The value of a JSON text, as far as it can be told.

    Raises `Unusable` for what is nested too deeply. NaN and Infinity are read as null.
    """
    twice: list[str] = []
    try:
        value = _strict(segment.text, twice)
    except RecursionError:
        raise Unusable(_TOO_DEEP, _FLATTEN) from None
    except ValueError as error:
        if len(segment.text) > _READ_TWICE:
            return Parsed(None, [_refused(segment, error)])
        again = scanned(segment.text)
        if again.is_too_deep:
            raise Unusable(_TOO_DEEP, _FLATTEN) from None
        return Parsed(again.value, [*_told(segment, again)] or [_refused(segment, error)])
    if twice:
        if len(segment.text) <= _READ_TWICE:
            again = scanned(segment.text)
            return Parsed(value, [*_told(segment, again)])
        wrong = f"The key “{twice[0]}” is there twice in one object."
        return Parsed(value, [Trouble(segment.root, None, wrong, "Keep one: readers differ in which they take.")])
    return Parsed(value)


def _strict(text: str, twice: list[str]) -> Any:
    def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs) and not twice:
            twice.append("?")
        return found

    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is no number")

    return json.loads(text, object_pairs_hook=object_of, parse_constant=refuse)


def _told(segment: Segment, scan: Scan) -> Iterator[Trouble]:
    for mistake in scan.mistakes:
        line = segment.first_line + segment.text.count("\n", 0, mistake.offset)
        place = segment.root if mistake.place == "$" else segment.root + mistake.place[1:]
        wrong = mistake.wrong if mistake.is_json else f"It is not JSON: {_going_on(mistake.wrong)}"
        yield Trouble(place, line, wrong, mistake.cure)


def _going_on(sentence: str) -> str:
    """A sentence as it stands behind a colon; a name keeps its capital."""
    return sentence if sentence.startswith(("NaN", "Infinity", "JSON")) else sentence[0].lower() + sentence[1:]


def _refused(segment: Segment, error: ValueError) -> Trouble:
    if isinstance(error, json.JSONDecodeError):
        return Trouble(segment.root, segment.first_line + error.lineno - 1, f"It is not JSON: {error.msg}.", _LIBRARY)
    reason = str(error) if "is no number" in str(error) else "a number in it has thousands of digits"
    return Trouble(segment.root, None, f"It is not JSON: {reason}.", _LIBRARY)


def lines_of(segment: Segment, places: set[str]) -> dict[str, int]:
    """The file's line that each of the places stands on; a place that isn't there has its nearest parent's."""
    if "\n" not in segment.text:
        return dict.fromkeys((place for place in places if place.startswith(segment.root)), segment.first_line)
    if len(segment.text) > _READ_TWICE:
        return {}
    offsets = scanned(segment.text, keeps_places=True).offsets
    ends = [found.start() for found in re.finditer("\n", segment.text)]
    return {
        place: segment.first_line + bisect_left(ends, offsets.get(_there(place.removeprefix(segment.root), offsets), 0))
        for place in places
        if place.startswith(segment.root)
    }


def _there(path: str, offsets: dict[str, int]) -> str:
    path = f"${path}"
    while path not in offsets and path != "$":
        path = path[: max(path.rfind("."), path.rfind("["), 1)]
    return path
