"""Two texts compared word by word: what went, what came, what stayed. Text in, pieces out; nothing is looked up."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Comparing takes the product of the two lengths at worst; beyond this a changed stretch is shown as replaced.
MOST_PAIRS = 2_000_000
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_LINES = re.compile(r"[^\n]*\n+|[^\n]+")


Within = Callable[[str, str], Iterator["Piece"]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both have (`same`), only the first (`gone`) or only the second (`come`)."""

    sort: str
    text: str


def word_diff(first: str, second: str) -> list[Piece]:
    """The pieces in reading order. Those that are not `come` join to `first`, those that are not `gone` to `second`."""
    return _joined(_compared(_LINES.findall(first), _LINES.findall(second), within=_words))


def _words(first: str, second: str) -> Iterator[Piece]:
    return _compared(_WORDS.findall(first), _WORDS.findall(second), within=_replaced)


def _replaced(first: str, second: str) -> Iterator[Piece]:
    yield Piece("gone", first)
    yield Piece("come", second)


def _compared(first: Sequence[str], second: Sequence[str], *, within: Within) -> Iterator[Piece]:
    """Compare what lies between the common beginning and the common end; what was replaced is looked at `within`."""
    head = 0
    while head < min(len(first), len(second)) and first[head] == second[head]:
        head += 1
    tail = 0
    while tail < min(len(first), len(second)) - head and first[-1 - tail] == second[-1 - tail]:
        tail += 1
    yield Piece("same", "".join(first[:head]))
    yield from _between(first[head : len(first) - tail], second[head : len(second) - tail], within)
    yield Piece("same", "".join(first[len(first) - tail :]))


def _between(first: Sequence[str], second: Sequence[str], within: Within) -> Iterator[Piece]:
    if len(first) * len(second) > MOST_PAIRS:
        yield from _replaced("".join(first), "".join(second))
        return
    for sort, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if sort == "equal":
            yield Piece("same", "".join(first[a:b]))
        else:
            yield from within("".join(first[a:b]), "".join(second[c:d]))


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    """Neighbours of one sort as one piece."""
    joined: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if joined and joined[-1].sort == piece.sort:
            joined[-1] = Piece(piece.sort, joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined
