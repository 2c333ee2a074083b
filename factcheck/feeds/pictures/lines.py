"""Texts set in lines: which fonts they need, where they break, which way they read.

The order of signs within a word is the shaper's work; words are put in order here, as they may need several fonts.
Numbers between words go with the words before them, as in Unicode's algorithm for both directions.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from PIL import ImageDraw

from factcheck.feeds.pictures import fonts
from newsroom.shortening import letters, shortened

_MARKS = 3  # On one letter; more are heaped up to cover what stands around it.
# Signs that carry no meaning of their own may be left out where no font has them: pictures, most of all.
_PICTURES = ("So", "Sk", "Cn", "Co", "Cs")
_NEVER_FIRST = set("、。，．・：；？！）］｝」』】〉》〕ーゝゞ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%…”’)")
_NEVER_LAST = set("（［｛「『【〈《〔“‘(")


@dataclass(frozen=True)
class Word:
    """What is not broken: a word, or a sign of a script without spaces; with the file that has each part of it."""

    parts: tuple[tuple[str, str], ...]
    is_right_to_left: bool
    follows_a_space: bool

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.parts)

    def width(self, size: int) -> float:
        return sum(fonts.length(text, path, size, self._direction) for text, path in self.parts)

    def draw(self, image: ImageDraw.ImageDraw, x: float, baseline: float, size: int, colour: str) -> None:
        for text, path in reversed(self.parts) if self.is_right_to_left else self.parts:
            face, way = fonts.typeface(path, size), self._direction or None
            image.text((x, baseline), text, fill=colour, font=face, anchor="ls", direction=way)
            x += fonts.length(text, path, size, self._direction)

    @property
    def _direction(self) -> str:
        if not fonts.can_shape():
            return ""
        return "rtl" if self.is_right_to_left else "ltr"


@dataclass(frozen=True)
class Line:
    words: tuple[Word, ...]
    is_right_to_left: bool

    @property
    def text(self) -> str:
        return "".join(f"{' ' * (word.follows_a_space and bool(n))}{word.text}" for n, word in enumerate(self.words))

    def width(self, size: int) -> float:
        return sum(word.width(size) for word in self.words) + sum(self._gaps(size))

    def _gaps(self, size: int) -> Iterator[float]:
        return (_space(size) for word in self.words[1:] if word.follows_a_space)

    def draw(
        self, image: ImageDraw.ImageDraw, box: tuple[float, float], baseline: float, size: int, colour: str
    ) -> None:
        """Between the left and the right edge of `box`, from the side at which its text begins."""
        left, right = box
        x = right - self.width(size) if self.is_right_to_left else left
        before = -1
        for number in self._as_seen():
            word = self.words[number]
            # Of two words that stand beside each other the one that is read later knows of the space between them.
            if before >= 0 and self.words[max(before, number)].follows_a_space:
                x += _space(size)
            word.draw(image, x, baseline, size, colour)
            x += word.width(size)
            before = number

    def _as_seen(self) -> Iterator[int]:
        """The numbers of the words from left to right."""
        numbers = range(len(self.words))
        runs = [list(run) for _, run in groupby(numbers, key=lambda number: self.words[number].is_right_to_left)]
        for run in reversed(runs) if self.is_right_to_left else runs:
            yield from reversed(run) if self.words[run[0]].is_right_to_left else run


@dataclass(frozen=True)
class Block:
    """Lines in one size."""

    lines: tuple[Line, ...]
    size: int

    @property
    def step(self) -> int:
        """From one baseline to the next."""
        return round(self.size * 1.3)

    @property
    def height(self) -> int:
        return self.step * len(self.lines)

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    def draw(self, image: ImageDraw.ImageDraw, box: tuple[float, float], top: float, colour: str) -> None:
        for number, line in enumerate(self.lines):
            line.draw(image, box, top + self.step * number + self.size, self.size, colour)


def fitted(text: str, family: str, *, width: int, height: int, sizes: tuple[int, ...], most: int) -> Block | None:
    """The text as large as it fits, and if it never does, in the smallest size with an ellipsis.

    None if no font has its signs. `most` is how many characters are looked at: a text can be of any length.
    """
    text = legible(shortened(text, most))
    words = _words(text, family) if text else None
    if not words:
        return None
    for size in sizes:
        measured = _measured(words, size)
        lines = _wrapped(measured, width, size)
        if max(length for _, length in measured) <= width and len(lines) * round(size * 1.3) <= height:
            return Block(tuple(_balanced(measured, size, width, len(lines))), size)
    return _cut(text, family, width, sizes[-1], max(1, height // round(sizes[-1] * 1.3)))


def _cut(text: str, family: str, width: int, size: int, room: int) -> Block:
    """As much as so many lines hold; a word that is longer than a line is broken between two letters."""
    most = len(text)
    while True:
        words = _words(shortened(text, most), family) or []
        pieces = [piece for word in words for piece in _broken(word, family, size, width)]
        lines = _wrapped(_measured(pieces, size), width, size)
        if len(lines) <= room or most < 2:
            return Block(tuple(lines[:room]), size)
        most = min(most - 1, sum(len(line.text) + 1 for line in lines[:room]))


def legible(text: str) -> str:
    """One line without what can't be seen, and without pictures that no font of ours has."""
    seen: list[str] = []
    marks = 0
    for sign in unicodedata.normalize("NFC", " ".join(text.split())):
        kind = unicodedata.category(sign)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        joins = sign in fonts.JOINERS and bool(seen) and fonts.needs_shaping(seen[-1])
        is_unseen = (kind in ("Cc", "Cf") and not joins) or "\ufe00" <= sign <= "\ufe0f"
        is_missing = kind in _PICTURES and not fonts.file_for(sign, "serif")
        if not is_unseen and not is_missing and marks <= _MARKS:
            seen.append(sign)
    return " ".join("".join(seen).split())


