"""Quotations: what stands between quotation marks of any of the usual kinds, with the offsets of the words inside."""

import re

CLOSES = {
    "“": ("”", '"', "“"),
    "«": ("»",),
    "»": ("«",),
    "„": ("“", "”"),
    "「": ("」",),
    "『": ("』",),
    "‹": ("›",),
    "‘": ("’",),
    '"': ('"', "”"),
    "”": ("”",),
    "''": ("''", '"'),
    "``": ("''", '"'),
}
MARK = re.compile('[“”„"«»「」『』‹›‘’]')
OPENING = re.compile('[“”„"«»「『‹‘]')
TYPED = re.compile(f"{MARK.pattern}|''(?!')|``")
"""With the pairs of single marks that are typed where there is no better."""
LONGEST = 6000
BEFORE_CLOSING = frozenset(".,!?…;:-–—)")
"""A mark of the wrong kind closes a quotation only behind one of these: `…the plan.“`."""
CLOSES_FURTHER_ON = re.compile(r"[^‘“”\"\n]*?(?:[.,!?…]’(?!\w)|’(?:[.,;:!?]|$))")
PLURAL_WITHIN = 400
"""Characters behind the apostrophe of a plural in which its quotation has to be closed."""
AHEAD = 3000
"""Characters in which a quotation that was left open in a paragraph before has to be closed."""


class Quotation:
    """`start:end` with its marks, `inner_start:inner_end` without; `closed`
    is False where the closing mark is missing.
    """

    __slots__ = ("closed", "end", "inner_end", "inner_start", "start")

    def __init__(self, start: int, end: int, inner_start: int, inner_end: int, closed: bool) -> None:
        self.start = start
        self.end = end
        self.inner_start = inner_start
        self.inner_end = inner_end
        self.closed = closed


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The outermost quotations in the block `text[start:end]`, in order.

    A mark that is never closed opens a quotation up to the block's end: so are quotations printed that go on in the
    next paragraph.
    """
    block = text[start:end]
    pairs = "''" in block
    if not pairs and '"' not in block and (block.isascii() or OPENING.search(block) is None):
        return []  # Most blocks have apostrophes at most.
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    closing: tuple[str, ...] = ()
    for match in (TYPED if pairs else MARK).finditer(text, start, end):
        mark = match.group()
        if opened is None:
            if opens(text, start, end, match.start(), mark):
                opened, closing = match, CLOSES[mark]
        elif (mark in closing and shuts(text, end, opened.group(), match.start(), mark, closing[0])) or (
            match.start() - opened.start() > LONGEST
        ):
            found.append(Quotation(opened.start(), match.end(), opened.end(), match.start(), True))
            opened = None
    if opened is not None and opened.group() not in {"‘", "”", "»"}:
        found.append(Quotation(opened.start(), end, opened.end(), end, False))
    return [quotation for quotation in found if quotation.inner_start < quotation.inner_end]


def opens(text: str, start: int, end: int, at: int, mark: str) -> bool:
    """Whether the mark at `at` opens a quotation; curly marks say so, straight
    and single ones by what stands beside them.
    """
    behind = at + len(mark)
    if mark not in CLOSES or behind >= end:
        return False
    before = text[at - 1] if at > start else " "
    after = text[behind]
    if mark in {"‘", '"', "''", "``"}:
        return not before.isalnum() and not after.isspace()
    if mark == "”":  # Swedish opens with it; elsewhere it closes something that began in another paragraph.
        return (
            before.isspace()
            and not after.isspace()
            and after.isalnum()
            and text.rfind("“", max(start, at - LONGEST), at) < 0
        )
    if mark == "»":  # German books open with it: »Der Plan ist tot«.
        return not before.isalnum() and after.isalnum() and text.find("«", behind, min(end, behind + LONGEST)) >= 0
    return True


def shuts(text: str, end: int, opening: str, at: int, mark: str, usual: str) -> bool:
    """Whether the mark at `at` closes what `opening` opened; an apostrophe inside single marks doesn't."""
    behind = at + len(mark)
    after = text[behind] if behind < end else " "
    if opening == "‘":
        return not after.isalnum() and not is_possessive(text, at, end)
    if mark != usual and opening != "„":
        return text[at - 1] in BEFORE_CLOSING and not after.isalnum()
    if mark in {'"', "''"}:
        return not (after.isalnum() and text[at - 1].isspace())
    return True


def is_possessive(text: str, at: int, end: int) -> bool:
    """Whether the mark at `at`, inside single marks, belongs to a plural: ‘the workers’ pay rose’, said Lee. A word in
    small letters goes on behind it, and the mark that closes stands further on, beside a comma or a stop.
    """
    if text[at - 1] not in "sS" or not text[at + 1 : at + 3].strip().islower() or not text[at + 1].isspace():
        return False
    return CLOSES_FURTHER_ON.match(text, at + 1, min(end, at + PLURAL_WITHIN)) is not None


def continued(text: str, start: int, end: int) -> Quotation | None:
    """The rest of a quotation that an earlier paragraph left open, in the block `text[start:end]`: up to its closing
    mark, or all of the block where the closing mark stands in one that follows; None where the quotation was over.
    """
    limit = min(len(text), start + AHEAD)
    mark = TYPED.search(text, start, limit)
    while mark is not None and mark.group() in {"’", "‘"}:
        mark = TYPED.search(text, mark.end(), limit)
    if mark is None or mark.group() not in {"”", '"', "»", "''"} or mark.start() == start:
        return None
    after = text[mark.end()] if mark.end() < len(text) else " "
    if text[mark.start() - 1].isspace() or after.isalnum():
        return None  # It opens another.
    if mark.start() < end:
        return Quotation(start, mark.end(), start, mark.start(), True)
    return Quotation(start, end, start, end, False)
