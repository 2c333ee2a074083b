"""Which stretches of a sentence are statements of their own: the sentence itself, a clause it reports, parts between
semicolons, and clauses that it joins with a subject and a verb each.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import repeat

from factcheck.claims.engine import joints, words
from factcheck.claims.engine.layout.blocks import tells_figure
from factcheck.claims.engine.layout.letters import holds
from factcheck.claims.engine.layout.sentences import content_end
from factcheck.claims.engine.lexicon import CONNECTIVES
from factcheck.claims.engine.results import Attribution, Span

CONNECTIVE = re.compile(
    rf"(?:{'|'.join(sorted(CONNECTIVES, key=len, reverse=True))})\s*,\s+|(?:and|but|yet(?!\s+another)"
    r"|so(?!\s+(?:far|that|many|much|few|little|long|often|called|too)\b))\s+(?=\w)",
    re.IGNORECASE,
)
LONGEST_CONNECTIVE = max(map(len, CONNECTIVES)) + 2
JOINING = frozenset({"and", "And", "but", "But", "yet", "Yet", "so ", "So "})
MARKS = "*_#>•-–—"
PAIRS = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "(": ")", "[": "]"}
EDGES = frozenset(PAIRS) | {'"'}
CLOSING = {"”": "“„", "»": "«", "」": "「", "』": "『", ")": "(", "]": "["}
FULL_STOPS = ".!。！।"
CONJUNCTION_LAST = re.compile(
    r"[\s,;]+(?:and|but|although|though|while|whereas|as|because|after|when|where|which|who|that|so|yet|or|since"
    r"|if)$",
    re.IGNORECASE,
)
OCCASION = re.compile(
    r"(?:just |only |even |shortly |soon |hours |days )?(?:asked|when|if|as|after|before|because|since|until|"
    r"once|speaking|following|pressed|questioned|whether|where)\s",
    re.IGNORECASE,
)
NOT_SAID = re.compile(r"\b(?:not|never|no longer|hardly|cannot)\b|n[’']t\b")
CONDITION = re.compile(r"\b(?:if|unless|whether|lest)\s+$", re.IGNORECASE)
THAT = re.compile(r"that\s+(?=\S+\s+\S)")
UNFINISHED = frozenset(
    "how why whether that to of the a an with for from by than and or whose who is are was were".split()
)
SEMICOLON = re.compile(r";\s+(?:and\s+|but\s+|while\s+)?")

LAST_LOOK = 16
LONGEST_LEFT = 40
PREPOSITIONS = frozenset("In At On During With For By From Under Through In in at on during with for by from".split())
WITH_OBJECT = re.compile(r"[a-z]ed (?:by \d|the|an?|its|his|her|their|that|more|all|no|\d|[$€£])")
"""Behind a noun an "-ed" is its verb when an object follows: "miners blocked the port", but "a letter sent in May"."""
WHO = re.compile(r" who (?:\w+ly )?([a-z]+) ")
RELATIVE_ONLY = re.compile(r", (?:who|which|whose) [^,;:–—]+$")
"""Behind a name that is all: "Reed, who led the firm" tells who he is, and nothing of him."""

COUNTED = re.compile(
    r"(?:nearly |about |almost |some |roughly |more than |fewer than |less than |just |over |only |around |at least )*"
    r"(?:\d[\d.,]*\s*(?:%|per\s?cent\b|of\b|in\b|out\b)|[a-z-]+ (?:in|out of|of) (?:\d+|two|three|four|five|six|seven"
    r"|eight|nine|ten)\b|[a-z-]+ per\s?cent\b|(?:a |one |two[ -]|three[ -])?(?:half|thirds?|quarters?|majority"
    r"|plurality)\b)",
    re.IGNORECASE,
)
"""A source that is a share of the people asked: that so many say so is the claim."""
SECOND = re.compile(r"[\s,]+(?:and|but|then)\s+(?:(?:has|have|had|also|then|later|\w+ly)\s+)*$")
LEFT_OVER = re.compile(r",?\s+(?:and|but)\s+(?:\S+\s*){1,4}$")

FEWEST_WORDS = 4
FULL_LENGTH = 8
QUESTION = re.compile(r"[?？؟][\"'”’»」)\]*_\s]*$")
QUESTION_CLOSED = re.compile(r"[?？؟]([”\"»’」』])")
NO_QUESTION = frozenset(".,;:!")
"""What ends in one of these has no question mark behind it, nor marks that close one."""
FIGURE = re.compile(r"\d")
ASKING = frozenset("ask asks asked asking wonder wonders wondered inquired".split())
LONGEST = 900
"""Longer than this is no statement that somebody can look up; it is text whose stops were lost."""


class Statement:
    """A stretch that states something; `said` is who is said to have said it, if the sentence says so."""

    __slots__ = ("end", "said", "start")

    def __init__(self, start: int, end: int, said: Attribution | None) -> None:
        self.start = start
        self.end = end
        self.said = said


def statements(text: str, sentence: Span, attributions: Sequence[Attribution]) -> Iterator[Statement]:
    """The statements in one sentence, in order. `attributions` are those whose content touches the sentence."""
    if sentence.end - sentence.start > LONGEST * 2:
        return
    if is_question(text, sentence):
        return
    whole = bare(text, sentence.start, sentence.end)
    inside = None
    if attributions:
        inside = covering(attributions, whole)
        reports = reports_in(attributions, whole)
        if reports:
            yield from reported(text, whole, reports, inside)
            return
    if ends_a_question(text, whole):
        return
    pieces = parts(text, whole, joined=inside is None or not inside.direct)
    for part in pieces:
        if is_statement(text, part) or (len(pieces) == 1 and is_full(text, sentence, part)):
            yield Statement(part.start, part.end, inside or first_direct(attributions, part))


def reports_in(attributions: Sequence[Attribution], whole: Span) -> list[Attribution]:
    """Those of the attributions that report a clause within this sentence."""
    start, end = whole
    return [each for each in attributions if not each.direct and start <= each.cue_start < end]


def covering(attributions: Sequence[Attribution], whole: Span) -> Attribution | None:
    """The attribution in whose content the whole sentence lies: it is somebody's words from end to end."""
    for each in attributions:
        holds = each.content_start <= whole.start and whole.end <= each.content_end + 3
        if holds and not whole.start <= each.cue_start < whole.end:
            return each
    return None


