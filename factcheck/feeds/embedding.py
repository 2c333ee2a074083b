"""JSON that may stand anywhere: in a feed, on a line of its own, or in a script element of a page."""

import json
from typing import Any

# Claim text is hostile input: “</script>” in it would end the element, and two separators that JSON allows
# end a line of JavaScript. All of them have escapes that mean the same character. They are searched for one after the
# other: most texts have none of them, and looking at each character by itself takes longer than all else here.
_ESCAPES = tuple((character, f"\\u{ord(character):04x}") for character in ("<", ">", "&", "\u2028", "\u2029"))
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def as_json(value: Any) -> str:
    """`value` as JSON on one line, without a character that HTML or JavaScript could stumble over."""
    text = _WRITER.encode(value)
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return text
