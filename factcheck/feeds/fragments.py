"""Links that lead to the words of a claim in an article: text fragments, for the links of our pages only.

Grammar and matching rules: the Web Incubator group's “Text Fragments”,
`#:~:text=[prefix-,]start[,end][,-suffix]`.
"""

from urllib.parse import quote

# A longer passage is named by its first and last words; a shorter one needs its surroundings to be found
# again.
_LONG = 300
_SHORT = 20
_WORDS_AT_THE_ENDS = 5


def link_to(url: str, exact: str, prefix: str = "", suffix: str = "") -> str:
    """`url` with a fragment that makes a browser scroll to `exact` and mark it."""
    return f"{url}{'' if '#' in url else '#'}:~:text={_directive(exact, prefix, suffix)}"


def _directive(exact: str, prefix: str, suffix: str) -> str:
    lines = [line for line in exact.split("\n") if line.strip()] or [exact]
    if len(exact) > _LONG or len(lines) > 1:
        # One term has to lie within one block of the page.
        first, last = lines[0].split(), lines[-1].split()
        if len(lines) > 1 or len(first) >= 2 * _WORDS_AT_THE_ENDS:
            start, end = first[:_WORDS_AT_THE_ENDS], last[-_WORDS_AT_THE_ENDS:]
            return f"{_encoded(' '.join(start))},{_encoded(' '.join(end))}"
    parts = [_encoded(exact.strip())]
    if len(exact) < _SHORT:
        before, after = _whole_words_before(prefix), _whole_words_after(suffix)
        parts = [f"{_encoded(before)}-"] * bool(before) + parts + [f"-{_encoded(after)}"] * bool(after)
    return ",".join(parts)


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
