"""What a language model proposes, held against the text: only what stands there, word for word, is taken further."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims.engine import Candidate, Factor, Furniture, Span
from factcheck.claims.engine.kinds import KINDS, MOST
from factcheck.claims.engine.worthiness import CUT

SHORTEST, LONGEST = 12, 600
"""Characters of a quote: less states nothing, more is no single claim."""

SHORTEST_NAME, LONGEST_NAME = 2, 200

WEIGHT = 2.0
"""What a proposal adds to the score, on the log-odds scale: it brings what the rules leave open over the cut, and
leaves a question or an opinion below it. A model that was talked into proposing everything does no more than that.
"""

SPEAKER_CONFIDENCE = 0.5
"""A model that names somebody is no rule: the name is shown as inferred, and a person puts it down."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A stretch of the text that the model proposes; `speaker` stands in the text or is "", `kind` is ours or ""."""

    start: int
    end: int
    speaker: str
    kind: str


def windows(text: str, furniture: Iterable[Furniture], *, size: int, budget: int) -> tuple[list[list[Span]], bool]:
    """The article in windows of at most `size` characters, and whether it goes on behind `budget` characters.

    A window is a list of stretches without the furniture between them. It ends at the end of a paragraph where there
    is one in its second half, else at a blank.
    """
    found: list[list[Span]] = [[]]
    room, left = size, budget
    for start, stop in between(text, furniture):
        while start < stop:
            if left <= 0:
                return [each for each in found if each], bool(text[start:stop].strip())
            end = cut(text, start, start + min(room, left), stop)
            found[-1].append(Span(start, end))
            room, left = room - (end - start), left - (end - start)
            if room <= 0 or end < stop:
                found.append([])
                room = size
            start = end
    return [each for each in found if each], False


def between(text: str, furniture: Iterable[Furniture]) -> Iterator[tuple[int, int]]:
    """The stretches of the text that are no furniture and not blank."""
    start = 0
    for left_out in sorted(furniture, key=lambda each: each.start):
        if text[start : left_out.start].strip():
            yield start, left_out.start
        start = max(start, left_out.end)
    if text[start:].strip():
        yield start, len(text)


def cut(text: str, start: int, end: int, stop: int) -> int:
    """Where a stretch ends that may go from `start` to `end`, not behind `stop`: a paragraph stays whole, or a word."""
    if end >= stop:
        return stop
    for edge in ("\n", " "):
        place = text.rfind(edge, start + 1, end)
        if place > start + (end - start) // 2:
            return place + 1
    return end


def found_in(text: str, window: Sequence[Span], quote: str, speaker: str, kind: str) -> Proposal | None:
    """The proposal where its quote stands in the window, word for word, or None. Blanks around it are trimmed."""
    exact = quote.strip()
    if not SHORTEST <= len(exact) <= LONGEST or "\n" in exact:
        return None
    start = next((at for span in window if (at := text.find(exact, span.start, span.end)) >= 0), -1)
    end = start + len(exact)
    if start < 0 or cuts_a_word(text, start) or cuts_a_word(text, end):
        return None
    name = speaker.strip()
    if len(name) > LONGEST_NAME or "\n" in name or not stands_as_words(text, name):
        name = ""
    return Proposal(start, end, name, kind if kind in KINDS else "")


def stands_as_words(text: str, name: str) -> bool:
    """Whether a name stands in the text somewhere as whole words: `Ann` does not stand in `Annual`."""
    if len(name) < SHORTEST_NAME or not any(map(str.isalpha, name)):
        return False
    start = text.find(name)
    while start >= 0 and (cuts_a_word(text, start) or cuts_a_word(text, start + len(name))):
        start = text.find(name, start + len(name))
    return start >= 0


def apart(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Those that overlap none before them: a sentence cut in every way that there is makes no hundred claims."""
    starts: list[int] = []
    ends: list[int] = []
    for each in proposals:
        place = bisect_left(ends, each.start + 1)
        if place == len(starts) or starts[place] >= each.end:
            starts.insert(place, each.start)
            ends.insert(place, each.end)
            yield each


def cuts_a_word(text: str, place: int) -> bool:
    """Whether a word goes on at `place`, in a script that puts blanks between words."""
    return 0 < place < len(text) and is_letter(text[place - 1]) and is_letter(text[place])


def is_letter(character: str) -> bool:
    return character.islower() or character.isupper() or character.isdigit()


class Merging:
    """The local candidates of a text, to which proposals are added one by one."""

    def __init__(self, candidates: Sequence[Candidate], model: str) -> None:
        self.factor = Factor(f"proposed by the language model {model}", WEIGHT)
        self.candidates = sorted(candidates, key=lambda each: (each.start, each.end))
        self.starts = [each.start for each in self.candidates]
        self.longest = max((each.end - each.start for each in self.candidates), default=0)

    def takes(self, proposal: Proposal) -> bool:
        """Whether local candidates are what is proposed; they are marked then, each once. False: it is a new stretch.

        They are where at least half of each lies in the proposal, and together they fill four fifths of it.
        """
        meant, filled = [], 0
        for number in self.near(proposal):
            each = self.candidates[number]
            shared = min(each.end, proposal.end) - max(each.start, proposal.start)
            if shared > 0 and 2 * shared >= each.end - each.start:
                meant.append(number)
                filled += shared
        if 5 * filled < 4 * (proposal.end - proposal.start):
            return False
        for number in meant:
            self.candidates[number] = self.marked(self.candidates[number], proposal)
        return True

    def near(self, proposal: Proposal) -> Iterator[int]:
        """The numbers of the candidates that may overlap the proposal."""
        first = bisect_left(self.starts, proposal.start - self.longest)
        yield from range(first, bisect_left(self.starts, proposal.end))

    def marked(self, candidate: Candidate, proposal: Proposal) -> Candidate:
        """The candidate with the proposal among its reasons; all that the rules found stays."""
        if self.factor in candidate.why:
            return candidate
        score = lifted(candidate.score)
        kinds = tuple(kind for kind in candidate.kinds if kind != "statement" or not proposal.kind)
        if proposal.kind and proposal.kind not in kinds:
            kinds = (*kinds, proposal.kind)[:MOST] if len(kinds) < MOST else kinds
        marked = candidate._replace(
            score=score,
            checkworthy=score >= CUT,
            why=tuple(sorted((*candidate.why, self.factor), key=lambda each: -abs(each.weight))),
            kinds=kinds,
        )
        if candidate.speaker or not proposal.speaker:
            return marked
        return marked._replace(speaker=proposal.speaker, speaker_inferred=True, speaker_confidence=SPEAKER_CONFIDENCE)


def lifted(score: float) -> float:
    """The score with the proposal's weight added on the log-odds scale."""
    held = min(max(score, 0.0001), 0.9999)
    return round(1 / (1 + math.exp(-math.log(held / (1 - held)) - WEIGHT)), 4)
