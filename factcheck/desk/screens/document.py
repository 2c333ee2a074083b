"""An article's text as paragraphs of pieces: each knows where it begins, and which claims stand on it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims.engine.anchor import Segment, segments
from factcheck.desk.screens.places import Place

PARAGRAPH_END = re.compile(r"\n(?:[ \t]*\n)+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same claims from end to end; `link` is the claim that it opens."""

    start: int
    text: str
    places: tuple[Place, ...]
    link: Place | None = None

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
    start: int
    pieces: tuple[Piece, ...]


def paragraphs(text: str, places: Sequence[Place]) -> list[Paragraph]:
    """The text along its blank lines. Every piece is `text[start:start + len(piece.text)]`, in code points."""
    spans = [(place.start, place.end, index) for index, place in enumerate(places)]
    unlinked = set(range(len(places)))
    result: list[Paragraph] = []
    begun = 0
    pieces: list[Piece] = []
    for start, end, covered in _cut(text, segments(len(text), spans)):
        if pieces and start > pieces[-1].start + len(pieces[-1].text):
            result.append(Paragraph(begun, tuple(pieces)))
            pieces = []
        if not pieces:
            begun = start
        # Of the claims that still have no link the one that ends first: the others have more pieces to come.
        waiting = sorted(covered & unlinked, key=lambda index: places[index].end)
        unlinked -= set(waiting[:1])
        pieces.append(
            Piece(
                start,
                text[start:end],
                tuple(places[index] for index in sorted(covered)),
                places[waiting[0]] if waiting else None,
            )
        )
    if pieces:
        result.append(Paragraph(begun, tuple(pieces)))
    return result


def _cut(text: str, cover: Sequence[Segment]) -> Iterator[tuple[int, int, set[int]]]:
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
                yield start, min(gap_start, segment.end), set(segment.ids)
            start = min(gap_end, segment.end) if gap_start < segment.end else segment.end
