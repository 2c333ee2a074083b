"""Whom the words mean that name a source: a surname's full name, "he", "the minister". Nobody is ever made up."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.claims.engine import lexicon
from factcheck.claims.engine.names import ROLE, SEQUENCE, Names
from factcheck.claims.engine.results import Span
from factcheck.claims.engine.speech.confidence import NAMED, PRONOUN, RELATIVE, ROLE_HELD, UNRESOLVED

HEAD_END = re.compile(
    r",|[ \u00a0](?:\(|-[ ]|[–—]|(?:of|for|at|from|with|by|in|on|to|who|that|which|and|near|under|as)[ \u00a0])"
)
OWNED = re.compile(
    rf"(?P<name>{SEQUENCE.pattern})(?:[’']s?)?[ \u00a0](?:statement|letter|report|tweet|post|memo|speech|remarks|"
    r"testimony|website|site|release|filing|e-?mail|editorial|manifesto|(?:press|news) release|campaign website)"
)
"""What somebody's letter says they say."""
DOING = re.compile(
    r"\b(?!(?:[Tt]he|[Aa]cting|[Rr]uling|[Ll]eading|[Ss]itting)\b)[a-z]+ing[ \u00a0](?:[A-Z]\w+\.?[ \u00a0])?$"
)
THE = re.compile(r"(?:the|The)[ \u00a0]+")
AT_PLACE = re.compile(r"\b(?:to|at|in|from)[ \u00a0]$")
AROUND = " \n\r\t\u00a0,*_(>–—-"
GENDERED = {"he": "m", "she": "f"}

SPOKE_WITHIN = 900
"""Characters: a pronoun means whom the article heard last, if that was not longer ago."""
NAMED_WITHIN = 500
SUBJECT_WITHIN = 300
OPENS_WITHIN = 40


@dataclass(slots=True)
class Thread:
    """What is carried from one paragraph to the next: who spoke last, and whether that quotation is still open."""

    source: tuple[int, int] | None = None
    speaker: str = ""
    until: int = 0
    """Where that ended: whom somebody speaks about is not taken for the one who speaks next."""
    open: bool = False


class Source(NamedTuple):
    """Where a source stands and whom it means; `sure` is the factor with which that enters the confidence."""

    start: int
    end: int
    speaker: str
    inferred: bool
    sure: float = NAMED


