"""Direct speech: whose the quotations are, by their tags, by what announces them, and by what goes before."""

import re
from bisect import bisect_left, bisect_right

from factcheck.claims.engine import reported, sources
from factcheck.claims.engine.confidence import (
    ANNOUNCED,
    CARRIED,
    LOOSE,
    NAMING,
    NEXT_PARAGRAPH,
    SIGNED,
    TAGGED,
    TURN,
)
from factcheck.claims.engine.letters import UPPER
from factcheck.claims.engine.names import SEQUENCE
from factcheck.claims.engine.paragraph import Paragraph
from factcheck.claims.engine.results import Attribution, Span
from factcheck.claims.engine.sentences import content_end
from factcheck.claims.engine.speakers import Source
from factcheck.claims.engine.speech import VERBS, Verb
from factcheck.claims.engine.tokens import PREPOSITIONS, Tokens

DASHED = re.compile(rf"[ \t\n]*[―—–]\s?(?P<name>{SEQUENCE.pattern})(?=\s*(?:[.,;\n\r(“”\"]|$))")
DASHES = frozenset("―—–")
PARTS = re.compile(r"[.!?]\s")
TURN_OPENS = re.compile(
    rf"[\"“*_]{{0,3}}(?P<name>[{UPPER}][{UPPER}.’' -]{{1,40}}?)(?:\s\([^)]{{1,40}}\))?[*_]{{0,2}}:\s"
)
SHORT = 12
TURNS_WITHIN = 5000
"""Characters within which somebody whom the article doesn't name otherwise has another turn."""
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
    return comma and short and tokens.finite(number, opening) is None and low[number] in PREPOSITIONS | WHEN_LEADS


WHEN_LEADS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "last", "this", "earlier", "late"}
)


def carry_on(paragraph: Paragraph) -> None:
    """Quotations without a tag, right behind one of the same source in the paragraph or
    at the start of the one that follows it: the speech goes on.
    """
    text, quotes, thread = paragraph.text, paragraph.quotes, paragraph.thread
    if not quotes:
        thread.open = announces_next(paragraph)
        return
    direct = sorted((each for each in paragraph.found if each.direct), key=lambda each: each.content_start)
    starts = [each.content_start for each in direct]
    first_words = [sentence.start for sentence in paragraph.sentences]
    reports = sorted((each for each in paragraph.found if each.stated), key=lambda each: each.content_end)
    report_ends = [each.content_end for each in reports]
    for number, quote in enumerate(quotes):
        if number in paragraph.used or quote.end - quote.start < SHORT:
            continue
        lead = text[max(0, quote.start - 3) : quote.start].strip(" *_")
        index = bisect_right(first_words, quote.start) - 1
        at_start = index >= 0 and quote.start <= first_words[index] + 3
        if not at_start and lead[-1:] not in {":", "."}:
            continue
        place = bisect_left(starts, quote.start)
        form = CARRIED
        if place:
            model = direct[place - 1]
            gap = text[max(model.content_end, model.cue_end, model.source_end) : quote.start]
            if len(gap) > 400 or len(PARTS.findall(gap)) > 1:
                form = LOOSE
        elif thread.open and number == 0 and thread.source is not None and not direct:
            model = None
        elif (
            at_start and index and (report := reports_before(reports, report_ends, first_words[index - 1], quote.start))
        ):
            model, form = report, NEXT_PARAGRAPH
        elif direct and number == 0:
            model = direct[0]
            form = NEXT_PARAGRAPH
        else:
            continue
        if model:
            source = Source(model.source_start, model.source_end, model.speaker, True)
            cue = (model.cue_start, model.cue_end)
        else:
            spoke = thread.source or (0, 0)
            source = Source(*spoke, thread.speaker, True)
            cue = (source.start, source.start)
        paragraph.direct(source, cue, [number], form)
    last = quotes[-1] if quotes else None
    thread.open = (last is not None and not last.closed and (len(quotes) - 1) in paragraph.used) or announces_next(
        paragraph
    )


def reports_before(reports: list[Attribution], ends: list[int], start: int, position: int) -> Attribution | None:
    """What was reported last in the sentence that begins at `start` and ends before `position`."""
    number = bisect_right(ends, position) - 1
    return reports[number] if number >= 0 and ends[number] > start else None


def announces_next(paragraph: Paragraph) -> bool:
    """Whether the paragraph ends in "Kato said:", so that the quotation is the next paragraph; notes who spoke."""
    if not paragraph.sentences:
        return False
    sentence = paragraph.sentences[-1]
    text = paragraph.text
    if ":" not in text[max(sentence.start, sentence.end - 4) : sentence.end]:
        return False
    start = max(sentence.start, sentence.end - 160)
    if not text[start : sentence.end].rstrip(" *_").endswith(":"):
        return False
    tokens = Tokens(text, start, sentence.end)
    for cue in range(len(tokens) - 1, -1, -1):
        verb = VERBS.get(tokens.low[cue])
        if verb is None or not (verb.says or verb.asks) or tokens.finite(cue + 1, len(tokens)) is not None:
            continue
        span = sources.before(tokens, cue, 0, verb) or sources.after(tokens, cue, len(tokens))
        source = paragraph.speakers.resolve(tokens.starts[span[0]], tokens.ends[span[1] - 1]) if span else None
        if source is None:
            return False
        paragraph.thread.source = (source.start, source.end)
        paragraph.thread.speaker = source.speaker
        return True
    return False


def signed(paragraph: Paragraph) -> None:
    """`“Q” — Maria Lindqvist`: the name behind a dash after a quotation says whose it is."""
    for number, quote in enumerate(paragraph.quotes):
        if number in paragraph.used or quote.end - quote.start < SHORT:
            continue
        if DASHES.isdisjoint(paragraph.text[quote.end : quote.end + 4]):
            continue
        name = DASHED.match(paragraph.text, quote.end, quote.end + 90)
        source = paragraph.speakers.resolve(*name.span("name")) if name else None
        if name and source is not None:
            paragraph.direct(source, (quote.end, name.start("name")), [number], SIGNED)


def turn(paragraph: Paragraph) -> bool:
    """`LEE: We have lost three million jobs.`: a turn in a transcript is its speaker's, to the paragraph's end."""
    if not paragraph.sentences:
        return False
    start, end = paragraph.sentences[0].start, paragraph.sentences[-1].end
    if paragraph.text.find(":", start, min(end, start + 100)) < 0:
        return False
    opens = TURN_OPENS.match(paragraph.text, start, min(end, start + 100))
    if opens is None or opens.end() >= end:
        return False
    name = opens.group("name").strip()
    letters = [letter for letter in name if letter.isalpha()]
    if len(letters) < 3:
        return False
    named = paragraph.names.fullest(name.title())
    near = max(0, start - TURNS_WITHIN), end + TURNS_WITHIN
    if named not in paragraph.names.person_names and paragraph.text.count(f"{name}:", *near) < 2:
        return False  # "UPDATE: …"
    speaker = named if named in paragraph.names.person_names else name
    source = Source(opens.start("name"), opens.start("name") + len(name), speaker, speaker != name)
    content = Span(opens.end(), content_end(paragraph.text, end) if end else end)
    paragraph.used.update(range(len(paragraph.quotes)))
    paragraph.add(source, (opens.end() - 2, opens.end() - 1), content, True, TURN, (content,))
    return True