def _words(text: str, family: str) -> list[Word] | None:
    """The text in its words; None as soon as there is a sign that no font has."""
    words: list[Word] = []
    is_right_to_left = _begins_right(text)
    base = is_right_to_left
    for spaced in text.split(" "):
        for number, piece in enumerate(_unbroken(spaced)):
            parts = _parts(piece, family)
            if parts is None:
                return None
            is_right_to_left = _way_of(piece, words[-1].is_right_to_left if words else base, base)
            words.append(Word(parts, is_right_to_left, follows_a_space=number == 0))
    return words


def _parts(piece: str, family: str) -> tuple[tuple[str, str], ...] | None:
    parts: list[tuple[str, str]] = []
    for sign in piece:
        last = parts[-1][1] if parts else ""
        # A mark, a joiner or a sign of any script stays with the letters before it if their font has it.
        is_common = sign in fonts.JOINERS or unicodedata.category(sign)[0] in "MPS"
        path = fonts.file_for(sign, family, wish=last if is_common else "")
        if not path:
            return None
        if path == last:
            parts[-1] = (parts[-1][0] + sign, path)
        else:
            parts.append((sign, path))
    return tuple(parts)


def _begins_right(text: str) -> bool:
    return next((strong for sign in text if (strong := _strong(sign)) is not None), False)


def _strong(sign: str) -> bool | None:
    """Whether a letter reads from right to left; None for signs that read as those around them."""
    return {"L": False, "R": True, "AL": True}.get(unicodedata.bidirectional(sign))


def _way_of(piece: str, before: bool, base: bool) -> bool:
    strong = next((strong for sign in piece if (strong := _strong(sign)) is not None), None)
    if strong is not None:
        return strong
    has_digits = any(sign.isdecimal() for sign in piece)
    return before if has_digits else base


def _unbroken(spaced: str) -> Iterator[str]:
    """A word as it is; a text without spaces, as Japanese, in the pieces between which lines may break."""
    piece = ""
    for letter in letters(spaced):
        if piece and _is_wide(letter[0], piece[-1]) and letter[0] not in _NEVER_FIRST and piece[-1] not in _NEVER_LAST:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _is_wide(*signs: str) -> bool:
    return any(unicodedata.east_asian_width(sign) in "WF" for sign in signs)


def _measured(words: Iterable[Word], size: int) -> list[tuple[Word, float]]:
    return [(word, word.width(size)) for word in words]


def _wrapped(measured: Iterable[tuple[Word, float]], width: float, size: int) -> list[Line]:
    """The words in lines of this width; one that is longer than a line has a line of its own."""
    lines: list[list[Word]] = []
    x = 0.0
    for word, length in measured:
        gap = _space(size) if word.follows_a_space else 0
        if not lines or x + gap + length > width:
            lines.append([])
            x = -gap
        lines[-1].append(word)
        x += gap + length
    is_right_to_left = bool(lines) and _begins_right(" ".join(word.text for words in lines for word in words))
    return [Line(tuple(words), is_right_to_left) for words in lines]


def _balanced(measured: list[tuple[Word, float]], size: int, width: int, count: int) -> list[Line]:
    """As many lines, as equal in length as they can be: no word stands alone on the last."""
    narrow, wide = max(width // 2, round(max(length for _, length in measured))), width
    while wide - narrow > 16:
        middle = (narrow + wide) // 2
        if len(_wrapped(measured, middle, size)) <= count:
            wide = middle
        else:
            narrow = middle
    return _wrapped(measured, wide, size)


def _broken(word: Word, family: str, size: int, width: float) -> list[Word]:
    """A word in pieces that each fit on a line."""
    if word.width(size) <= width:
        return [word]
    pieces, x = [""], 0.0
    for letter in letters(word.text):
        length = _piece(word, letter, family).width(size)
        if pieces[-1] and x + length > width:
            pieces.append("")
            x = 0.0
        pieces[-1] += letter
        x += length
    found = [_piece(word, piece, family) for piece in pieces]
    return [replace(found[0], follows_a_space=word.follows_a_space), *found[1:]]


def _piece(word: Word, text: str, family: str) -> Word:
    return Word(_parts(text, family) or (), word.is_right_to_left, follows_a_space=False)


def _space(size: int) -> float:
    return size * 0.26
