"""Quotations without a tag of their own: that go on from one before, are signed, or are turns in a transcript."""

import re
from bisect import bisect_left, bisect_right

from factcheck.claims.engine.layout.letters import UPPER
from factcheck.claims.engine.layout.sentences import content_end
from factcheck.claims.engine.names import SEQUENCE
from factcheck.claims.engine.results import Attribution, Span
from factcheck.claims.engine.speech import sources
from factcheck.claims.engine.speech.confidence import CARRIED, LOOSE, NEXT_PARAGRAPH, SIGNED, TURN
from factcheck.claims.engine.speech.paragraph import Paragraph
from factcheck.claims.engine.speech.speakers import Source
from factcheck.claims.engine.speech.tokens import Tokens
from factcheck.claims.engine.speech.verbs import VERBS

DASHED = re.compile(rf"[ \t\n]*[―—–]\s?(?P<name>{SEQUENCE.pattern})(?=\s*(?:[.,;\n\r(“”\"]|$))")
DASHES = frozenset("―—–")
TURN_OPENS = re.compile(
    rf"[\"“*_]{{0,3}}(?P<name>[{UPPER}][{UPPER}.’' -]{{1,40}}?)(?:\s\([^)]{{1,40}}\))?[*_]{{0,2}}:\s"
)
PARTS = re.compile(r"[.!?]\s")
SHORT = 12
"""Characters; what is shorter may be a word held at arm's length."""
NEAR = 400
TURNS_WITHIN = 5000
"""Characters within which somebody whom the article doesn't name otherwise has another turn."""


def carry_on(paragraph: Paragraph) -> None:
    """Quotations without a tag, right behind one of the same source in the paragraph or
    at the start of the one that follows it: the speech goes on.
    """
    quotes, thread = paragraph.quotes, paragraph.thread
    if quotes and (unclaimed := paragraph.unclaimed(SHORT)):
        claim(paragraph, unclaimed)
    is_open = bool(quotes) and not quotes[-1].closed and len(quotes) - 1 in paragraph.used
    thread.open = is_open or announces_next(paragraph)


def claim(paragraph: Paragraph, unclaimed: list[int]) -> None:
    """Gives those of the quotations that go on from another to whoever said that."""
    text, quotes, thread = paragraph.text, paragraph.quotes, paragraph.thread
    direct = sorted((each for each in paragraph.found if each.direct), key=lambda each: each.content_start)
    starts = [each.content_start for each in direct]
    first_words = [sentence.start for sentence in paragraph.sentences]
    reports = sorted((each for each in paragraph.found if each.stated), key=lambda each: each.content_end)
    report_ends = [each.content_end for each in reports]
    for number in unclaimed:
        quote = quotes[number]
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
            if len(gap) > NEAR or len(PARTS.findall(gap)) > 1:
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
    for number in paragraph.unclaimed(SHORT):
        quote = paragraph.quotes[number]
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
