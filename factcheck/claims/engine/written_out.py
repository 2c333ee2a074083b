"""The words of a claim written out as a sentence of its own: without what led on to it and without marks, with its
quotation marks in pairs, a capital first and a stop last.
"""

import re

from factcheck.claims.engine.lexicon import CONNECTIVES
from factcheck.claims.engine.words import WIDE

LEADING = re.compile(
    rf"(?:(?:{'|'.join(sorted(CONNECTIVES - {'well', 'hence'}, key=len, reverse=True))}|in addition|in fact|"
    r"for example|for instance|of course|to be sure|at the same time|on the other hand|by contrast|in contrast|"
    r"in other words|that said|above all|in short|in turn|more(?:over| importantly)|not surprisingly|"
    r"after all|put simply|on top of that|what is more|incidentally|now|indeed)\s*,\s+|(?:and|but)\s+)"
    r"(?=[\w“\"‘'«$€£\[])",
    re.IGNORECASE,
)
LONGEST_LEAD = 24
SHORT_LEADS = frozenset({"and ", "And ", "AND ", "but ", "But ", "BUT "})
LINK = re.compile(r"!?\[([^\]\n]{0,200})\]\([^()\s]{0,500}\)")
MARKS = re.compile(r"\*+(?=\S)|(?<=\S)\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|`+|^#+\s*")
BLANK_BEFORE = re.compile(r"\s+(?=[,.](?:\s|$))")


def past_connectives(text: str, start: int, end: int) -> int:
    """Where the claim begins behind "However," and the like."""
    while text.find(",", start, start + LONGEST_LEAD) >= 0 or text[start : start + 4] in SHORT_LEADS:
        found = LEADING.match(text, start, end)
        if found is None or end - found.end() < 12:
            break
        start = found.end()
    return start


def cleaned(words: str) -> str:
    """The words without Markdown's marks and stray blanks."""
    if "](" in words:
        words = LINK.sub(r"\1", words)
    if "*" in words or "_" in words or "`" in words or words.startswith("#"):
        words = MARKS.sub("", words)
    if "  " in words or "\n" in words or not words.isascii():
        words = " ".join(words.split())
    return BLANK_BEFORE.sub("", words) if " ," in words or " ." in words else words


def finished(words: str) -> str:
    """The words as a sentence: quotation marks in pairs, a capital first, a stop last."""
    words = paired(words.strip().rstrip(",;:–—-"))
    if not words:
        return words
    first = 1 if words[0] in "“\"‘'«„([" and len(words) > 1 else 0
    if words[first].islower() and not words[first + 1 : first + 2].isupper():
        capital = words[first].upper()
        if len(capital) == 1:
            words = words[:first] + capital + words[first + 1 :]
    last = words[-1]
    if last in ".!?…。！？؟।" or (last in '”"»」’' and words[-2:-1] in {".", "!", "?", "…", "。"}):
        return words
    return words + ("。" if last > "\u0dff" and WIDE.match(last) else ".")


def paired(words: str) -> str:
    """The words with the partner of a lonely quotation mark put in at the end from which it is missing."""
    plain = words.isascii()
    if '"' in words and words.count('"') % 2:
        lonely = words.find('"') if words.count('"') == 1 else -1
        closes = words[lonely - 1 : lonely].strip() if lonely > 0 else ""
        words = f'"{words}' if closes else f'{words}"'
    if plain or "„" in words:
        return words
    for opening, closing in (("“", "”"), ("«", "»"), ("「", "」")):
        missing = words.count(opening) - words.count(closing)
        if missing == 1:
            words = words + closing
        elif missing == -1:
            words = opening + words
    return words
