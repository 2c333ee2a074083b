"""XML written by hand, piece by piece, and well-formed whatever the words in it."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

# What XML 1.0 has no way to write, half of a pair of surrogates too, and the controls and non-characters it advises
# against.
_UNWRITABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]|[\ufffe\uffff]"
)
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def text(words: str) -> str:
    """Words between two tags. What can't be written becomes U+FFFD; “]]>” ends nothing, as “>” is escaped."""
    return escape(_UNWRITABLE.sub("\ufffd", words), {"\r": "&#13;"})


def element(name: str, words: str = "", **attributes: str) -> str:
    """An element that holds words alone. Attributes without a value are left out, `xml_lang` is `xml:lang`."""
    written = _attributes(attributes)
    return f"<{name}{written}>{text(words)}</{name}>" if words else f"<{name}{written}/>"


def section(name: str, html: str, **attributes: str) -> str:
    """An element that holds HTML as one section of characters: parsers that count entities, to be safe from those that
    expand without end, refuse a feed in which each bracket is one.
    """
    words = _UNWRITABLE.sub("\ufffd", re.sub("\r\n?", "\n", html)).replace("]]>", "]]]]><![CDATA[>")
    return f"<{name}{_attributes(attributes)}><![CDATA[{words}]]></{name}>"


def _attributes(attributes: Mapping[str, str]) -> str:
    return "".join(_attribute(key, value) for key, value in attributes.items() if value)


def _attribute(name: str, value: str) -> str:
    # Blanks other than the space would all come out as one.
    quoted = escape(_UNWRITABLE.sub("\ufffd", value), {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})
    return f' {name.replace("xml_", "xml:")}="{quoted}"'
