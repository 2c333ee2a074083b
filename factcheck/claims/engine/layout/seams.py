"""Seams: places in a block where a new sentence begins although no stop stands before it.

Pages lose line breaks when they are copied: a day, a caption or a credit then runs into the paragraph beside it, and a
list into one line.
"""

import re

from factcheck.claims.engine.layout.letters import UPPER, holds

MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DAY_FIRST = re.compile(
    rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:{MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {MONTH},? \d{{4}})\s+"
    rf"(?=[“\"‘]?[{UPPER}])"
)
CREDIT = re.compile(r"(?<=[^\W_]) (?=(?:Image|Photo|Photograph|Picture|Credit|Source)s?: )")
CAPTION_FIRST = re.compile(
    r"[^.!?,;:“”\"\n]{8,140}?[^\W\d_] (?=(?:In|On|At|After|During) (?:the|an?|his|her|their|its|this) [^.!?]{2,80},"
    r" (?!(?:which|who|whose|where|when|an?|and|or|but|by) ))"
)
NAMED = re.compile(
    rf"(?:[{UPPER}\d][\w’'.-]*|of|the|and|de|for)(?: (?:[{UPPER}\d][\w’'.-]*|of|the|and|de|for)){{0,12}}$"
)
OPENING_PHRASES = (" In ", " On ", " At ", " After ", " During ")
ENUMERATOR = re.compile(r"(\(?)(\d{1,2}|[a-y])([.)\]]{1,2})\s+(?=\S)")
SHOUTED = re.compile(rf"(?:[^\sa-zà-ÿ]{{1,24}} ){{4,24}}(?=[“\"‘']?[{UPPER}][a-zà-ÿ])")
"""A title in capitals that runs into its paragraph."""
SHOUTED_WORD = re.compile(rf"[{UPPER}]{{2}}")
BULLET = re.compile('\\s(?=[•▪●‣⁃]\\s?[\\w“"(])')

LONGEST_CREDIT = 60
SHOUTED_AT_ONCE = 10
FEWEST_SHOUTED = 4
LONGEST_CAPTION = 150
MOST_ITEMS = 100


def seams(text: str, start: int, end: int) -> list[int]:
    """Where in the block `text[start:end]` another sentence begins without a stop before it, in order."""
    found: list[int] = []
    first = text[start]
    if first in "MTWFS" and text.find("day", start, start + 9) > 0:
        day = DAY_FIRST.match(text, start, end)
        if day and day.end() < end:
            found.append(day.end())
            start = day.end()
    if text[start : start + SHOUTED_AT_ONCE].isupper():
        title = SHOUTED.match(text, start, end)
        if title and is_title(title.group()):
            found.append(title.end())
            start = title.end()
    if text.find(": ", max(start, end - LONGEST_CREDIT), end) > 0:
        credit = CREDIT.search(text, max(start, end - LONGEST_CREDIT), end)
        if credit and credit.start() > start:
            end = credit.end()
            return [*found, *inner(text, start, end), end]
    return [*found, *inner(text, start, end)]


def is_title(words: str) -> bool:
    """Whether enough of the words are words in capitals, and no dash or stop ends them as a place of writing's."""
    return words.rstrip()[-1] not in "-–—).:" and len(SHOUTED_WORD.findall(words)) >= FEWEST_SHOUTED


def inner(text: str, start: int, end: int) -> list[int]:
    """The seams of a caption or a list."""
    block = text[start + 1 : end]
    if "•" in block or "▪" in block or "⁃" in block:
        return [bullet.end() for bullet in BULLET.finditer(text, start + 1, end)][:MOST_ITEMS]
    if text[start].isdigit() or text[start] in "([" or text[start + 1 : start + 2] in {".", ")"}:
        items = enumerated(text, start, end)
        if items:
            return items
    opening = block[: LONGEST_CAPTION - 1]
    if holds(opening, OPENING_PHRASES):
        caption = CAPTION_FIRST.match(text, start, end)
        return [caption.end()] if caption and is_caption(caption.group().rstrip()) else []
    return []


def is_caption(words: str) -> bool:
    """Whether the words can end where a capitalised "In the …" follows: not within a title (`Murder In the House`),
    before which a sentence has begun in small letters.
    """
    last = words.rpartition(" ")[2]
    return last[0].islower() or NAMED.match(words) is not None


def enumerated(text: str, start: int, end: int) -> list[int]:
    """Where the second and later items begin of a list that stands in one line: `1. … 2. … 3. …`."""
    opening = ENUMERATOR.match(text, start, end)
    if opening is None:
        return []
    before, label, behind = opening.groups()
    found: list[int] = []
    position = opening.end()
    while len(found) < MOST_ITEMS:
        label = str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
        at = text.find(f" {before}{label}{behind} ", position, end)
        if at < 0:
            return found
        found.append(at + 1)
        position = at + 1
    return found