def first_direct(attributions: Sequence[Attribution], part: Span) -> Attribution | None:
    for each in attributions:
        if each.direct and each.content_start < part.end and each.content_end > part.start:
            return each
    return None


def reported(text: str, whole: Span, reports: Sequence[Attribution], inside: Attribution | None) -> Iterator[Statement]:
    """What a sentence states that reports what somebody says: the clauses,
    and what stands before the first source.
    """
    first = innermost(reports)
    opening = min(first.source_start, first.cue_start)
    if CONDITION.search(text, max(whole.start, opening - LAST_LOOK), opening) or is_denied(text, first):
        # "… only if the court believes that …", "he did not say that …": nobody has said it.
        if is_statement(text, whole):
            yield Statement(whole.start, whole.end, inside)
        return
    if COUNTED.match(text, first.source_start, first.source_end) and is_statement(text, whole):
        yield Statement(whole.start, whole.end, first)
        return
    clause = bare(text, max(whole.start, first.content_start), min(whole.end, first.content_end))
    that = THAT.match(text, clause.start, clause.end)
    if that and words.has_verb(text[that.end() : clause.end]):
        clause = Span(that.end(), clause.end)
    if not is_statement(text, clause):
        if is_statement(text, whole):
            yield Statement(whole.start, whole.end, inside or first)
        return
    before = leading_clause(text, without_conjunction(text, bare(text, whole.start, opening)))
    done = done_before(text, whole, first)
    if done is not None and before.end <= done.start:
        yield Statement(done.start, done.end, inside)
    if before.end < clause.start and is_statement(text, before) and not is_occasion(text, before):
        for part in parts(text, before):
            yield Statement(part.start, part.end, inside)
    for part in parts(text, clause, reported=True):
        if is_statement(text, part):
            yield Statement(part.start, part.end, first)
    position = clause.end
    for further in reports:
        other = bare(text, max(whole.start, further.content_start), min(whole.end, further.content_end))
        if other.start >= position and is_statement(text, other):
            yield Statement(other.start, other.end, further)
            position = other.end


def is_occasion(text: str, span: Span) -> bool:
    """Whether the words only say where or when something was said: "in a letter released on Monday"."""
    if text[span.start : span.end].partition(" ")[0] not in PREPOSITIONS or is_clause(text, span):
        return False
    comma = text.find(",", span.start, span.end)
    if comma < 0:
        return WITH_OBJECT.search(text, span.start, span.end) is None
    return not words.has_verb(text[comma : span.end])


def done_before(text: str, whole: Span, report: Attribution) -> Span | None:
    """What the source did before it said something: "The bank raised its rate to 5 percent and said that …"."""
    if not whole.start <= report.source_end < report.cue_start:
        return None
    second = SECOND.search(text, report.source_end, report.cue_start)
    if second is None or not words.has_verb(text[report.source_end : second.start()]):
        return None
    done = bare(text, whole.start, second.start())
    return done if is_statement(text, done) and joints.is_level(text, done.start, done.end) else None


