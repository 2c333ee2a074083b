"""The normalised text of a version: the one form of an article that every anchor counts in."""

import re
import unicodedata
from dataclasses import dataclass

BYTE_ORDER_MARK = "\ufeff"
REPLACEMENT = "\ufffd"

# Everything that somebody's software means as the end of a line. Form feeds and the like separate words, so
# dropping them silently would glue two words together.
LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
SURROGATE = re.compile("[\ud800-\udfff]")
MANY_LINE_ENDS = re.compile("\n{3,}")


@dataclass(frozen=True, slots=True)
class Normalised:
    """`text` as it is kept, how many control characters were `removed`, and how many were `unreadable`.

    Unreadable are halves of surrogate pairs (removed too, no database takes them) and replacement characters,
    which stay where they are: both mean that the text was damaged before it came here.
    """

    text: str
    removed: int
    unreadable: int


def normalise(raw: str) -> Normalised:
    """The kept form of `raw`: NFC, `\\n` line ends, no control characters, no
    blank edges. Doing it twice changes nothing.
    """
    text = LINE_END.sub("\n", raw.replace(BYTE_ORDER_MARK, ""))
    text, controls = CONTROL.subn("", text)
    text, halves = SURROGATE.subn("", text)
    text = unicodedata.normalize("NFC", text)
    # Line by line instead of one expression: a run of a million spaces must not be tried from every one of them.
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    text = MANY_LINE_ENDS.sub("\n\n", text).strip()
    return Normalised(text=text, removed=controls, unreadable=halves + text.count(REPLACEMENT))
