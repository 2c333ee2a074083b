"""Where given words stand in a sentence, found at the price of a few searches for those that do."""

import re
from itertools import filterfalse

from factcheck.claims.engine.words import EDGES, vocabulary

LETTERS = re.compile(r"[^\W\d_]+")
LONGEST = 40
"""Longer words are none that anybody looks for."""


def occurrences(
    text: str, start: int, end: int, wanted: frozenset[str], spoken: frozenset[str] | None
) -> list[tuple[int, str]]:
    """Each place in `text[start:end]` where one of the words `wanted` (lower case) stands, with the word, in order.

    `spoken` are the sentence's words as `apart` gives them, None where nobody has them.
    """
    if spoken is not None:
        said = wanted & spoken
        if not said:
            return []
        sentence = text[start:end]
        low = sentence.lower()
        if len(low) == len(sentence):  # Some capitals have two small letters.
            return searched(low, start, said)
    return one_by_one(text, start, end, wanted)


def one_by_one(text: str, start: int, end: int, wanted: frozenset[str]) -> list[tuple[int, str]]:
    """The same for a sentence of which nobody has the vocabulary: each of its words is looked at."""
    return [
        (match.start(), word)
        for match in LETTERS.finditer(text, start, end)
        if match.end() - match.start() <= LONGEST and (word := match.group().lower()) in wanted
    ]


def apart(sentence: str) -> frozenset[str]:
    """The sentence's words in lower case, with the runs of letters in those that a hyphen or an apostrophe joins:
    "twenty-one" and "Friday’s" are one word each to those who count.
    """
    spoken = vocabulary(sentence.strip(EDGES))
    if "-" in sentence or "'" in sentence or (not sentence.isascii() and ("’" in sentence or "‑" in sentence)):
        return spoken.union(LETTERS.findall(" ".join(filterfalse(str.isalpha, spoken))))
    return spoken


def searched(low: str, start: int, said: frozenset[str]) -> list[tuple[int, str]]:
    """Each place in a sentence in lower case where one of the words `said` stands, `start` added, in order."""
    found: list[tuple[int, str]] = []
    for word in said:
        at = low.find(word)
        while at >= 0:
            behind = at + len(word)
            if not (at and low[at - 1].isalpha()) and not low[behind : behind + 1].isalpha():
                found.append((start + at, word))
            at = low.find(word, behind)
    found.sort()
    return found