def is_denied(text: str, report: Attribution) -> bool:
    """Whether the sentence says that it was not said: "he did not say that", "nobody believes that"."""
    if report.source.lower().startswith(("nobody", "no one", "none ", "no ", "neither ", "few ")):
        return True
    return NOT_SAID.search(text, min(report.source_end, report.cue_start), report.cue_start) is not None


def innermost(reports: Sequence[Attribution]) -> Attribution:
    """Of "the Herald says that Burrows said that …" what Burrows said: the
    report inside the first one, if there is one.
    """
    first = reports[0]
    for each in reports[1:]:
        if first.content_start <= each.cue_start and each.content_end <= first.content_end + 2:
            return each
    return first


def leading_clause(text: str, span: Span) -> Span:
    """What stands before the source, without the "although" in front of it; empty where it only says when or on which
    question the source spoke.
    """
    conceding = joints.CONCEDING.match(text, span.start, span.end)
    if conceding:
        return Span(conceding.end(), span.end)
    return Span(span.start, span.start) if OCCASION.match(text, span.start, span.end) else span


def without_conjunction(text: str, span: Span) -> Span:
    """The span without an "and" or "although" that led on to what followed it."""
    found = CONJUNCTION_LAST.search(text, max(span.start, span.end - LAST_LOOK), span.end)
    if found:
        return bare(text, span.start, found.start())
    left = LEFT_OVER.search(text, max(span.start, span.end - LONGEST_LEFT), span.end)
    if left and not words.has_verb(text[left.start() : span.end]) and words.has_verb(text[span.start : left.start()]):
        return bare(text, span.start, left.start())  # "Lee left early, but on Monday" he said …
    return span


def is_question(text: str, sentence: Span) -> bool:
    """Whether the sentence asks. One that ends in somebody's question tells that it was asked, if it says enough."""
    if text[sentence.end - 1] in NO_QUESTION:
        return False
    last = text[max(sentence.start, sentence.end - 12) : sentence.end]
    asked = QUESTION.search(last) if "?" in last or "？" in last or "؟" in last else None
    if asked is None:
        return False
    closed = asked.group().strip(" *_")[-1] in '”"»’'
    opened = last_opening(text, sentence.start, sentence.end - 2) if closed else -1
    if opened <= sentence.start:
        return True
    before = Span(sentence.start, opened)
    return not is_statement(text, before) or not ASKING.isdisjoint(words.vocabulary(text[before.start : before.end]))


def last_opening(text: str, start: int, end: int) -> int:
    """Where the last mark stands that opens a quotation, or -1."""
    return max(text.rfind(mark, start, end) for mark in '“"«‘')


def ends_a_question(text: str, span: Span) -> bool:
    """Whether the words begin within a quotation that closes with a question: of “Exports fell. Who noticed?” she said
    the second sentence asks, though it ends with its tag.
    """
    said = text[span.start : span.end]
    if "?" not in said and (said.isascii() or ("？" not in said and "؟" not in said)):
        return False
    asked = QUESTION_CLOSED.search(said)
    if asked is None:
        return False
    before, closing = said[: asked.start()], asked.group(1)
    if closing == '"':
        return before.count('"') % 2 == 0
    return not holds(before, CLOSING.get(closing, "‘"))


def is_full(text: str, sentence: Span, part: Span) -> bool:
    """Whether it is a full sentence by its form: ended by a stop, and long enough or, where no word of it is English,
    with a figure in it. Then it has a verb, known to us or not. A line that tells what its figure is needs neither.
    """
    if tells_figure(text, part.start, part.end):
        return words.count(text[part.start : part.end]) >= FEWEST_WORDS
    ended = text[sentence.end - 1] in FULL_STOPS or text[sentence.end - 1] in CLOSING
    if not ended or part.end - part.start > LONGEST:
        return False
    said = text[part.start : part.end]
    length = words.count(said)
    if length >= FULL_LENGTH:
        return True
    if length < FEWEST_WORDS or not words.is_foreign(said) or FIGURE.search(said) is None:
        return False
    return not said.isascii() or sum(len(word) > 2 for word in words.spoken(said)) >= FEWEST_WORDS - 1


def parts(text: str, span: Span, *, reported: bool = False, joined: bool = True) -> list[Span]:
    """The span, cut at its semicolons and, if `joined`, between clauses, where every piece states something."""
    found: list[Span] = []
    for whole in between_semicolons(text, span):
        if not joined or whole.end - whole.start > LONGEST:
            found.append(whole)
            continue
        pieces = joints.pieces(text, whole, reported)
        if len(pieces) > 1:
            pieces = all_bare(text, pieces)
            if all(map(is_statement, repeat(text), pieces)):
                found.extend(pieces)
                continue
        found.append(whole)
    return found


def all_bare(text: str, spans: Sequence[Span]) -> list[Span]:
    return [bare(text, start, end) for start, end in spans]


