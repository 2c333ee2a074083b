"""Direct speech: whose the quotations are, by their tags and by what announces them."""

import re

from factcheck.claims.engine.layout.sentences import content_end
from factcheck.claims.engine.lexicon import WEEKDAYS
from factcheck.claims.engine.results import Span
from factcheck.claims.engine.speech import reported, sources
from factcheck.claims.engine.speech.confidence import ANNOUNCED, ANY_VERB, LOOSE, NAMING, TAGGED
from factcheck.claims.engine.speech.paragraph import Paragraph
from factcheck.claims.engine.speech.speakers import Source
from factcheck.claims.engine.speech.tokens import PREPOSITIONS, TENSED, Tokens
from factcheck.claims.engine.speech.verbs import VERBS, Verb

ENDS_OF_SPEECH = frozenset(",!?…—")
OPENS_SOURCE = frozenset({"the", "a", "an", "one", "his", "her", "he", "she", "they", "another"})
PARTS = re.compile(r"[.!?]\s")
LONG = 20
TITLE_WORDS = 6
BROKEN_WITHIN = 80
"""Characters between the two pieces of a quotation that its tag breaks."""


def tagged(paragraph: Paragraph, tokens: Tokens, cue: int, verb: Verb, number: int, ceiling: int) -> int | None:
    """`"Q," he said` and `"Q," he said, "R"`, which is one quotation. Returns where the speech ends, if it is one."""
    quote = paragraph.quotes[number]
    first = tokens.at(quote.end)
    low = tokens.low
    while first < cue and (low[first] in {",", "*", "_", "-", "–", "—", "."}):
        first += 1
    if first == cue:
        span = sources.after(tokens, cue, ceiling) if verb.lemma != "tell" else None
    else:
        span = sources.before(tokens, cue, first, verb)
        if span is not None and span[0] > first:
            span = None
        if span is None and low[cue - 1] == ",":
            span = introduced(tokens, first, cue - 1)
        if cue + 1 < ceiling and tokens.is_finite(cue + 1):
            return None  # The “holes” he cited are many.
    if not (verb.says or verb.asks or is_end(tokens, cue + 1, ceiling)):
        return None
    if span is None or is_title(paragraph, tokens, quote.start, quote.end):
        return None
    source = paragraph.speakers.resolve(tokens.starts[span[0]], tokens.ends[span[1] - 1])
    if source is None:
        return None
    pieces = [number]
    end = quote.end
    behind = max(tokens.ends[cue], source.end)
    further = paragraph.quote_after(behind, tokens.ends[ceiling - 1])
    if further is not None and further not in paragraph.used:
        gap = paragraph.text[behind : paragraph.quotes[further].start]
        if len(gap) < BROKEN_WITHIN and not PARTS.search(gap) and not gap.rstrip().endswith((" a", " the", " his")):
            pieces.append(further)
            end = paragraph.quotes[further].end
    paragraph.direct(source, (tokens.starts[cue], tokens.ends[cue]), pieces, TAGGED)
    return max(end, behind)


def open_tag(paragraph: Paragraph, tokens: Tokens, number: int, ceiling: int) -> None:
    """`“This is it!” beamed Ann Lee`: whoever acts right beside a quotation that ends like speech says it, whatever the
    verb.
    """
    quote = paragraph.quotes[number]
    text = paragraph.text
    if text[quote.inner_end - 1] not in ENDS_OF_SPEECH or quote.end - quote.start < LONG:
        return
    first = tokens.at(quote.end)
    if first >= ceiling or tokens.is_mark(first):
        return
    if is_act(tokens, first):
        cue, span = first, sources.after(tokens, first, ceiling)
        if span is not None and not (tokens.is_capital(span[0]) or tokens.low[span[0]] in OPENS_SOURCE):
            return
    else:
        found = next((each for each in range(first + 1, min(ceiling, first + 14)) if tokens.is_finite(each)), None)
        if found is None or not is_act(tokens, found) or not is_end(tokens, found + 1, ceiling):
            return
        cue, span = found, sources.before(tokens, found, first, VERBS["said"])
        if span is not None and span[0] != first:
            return
    source = paragraph.speakers.resolve(tokens.starts[span[0]], tokens.ends[span[1] - 1]) if span else None
    if source is not None:
        paragraph.direct(source, (tokens.starts[cue], tokens.ends[cue]), [number], ANY_VERB)


def is_act(tokens: Tokens, number: int) -> bool:
    """Whether a full verb in the past stands there, not "was" or "had"."""
    return tokens.is_finite(number) and tokens.low[number] not in TENSED


