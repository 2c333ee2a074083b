"""`According to X, CLAUSE` and `CLAUSE, according to X`."""

from factcheck.claims.engine.layout.sentences import content_end
from factcheck.claims.engine.lexicon import CONNECTIVES, listed
from factcheck.claims.engine.results import Span
from factcheck.claims.engine.speech import reported, sources
from factcheck.claims.engine.speech.confidence import ACCORDING
from factcheck.claims.engine.speech.paragraph import Paragraph
from factcheck.claims.engine.speech.speakers import Source
from factcheck.claims.engine.speech.tokens import Tokens

OPENS_WITHIN = 3
"""Tokens: "But according to the ministry," opens its sentence."""
SHORTEST = 8
MEASURES = listed(
    "preference preferences need needs ability abilities taste tastes size age rank merit means wish wishes whim "
    "schedule weight type kind belief beliefs instinct instincts plan custom tradition"
)
"""What is done according to one of these, nobody said."""


def read(paragraph: Paragraph, tokens: Tokens, sentence: Span, cue: int, floor: int) -> int:
    """Reads the "according to" at token `cue`. Everything before token `floor` was read; returns the new floor."""
    low = tokens.low
    first = cue + 2
    number = source_end(tokens, first)
    source = resolved(paragraph, tokens, first, number)
    if source is None or (low[number - 1] in MEASURES and not tokens.is_capital(number - 1)):
        return floor
    at = (tokens.starts[cue], tokens.ends[cue + 1])
    opening = " ".join(word for word in low[:cue] if word != ",")
    if cue > OPENS_WITHIN or (opening and opening not in CONNECTIVES):
        content = before(paragraph, tokens, sentence, cue, floor, number)
    else:
        if number >= len(tokens) - 2:
            return floor
        if low[number] == ",":
            number = past_explanation(tokens, number)
            source = resolved(paragraph, tokens, first, number) or source
        begin = min(number + 1, len(tokens) - 1)
        last = reported.clause_end(tokens, begin, len(tokens), True)
        content = Span(tokens.starts[begin], content_end(tokens.text, tokens.ends[last - 1]))
        quote = paragraph.quote_at(content.start)
        if quote is not None and paragraph.quotes[quote].end > content.end:
            paragraph.direct(source, at, [quote], ACCORDING)
            return len(tokens)
    if content.end - content.start <= SHORTEST:
        return floor
    paragraph.indirect(source, at, content, ACCORDING)
    return max(floor, number) if content.end <= at[0] else floor


def resolved(paragraph: Paragraph, tokens: Tokens, first: int, end: int) -> Source | None:
    if end <= first:
        return None
    return paragraph.speakers.resolve(tokens.starts[first], tokens.ends[end - 1])


def source_end(tokens: Tokens, first: int) -> int:
    """Where the source ends: at a mark, or before the figure that a clause without its comma begins with."""
    low = tokens.low
    number = first
    while number < min(len(tokens), first + sources.LONGEST):
        word = low[number]
        if word in {",", ";", "–", "—", ":"} or (word in {"-", "."} and tokens.is_mark(number)):
            break
        if word in {"over", "nearly", "about", "more"} and any(
            each[:1].isdigit() for each in low[number + 1 : number + 3]
        ):
            break
        number += 1
    return number


def before(paragraph: Paragraph, tokens: Tokens, sentence: Span, cue: int, floor: int, number: int) -> Span:
    """The clause before "according to", or around it: "Among those, according to Lee, are 16"."""
    low = tokens.low
    start = tokens.starts[floor] if floor < cue else sentence.start
    last = cue
    while last > 0 and low[last - 1] in {",", "—", "–", "-"}:
        last -= 1
    middle = number < len(tokens) - 3 and low[number] == "," and low[cue - 1] == ","
    if middle and tokens.finite(floor, last) is None and tokens.is_finite(number + 1):
        last = len(tokens)
    content = Span(start, content_end(tokens.text, tokens.ends[last - 1]) if last else start)
    found = paragraph.found
    if found and found[-1].cue_start >= sentence.start and found[-1].content_end >= content.end - 2:
        return Span(max(start, found[-1].content_start), content.end)
    return content


def past_explanation(tokens: Tokens, comma: int) -> int:
    """The comma behind "According to Ann Lee, an economist at Acme," at which the clause begins."""
    low = tokens.low
    if low[comma + 1 : comma + 2] and low[comma + 1] in {"a", "an", "who", "which", "the"}:
        for number in range(comma + 2, min(len(tokens) - 2, comma + 24)):
            if low[number] == ",":
                return number
            if low[comma + 1] not in {"who", "which"} and tokens.is_finite(number):
                break
    return comma
