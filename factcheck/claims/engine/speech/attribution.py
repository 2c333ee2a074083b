"""Who says what: direct quotations, reported clauses and "according to", found by the verbs that announce them.

The source is always a stretch of the text. Whom it means (a surname's full name, "he", "the minister") is worked out
from the article's names and marked as inferred; nobody is ever made up.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from factcheck.claims.engine.heard import bit_for, heard
from factcheck.claims.engine.names import Names
from factcheck.claims.engine.results import Attribution, Span
from factcheck.claims.engine.speech import carried, tongues
from factcheck.claims.engine.speech.paragraph import Paragraph
from factcheck.claims.engine.speech.quotations import Quotation, continued
from factcheck.claims.engine.speech.reader import Reader
from factcheck.claims.engine.speech.speakers import Thread
from factcheck.claims.engine.speech.verbs import CUES, SPOKEN
from factcheck.claims.engine.words import EDGES

__all__ = ["Finder", "Thread"]

LONGEST_SENTENCE = 3000
"""In a longer "sentence" the stops were lost; who says what can't be told there, and looking would take for ever."""


CONTENT = attrgetter("content_start", "content_end")
CUED = bit_for([word + hyphen for word in CUES for hyphen in ("", "-")])


class Finder:
    """Finds the attributions of one paragraph."""

    def __init__(
        self, text: str, names: Names, thread: Thread, quotes: Sequence[Quotation], sentences: Sequence[Span]
    ) -> None:
        self.text = text
        if thread.open and sentences:
            rest = continued(text, sentences[0].start, sentences[-1].end)
            if rest is not None:
                quotes = [rest, *(quote for quote in quotes if quote.start >= rest.end)]
        self.paragraph = Paragraph(text, names, thread, quotes, sentences)
        self.speakers = self.paragraph.speakers
        self.is_turn = False

    def run(self) -> Iterator[Span]:
        """Reads sentence by sentence; each is handed out once it is read. `all()` has the attributions then."""
        self.is_turn = carried.turn(self.paragraph)
        for sentence in self.paragraph.sentences:
            if not self.is_turn and sentence.end - sentence.start <= LONGEST_SENTENCE:
                words = self.text[sentence.start : sentence.end]
                if heard(words.strip(EDGES)) & CUED and not SPOKEN.isdisjoint(words.split()):
                    Reader(self.paragraph, sentence).read()
                elif self.paragraph.quotes and self.paragraph.touches(sentence):
                    Reader(self.paragraph, sentence).by_position()
            yield sentence

    def all(self) -> list[Attribution]:
        """The attributions of the paragraph, which was run through, in order of their content."""
        paragraph = self.paragraph
        if not self.is_turn:
            if paragraph.quotes:
                carried.signed(paragraph)
                tongues.tagged(paragraph)
            carried.carry_on(paragraph)
        if len(paragraph.found) > 1:
            paragraph.found.sort(key=CONTENT)
        return paragraph.found
