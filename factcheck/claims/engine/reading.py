"""The reading of one text from end to end: a first pass for what the whole text tells, then block by block."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice, repeat
from operator import attrgetter
from typing import TypeVar

from factcheck.claims.engine import clauses, kinds, worthiness
from factcheck.claims.engine.anchor import selectors
from factcheck.claims.engine.dates import dates
from factcheck.claims.engine.figures import figures
from factcheck.claims.engine.layout import languages
from factcheck.claims.engine.layout.blocks import Block, blocks
from factcheck.claims.engine.layout.furniture import furniture
from factcheck.claims.engine.layout.letters import typed
from factcheck.claims.engine.layout.marks import Unmarked
from factcheck.claims.engine.layout.sentences import sentences
from factcheck.claims.engine.names import Names, gather
from factcheck.claims.engine.occurrences import apart
from factcheck.claims.engine.results import (
    Attribution,
    Candidate,
    Date,
    Factor,
    Furniture,
    Quantity,
    Reading,
    Span,
    Step,
)
from factcheck.claims.engine.speech.attribution import Finder, Thread
from factcheck.claims.engine.speech.quotations import quotations
from factcheck.claims.engine.statement import Statements
from factcheck.claims.engine.worthiness.context import Surroundings

DIGIT = re.compile(r"\d")
PLAIN_DIGIT = re.compile("[0-9]")
NOT_PLAIN = re.compile("[^\x00-\x7f]")
DATELINE_WITHIN = 6
"""A day that the page names as its own stands among its first blocks."""

REST = 20_000
"""Characters of one block after which its reading rests, so that whoever waits hears that it goes on."""


Embed = Callable[[Sequence[str]], Sequence[Sequence[float] | None]]
"""Gives the vector of each sentence, by whatever sentence model the caller has; None for one that goes without."""

EMBEDDED_AT_ONCE = 64

NOBODY = ("", False, 0.0)
"""The speaker of what the article itself says, whether that is inferred, and how sure it is."""


class Pace:
    """Tells when it is time to rest within a block."""

    def __init__(self, start: int) -> None:
        self.rested_at = start

    def is_rest(self, position: int) -> bool:
        """Whether `position` is so far behind the last rest that the next one is due; it is taken then."""
        if position - self.rested_at < REST:
            return False
        self.rested_at = position
        return True


class Passage:
    """One block as read. In headings and furniture nobody says anything; the
    rest is read, so that a person can pick it.
    """

    __slots__ = ("attributions", "block", "dates", "figures", "furniture", "sentences")

    def __init__(
        self,
        block: Block,
        furniture: Furniture | None,
        sentences: tuple[Span, ...],
        attributions: tuple[Attribution, ...],
        figures: tuple[Quantity, ...],
        dates: tuple[Date, ...],
    ) -> None:
        self.block = block
        self.furniture = furniture
        self.sentences = sentences
        self.attributions = attributions
        self.figures = figures
        self.dates = dates


class Article:
    """A text with what was gathered about the whole of it. `passages()` reads it, in order, once."""

    def __init__(
        self,
        text: str,
        published: date | None,
        language: str | None,
        title: str,
        read_anyway: Sequence[tuple[int, int]] = (),
        embed: Embed | None = None,
    ) -> None:
        self.text = text
        # What the text itself says overrules what somebody ticked; a text too short to tell is read as told.
        self.language = languages.settled(text, language) or "en"
        # Only scores of a language that is read in full ask for the meaning; the vectors would be for nothing.
        self.embed = embed if languages.supported(self.language) == "full" else None
        plain = typed(text, "'")
        self.plain = plain.isascii() or not any(map(str.isnumeric, frozenset(NOT_PLAIN.findall(plain))))
        """Whether all that can be part of a number in figures is a digit of ASCII, which is quick to find."""
        self.blocks = list(blocks(text, title))
        self.furniture = furniture(text, self.blocks)
        for number in [n for n, each in self.furniture.items() if touches(each, read_anyway)]:
            # A teaser without a stop would be a heading now, and headings state nothing.
            block = self.blocks[number]
            self.blocks[number] = Block(block.start, block.end, False, block.item)
            del self.furniture[number]
        dated = self.dateline()
        self.published = published or dated
        self.names: Names = gather(text)
        self.statements = Statements(text, self.names, self.published, dated)
        self.surroundings = Surroundings(text, self.blocks, self.furniture)
        self.thread = Thread()
        self.year: int | None = None

    def dateline(self) -> date | None:
        """The day that the page itself gives as its own, near its top: what a person would read "Friday" against."""
        for number in sorted(self.furniture)[:5]:
            found = self.furniture[number]
            if found.kind in {"date", "byline"} and number < DATELINE_WITHIN:
                for each in dates(self.text, found.start, found.end, published=None):
                    if each.iso is not None and len(each.iso) == len("2025-05-04"):
                        return date.fromisoformat(each.iso)
        return None

    def passages(self, *, to_the_last: bool = False) -> Iterator[Passage | None]:
        """Each block as read, and a None wherever the reading of a long one rests.

        Nobody can claim what headings and furniture say: their figures and dates are read only `to_the_last`.
        """
        for number, block in enumerate(self.blocks):
            yield (yield from self.read_block(block, self.furniture.get(number), to_the_last))

    def read_block(self, block: Block, found: Furniture | None, to_the_last: bool) -> Generator[None, None, Passage]:
        text = self.text
        whole = found is not None and found.start <= block.start
        states_nothing = whole or block.heading
        end = found.start if found is not None and not whole else block.end
        spans = (Span(block.start, block.end),) if block.heading else tuple(sentences(text, block.start, end))
        when: list[Date] = []
        amounts: list[Quantity] = []
        pace = Pace(block.start) if block.end - block.start >= REST else None
        digit: int | None = None
        for span in spans:
            if self.plain and (digit is None or digit < span.start):
                following = PLAIN_DIGIT.search(text, span.start, end)
                digit = following.start() if following else end
            if to_the_last or not states_nothing:
                spoken = apart(text[span.start : span.end])
                first = None if digit is None else min(digit, span.end)
                named = self.dates(span, spoken, first)
                when.extend(named)
                amounts.extend(figures(text, span.start, span.end, named, self.language, spoken, first))
            elif DIGIT.search(text, span.start, span.end):
                # A heading may name the year of the dates behind it.
                self.dates(span, apart(text[span.start : span.end]))
            if pace is not None and pace.is_rest(span.end):
                yield
        if states_nothing:
            return Passage(block, found, spans, (), tuple(amounts), tuple(when))
        finder = Finder(text, self.names, self.thread, quotations(text, block.start, end), spans)
        pace = Pace(block.start) if pace is not None else None
        for span in finder.run():
            if pace is not None and pace.is_rest(span.end):
                yield
        return Passage(block, found, spans, tuple(finder.all()), tuple(amounts), tuple(when))

    def dates(self, span: Span, spoken: frozenset[str], digit: int | None = None) -> list[Date]:
        """The dates in a sentence; a year that one of them names is kept for those that name none."""
        named = dates(
            self.text,
            span.start,
            span.end,
            published=self.published,
            year=self.year,
            language=self.language,
            spoken=spoken,
            digit=digit,
        )
        for each in named:
            if each.iso and each.iso[:4] in each.text:
                self.year = int(each.iso[:4])
        return named

    def candidates(self, passage: Passage) -> Iterator[Candidate]:
        """What a person could check in the passage."""
        if passage.block.heading or (passage.furniture is not None and passage.furniture.start <= passage.block.start):
            return
        said = by_sentence(passage)
        found = chain.from_iterable(map(clauses.statements, repeat(self.text), passage.sentences, said))
        if self.embed is None:
            for statement in found:
                yield self.candidate(statement, passage)
        else:
            yield from self.weighed(found, passage)

    def weighed(self, statements: Iterable[clauses.Statement], passage: Passage) -> Iterator[Candidate]:
        """The statements as candidates; where there is a sentence model, it is asked for many at once."""
        if self.embed is None:
            for statement in statements:
                yield self.candidate(statement, passage)
            return
        left = iter(statements)
        while some := list(islice(left, EMBEDDED_AT_ONCE)):
            meanings = self.embed([self.text[each.start : each.end] for each in some])
            for statement, meaning in zip(some, meanings, strict=True):
                yield self.candidate(statement, passage, meaning)

    def candidate(
        self, statement: clauses.Statement, passage: Passage, meaning: Sequence[float] | None = None
    ) -> Candidate:
        start, end, said = statement.start, statement.end, statement.said
        exact, prefix, suffix = selectors(self.text, start, end)
        amounts = within(passage.figures, start, end) if passage.figures else ()
        when = within(passage.dates, start, end) if passage.dates else ()
        worded = self.statements.readable(start, end, said, when)
        around = self.surroundings.reasons(passage.block, start, end, exact, said, worded, (*amounts, *when))
        if said:
            around.append(self.attributed(said))
        score, why = worthiness.score(
            exact, amounts, when, around, article=True, meaning=meaning, language=self.language
        )
        spans = self.quoted(said, start, end) if said and said.quoted else ()
        quote = self.quote(spans) if spans else ""
        checkworthy = score >= worthiness.CUT
        speaker, inferred, sure = NOBODY
        is_quote = False
        if said:
            speaker, inferred, sure = said.speaker, said.inferred, said.confidence
            is_quote = said.direct and len(quote) > 0.5 * len(exact)
        sorts = kinds.kinds(exact, amounts, is_quote, said is not None)
        # By place, not by name: a reading makes many of them, and names take as long again.
        return Candidate(
            start, end, exact, prefix, suffix, worded, score, checkworthy, sorts, why, speaker, inferred, sure, quote,
            spans, amounts, when,
        )  # fmt: skip

    def attributed(self, said: Attribution) -> Factor:
        """The reason that lies in who is said to have said it, and in how that was put."""
        start = min(said.source_start, said.cue_start)
        around = self.text[start : said.content_start] if start < said.content_start else ""
        return worthiness.attributed(said.source, around, said.direct)

    def quoted(self, said: Attribution, start: int, end: int) -> tuple[Span, ...]:
        """The verbatim words between quotation marks that lie in the statement, piece by piece."""
        found: list[Span] = []
        for first, last in said.quoted:
            piece = Span(max(first, start), min(last, end))
            if self.text[piece.start : piece.end].strip():
                found.append(piece)
        return tuple(found)

    def quote(self, spans: Sequence[Span]) -> str:
        """The words of the spans, joined by blanks."""
        return " ".join([self.text[start:end] for start, end in spans])


def touches(found: Furniture, spans: Sequence[tuple[int, int]]) -> bool:
    return any(found.start < end and start < found.end for start, end in spans)


def by_sentence(passage: Passage) -> Sequence[Sequence[Attribution]]:
    """For each sentence of the passage the attributions whose verb stands in it or whose content reaches into it."""
    if not passage.attributions:
        return [()] * len(passage.sentences)
    found: list[list[Attribution]] = [[] for _ in passage.sentences]
    ends = [sentence.end for sentence in passage.sentences]
    for each in passage.attributions:
        if not each.stated:
            continue
        first = bisect_right(ends, min(each.content_start, each.cue_start))
        last = bisect_right(ends, max(each.content_end, each.cue_end) - 1)
        for number in range(first, min(last + 1, len(ends))):
            sentence = passage.sentences[number]
            inside = each.content_start < sentence.end and each.content_end > sentence.start
            if inside or sentence.start <= each.cue_start < sentence.end:
                found[number].append(each)
    return found


Found = TypeVar("Found", Quantity, Date)
START = attrgetter("start")


def within(found: tuple[Found, ...], start: int, end: int) -> tuple[Found, ...]:
    """Those that lie wholly in `start:end`; `found` is in order."""
    first = bisect_left(found, start, key=START)
    last = bisect_left(found, end, first, key=START)
    while last > first and found[last - 1].end > end:
        last -= 1  # They don't overlap: only the last one can reach out.
    return found[first:last]


def behind(text: str, passage: Passage) -> Iterator[Span]:
    """The sentences of the furniture behind a passage's last one: nothing is read in them, but they are sentences."""
    found = passage.furniture
    if found is not None and found.start > passage.block.start and not passage.block.heading:
        yield from sentences(text, found.start, passage.block.end)


