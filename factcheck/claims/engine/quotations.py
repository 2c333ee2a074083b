"""Quotations: what stands between quotation marks of any of the usual kinds, with the offsets of the words inside."""

import re
from dataclasses import dataclass

CLOSES = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "‹": "›", "‘": "’", '"': '"', "”": "”"}
MARK = re.compile('[“”„"«»「」『』‹›‘’]')
LONGEST = 6000


@dataclass(frozen=True, slots=True)
class Quotation:
    """`start:end` with its marks, `inner_start:inner_end` without; `closed`
    is False where the closing mark is missing.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The outermost quotations in the block `text[start:end]`, in order.

    A mark that is never closed opens a quotation up to the block's end: so are quotations printed that go on in the
    next paragraph.
    """
    found: list[Quotation] = []
    opened: int | None = None
    closing = ""
    for match in MARK.finditer(text, start, end):
        at = match.start()
        mark = text[at]
        if opened is None:
            if opens(text, start, end, at):
                opened, closing = at, CLOSES[mark]
        elif (mark in closing and shuts(text, end, opened, at)) or at - opened > LONGEST:
            found.append(Quotation(opened, at + 1, opened + 1, at, True))
            opened = None
    if opened is not None and text[opened] not in "‘”":
        found.append(Quotation(opened, end, opened + 1, end, False))
    return [quotation for quotation in found if quotation.inner_start < quotation.inner_end]


def opens(text: str, start: int, end: int, at: int) -> bool:
    """Whether the mark at `at` opens a quotation; curly marks say so, straight
    and single ones by what stands beside them.
    """
    mark = text[at]
    if mark not in CLOSES or at + 1 >= end:
        return False
    before = text[at - 1] if at > start else " "
    after = text[at + 1]
    if mark == "‘":
        return not before.isalnum() and not after.isspace()
    if mark == "”":  # Swedish opens with it; elsewhere it closes something that began in another paragraph.
        return (
            before.isspace()
            and not after.isspace()
            and after.isalnum()
            and text.rfind("“", max(start, at - LONGEST), at) < 0
        )
    if mark == '"':
        return not before.isalnum() and not after.isspace()
    return True


def shuts(text: str, end: int, opened: int, at: int) -> bool:
    """Whether the mark at `at` closes what was opened; an apostrophe inside single marks doesn't."""
    if text[opened] == "‘":
        after = text[at + 1] if at + 1 < end else " "
        return not after.isalnum()
    if text[at] == '"':
        after = text[at + 1] if at + 1 < end else " "
        return not (after.isalnum() and text[at - 1].isspace())
    return True
