"""A text's blocks: lines that stand on their own, wrapped lines put together, headings known as such."""

import re
from collections.abc import Iterator

from factcheck.claims.engine import words as english
from factcheck.claims.engine.layout.letters import CLOSERS, UPPER, holds

BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
LINE = re.compile(f"[^{BREAKS}]+")
SEPARATORS = "\x1c\x1d\x1e"
"""These end a line for Python, but none on a page."""
TERMINAL = frozenset(".!?…。！？｡؟۔।॥։።:;,")
MARKS = "#>*_-•·‣▪●◦–—~= \t\u3000\u00a0\ufeff\u200b"
FIGURE_FOLLOWS = re.compile(r"[-–]\d")
ITEM = re.compile(r"\s*(?:[-*•·‣▪●◦–—]|\(?\d{1,2}[.)]|[a-z]\))\s")
MARKED_HEADING = re.compile(r"\s*#{1,6}\s")
BOLD_LINE = re.compile(r"\s*\*\*[^*]+\*\*\s*$")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
CAPITALISED = re.compile(rf"[{UPPER}\d]")
# A sentence ends within: "… in 2024. Read more: …", but not "U.S. Treasury" or "Gov. Lee".
INNER_STOP = re.compile(rf"(?:[^\W\d_]{{4}}|\d)[.!?…][{re.escape(CLOSERS)}]{{0,2}}\s+[(“\"‘\[*]{{0,2}}[{UPPER}]")
WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

LONGEST_HEADING = 110
LONGEST_HEADLINE = 200
WRAPPED = range(45, 130)
LEADS_ON = frozenset(
    "a an the of in on at to for from by with and or but that which who as is are was were has have had his "
    "her its their".split()
)
FEWEST_IN_TITLE = 3
FEWEST_IN_REPORT = 5
TIME_FIRST = re.compile(r"\d{1,2}[:.]\d{2}\s")
FIGURE_FIRST = re.compile(
    r"(?:[$€£¥]\s?\d[\d,.]*\s?(?:k|m|bn?|tn|million|billion|trillion)?"
    r"|\d[\d,.]*\s?(?:%|per\s?cent|k|m|bn|tn|million|billion|trillion)|\d{1,3}(?:,\d{3})+)\s?[:–—]\s"
)
"""A line that tells what its figure is: "25%: the tariff on steel since March"."""
TAGS_LAST = re.compile(r"(?:\s[#$][^\W\d_][\w.]*)+\s*$")


class Block:
    """A paragraph, heading or list item: `start:end` without the marks around it."""

    __slots__ = ("end", "heading", "item", "start")

    def __init__(self, start: int, end: int, heading: bool, item: bool) -> None:
        self.start = start
        self.end = end
        self.heading = heading
        self.item = item


def blocks(text: str, title: str = "") -> Iterator[Block]:
    """The blocks of `text` in order; together they hold everything but blanks and marks."""
    headline = " ".join(title.split()).casefold()
    first = True
    for lines in paragraphs(text):
        for start, end in joined(text, lines):
            block = described(text, start, end, headline, first)
            if block is not None:
                first = False
                yield block


def paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    """The lines of the text, those together between which no blank line stands."""
    lines: list[tuple[int, int]] = []
    previous = 0
    for start, end in lines_in(text):
        gap = text[previous:start].replace("\r\n", "\n")
        blank = text[start:end].isspace()
        if lines and (len(gap) > 1 or blank):
            yield lines
            lines = []
        if not blank:
            lines.append((start, end))
        previous = end
    if lines:
        yield lines


def lines_in(text: str) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends that is not empty."""
    if holds(text, SEPARATORS):
        yield from map(re.Match.span, LINE.finditer(text))
        return
    position = 0
    for line in text.splitlines(keepends=True):
        length = len(line.rstrip(BREAKS))
        if length:
            yield position, position + length
        position += len(line)


def joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Lines that a program wrapped are one block; lines that a writer ended are each their own."""
    start, end = lines[0]
    line_start = start
    for next_start, next_end in lines[1:]:
        if not wrapped(text[line_start:end].strip(), text[next_start]):
            yield start, end
            start = next_start
        line_start, end = next_start, next_end
    yield start, end


