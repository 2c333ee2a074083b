"""Character classes for regular expressions: upper case, closers, openers. Made once, when the engine is loaded."""

import unicodedata
from collections.abc import Iterable


def ranges(characters: list[str]) -> str:
    """The inside of a regular expression's character class that holds exactly these (sorted) characters."""
    pieces: list[str] = []
    start = previous = ord(characters[0])
    for character in [*characters[1:], ""]:
        code = ord(character) if character else -1
        if code == previous + 1:
            previous = code
            continue
        pieces.append(f"\\u{start:04x}-\\u{previous:04x}" if previous > start else f"\\u{start:04x}")
        start = previous = code
    return "".join(pieces)


# The scripts that have capitals and that newspapers are written in end well before U+0590; U+1E00 holds Vietnamese.
CASED = [chr(code) for block in (range(0x41, 0x590), range(0x1E00, 0x2000)) for code in block]
UPPER = ranges([character for character in CASED if unicodedata.category(character) in {"Lu", "Lt"}])

PRINTED = "“”–—…‘"
"""The marks that printed English has besides ASCII, but for the apostrophe; no word holds one."""

OPENERS = "“«„‘‚‹「『《（([{*_\"'¿¡"
CLOSERS = "”»’›」』》）)]}*_\"'"


def typed(text: str, apostrophe: str) -> str:
    """The text with blanks for the marks that printed English has besides ASCII, and with another `apostrophe`: it is
    ASCII then, if it is English, and ASCII is read many times as fast. No character moves.
    """
    for mark in PRINTED:
        text = text.replace(mark, " ")
    return text.replace("’", apostrophe)


def holds(text: str, signs: Iterable[str]) -> bool:
    """Whether one of the signs stands in the text."""
    for sign in signs:  # noqa: SIM110 - a generator takes longer than the looks.
        if sign in text:
            return True
    return False