def introduced(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """The source between a quotation and the comma before its verb: `“…,” Ann Lee, who heads Acme and Co, said`."""
    low = tokens.low
    if last - first > sources.LONGEST or not (tokens.is_capital(first) or low[first] in {"the", "a", "an", "one"}):
        return None
    comma = next((number for number in range(first, last) if low[number] == ","), None)
    if comma is None or tokens.finite(first, comma) is not None or not sources.is_source(tokens, first, comma):
        return None
    return first, last


def is_end(tokens: Tokens, number: int, ceiling: int) -> bool:
    return number >= ceiling or tokens.is_mark(number)


def is_title(paragraph: Paragraph, tokens: Tokens, start: int, end: int) -> bool:
    """Whether the quotation is a name or a few words in a longer phrase: On “Fox News Sunday,” Lee said it was dead."""
    first = tokens.at(start)
    if first == 0 or len(paragraph.text[start:end].split()) > TITLE_WORDS:
        return False
    before = tokens.low[first - 1]
    leads = before in PREPOSITIONS or before.endswith("'s") or before in {"the", "a", "an", "his", "her", "its", "this"}
    return leads or before in {"titled", "called", "named", "entitled", "dubbed", "and", "or"}


def announced(paragraph: Paragraph, tokens: Tokens, cue: int, verb: Verb, source: Source, ceiling: int) -> int | None:
    """`He said: "Q"`, `He told reporters on Monday, "Q"`. Returns where the speech ends; None where the next
    quotation doesn't stand where speech would.
    """
    low = tokens.low
    text = paragraph.text
    number = paragraph.quote_after(tokens.ends[cue], tokens.ends[ceiling - 1])
    if number is None or number in paragraph.used:
        return None
    quote = paragraph.quotes[number]
    opening = tokens.at(quote.start)
    between = [word for word in low[cue + 1 : opening] if word not in {"*", "_"}]
    at = (tokens.starts[cue], tokens.ends[cue])
    if verb.names:
        if len(between) > TITLE_WORDS * 2 or tokens.finite(cue + 1, opening) is not None or ";" in between:
            return None
        if low[cue + 1] in verb.particles:
            return None
        subject = tokens.at(source.start)
        if not between and low[max(0, subject - 1)] != "what":
            return None  # "A print called “Cowboys”" is its name.
        paragraph.direct(source, at, [number], NAMING)
        return quote.end
    colon = bool(between) and between[-1] == ":"
    if not (verb.says or verb.asks or colon):
        return None
    if colon or not between:
        rest = tokens.at(quote.end)
        own_tag = text[quote.inner_end - 1] == "," and any(
            word in VERBS and VERBS[word].says for word in low[rest : min(ceiling, rest + 6)]
        )
        if own_tag and colon and len(between) > 2:
            return None
    if colon:
        if len(between) > 24:
            return None
        form = ANNOUNCED if len(between) <= 10 else LOOSE
        paragraph.direct(source, at, [number], form)
        return quote.end
    if not is_lead(tokens, cue, opening, verb):
        return None
    rest = tokens.at(quote.end)
    if rest < ceiling - 1 and low[rest] not in {",", ".", ";", "—", "–", "-", "(", "“", '"', ":"}:
        end_token = reported.clause_end(tokens, max(rest, opening + 1), ceiling, True)
        end = content_end(text, tokens.ends[end_token - 1])
        if low[rest] in GOES_AWAY or (low[rest] == "and" and tokens.finite(rest + 1, rest + 4) is not None):
            end = quote.end
        if end > quote.end:
            paragraph.indirect(source, at, Span(quote.start, end), ANNOUNCED)
            return end
    pieces = [number]
    paragraph.direct(source, at, pieces, ANNOUNCED)
    return quote.end


GOES_AWAY = frozenset({"in", "on", "at", "during", "when", "while", "before", "after", "as", "until"})
"""With these what was done meanwhile follows a quotation, and no longer what was said."""


def is_lead(tokens: Tokens, cue: int, opening: int, verb: Verb) -> bool:
    """Whether only what leads to speech stands between the verb and its quotation: to whom, when, "that", a comma."""
    low = tokens.low
    number = cue + 1
    if number < opening and low[number] in verb.particles:
        number += 1
    number = reported.past_adverbs(tokens, number, opening)
    if number < opening and verb.to_whom:
        told = reported.behind_whom(tokens, number, opening)
        number = told if told is not None else number
    while number < opening and low[number] in {",", "*", "_", "that", "-", "–", "—", "by"}:
        number += 1
    if low[opening - 1].endswith("'s"):
        return False  # "told MSNBC's “Morning Joe”".
    if number >= opening:
        return True
    if any(VERBS[word].form == "ing" for word in low[number:opening] if word in VERBS):
        return False
    comma = low[opening - 1] in {",", "that", "—", "–", "-", "saying", "adding"}
    short = opening - number <= 14 and not any(low[each] in {";", ":", "("} for each in range(number, opening))
    return comma and short and tokens.finite(number, opening) is None and low[number] in LEADS


LEADS = PREPOSITIONS | frozenset(WEEKDAYS) | {"last", "this", "earlier", "late"}
