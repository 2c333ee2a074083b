"""Where a claim stands: W3C quote and position selectors, and a text cut into pieces along overlapping spans.

Everything here is exact. A quote that no longer stands in the text is not looked for by likeness: an anchor on the
wrong words is worse than none.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

CONTEXT = 32
"""How many code points before and after a quote are kept to tell it from its doubles."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text that is covered by the same spans from end to end;
    `ids` in the order in which they were given.
    """

    start: int
    end: int
    ids: tuple[int, ...]


def selectors(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The exact quote at `start:end`, and up to 32 code points before and after it.

    Raises ValueError for an empty span or one that leaves the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"The span {start} to {end} is not a stretch of a text of {len(text)} characters.")
    return text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def locate(
    text: str, exact: str, *, near: int | None = None, prefix: str = "", suffix: str = ""
) -> tuple[int, int] | None:
    """Where `exact` stands in `text`, or None. Of several places the one that shares most of `prefix` and `suffix`.

    Where the context doesn't decide, it is the place nearest to `near`, and without that the first one.
    """
    if not exact:
        return None
    # The usual case, an anchor read back in its own text, needs no search.
    whole = prefix + exact + suffix
    if near is not None and near >= len(prefix) and text.startswith(whole, near - len(prefix)):
        return near, near + len(exact)
    best: tuple[int, int] | None = None
    found: int | None = None
    start = text.find(exact)
    while start >= 0:
        context = shared_end(text, start, prefix) + shared_start(text, start + len(exact), suffix)
        distance = abs(start - near) if near is not None else 0
        if best is None or (-context, distance) < best:
            best, found = (-context, distance), start
        start = text.find(exact, start + 1)
    return None if found is None else (found, found + len(exact))


def shared_end(text: str, position: int, prefix: str) -> int:
    """How many characters just before `position` agree with the end of `prefix`."""
    length = 0
    for wanted, got in zip(reversed(prefix), reversed(text[max(0, position - len(prefix)) : position]), strict=False):
        if wanted != got:
            break
        length += 1
    return length


def shared_start(text: str, position: int, suffix: str) -> int:
    """How many characters from `position` on agree with the start of `suffix`."""
    length = 0
    for wanted, got in zip(suffix, text[position : position + len(suffix)], strict=False):
        if wanted != got:
            break
        length += 1
    return length


def segments(length: int, spans: Iterable[tuple[int, int, int]]) -> list[Segment]:
    """Cuts a text of `length` code points into pieces without overlap, along `spans` of (start, end, id).

    The pieces join to the whole text, and those that carry an id join to that id's span. Spans are cut to the text;
    what is left empty is dropped.
    """
    kept = [(max(0, start), min(length, end), identity) for start, end, identity in spans]
    kept = [span for span in kept if span[0] < span[1]]
    edges = sorted({0, length, *(span[0] for span in kept), *(span[1] for span in kept)})
    pieces: list[list[int]] = [[] for _ in edges]
    for start, end, identity in kept:
        for piece in range(bisect_left(edges, start), bisect_left(edges, end)):
            pieces[piece].append(identity)
    return [
        Segment(start, end, tuple(ids))
        for start, end, ids in zip(edges, edges[1:], pieces, strict=False)
        if start < end
    ]
