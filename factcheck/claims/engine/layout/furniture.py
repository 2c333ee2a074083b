"""Page furniture: what a web page puts around an article. It is told by its form and its set phrases, and by
repetition. A sentence of the article that is taken for furniture is a claim lost, so what could be one is left alone.
"""

import re
from collections import Counter
from collections.abc import Sequence

from factcheck.claims.engine.layout.blocks import Block
from factcheck.claims.engine.layout.bylines import is_byline
from factcheck.claims.engine.layout.letters import UPPER, holds
from factcheck.claims.engine.layout.link_lists import LONGEST_SET_PHRASE, is_bare, link_lists, stopped
from factcheck.claims.engine.layout.set_phrases import OPENINGS, WITHIN, WITHIN_OTHER_SCRIPTS
from factcheck.claims.engine.results import Furniture

TAG = r"[#$][^\W\d_][\w.]*"
TAGS_ONLY = re.compile(rf"(?:{TAG}[\s,;|]*)+$")
TAGS_LAST = re.compile(rf"(?:(?<=\s){TAG}[\s,;|]*)+$")
TICKER = re.compile(r"(?:\$[A-Z]{2,10}[\s,;|]*)+$")
QUOTES_OF_SHARES = re.compile(
    r"(?:\$?[A-Z][A-Z0-9&./]{1,9}(?: \d{3})?:?\s+[$€£¥]?\d[\d,.]*\s*"
    r"(?:[▲▼△▽+−–-]\s*\d[\d,.]*\s*%?|\(?[+−–-]?\d[\d.]*\s*%\)?)[\s|,;]*)+$"
)
ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+$|[\w.-]{1,60}\.(?:com|org|net|co\.\w\w)/\S*$|\S{1,80}@\S{1,80}\.\w{2,6}$", re.I
)
LINK = re.compile(r"!?\[([^\[\]]{0,200})\]\([^()\s]{0,500}(?:\s\"[^\"]{0,100}\")?\)")
WHOLE_LINK = re.compile(r"[*_]{0,3}\[[^\[\]]{1,200}\]\([^()\s]{0,500}\)[*_]{0,3}$")
PLACEHOLDER = re.compile(
    r"!\[|<!|<img\b|\[(?:embed|gallery|caption|video|audio|image|photo|picture|figure|graphic)\b", re.I
)
SHOUTED = re.compile(
    r"\[(?:video|photos?|insight|pictures|analysis|reaction|warning|listen|watch|live|comment)\]\|?$", re.I
)
COUNTED = re.compile(
    r"\d[\d,.]*[km]?\+? (?:comments?|shares?|likes?|views?|retweets|followers)\b.{0,20}$|\d+[- ]min(?:ute)?s? read$",
    re.I,
)
CREDIT_LAST = re.compile(
    r"(?:\((?:[^()]{1,40}/\s?)?(?:AP|Reuters|REUTERS|AFP|EPA|Getty|dpa)\s?(?:/|Photo|Images|file\b)[^()]{0,60}\)"
    r"|\([^()]{1,40}/\s?(?:AP|Reuters|REUTERS|AFP|EPA|Getty)\)|\((?:Photo|Image|Picture|Credit)s?\b[^()]{0,60}\)"
    r"|; from file, \d{4})\.?$"
)
CREDIT_BEHIND = re.compile(r"[^.!?\s]\s(?:Image|Photo|Photograph|Picture|Credit)s?: [^.:!?]{2,50}\.?$")
ROLES = (
    "reporter",
    "correspondent",
    "columnist",
    "editor",
    "writer",
    "journalist",
    "contributor",
    "producer",
    "covers",
)
AUTHOR = re.compile(
    rf"[\"“]?(?:[{UPPER}][\w’'.-]*\s+){{2,4}},?\s?(?:is|covers|writes|reports|has covered|joined)\s.{{0,60}}?"
    r"(?:reporter|correspondent|columnist|editor|writer|journalist|contributor|contributing|covers|about|producer)\b"
    r".{0,160}?\b(?:at|for|the|of|in|based|covering)\b"
)
SPOKEN = re.compile(r"\b(?:said|says|told|born|according|added|wrote)\b|[“”]", re.I)
DAY_ONLY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?(?:\d{1,2}(?:st|nd|rd|th)?\.?\s+)?(?:january|february"
    r"|march|april|may|june|july|august|september|october|november|"
    r"december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s*(?:\d{1,2}(?:st|nd|rd"
    r"|th)?)?,?\s*(?:\d{4})?(?:\s*(?:at\s*)?\d{1,2}:\d{2}.{0,16})?\.?$",
    re.IGNORECASE,
)
ROW_MARKS = re.compile("[|·•»›>]")
SEPARATOR = re.compile(r"\s*\|\s*|\s[·•»›>]\s")
FRONT_MATTER = re.compile(r"\s{0,9}---[ \t]*\r?\n(?:[ \t]*(?:[\w-]{1,40}:|- )[^\n]{0,500}\n){1,40}---[ \t]*(?:\r?\n|$)")
FIRST_WORD = re.compile(r"[^\W\d_][\w’']*")
ENDINGS = (
    "read more", "read also", "read the full", "read the rest", "learn more", "find out more", "click here",
    "click to tweet", "continue reading", "see more", "see also", "subscribe", "sign up", "image:", "photo:",
    "picture:", "credit:", "weiterlesen", "lire aussi", "leer más", "leia mais",
)  # fmt: skip
"""What leads on behind a paragraph's last sentence."""

