"""What is wrong with a file before anybody asks what it says, and values as they can stand in a sentence."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

# What would move a terminal's cursor, turn the writing round or can't be sent at all.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_PLAIN_NAME = re.compile(r"[\w@$:.-]{1,80}", re.ASCII)


class Unusable(Exception):
    """A file of which nothing can be read. Its text is one sentence, and `cure` another one."""

    def __init__(self, sentence: str, cure: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.cure = cure


@dataclass(frozen=True)
class Trouble:
    """A mistake in how something is written: the part of the file, its line there, the mistake, and the cure."""

    place: str
    line: int | None
    wrong: str
    cure: str


def quoted(value: Any, length: int = 60) -> str:
    """A value as it can stand within a sentence: on one line, short, and without anything unprintable."""
    text = printable(" ".join(str(value)[: length * 20].split()))
    return f"“{text if len(text) <= length else text[: length - 1] + '…'}”"


def printable(text: str) -> str:
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def step(place: str, name: str) -> str:
    """The place of a property: `$.url`, or `$["a b"]` for a name that is no word."""
    return place + _named(name)


@lru_cache(maxsize=1024)  # The same few names, for every review of a feed.
def _named(name: str) -> str:
    return f".{name}" if _PLAIN_NAME.fullmatch(name) else f'["{quoted(name)[1:-1]}"]'