def read(text: str, *, published: date | None = None, language: str | None = None, title: str = "") -> Reading:
    """Everything the engine sees in `text`: sentences, headings, furniture,
    attributions, figures and dates, in order.
    """
    unmarked = Unmarked(text)
    found = whole(unmarked.plain, published, language, title)
    return found if unmarked.plain is text else unmarked.reading(found)


def whole(text: str, published: date | None, language: str | None, title: str) -> Reading:
    """What `read` gives back, of a text without marks."""
    article = Article(text, published, language, title)
    passages = [passage for passage in article.passages(to_the_last=True) if passage is not None]
    return Reading(
        sentences=tuple(span for passage in passages for span in (*passage.sentences, *behind(text, passage))),
        headings=tuple(
            Span(block.start, block.end)
            for number, block in enumerate(article.blocks)
            if block.heading and number not in article.furniture
        ),
        furniture=tuple(found for _, found in sorted(article.furniture.items())),
        attributions=tuple(each for passage in passages for each in passage.attributions),
        figures=tuple(each for passage in passages for each in passage.figures),
        dates=tuple(each for passage in passages for each in passage.dates),
    )


def steps(
    text: str,
    *,
    published: date | None = None,
    language: str | None = None,
    title: str = "",
    read_anyway: Sequence[tuple[int, int]] = (),
    embed: Embed | None = None,
) -> Iterator[Step]:
    """The candidates of `text` in document order, one block of text at a time, with how far the reading is.

    Furniture that touches one of the spans `read_anyway` is read like the rest. Where the caller has a sentence model,
    `embed` lets it score along.

    `done` and `total` count blocks (paragraphs, headings, list items); a text without any has no step. A very long
    block has several steps, and only the last of them counts it as done.
    """
    unmarked = Unmarked(text)
    anyway = [unmarked.plain_span(start, end) for start, end in read_anyway]
    for step in walk(Article(unmarked.plain, published, language, title, anyway, embed)):
        yield step if unmarked.plain is text else unmarked.step(step)


