"""One paragraph while it is read for who says what: its quotations, which of them are taken, and what was found."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from factcheck.claims.engine.names import Names
from factcheck.claims.engine.results import Attribution, Span
from factcheck.claims.engine.speech.confidence import confidence
from factcheck.claims.engine.speech.quotations import Quotation
from factcheck.claims.engine.speech.speakers import Source, Speakers, Thread

FEW_WORDS = 2


class Paragraph:
    def __init__(
        self, text: str, names: Names, thread: Thread, quotes: Sequence[Quotation], sentences: Sequence[Span]
    ) -> None:
        self.text = text
        self.names = names
        self.thread = thread
        self.quotes = quotes
        self.sentences = sentences
        self.speakers = Speakers(text, names, thread, sentences)
        self.quote_starts = [quote.start for quote in quotes]
        self.used: set[int] = set()
        self.found: list[Attribution] = []

    def unclaimed(self, shortest: int) -> list[int]:
        """The numbers of the quotations that nobody has been found for, of at least so many characters."""
        used = self.used
        return [
            number
            for number, quote in enumerate(self.quotes)
            if number not in used and quote.end - quote.start >= shortest
        ]

    def quote_at(self, position: int) -> int | None:
        """The number of the quotation that covers `position`."""
        number = bisect_right(self.quote_starts, position) - 1
        return number if number >= 0 and position < self.quotes[number].end else None

    def quote_before(self, start: int, position: int) -> int | None:
        """The number of the last quotation that ends between `start` and `position`."""
        number = bisect_right(self.quote_starts, position) - 1
        return number if number >= 0 and start < self.quotes[number].end <= position else None

    def quote_after(self, position: int, end: int) -> int | None:
        """The number of the first quotation that begins between `position` and `end`."""
        number = bisect_left(self.quote_starts, position)
        return number if number < len(self.quotes) and self.quotes[number].start < end else None

    def touches(self, sentence: Span) -> bool:
        """Whether a quotation begins or ends in the sentence."""
        number = bisect_left(self.quote_starts, sentence.end) - 1
        return number >= 0 and self.quotes[number].end > sentence.start

    def quoted_share(self, start: int, end: int) -> float:
        """Which part of `start:end` stands between quotation marks."""
        inside = 0
        for number in range(bisect_left(self.quote_starts, start), bisect_left(self.quote_starts, end)):
            inside += min(self.quotes[number].end, end) - self.quotes[number].start
        return inside / max(1, end - start)

    def pieces_in(self, start: int, end: int, take: bool) -> tuple[Span, ...]:
        """The quoted words in `start:end`; where somebody states them, their quotations are taken."""
        pieces = []
        for number in range(bisect_left(self.quote_starts, start), bisect_right(self.quote_starts, end)):
            quote = self.quotes[number]
            if quote.end <= end + 2 and number not in self.used:
                if take:
                    self.used.add(number)
                pieces.append(Span(quote.inner_start, quote.inner_end))
        return tuple(pieces)

    def direct(self, source: Source, cue: tuple[int, int], numbers: list[int], form: float) -> None:
        """Notes that the source says the quotations, which are one, broken by its tag."""
        quotes = [self.quotes[number] for number in numbers]
        self.used.update(numbers)
        pieces = tuple(Span(quote.inner_start, quote.inner_end) for quote in quotes)
        self.add(source, cue, Span(quotes[0].start, quotes[-1].end), True, form, pieces)

    def indirect(self, source: Source, cue: tuple[int, int], content: Span, form: float, stated: bool = True) -> None:
        """Notes that the source says the content in other words, or partly in its own."""
        direct = (
            stated and self.quote_at(content.start) is not None and self.quoted_share(content.start, content.end) >= 0.5
        )
        self.add(source, cue, content, direct, form, self.pieces_in(content.start, content.end, stated), stated)

    def add(
        self,
        source: Source,
        cue: tuple[int, int],
        content: Span,
        direct: bool,
        form: float,
        quoted: tuple[Span, ...],
        stated: bool = True,
    ) -> None:
        text = self.text
        few = direct and sum([len(text[piece.start : piece.end].split()) for piece in quoted]) <= FEW_WORDS
        start, end, speaker, inferred, sure = source
        words, trust = text[start:end], confidence(form, sure, few)
        (begun, done), (first, last) = cue, content
        self.found.append(
            Attribution(words, start, end, begun, done, first, last, direct, trust, speaker, inferred, quoted, stated)
        )
        if stated and speaker and sure >= 0.95:
            self.thread.source = (start, end)
            self.thread.speaker = speaker
            self.thread.until = max(last, end, done)