BEGUN_AGAIN = re.compile(r"[.!?”\"。][\[(*_\\\"“'‘>~→►▶»•\s]{0,12}[A-Z]")
"""A sentence ends and something begins behind it."""

LONGEST = 600
MOST_MARKS = 12
LONGEST_WITHIN = 320
LONGEST_REPEATED = 400
LONGEST_ENDING = 90
LONGEST_CELL = 40
SHORTEST_REPEATED = 12
LONG_ENOUGH_TO_TELL = 60
OPENING_MARKS = "[(*_\\\"“'‘>~→►▶»• \t"


def furniture(text: str, blocks: Sequence[Block]) -> dict[int, Furniture]:
    """The furniture among the blocks, by the number of the block.

    A block whose end alone is furniture (hashtags behind a sentence) has an entry that covers just that end. Of what
    stands several times on the page, the first is the article's.
    """
    times = Counter(
        text[block.start : block.end]
        for block in blocks
        if SHORTEST_REPEATED <= block.end - block.start <= LONGEST_REPEATED
    )
    met: set[str] = set()
    matter = front_matter(text)
    found: dict[int, Furniture] = {}
    listed = False
    linked = link_lists(text, blocks)
    for number, block in enumerate(blocks):
        kind = "byline" if block.end <= matter else kind_of(text, block, late=2 * number >= len(blocks) - 1)
        if kind is None and times and block.end - block.start <= LONGEST_REPEATED:
            kind = repeated(text[block.start : block.end], times, met)
        # A label ("Related stories") makes furniture of the list below it.
        if kind is None and block.item and (number in linked or (listed and is_bare(text, block))):
            kind = "teaser"
        else:
            listed = kind == "teaser" and block.end - block.start <= LONGEST_CELL
        if kind is not None:
            start = block.start
            while start and text[start - 1] in "#$":
                start -= 1
            found[number] = Furniture(start, block.end, kind)
            continue
        behind = end_of(text, block)
        if behind is not None:
            found[number] = behind
    return found


def front_matter(text: str) -> int:
    """Where the lines end that a publishing program keeps above an article (`---`, `title: …`, `---`); 0 without."""
    opened = FRONT_MATTER.match(text)
    return opened.end() if opened else 0


def repeated(words: str, times: Counter[str], met: set[str]) -> str | None:
    """Whether the block is a later copy: of a line that stands three times or more, or of a sentence."""
    many = times[words]
    if many < 2:
        return None
    first = words not in met
    met.add(words)
    if first:
        return None
    return "repeated" if many > 2 or (len(words) >= LONG_ENOUGH_TO_TELL and stopped(words)) else None


def kind_of(text: str, block: Block, *, late: bool) -> str | None:
    """What piece of furniture the whole block is, or None. `late` says that it stands in the page's second half."""
    start, end = block.start, block.end
    length = end - start
    if length > LONGEST:
        return None
    words = text[start:end]
    mark = text[start - 1] if start else ""
    if mark in {"#", "$"} or words[0] in "#$":
        tags = mark + words if mark in {"#", "$"} else words
        if TAGS_ONLY.match(tags):
            return "ticker" if TICKER.match(tags) else "tags"
    if length <= LONGEST_SET_PHRASE:
        kind = by_form(words)
        if kind is not None:
            return kind
    if "](" in words:
        words = LINK.sub(r"\1", words)
    return by_phrase(words, late)


