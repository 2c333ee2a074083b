"""Marks stepped over: what writers and programs put around and into words (`**bold**`, `*“so”*`, `[words](address)`,
signs without width) is left out while a text is read, and every offset is given in the text as it stands.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factcheck.claims.engine.anchor import selectors
from factcheck.claims.engine.results import Attribution, Candidate, Date, Furniture, Quantity, Reading, Span, Step

Range = tuple[int, int]

# What begins with a plain sign is found many times as fast as what begins with a look back.
STARS = re.compile(r"\*(?<![\w*]\*)\*{0,2}(?=[^\s*])|\*(?<=[^\s*]\*)\*{0,2}(?![\w*])")
UNDERSCORES = re.compile(r"_(?<!\w_)_{0,2}(?=[^\s_])|_(?<=[^\s_]_)_{0,2}(?!\w)")
CODE = re.compile(r"(?<![`\w])`([^`\n]{1,200})`(?!`)")
STRUCK = re.compile("~~")
ESCAPES = re.compile(r"\\(?=[*_\[\]()#.!~`>|\\-])")
LINKS = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\](\([^()\s]{0,600}(?:\s\"[^\"\n]{0,200}\")?\))")
TAGS = re.compile(r"</?(?:b|i|em|strong|u|s|sup|sub|span|a|mark|small|font|code)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
NO_WIDTH = re.compile("[\u00ad\u200b\u2060\ufeff]+")
NO_WIDTH_SIGNS = ("\u00ad", "\u200b", "\u2060", "\ufeff")
# A line in bold is a subhead, and a line that is nothing but a link leads elsewhere: their marks say so.
BOLD_LINE = re.compile(r"^[ \t>#]*\*\*[^*\n]+\*\*[ \t]*$", re.MULTILINE)

BESIDE = 200
"""How far beside a link its line is looked at: a line of links must not be looked at whole for each of them."""


def marks(text: str) -> Iterator[Range]:
    """Where marks stand in the text, in no order."""
    if "*" in text:
        kept = {line.start(): line.end() for line in BOLD_LINE.finditer(text)} if "**" in text else {}
        begins = sorted(kept)
        for mark in STARS.finditer(text):
            line = bisect_right(begins, mark.start()) - 1
            if line < 0 or kept[begins[line]] <= mark.start():
                yield mark.span()
    if "](" in text:
        for link in LINKS.finditer(text):
            if not is_line(text, link.start(), link.end()):
                yield link.start(), link.start() + 1
                yield link.end(1), link.end()
    if "`" in text:
        for code in CODE.finditer(text):
            yield code.start(), code.start() + 1
            yield code.end() - 1, code.end()
    for sign, expression in (("_", UNDERSCORES), ("~~", STRUCK), ("\\", ESCAPES), ("</", TAGS)):
        if sign in text:
            yield from (mark.span() for mark in expression.finditer(text))
    if not text.isascii() and any(sign in text for sign in NO_WIDTH_SIGNS):
        yield from (mark.span() for mark in NO_WIDTH.finditer(text))


def is_line(text: str, start: int, end: int) -> bool:
    """Whether nothing but marks stands beside `start:end` in its line."""
    before = text[max(0, start - BESIDE) : start].rpartition("\n")[2]
    after = text[end : end + BESIDE].partition("\n")[0]
    return not before.strip(" \t*_>#-•") and not after.strip(" \t*_")


class Unmarked:
    """A text without its marks (`plain`), and the way back to the places where the words stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.begins = [0]
        """Where in `plain` each kept piece begins."""
        self.shifts = [0]
        """By how much its characters stand further on in the text."""
        pieces: list[str] = []
        position = length = 0
        for start, end in sorted(marks(text)):
            if end <= position:
                continue
            pieces.append(text[position : max(position, start)])
            length += len(pieces[-1])
            position = end
            if self.begins[-1] == length:
                self.shifts[-1] = position - length
            else:
                self.begins.append(length)
                self.shifts.append(position - length)
        self.plain = "".join((*pieces, text[position:])) if position else text

    def place(self, at: int) -> int:
        """Where the character at `at` of the plain text stands."""
        return at + self.shifts[bisect_right(self.begins, at) - 1]

    def span(self, start: int, end: int) -> Range:
        """A stretch of the plain text as it stands, without marks at its edges."""
        if start >= end:
            return self.place(start), self.place(start)
        return self.place(start), self.place(end - 1) + 1

    def with_marks(self, start: int, end: int) -> Range:
        """A stretch of the plain text as it stands, with the marks at its edges: a link is grey as a whole."""
        first = self.place(start - 1) + 1 if start else 0
        last = self.place(end) if end < len(self.plain) else len(self.text)
        while first < last and self.text[first].isspace():
            first += 1
        while last > first and self.text[last - 1].isspace():
            last -= 1
        return first, last

    def plain_span(self, start: int, end: int) -> Range:
        """A stretch of the text in the plain one."""
        return self.plain_place(start), self.plain_place(end)

    def plain_place(self, at: int) -> int:
        piece = (
            bisect_right(range(len(self.begins)), at, key=lambda number: self.begins[number] + self.shifts[number]) - 1
        )
        if piece < 0:
            return 0
        within = at - self.shifts[piece]
        return min(within, self.begins[piece + 1] if piece + 1 < len(self.begins) else len(self.plain))

    def spans(self, found: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(Span(*self.span(each.start, each.end)) for each in found)

    def furniture(self, found: Sequence[Furniture]) -> tuple[Furniture, ...]:
        return tuple(Furniture(*self.with_marks(each.start, each.end), each.kind) for each in found)

    def quantities(self, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
        places = ((each, self.span(each.start, each.end)) for each in found)
        return tuple(each._replace(start=start, end=end, text=self.text[start:end]) for each, (start, end) in places)

    def dates(self, found: Sequence[Date]) -> tuple[Date, ...]:
        places = ((each, self.span(each.start, each.end)) for each in found)
        return tuple(each._replace(start=start, end=end, text=self.text[start:end]) for each, (start, end) in places)

    def attribution(self, found: Attribution) -> Attribution:
        source_start, source_end = self.span(found.source_start, found.source_end)
        cue_start, cue_end = self.span(found.cue_start, found.cue_end)
        content_start, content_end = self.span(found.content_start, found.content_end)
        return found._replace(
            source=self.text[source_start:source_end],
            source_start=source_start,
            source_end=source_end,
            cue_start=cue_start,
            cue_end=cue_end,
            content_start=content_start,
            content_end=content_end,
            quoted=self.spans(found.quoted),
        )

    def candidate(self, found: Candidate) -> Candidate:
        start, end = self.span(found.start, found.end)
        exact, prefix, suffix = selectors(self.text, start, end)
        quoted = self.spans(found.quote_spans)
        return found._replace(
            start=start,
            end=end,
            exact=exact,
            prefix=prefix,
            suffix=suffix,
            quote=" ".join(self.text[span.start : span.end] for span in quoted),
            quote_spans=quoted,
            quantities=self.quantities(found.quantities),
            dates=self.dates(found.dates),
        )

    def step(self, found: Step) -> Step:
        return found._replace(
            candidates=tuple(map(self.candidate, found.candidates)), furniture=self.furniture(found.furniture)
        )

    def reading(self, found: Reading) -> Reading:
        return Reading(
            sentences=self.spans(found.sentences),
            headings=self.spans(found.headings),
            furniture=self.furniture(found.furniture),
            attributions=tuple(map(self.attribution, found.attributions)),
            figures=self.quantities(found.figures),
            dates=self.dates(found.dates),
        )