def walk(article: Article) -> Iterator[Step]:
    """The steps of an article whose text has no marks."""
    done, total = 0, len(article.blocks)
    for passage in article.passages():
        if passage is None:
            yield Step(done, total, ())
            continue
        found: list[Candidate] = []
        pace = Pace(passage.block.start) if passage.block.end - passage.block.start >= REST else None
        for candidate in article.candidates(passage):
            found.append(candidate)
            if pace is not None and pace.is_rest(candidate.end):
                yield Step(done, total, tuple(found))
                found = []
        done += 1
        yield Step(done, total, tuple(found), (passage.furniture,) if passage.furniture else ())


def stated(
    text: str,
    spans: Sequence[tuple[int, int]],
    *,
    published: date | None = None,
    language: str | None = None,
    title: str = "",
    read_anyway: Sequence[tuple[int, int]] = (),
    embed: Embed | None = None,
) -> list[Candidate]:
    """What the spans would be as candidates, where somebody else says that they state something, in their order.

    A span in a heading or in furniture, or one that leaves its block of text, is left out. `spans` are in order.
    """
    unmarked = Unmarked(text)
    anyway = [unmarked.plain_span(start, end) for start, end in read_anyway]
    spans = [unmarked.plain_span(start, end) for start, end in spans]
    article = Article(unmarked.plain, published, language, title, anyway, embed)
    found: list[Candidate] = []
    for passage in article.passages():
        if passage is None or passage.block.heading:
            continue
        end = passage.furniture.start if passage.furniture else passage.block.end
        first = bisect_left(spans, (passage.block.start, 0))
        statements = []
        for start, stop in spans[first : bisect_left(spans, (end, 0))]:
            if stop <= end:
                said = (each for each in passage.attributions if each.stated)
                saying = next((each for each in said if each.content_start < stop and start < each.content_end), None)
                statements.append(clauses.Statement(start, stop, saying))
        found.extend(article.weighed(statements, passage))
    return found if unmarked.plain is text else list(map(unmarked.candidate, found))


def extract(
    text: str, *, published: date | None = None, language: str | None = None, title: str = ""
) -> list[Candidate]:
    """Every statement in `text` that a person could check, in document order."""
    return [
        candidate
        for step in steps(text, published=published, language=language, title=title)
        for candidate in step.candidates
    ]
