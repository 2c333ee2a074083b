"""An article's text as paragraphs of pieces: each knows where it begins, and which claims stand on it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims.engine.anchor import Segment, segments
from factcheck.desk.screens.as_read import Note
from factcheck.desk.screens.asides import Aside
from factcheck.desk.screens.places import Place

PARAGRAPH_END = re.compile(r"\n(?:[ \t]*\n)+")
EASY_TO_HIT = 12  # Characters: a link needs no more.


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same claims from end to end; `link` is the claim that it opens.

    `note` says how its words were read, if they are a figure or a date of one of the claims.
    """

    start: int
    text: str
    places: tuple[Place, ...]
    link: Place | None = None
    note: Note | None = None

    @property
    def claims(self) -> str:
        """The claims' numbers, as the page's script reads them."""
        return " ".join(str(place.claim.pk) for place in self.places)

    @property
    def top(self) -> Place:
        """The place whose state is drawn: the shortest, which would else be hidden under the others."""
        return min(self.places, key=lambda place: place.end - place.start)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Pieces up to a blank line, or to where an aside begins or ends. `aside` is the one that it belongs to."""

    start: int
    pieces: tuple[Piece, ...]
    aside: Aside | None = None

    @property
    def end(self) -> int:
        return self.pieces[-1].start + len(self.pieces[-1].text)


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    covered: frozenset[int]
    aside: Aside | None = None
    note: Note | None = None

    @property
    def ease(self) -> int:
        """How well a link on these words is hit; the words of a note have their own use."""
        return 2 if self.note else min(self.end - self.start, EASY_TO_HIT)


def paragraphs(
    text: str, places: Sequence[Place], notes: Sequence[Note] = (), asides: Sequence[Aside] = ()
) -> list[Paragraph]:
    """The text along its blank lines and asides.

    Every piece is `text[start:start + len(piece.text)]`, in code points. `notes` and `asides` are in order, and
    neither overlap among themselves.
    """
    spans = [(place.start, place.end, index) for index, place in enumerate(places)]
    unlinked = set(range(len(places)))
    result: list[Paragraph] = []
    pieces: list[Piece] = []
    aside: Aside | None = None
    for part in _cut_at_asides(_cut_at_blank_lines(text, segments(len(text), spans)), asides):
        if pieces and (part.start > pieces[-1].start + len(pieces[-1].text) or part.aside != aside):
            result.append(Paragraph(pieces[0].start, tuple(pieces), aside))
            pieces = []
        aside = part.aside
        # Of the claims that still have no link the one that ends first: the others have more pieces to come.
        waiting = sorted(part.covered & unlinked, key=lambda index: places[index].end)
        unlinked -= set(waiting[:1])
        parts = list(_cut_at_notes(part, notes))
        linked = max(parts, key=lambda each: each.ease) if waiting else None
        there = tuple(places[index] for index in sorted(part.covered))
        pieces += [
            Piece(
                each.start,
                text[each.start : each.end],
                there,
                places[waiting[0]] if each is linked else None,
                each.note,
            )
            for each in parts
        ]
    if pieces:
        result.append(Paragraph(pieces[0].start, tuple(pieces), aside))
    return result


def _cut_at_blank_lines(text: str, cover: Sequence[Segment]) -> Iterator[_Part]:
    """The segments, cut where a paragraph ends and without the blank lines between."""
    gaps = [match.span() for match in PARAGRAPH_END.finditer(text)]
    at = 0
    for segment in cover:
        start = segment.start
        while start < segment.end:
            while at < len(gaps) and gaps[at][1] <= start:
                at += 1
            gap_start, gap_end = gaps[at] if at < len(gaps) else (segment.end, segment.end)
            if start < min(gap_start, segment.end):
                yield _Part(start, min(gap_start, segment.end), frozenset(segment.ids))
            start = min(gap_end, segment.end) if gap_start < segment.end else segment.end


def _cut_at_asides(parts: Iterator[_Part], asides: Sequence[Aside]) -> Iterator[_Part]:
    at = 0
    for part in parts:
        start = part.start
        while start < part.end:
            while at < len(asides) and asides[at].end <= start:
                at += 1
            aside = asides[at] if at < len(asides) else None
            if aside is None or aside.start >= part.end:
                end, inside = part.end, None
            elif aside.start > start:
                end, inside = aside.start, None
            else:
                end, inside = min(aside.end, part.end), aside
            yield _Part(start, end, part.covered, inside)
            start = end


def _cut_at_notes(part: _Part, notes: Sequence[Note]) -> Iterator[_Part]:
    """The part, with the words of each note by themselves. Outside the claims nothing is cut."""
    start = part.start
    low = bisect_right(notes, start, key=lambda note: note.end) if part.covered else len(notes)
    for note in notes[low:]:
        if note.start >= part.end:
            break
        if note.start > start:
            yield _Part(start, note.start, part.covered, part.aside)
            start = note.start
        yield _Part(start, min(note.end, part.end), part.covered, part.aside, note)
        start = min(note.end, part.end)
    if start < part.end:
        yield _Part(start, part.end, part.covered, part.aside)
