"""Where the words that a person selected or pasted stand in a text."""

from articles.normalise import normalise
from factcheck.claims.engine.anchor import locate
from newsroom.refusals import Refusal

SHOWN = 80


def find_passage(
    text: str, exact: str, start: int | None = None, end: int | None = None, *, near: int | None = None
) -> tuple[int, int]:
    """The span of `exact` in `text`, in code points.

    `start` and `end`, when given, say which of several places is meant, as does `near`. Raises `Refusal` for words
    that do not stand there, and for words that stand there more than once when nothing says which are meant.
    """
    if start is not None and end is not None and 0 <= start < end <= len(text):
        if _plain(text[start:end]) == _plain(exact):
            return start, end  # As it was selected: the browser's line ends are all that may differ.
        near = start
    words = _plain(exact)
    if not words:
        raise Refusal("Select the words of the claim in the text, or paste them here.")
    found = locate(text, words, near=near)
    if found is None:
        raise Refusal(f"These words do not stand in the text exactly like this: “{_short(words)}”.")
    if near is None and text.find(words, found[0] + 1) >= 0:
        raise Refusal(
            f"These words stand in the text {text.count(words)} times. "
            "Paste more of the sentence, so that one place is left."
        )
    return found


def _plain(words: str) -> str:
    """The words as a version's text would hold them."""
    return normalise(words).text


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