class Speakers:
    """Works out whom the sources of one paragraph mean."""

    def __init__(self, text: str, names: Names, thread: Thread, sentences: Sequence[Span]) -> None:
        self.text = text
        self.names = names
        self.thread = thread
        self.sentences = sentences

    def resolve(self, start: int, end: int, meant: tuple[int, int] | None = None) -> Source | None:
        """The source at `start:end` with its fullest name in the article; `meant` is the noun that a "who" follows."""
        text = self.text
        while start < end and text[start] in AROUND:
            start += 1
        while end > start and text[end - 1] in AROUND:
            end -= 1
        words = text[start:end]
        if not words:
            return None
        lowered = words.lower()
        if lowered in lexicon.PRONOUNS or lowered == "which":
            if lowered in {"who", "which"} and meant is not None:
                noun = self.resolve(*meant)
                if noun is not None and noun.speaker:
                    return Source(start, end, noun.speaker, True, RELATIVE)
            speaker = self.meant_by(lowered, start)
            return Source(start, end, speaker, True, PRONOUN if speaker else UNRESOLVED)
        role = ROLE.fullmatch(words)
        if role:
            person = self.names.in_role(role.group(1).lower(), start)
            if person:
                return Source(start, end, person, True, ROLE_HELD)
        full = self.full_name(start, end)
        return Source(start, end, full or words, full is not None and full not in words)

    def full_name(self, start: int, end: int) -> str | None:
        """The fullest name of whom the phrase is about; None where it is about no name."""
        text, names = self.text, self.names
        the = THE.match(text, start, end)
        begin = the.end() if the else start
        whole = SEQUENCE.fullmatch(text, begin, end)
        mentions = names.between(begin, end)
        if whole:
            if not mentions:
                return None
            if " and " not in text[begin:end]:  # Of "Ann Lee of Ohio" the first is meant.
                return names.fullest(mentions[0 if " of " in text[begin:end] else -1].name)
            return " and ".join(names.fullest(mention.name) for mention in mentions)
        owned = OWNED.fullmatch(text, begin, end) if mentions else None
        if owned and mentions[-1].start < owned.end("name"):
            return names.fullest(mentions[-1].name)
        cut = HEAD_END.search(text, begin, end)
        head = cut.start() if cut else end
        inside = [mention for mention in mentions if mention.start < head]
        if inside and text.find("ing", start, inside[-1].start) >= 0 and DOING.search(text, start, inside[-1].start):
            inside = []  # "One pastor backing Mr. Lee" is not Mr. Lee.
            if cut is None or cut.group() != ",":
                return None
        if inside:
            last = inside[-1]
            if last.start + len(last.name) >= head:
                full = names.fullest(last.name)
                # "Polling of voters" is no name, though its first word has a capital.
                return full if " " in full or cut is None or cut.group() == "," or last.start > start else None
            if cut is not None and last.start + len(last.name) > head:
                return names.fullest(last.name)
        if cut is not None and cut.group() == ",":
            behind = [mention for mention in mentions if mention.start > head]
            if behind and behind[0].start <= head + 2 and not inside and self.is_person(names.fullest(behind[0].name)):
                return names.fullest(behind[0].name)
        return None

    def is_person(self, name: str) -> bool:
        return name in self.names.person_names

    def meant_by(self, pronoun: str, position: int) -> str:
        """Whom a pronoun means, or "" where it could be two people."""
        if pronoun in GENDERED:
            return self.person(position, GENDERED[pronoun])
        spoke = self.thread.source
        if pronoun == "it" and spoke is not None and position - spoke[1] < SPOKE_WITHIN:
            return "" if self.is_person(self.thread.speaker) else self.thread.speaker
        if pronoun == "who":
            return self.names.person_before(position, 160)
        return ""

    def person(self, position: int, gender: str) -> str:
        """Whom "he" or "she" means: who spoke last, if nobody else of that gender was named since, or else the only
        one who was named nearby, or the one about whom the sentence before began.
        """
        spoke = self.thread.source
        last = self.thread.speaker
        near = spoke is not None and 0 <= position - spoke[1] < SPOKE_WITHIN
        if spoke is not None and near and self.fits(last, gender):
            others = [name for name in self.named(max(spoke[1], self.thread.until), position, gender) if name != last]
            if not others:
                return last
            about = self.subject_before(position, spoke[1])
            return about if about in others else ""
        people = self.named(position - NAMED_WITHIN, position, gender)
        if len(people) == 1:
            return people[0]
        about = self.subject_before(position, spoke[1] if spoke else 0)
        return about if about in people else ""

    def fits(self, name: str, gender: str) -> bool:
        return self.is_person(name) and self.names.gender(name) in {"", gender}

    def named(self, start: int, end: int, gender: str) -> list[str]:
        """The people of that gender, as far as their names tell, who are named in `start:end`, each once."""
        found: dict[str, None] = {}
        for mention in self.names.people_between(start, end):
            name = self.names.fullest(mention.name)
            known = self.names.gender(name)
            if known == gender or (
                not known and not AT_PLACE.search(self.text, max(0, mention.start - 6), mention.start)
            ):
                found[name] = None
        return list(found)

    def subject_before(self, position: int, since: int) -> str:
        """The person with whose name the sentence before `position`, or its own, begins."""
        last = bisect_left(self.sentences, position, key=lambda each: each.start)
        for number in range(last - 1, -1, -1):
            sentence = self.sentences[number]
            if position - sentence.end > SUBJECT_WITHIN or sentence.end < since:
                break
            for mention in self.names.people_between(sentence.start, min(position, sentence.start + OPENS_WITHIN)):
                return self.names.fullest(mention.name)
        return ""