def wrapped(line: str, following: str) -> bool:
    """Whether `line` goes on in the next one, which begins with the character `following`."""
    if len(line) not in WRAPPED or line[-1] in ".!?…。！？:":
        return False
    return following.islower() or line[-1] == "," or line.rsplit(None, 1)[-1] in LEADS_ON


def described(text: str, start: int, end: int, headline: str, first: bool) -> Block | None:
    """The block at `start:end` with its marks cut off, or None where only marks are left."""
    marked = bold = item = False
    if not text[start].isalpha():
        limit = min(end, start + LONGEST_HEADLINE)
        marked = MARKED_HEADING.match(text, start, limit) is not None
        bold = BOLD_LINE.match(text, start, limit) is not None
        item = ITEM.match(text, start, end) is not None
    elif text[start + 1 : start + 2] == ")":
        item = ITEM.match(text, start, end) is not None
    while start < end and (text[start] in MARKS or text[start].isspace()):
        if text[start] in "-–" and FIGURE_FOLLOWS.match(text, start):
            break
        start += 1
    while end > start and (text[end - 1] in "*_#~=" or text[end - 1].isspace()):
        end -= 1
    if start == end:
        return None
    heading = (
        marked
        or (bold and text[end - 1] not in ".!?")
        or is_heading(text, start, end, headline, first=first, item=item)
    )
    return Block(start, end, heading, item)


def is_heading(text: str, start: int, end: int, headline: str, *, first: bool, item: bool) -> bool:
    """Whether the block reads as a heading: short and without a full stop, or the article's own title. An item of a
    list, or what stands behind a time of day or a figure, may lack its stop and report something all the same.
    """
    length = end - start
    if length > LONGEST_HEADLINE:
        return False
    words = text[start:end]
    if not headline and words[-1] in ".!?":
        return False
    if headline and is_of_title(" ".join(words.split()).casefold(), headline):
        return True
    last = TAGS_LAST.sub("", words).rstrip(CLOSERS + "“ ")[-1:]
    if last in TERMINAL:
        return False
    if WIDE.search(words):
        return length <= LONGEST_HEADING // 2
    if words[0].islower():
        return False
    tokens = WORD.findall(words)
    if (item or not words[0].isalpha()) and reports(words, tokens, item):
        return False
    if INNER_STOP.search(words):
        return False
    if first and len(tokens) >= 3:
        return True
    if length <= LONGEST_HEADING:
        return True
    return is_titled(tokens)


def is_of_title(line: str, headline: str) -> bool:
    """Whether the line is the title or its beginning or end, as where a title and its deck stand in two lines; both in
    small letters.
    """
    line, headline = line.rstrip(".;: "), headline.rstrip(".")
    if line == headline:
        return True
    if len(line.split()) < FEWEST_IN_TITLE:
        return False
    if headline.startswith(line):
        return not headline[len(line)].isalnum()
    return headline.endswith(line) and not headline[-len(line) - 1].isalnum()


def reports(words: str, tokens: list[str], item: bool) -> bool:
    """Whether a line without a stop tells something nevertheless: a line of a list or of a live blog with a verb, or
    a figure and what it is.
    """
    if tells_figure(words, 0, len(words)):
        return True
    if not item and not TIME_FIRST.match(words):
        return False
    return len(tokens) >= FEWEST_IN_REPORT and not is_titled(tokens) and english.has_verb(words)


def tells_figure(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins with a figure and tells behind a colon or a dash what it is."""
    return not text[start].isalpha() and FIGURE_FIRST.match(text, start, end) is not None


def is_titled(tokens: list[str]) -> bool:
    """Whether most of the longer words are written with a capital, as in a title."""
    long = [token for token in tokens if len(token) > 3]
    return sum(1 for token in long if CAPITALISED.match(token)) >= 0.7 * len(long) > 0