def between_semicolons(text: str, span: Span) -> list[Span]:
    if text.find(";", span.start, span.end) < 0:
        return [span]
    edges = [span.start]
    ends = []
    for mark in SEMICOLON.finditer(text, span.start, span.end):
        if joints.is_level(text, span.start, mark.start()):
            ends.append(mark.start())
            edges.append(mark.end())
    if not ends:
        return [span]
    pieces = all_bare(text, list(map(Span, edges, [*ends, span.end])))
    return pieces if all(map(is_clause, repeat(text), pieces)) else [span]


def is_clause(text: str, span: Span) -> bool:
    """Whether the words are a statement whose verb is beyond doubt: "the home of a club, due to open" is none."""
    if not is_statement(text, span):
        return False
    spoken = words.vocabulary(text[span.start : span.end])
    return not words.CERTAIN.isdisjoint(spoken) or joints.opens_clause(text, span.start, span.end)


def is_statement(text: str, span: Span) -> bool:
    """Whether the words can be true or false: a verb, more than a few words, not endless."""
    if not 0 < span.end - span.start <= LONGEST:
        return False
    said = text[span.start : span.end]
    spoken = words.spoken(said)
    if len(spoken) < FEWEST_WORDS and (said.isascii() or words.count(said) < FEWEST_WORDS):
        return False
    if not words.has_verb(said) or spoken[-1] in UNFINISHED:
        return False
    relative = said.find(" wh")
    return relative < 0 or not is_only_named(said, relative)


def is_only_named(said: str, relative: int) -> bool:
    """Whether the words name somebody and tell of him in a clause behind "who" alone: "another man who lives here"."""
    if said[relative - 1] == ",":
        return RELATIVE_ONLY.match(said, relative - 1) is not None and not words.has_verb(said[:relative])
    who = WHO.match(said, relative)
    if who is None or words.has_verb(said[:relative]):
        return False
    return words.has_verb(f"who {who.group(1)}") and not words.has_verb(said[who.end() :])


def bare(text: str, start: int, end: int) -> Span:
    """The span without a connective before it, marks around it, the stop behind it, and quotation marks
    that have no partner in it.
    """
    end = max(start, without_stop(text, end))
    while True:
        if start < end and text[start].isalnum() and text[end - 1].isalnum() and not is_led_in(text, start):
            return Span(start, end)  # Most spans are bare, or are it after one round.
        before = (start, end)
        while start < end and not text[start].isalnum() and (text[start] in MARKS or text[start].isspace()):
            if text[start] in "-–" and text[start + 1 : start + 2].isdigit():
                break
            start += 1
        if is_led_in(text, start):
            connective = CONNECTIVE.match(text, start, end)
            if connective:
                start = connective.end()
        last = end
        start, end = without_lonely_marks(text, start, end)
        if (start, end) == before:
            return Span(start, end)
        if end != last:
            end = max(start, without_stop(text, end))


def is_led_in(text: str, start: int) -> bool:
    """Whether a connective may stand at `start`, by a cheap look: it has a comma behind it or is a short one."""
    first = text[start : start + LONGEST_CONNECTIVE]
    return "," in first or first[:3] in JOINING


def without_stop(text: str, end: int) -> int:
    """The end without the stop behind it. A long word in small letters is no abbreviation that would keep its stop."""
    last = text[end - 6 : end - 1]
    if text[end - 1 : end] == "." and last.islower() and last.isalpha():
        return end - 1
    return content_end(text, end)


def without_lonely_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Drops a mark at an edge whose partner stands outside, or both marks of a pair around everything."""
    if start >= end:
        return start, end
    first, last = text[start], text[end - 1]
    if last.isalnum() and (first.isalnum() or first not in EDGES):
        return start, end
    if first in PAIRS and not holds(text[start + 1 : end], PAIRS[first]):
        start += 1
    elif last in CLOSING and not holds(text[start : end - 1], CLOSING[last]):
        end = max(start, content_end(text, end - 1))
    elif '"' in (first, last) and text.count('"', start, end) % 2:
        start, end = (start + 1, end) if first == '"' else (start, max(start, content_end(text, end - 1)))
    elif last in ",;:–—":
        end -= 1
        while end > start and text[end - 1].isspace():
            end -= 1
    elif is_pair(text, start, end):
        start, end = start + 1, max(start + 1, content_end(text, end - 1))
    return start, end


def is_pair(text: str, start: int, end: int) -> bool:
    """Whether the first and the last mark are one pair around everything between them."""
    first, last = text[start], text[end - 1]
    if first == last == '"':
        return text.count('"', start, end) == 2
    if last not in PAIRS.get(first, ""):
        return False
    return not holds(text[start + 1 : end - 1], PAIRS[first] + first)
