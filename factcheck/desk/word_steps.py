"""The ends of a passage moved by a word, and the passage moved by a sentence. Text and offsets in, offsets out."""

import re
from collections.abc import Callable

from factcheck.claims.engine.layout.sentences import sentences

Ends = tuple[int, int]

# Where words are written without blanks, each letter is a step; elsewhere an apostrophe, a stop or a hyphen between
# letters or digits belongs to the word.
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|\w+(?:['’.,\-]\w+)*")
_PARAGRAPH_END = re.compile(r"\n(?:[ \t]*\n)+")
_NEAR = 400  # Characters looked at for a word; no word is longer.


def stepped(text: str, ends: Ends | None, step: str) -> Ends | None:
    """The passage after a step of `STEPS`; the first sentence, if there was none; the same where there is no further.

    A passage keeps one word at least. None for a text without words.
    """
    if ends is None:
        return _sentence_after(text, -1)
    return STEPS[step](text, *ends)


def _begin_earlier(text: str, start: int, end: int) -> Ends:
    before = [match.start() for match in _WORD.finditer(text, max(0, start - _NEAR), start)]
    return (before[-1], end) if before else (start, end)


def _begin_later(text: str, start: int, end: int) -> Ends:
    inside = [match.start() for match in _WORD.finditer(text, start, end)]
    later = [begin for begin in inside if begin > start]
    return (later[0], end) if later else (start, end)


def _end_earlier(text: str, start: int, end: int) -> Ends:
    inside = [match.end() for match in _WORD.finditer(text, start, end)]
    return (start, inside[-2]) if len(inside) > 1 else (start, end)


def _end_later(text: str, start: int, end: int) -> Ends:
    following = _WORD.search(text, end)
    return (start, following.end()) if following else (start, end)


def _next_sentence(text: str, start: int, end: int) -> Ends:
    return _sentence_after(text, start) or (start, end)


def _previous_sentence(text: str, start: int, end: int) -> Ends:
    for begin, stop in reversed(_paragraphs(text)):
        if begin < start:
            earlier = [span for span in sentences(text, begin, stop) if span.start < start]
            if earlier:
                return earlier[-1].start, earlier[-1].end
    return start, end


def _sentence_after(text: str, start: int) -> Ends | None:
    for begin, stop in _paragraphs(text):
        if stop > start:
            found = next((span for span in sentences(text, begin, stop) if span.start > start), None)
            if found:
                return found.start, found.end
    return None


def _paragraphs(text: str) -> list[Ends]:
    gaps = [match.span() for match in _PARAGRAPH_END.finditer(text)]
    starts, stops = [0, *(stop for _, stop in gaps)], [*(begin for begin, _ in gaps), len(text)]
    return [(begin, stop) for begin, stop in zip(starts, stops, strict=True) if begin < stop]


STEPS: dict[str, Callable[[str, int, int], Ends]] = {
    "begin-earlier": _begin_earlier,
    "begin-later": _begin_later,
    "end-earlier": _end_earlier,
    "end-later": _end_later,
    "previous-sentence": _previous_sentence,
    "next-sentence": _next_sentence,
}