def by_form(words: str) -> str | None:
    """What the short block is by its form alone: an address, a day, a row of links, a caption's credit."""
    if PLACEHOLDER.match(words):
        return "image"
    if "/" in words or "@" in words:
        if ADDRESS.match(words):
            return "link"
        if "](" in words and WHOLE_LINK.match(words) and not stopped(words.partition("](")[0]):
            return "link"
    last = words[-1]
    if last in ").0123456789" and CREDIT_LAST.search(words):
        return "image"
    if ": " in words and CREDIT_BEHIND.search(words):
        return "image"
    if last in "]|" and SHOUTED.search(words):
        return "teaser"
    if words[0].isdigit() and COUNTED.match(words):
        return "byline" if "read" in words[-4:].lower() else "share"
    if last in "%)" and QUOTES_OF_SHARES.match(words):
        return "ticker"
    if (words[0].isdigit() or words[:3].lower() in DAYS_AND_MONTHS) and DAY_ONLY.match(words):
        return "date"
    if is_byline(words):
        return "byline"
    return "navigation" if is_row_of_links(words) else None


DAYS_AND_MONTHS = frozenset("mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec".split())


def is_row_of_links(words: str) -> bool:
    """Whether short pieces stand side by side ("Home | News | Sport"), and not the cells of a table."""
    if ROW_MARKS.search(words) is None or words[0] == "|" or words[-1] == "|":
        return False
    cells = SEPARATOR.split(words)
    if len(cells) < 3 or any(len(cell) > LONGEST_CELL or cell.endswith(".") for cell in cells):
        return False
    return sum(1 for cell in cells if not any(map(str.isalpha, cell))) < 2


def by_phrase(words: str, late: bool) -> str | None:
    """What the block is by a set phrase that it begins with, or that stands in it."""
    bare = words.lstrip(OPENING_MARKS)
    length = len(bare)
    if bare[:1] in {"©", "ⓒ"} or bare[:3].lower() == "(c)":
        return "disclaimer" if length <= LONGEST_WITHIN else None
    first = FIRST_WORD.match(bare)
    low = bare.lower()
    if first is not None:
        phrases = OPENINGS.get(low[: first.end()])
        if phrases:
            rest = bare[first.end() :].lstrip()
            ended = stopped(bare)
            for phrase in phrases:
                if length > LONGEST_SET_PHRASE and phrase.kind != "disclaimer":
                    continue
                if (phrase.firm or not ended) and phrase.rest.match(rest):
                    if ended and length > LONG_ENOUGH_TO_TELL and phrase.kind != "disclaimer" and SPOKEN.search(bare):
                        continue
                    return phrase.kind
    if length <= LONGEST_WITHIN:
        if holds(low, WITHIN):
            for stem in filter(low.__contains__, WITHIN):
                for kind, inside in WITHIN[stem]:
                    if inside in low and (kind != "share" or length <= 200) and not SPOKEN.search(bare):
                        return kind
        if length <= LONGEST_SET_PHRASE and not low.isascii():
            for kind, inside in WITHIN_OTHER_SCRIPTS:
                if inside in low:
                    return kind
    if late and AUTHOR.match(bare) and any(role in low for role in ROLES) and not SPOKEN.search(bare):
        return "author"
    return None


def end_of(text: str, block: Block) -> Furniture | None:
    """The furniture behind the block's last sentence: hashtags, or a link that leads on ("Read more")."""
    start = max(block.start, block.end - 300)
    if text.find("#", start, block.end) >= 0 or text.find("$", start, block.end) >= 0:
        tags = TAGS_LAST.search(text, start, block.end)
        if tags and tags.start() > block.start:
            return Furniture(tags.start(), block.end, "tags")
    start = max(block.start, block.end - LONGEST_ENDING)
    if BEGUN_AGAIN.search(text, max(block.start, start - MOST_MARKS), block.end) is None:
        return None
    tail = text[start : block.end].lower()
    for ending in [ending for ending in ENDINGS if ending in tail]:
        at = tail.rfind(ending)
        if at == 0 or not text[start + at].isupper():
            continue
        begins = start + at
        while begins > block.start and text[begins - 1] in OPENING_MARKS:
            begins -= 1
        if text[begins - 1] in '.!?”"。' and not any(stop in tail[at:-1] for stop in (". ", "? ", "! ")):
            while text[begins].isspace():
                begins += 1
            return Furniture(begins, block.end, "image" if ending.endswith(":") else "teaser")
    return None
