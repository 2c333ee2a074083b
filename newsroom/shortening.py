"""Texts cut short for a list or a title: at the end of a word, and never inside a letter that takes several signs."""

import re
import unicodedata
from collections.abc import Iterator

_GAP = re.compile(r"\s+(?=\S)")
_LEAST = 0.6  # Of the room: a word longer than the rest of it is cut, as are texts without spaces.
_LOOSE = " \t\r\n\u00a0,;:–—-([{«“„\"'‘¿¡"  # Nothing that an ellipsis should follow.
_JOINER = "\u200d"


def shortened(text: str, most: int) -> str:
    """The text in at most so many characters, with an ellipsis where words are left out."""
    if len(text) <= most:
        return text
    room = max(0, most - 1)
    end = max((gap.start() for gap in _GAP.finditer(text, 0, room + 2) if gap.start() <= room), default=0)
    if end < room * _LEAST:
        end = _between_letters(text, room)
    return f"{text[:end].rstrip(_LOOSE) or text[:end]}…"


def letters(text: str) -> Iterator[str]:
    """The text letter by letter, each with the marks and joiners that belong to it."""
    begin = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or _between_letters(text, end) == end:
            yield text[begin:end]
            begin = end


def _between_letters(text: str, end: int) -> int:
    """The last place up to `end` where a letter ends: marks, joiners and the signs that they join belong to it."""
    while end > 0 and (_goes_on(text[end]) or text[end - 1] == _JOINER):
        end -= 1
    return end


def _goes_on(sign: str) -> bool:
    is_skin = "\U0001f3fb" <= sign <= "\U0001f3ff"
    return sign == _JOINER or is_skin or unicodedata.category(sign) in ("Mn", "Mc", "Me")
