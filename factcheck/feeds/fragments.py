"""Links that lead to the words of a claim in an article: text fragments, for the links of our pages only.

Grammar and matching rules: the Web Incubator group's “Text Fragments”,
`#:~:text=[prefix-,]start[,end][,-suffix]`.
"""

import re
from urllib.parse import quote

# A longer passage is named by its first and last words; a shorter one needs its surroundings to be found
# again.
_LONG = 300
_SHORT = 20
_WORDS_AT_THE_ENDS = 5
# A page shows a run of these as one space.
_BLANKS = re.compile(r"[ \t\n\f\r]+")
# Marks without a width, such as those of the direction of writing and the soft hyphen.
_MARKS = "\u00ad\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"


def link_to(url: str, exact: str, prefix: str = "", suffix: str = "") -> str:
    """`url` with a fragment that makes a browser scroll to `exact` and mark it."""
    return f"{url}{'' if '#' in url else '#'}:~:text={_directive(exact, prefix, suffix)}"


def _directive(exact: str, prefix: str, suffix: str) -> str:
    lines = [line for line in exact.split("\n") if line.strip()] or [exact]
    if len(exact) > _LONG or len(lines) > 1:
        # One term has to lie within one block of the page.
        first, last = lines[0].split(), lines[-1].split()
        if len(lines) > 1 or len(first) >= 2 * _WORDS_AT_THE_ENDS:
            start, end = " ".join(first[:_WORDS_AT_THE_ENDS]), " ".join(last[-_WORDS_AT_THE_ENDS:])
            return f"{_encoded(_term(start))},{_encoded(_term(end, suffix))}"
    term = _term(exact, suffix)
    parts = [_encoded(term)]
    if len(exact) < _SHORT:
        before, after = _shown(_whole_words_before(prefix)), _term(_whole_words_after(suffix))
        is_whole = _shown(exact).endswith(term)
        parts = [f"{_encoded(before)}-"] * bool(before) + parts + [f"-{_encoded(after)}"] * bool(after and is_whole)
    return ",".join(parts)


def _term(words: str, following: str = "") -> str:
    """The words as a page shows them, without the last ones if no browser could find these: a term has to end where a
    word does, and to browsers none ends before a mark without a width.
    """
    term = _shown(words)
    after = (words.rstrip() + following)[len(words.rstrip().rstrip(_MARKS)) :]
    while after[:1] and after[0] in _MARKS and " " in term:
        words = term.rpartition(" ")[0]
        term, after = _shown(words), words[len(words.rstrip(_MARKS)) :]
    return term


def _shown(words: str) -> str:
    return _BLANKS.sub(" ", words).strip(f" {_MARKS}")


def _whole_words_before(prefix: str) -> str:
    """The end of a prefix that was cut by length: without its first word, maybe a half, and from one line."""
    line = prefix.rsplit("\n", 1)[-1]
    if line == prefix:
        line = line.partition(" ")[2]
    return " ".join(line.split())


def _whole_words_after(suffix: str) -> str:
    line = suffix.split("\n", 1)[0]
    if line == suffix:
        line = line.rpartition(" ")[0]
    return " ".join(line.split())


def _encoded(term: str) -> str:
    # The hyphen, which percent-encoding leaves alone, has a meaning of its own in a text directive.
    return quote(term, safe="").replace("-", "%2D")
