"""Who says what: direct quotations, reported clauses and "according to", found by the verbs that announce them.

The source is always a stretch of the text. Whom it means (a surname's full name, "he", "the minister") is worked out
from the article's names and marked as inferred; nobody is ever made up.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims.engine import lexicon
from factcheck.claims.engine.letters import UPPER
from factcheck.claims.engine.names import ROLE, SEQUENCE, Names
from factcheck.claims.engine.quotations import Quotation
from factcheck.claims.engine.results import Attribution, Span
from factcheck.claims.engine.sentences import content_end
from factcheck.claims.engine.words import FINITE, PRESENT, has_verb

VERBS = lexicon.SAID | lexicon.SAYS | lexicon.SAY | lexicon.QUOTE_ONLY | lexicon.SAYING
CUE = re.compile(rf"\b(?:{'|'.join(sorted(VERBS, key=len, reverse=True))})\b")
ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
ADJUNCT = r"(?:on|in|at|during|after|to|last|this|from|via|through|of|about|for|by)\s[^,.;:“”\"]{1,70}?"
TOLD_WHOM = re.compile(
    rf"(?:reporters|journalists|lawmakers|parliament|investors|delegates|officials|members|them|him|her|me|us|voters|supporters|viewers"
    rf"|[{UPPER}][\w’'.-]*(?:\s+[{UPPER}][\w’'.-]*){{0,3}}|"
    rf"(?:the|a|an|his|her|their)\s+(?:[\w’'.-]+\s+){{0,3}}[\w’'.-]+)"
)
THAT = re.compile(rf"\s*,?\s*(?:(?:afterwards?|later|earlier|then|again)\s+)?(?:{ADJUNCT}\s*,?\s+)?that\s+")
DAY_THEN_CLAUSE = re.compile(
    r"\s+(?:on\s+)?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday|earlier"
    r"|recently)(?:\s+(?:morning|afternoon|evening|night))?,?\s+(?:that\s+)?"
)
TO_QUOTE = re.compile(r"[^“\"«„「.;]{0,90}?[:,]?\s*[*_]{0,2}$")
SUBJECT = re.compile(
    rf"\s*(?:(?:the|a|an|his|her|their|its|our|my|your|this|that|these|those|some|many|most|all|no|both|each|every|"
    rf"any|such|more|there|he|she|they|it|we|you|I|nobody|nothing|what|if|by|in|as|only|up|about|around|nearly|"
    rf"almost|between|two|three|four|five|six|seven|eight|nine|ten|one|such|people|further|other)\b|"
    rf"[{UPPER}\d$€£¥“\"‘]|[a-z-]+s\s|[a-z-]+(?:ing|ment|ion|ity|ness|ship)\s)"
)
END_OF_LEFT = re.compile(
    r"(?:[,;:—–()“”\"]|\b(?:and|but|that|which|whose|whom|while|because|although|though|when|where|whether|if|as"
    r"|so|who)\s)"
)
OPENING_PHRASE = re.compile(
    r"^(?:In|On|At|During|After|Before|For|With|By|From|Under|Since|Over|Among|Amid|Through|Following|Speaking"
    r"|Asked|When|While)\b"
)
ARTICLE_NOUN = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne|[Ss]ome|[Mm]any|[Oo]ther|[Ss]everal"
    r"|[Aa]nother)\s+)(?:[\w’'-]+\s+){0,5}[\w’'-]+$"
)
NAME_AT_END = re.compile(rf"(?:\b(?:the|The)\s+)?{SEQUENCE.pattern}$")
WHEN_AT_END = re.compile(
    r"\s+(?:in|on|at|last|this|during|since|from)\s+(?:(?:early|mid|late)[\s-])?(?:the\s+)?(?:January|February"
    r"|March|April|May|June|July|"
    r"August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|\d{4}"
    r"|week|month|year|statement|interview|speech|tweet)\b[^,.;]{0,20}$"
)
PARTICIPLE_BEFORE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|to|not|n[’']t|a|an|the|of|its|his|her|their|for|in|no)\s+$",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"^(?:\s+(?:on|in|at|last|this|during|to|of|via|after|earlier|late|recently|yesterday"
    r"|today)\b[^,.;:]{0,70})?\s*[.!?…”\"’*_\s]*$"
)
LAST_WORDS = re.compile(r"([\w’'-]+)$")

STOP_BETWEEN = re.compile(r"[;:!?]\s|[^\W\d_]{4,}\.\s")
SIGNED = re.compile(rf"\s*[―—–]\s?(?P<name>{SEQUENCE.pattern})(?=\s*(?:[.,;\n\r(“”\"]|$))")
OPENING_SUBJECT = re.compile(
    rf"(?:[A-Z][\w’'-]*,\s+)?(?P<subject>(?:he|she|they|it|He|She|They|It)\b|(?:[Tt]he"
    rf"|[Aa]n?)\s+(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+(?=\s)|{SEQUENCE.pattern})"
)

END_OF_ACCORDING = re.compile(r"[,;.]\s|[.;]?$|\s(?:over|more than|at least|nearly|about)\s\d|\s[–—]\s")
FIRM_BEFORE_SOURCE = frozenset({"added", "adds", "reported", "reports"})
NAMING = frozenset({"called", "calls", "dubbed", "labelled", "labeled", "branded", "described"})

LONGEST_SOURCE = 160
LONGEST_SENTENCE = 3000
"""In a longer "sentence" the stops were lost; who says what can't be told there, and looking would take for ever."""


@dataclass(slots=True)
class Thread:
    """What is carried from one paragraph to the next: who spoke last, and whether that quotation is still open."""

    source: tuple[int, int] | None = None
    speaker: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    start: int
    end: int
    speaker: str
    inferred: bool


class Finder:
    """Finds the attributions of one paragraph."""

    def __init__(
        self, text: str, names: Names, thread: Thread, quotes: Sequence[Quotation], sentences: Sequence[Span]
    ) -> None:
        self.text = text
        self.names = names
        self.thread = thread
        self.quotes = quotes
        self.sentences = sentences
        self.quote_starts = [quote.start for quote in quotes]
        self.found: list[Attribution] = []
        self.used: set[int] = set()

    def run(self) -> Iterator[Span]:
        """Reads sentence by sentence; each is handed out once it is read. `all()` has the attributions then."""
        for sentence in self.sentences:
            if sentence.end - sentence.start <= LONGEST_SENTENCE:
                self.read_sentence(sentence)
            yield sentence

    def all(self) -> list[Attribution]:
        """The attributions of the paragraph, which was run through, in order of their content."""
        self.signed()
        self.carry_on()
        self.found.sort(key=lambda each: (each.content_start, each.content_end))
        return self.found

    # --- quotations ---------------------------------------------------------------------------------------------

    def quote_at(self, position: int) -> int | None:
        """The number of the quotation that covers `position`."""
        index = bisect_right(self.quote_starts, position) - 1
        if index >= 0 and position < self.quotes[index].end:
            return index
        return None

    def quote_before(self, start: int, position: int) -> int | None:
        """The number of the last quotation that ends between `start` and `position`."""
        index = bisect_right(self.quote_starts, position) - 1
        if index >= 0 and start < self.quotes[index].end <= position:
            return index
        return None

    def quote_after(self, position: int, end: int) -> int | None:
        """The number of the first quotation that begins between `position` and `end`."""
        index = bisect_right(self.quote_starts, position - 1)
        if index < len(self.quotes) and self.quotes[index].start < end:
            return index
        return None

    # --- one sentence -------------------------------------------------------------------------------------------

    def read_sentence(self, sentence: Span) -> None:
        text = self.text
        reported = sentence.start
        for cue in CUE.finditer(text, sentence.start, sentence.end):
            if cue.start() < reported or self.quote_at(cue.start()) is not None:
                continue
            if PARTICIPLE_BEFORE.search(text, max(sentence.start, cue.start() - 12), cue.start()):
                continue
            content_end = self.read_cue(sentence, cue.start(), cue.end())
            if content_end is not None:
                reported = content_end
        for cue in ACCORDING.finditer(text, sentence.start, sentence.end):
            if self.quote_at(cue.start()) is None:
                self.read_according(sentence, cue)

    def read_cue(self, sentence: Span, cue_start: int, cue_end: int) -> int | None:
        """Reads one verb of saying; where its content ends, or None where it announces nothing."""
        text = self.text
        verb = text[cue_start:cue_end]
        before = self.quote_before(sentence.start, cue_start)
        if before is not None and before not in self.used:
            source = self.tag_source(sentence, self.quotes[before].end, cue_start, cue_end)
            if source is not None:
                return self.tagged(sentence, before, source, cue_start, cue_end)
        if verb in NAMING and self.quote_at(cue_end + 1) is not None:
            return None  # "a print called “Cowboys”" names it.
        if verb in lexicon.SAYING:
            return self.read_participle(sentence, cue_start, cue_end)
        source = self.subject(sentence.start, cue_start, verb)
        trailing = self.trailing_tag(sentence, cue_start, cue_end, source)
        if trailing is not None:
            return trailing
        if source is None:
            return None
        after = self.quote_after(cue_end, sentence.end)
        if after is not None and TO_QUOTE.fullmatch(text, cue_end, self.quotes[after].start):
            return self.announced(sentence, after, source, cue_start, cue_end)
        return self.reported(sentence, source, cue_start, cue_end)

    def read_participle(self, sentence: Span, cue_start: int, cue_end: int) -> int | None:
        """`He left, saying the plan was dead`: the source is the subject with which the sentence opens."""
        text = self.text
        before = text[sentence.start : cue_start].rstrip()
        if before.endswith(","):
            verb = FINITE.search(text, sentence.start, cue_start)
            opening = OPENING_SUBJECT.match(text, sentence.start, verb.start() if verb else cue_start)
            source = self.resolve(*opening.span("subject")) if opening else None
        else:
            name = NAME_AT_END.search(before)
            source = self.resolve(sentence.start + name.start(), sentence.start + name.end()) if name else None
        if source is None:
            return None
        after = self.quote_after(cue_end, sentence.end)
        if after is not None and TO_QUOTE.fullmatch(text, cue_end, self.quotes[after].start):
            return self.announced(sentence, after, source, cue_start, cue_end)
        return self.reported(sentence, source, cue_start, cue_end)

    def tagged(self, sentence: Span, number: int, source: Source, cue_start: int, cue_end: int) -> int:
        """`"Q," he said` and `"Q," he said, "R"`: the pieces are one quotation."""
        pieces = [number]
        after = self.quote_after(cue_end, sentence.end)
        if after is not None and after not in self.used:
            gap = self.text[max(cue_end, source.end) : self.quotes[after].start]
            if len(gap) < 60 and not re.search(r"[.!?]\s", gap):
                pieces.append(after)
        self.direct(source, cue_start, cue_end, pieces, 0.95)
        return sentence.end

    def announced(self, sentence: Span, number: int, source: Source, cue_start: int, cue_end: int) -> int:
        """`He said: "Q"`, and `He said that the plan was "Q"`, which reports a clause with quoted words in it."""
        text = self.text
        quote = self.quotes[number]
        between = text[cue_end : quote.start]
        words = re.findall(r"[\w’']+", between)
        clause = self.clause_start(sentence, cue_start, cue_end)
        first = quote.start <= (clause if clause is not None else cue_end) + 2
        if (
            clause is not None
            and not first
            and has_verb(text[clause : quote.start])
            and not between.rstrip(" *_").endswith(":")
        ):
            end = max(content_end(text, sentence.end), quote.inner_start)
            self.add(source, cue_start, cue_end, clause, end, False, 0.85, self.pieces_in(clause, sentence.end))
            return sentence.end
        if clause is not None and between.rstrip(" *_").endswith(":") and len(words) > 4 and has_verb(between):
            end = content_end(text, quote.start)
            self.add(source, cue_start, cue_end, clause, end, False, 0.8, ())
        self.direct(source, cue_start, cue_end, [number], 0.95 if len(words) <= 8 else 0.8)
        return sentence.end

    def direct(self, source: Source, cue_start: int, cue_end: int, numbers: list[int], confidence: float) -> None:
        quotes = [self.quotes[number] for number in numbers]
        self.used.update(numbers)
        self.add(
            source,
            cue_start,
            cue_end,
            quotes[0].start,
            quotes[-1].end,
            True,
            confidence - (0.1 if source.inferred else 0.0),
            tuple(Span(quote.inner_start, quote.inner_end) for quote in quotes),
        )

    # --- reported clauses ---------------------------------------------------------------------------------------

    def reported(self, sentence: Span, source: Source, cue_start: int, cue_end: int) -> int | None:
        """`He said (that) CLAUSE`."""
        clause = self.clause_start(sentence, cue_start, cue_end)
        if clause is None:
            return None
        end = content_end(self.text, sentence.end)
        if end - clause < 4:
            return None
        self.add(source, cue_start, cue_end, clause, end, False, 0.85, self.pieces_in(clause, end))
        return sentence.end

    def clause_start(self, sentence: Span, cue_start: int, cue_end: int) -> int | None:
        """Where the reported clause begins after the verb, or None where what follows is no clause."""
        text = self.text
        verb = text[cue_start:cue_end]
        position = cue_end
        if verb in {"told", "tells", "assured", "warned", "advised", "urged", "asked"}:
            whom = TOLD_WHOM.match(text, position + 1, sentence.end)
            if whom:
                that = THAT.match(text, whom.end(), sentence.end)
                if that:
                    return that.end()
                if verb in {"told", "tells", "assured"}:
                    position = whom.end()
                    day = DAY_THEN_CLAUSE.match(text, position, sentence.end)
                    if day:
                        position = day.end() - 1
        that = THAT.match(text, position, sentence.end)
        if that:
            rest = text[that.end() : that.end() + 200]
            return that.end() if FINITE.search(rest) or has_verb(rest) else None
        if verb in lexicon.QUOTE_ONLY:
            return None
        day = DAY_THEN_CLAUSE.match(text, position, sentence.end)
        if day:
            position = day.end()
        while position < sentence.end and text[position] in " ,\u00a0":
            position += 1
        subject = SUBJECT.match(text, position, sentence.end)
        if subject is None:
            return None
        rest = text[position : min(sentence.end, position + 160)]
        first_part = re.split(r"[,;:“\"]", rest, maxsplit=1)[0]
        if verb in lexicon.DOUBTFUL and re.match(
            r"(?:in|by|as|what|if|that|this|the same|to|of|up|about|a|an)\b", rest
        ):
            # "reports in March", "expects a rise", "claims of fraud": the verb has an object or is a noun.
            return position if re.match(r"(?:a|an|this|that)\b", rest) and FINITE.search(first_part) else None
        verb_after = FINITE.search(first_part, len(first_part.split(" ", 1)[0])) or PRESENT.search(first_part)
        if verb_after is None and not (verb not in lexicon.DOUBTFUL and has_verb(rest)):
            return None
        return position

    def trailing_tag(self, sentence: Span, cue_start: int, cue_end: int, source: Source | None) -> int | None:
        """`CLAUSE, he said.`, `CLAUSE, said Mr Kato, the minister.` and `CLAUSE, he said, CLAUSE.`"""
        text = self.text
        comma = text.rfind(",", sentence.start, cue_start)
        if comma < 0 or comma - sentence.start < 12:
            return None
        between = text[comma + 1 : cue_start].strip()
        rest = text[cue_end : sentence.end]
        if not between:
            named = self.noun_phrase_after(cue_end, sentence.end)
            if named is None or FINITE.search(text, named.start, named.end):
                return None
            if text[cue_start:cue_end] in lexicon.DOUBTFUL - FIRM_BEFORE_SOURCE:
                return None
            source = named
        else:
            if len(between) > LONGEST_SOURCE or not (TAIL.match(rest) or rest.lstrip().startswith(",")):
                return None
            source = self.resolve(*self.trimmed(comma + 1, cue_start))
            if source is None or not self.is_source(between):
                return None
        middle = text[max(cue_end, source.end) : sentence.end].lstrip().startswith(",")
        if not has_verb(text[sentence.start : comma]) and not (middle and has_verb(text[source.end : sentence.end])):
            return None
        end = content_end(text, sentence.end) if middle else comma
        self.add(source, cue_start, cue_end, sentence.start, end, False, 0.85, self.pieces_in(sentence.start, end))
        return sentence.end

    def read_according(self, sentence: Span, cue: re.Match[str]) -> None:
        """`According to X, CLAUSE` and `CLAUSE, according to X`."""
        text = self.text
        stop = END_OF_ACCORDING
        opening = text[sentence.start : cue.start()].strip(" ,").lower()
        if cue.start() <= sentence.start + 12 and (not opening or opening in lexicon.CONNECTIVES):
            comma = stop.search(text, cue.end(), min(sentence.end, cue.end() + LONGEST_SOURCE))
            if comma is None or comma.start() >= sentence.end - 2:
                return
            source = self.resolve(cue.end(), comma.start())
            begin = comma.start() + 1
            while begin < sentence.end and text[begin] in " ,":
                begin += 1
            end = content_end(text, sentence.end)
            if source is not None and begin < end:
                self.add(source, cue.start(), cue.end(), begin, end, False, 0.9, self.pieces_in(begin, end))
            return
        finish = stop.search(text, cue.end(), sentence.end)
        source_end = finish.start() if finish else sentence.end
        source = self.resolve(cue.end(), min(content_end(text, source_end), cue.end() + LONGEST_SOURCE))
        end = cue.start()
        while end > sentence.start and text[end - 1] in " ,—–-":
            end -= 1
        if source is not None and end - sentence.start > 8:
            self.add(
                source,
                cue.start(),
                cue.end(),
                sentence.start,
                end,
                False,
                0.9,
                self.pieces_in(sentence.start, end),
            )

    # --- who it is ----------------------------------------------------------------------------------------------

    def tag_source(self, sentence: Span, quote_end: int, cue_start: int, cue_end: int) -> Source | None:
        """The source of a tag after a quotation: `… X said` or `… said X`."""
        text = self.text
        between = text[quote_end:cue_start].strip(" ,*_—–-\u00a0\n\r")
        if not between:
            return self.noun_phrase_after(cue_end, sentence.end)
        if len(between) > LONGEST_SOURCE or STOP_BETWEEN.search(between):
            return None
        start, end = self.trimmed(quote_end, cue_start)
        if start >= end:
            return None
        words = text[start:end]
        leading = re.match(r"(?:and|but|as|then)\s+", words)
        if leading:
            start += leading.end()
            words = text[start:end]
        if not words or FINITE.search(words.split(",")[0]) or not self.is_source(words):
            return None
        return self.resolve(start, end)

    def noun_phrase_after(self, position: int, end: int) -> Source | None:
        """The source after its verb: `said Katsunobu Kato, the finance minister`."""
        text = self.text
        match = re.compile(
            r"\s+([^,.;:“”\"()—]{2,90}?)(?=\s*(?:[,.;:“”\"()—]|$|\s(?:on|in|at|to|during|after|as|who|when|while"
            r"|and\s+\w+ed)\s))"
        ).match(text, position, end)
        if match is None:
            match = re.compile(r"\s+([^,;:“”\"()—]{2,90}?)(?=[.,;:“”\"()—\s]*$)").match(text, position, end)
        if match is None or not self.is_source(match.group(1)):
            return None
        stop = match.end(1)
        # An initial's stop ended the search too early: "said K.C. Maurer".
        name = SEQUENCE.match(text, match.start(1), end)
        if name and name.end() > stop:
            stop = name.end()
        return self.resolve(match.start(1), stop)

    def subject(self, start: int, cue_start: int, verb: str) -> Source | None:
        """The source before its verb, as far back as the clause goes."""
        begin, end = self.trimmed(start, cue_start)
        if begin >= end:
            return None
        text = self.text
        words = text[begin:end]
        if text[end:cue_start].lstrip().startswith(","):
            # "Nicholas Smith, a strategist at CLSA, noted": what stands between the commas explains the name before
            # it.
            pieces = words.rsplit(",", 1)
            if len(pieces) == 2 and 0 < len(pieces[1]) < 120:
                inner = self.cut_left(begin, begin + len(pieces[0]))
                if (
                    inner is not None
                    and self.is_source(text[inner[0] : inner[1]])
                    and not FINITE.search(text[inner[0] : inner[1]])
                ):
                    head = self.resolve(*inner)
                    return head and Source(head.start, end, head.speaker, head.inferred)
            return None
        cut = self.cut_left(begin, end)
        if cut is None:
            return None
        words = text[cut[0] : cut[1]]
        if not self.is_source(words):
            return None
        if verb in lexicon.SAY and re.search(r"\b(?:he|she|it)$", words):
            return None
        return self.resolve(*cut)

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The stretch without blanks, marks, adverbs and auxiliaries at its end."""
        text = self.text
        while start < end and (text[start].isspace() or text[start] in ',*_—–-("”’'):
            start += 1
        while end > start:
            if text[end - 1].isspace() or text[end - 1] in ",*_—–(":
                end -= 1
                continue
            last = LAST_WORDS.search(text, max(start, end - 24), end)
            if last is None:
                break
            word = last.group(1).lower()
            if (
                word in lexicon.ADVERBS
                or word in lexicon.AUXILIARIES
                or (word.endswith("ly") and len(word) > 4 and word.islower() and last.start(1) > start)
            ):
                end = last.start(1)
                continue
            break
        return start, end

    def cut_left(self, start: int, end: int) -> tuple[int, int] | None:
        """The noun phrase that ends at `end`: cut at the last comma or conjunction, and after an opening phrase."""
        text = self.text
        start = max(start, end - LONGEST_SOURCE)
        for mark in END_OF_LEFT.finditer(text, start, end):
            if mark.group().startswith("and") and not FINITE.search(text, start, mark.start()):
                continue  # "Clinton and Sanders said".
            start = mark.end()
        while start < end and text[start].isspace():
            start += 1
        words = text[start:end]
        when = WHEN_AT_END.search(words)
        if when and when.start() > 2:
            end = start + when.start()
            words = text[start:end]
        if OPENING_PHRASE.match(words) or FINITE.search(words):
            name = NAME_AT_END.search(words) or ARTICLE_NOUN.search(words)
            pronoun = re.search(r"\b(?:he|she|they|it|we|I)$", words)
            found = pronoun or name
            if found is None:
                return None
            start += found.start()
        return (start, end) if start < end else None

    def is_source(self, words: str) -> bool:
        """Whether the words can be somebody or something that says things: a name, a pronoun or a noun phrase."""
        words = words.strip(" ,")
        if not words or len(words) > LONGEST_SOURCE or words[0].isdigit():
            return False
        if words.lower() in lexicon.NO_SOURCE or words.rsplit(" ", 1)[-1].lower() in lexicon.NO_SOURCE_LAST:
            return False
        return not words.lower().startswith(("to ", "by ", "of ", "that ", "how ", "whether "))

    def resolve(self, start: int, end: int) -> Source | None:
        """The source at `start:end` with its fullest name in the article."""
        text = self.text
        while start < end and (text[start].isspace() or text[start] in ",*_("):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",*_)"):
            end -= 1
        words = text[start:end]
        if not words:
            return None
        lowered = words.lower()
        if lowered in lexicon.PRONOUNS:
            speaker = ""
            if lowered in {"he", "she"}:
                speaker = self.last_person(start)
            elif lowered == "it":
                speaker = self.thread.speaker if self.thread.source and not self.is_person(self.thread.speaker) else ""
            elif lowered == "who":
                speaker = self.names.person_before(start, 160)
            return Source(start, end, speaker, True)
        role = ROLE.fullmatch(words)
        if role:
            person = self.names.in_role(role.group(1).lower(), start)
            if person:
                return Source(start, end, person, True)
        mentions = [mention for mention in self.names.between(start, end) if mention.start < end]
        people = [mention for mention in mentions if self.is_person(self.names.fullest(mention.name))]
        if people:
            full = self.names.fullest(people[0].name)
            return Source(start, end, full, full not in words)
        sequence = SEQUENCE.fullmatch(re.sub(r"^(?:the|The)\s+", "", words))
        if sequence and mentions:
            full = self.names.fullest(mentions[-1].name)
            return Source(start, end, full, full not in words)
        return Source(start, end, words, False)

    def is_person(self, name: str) -> bool:
        return name in self.names.person_names

    def last_person(self, position: int) -> str:
        """Whom "he" means: who spoke last nearby, or else who was named last."""
        opening = self.subject_before(position)
        if opening:
            return opening
        named = self.names.person_before(position, 700)
        spoke = self.thread.source
        if spoke is not None and position - spoke[1] < 900 and self.is_person(self.thread.speaker):
            near = self.names.person_before(position, 160)
            return near if near and position - spoke[1] > 400 else self.thread.speaker
        return named

    def subject_before(self, position: int) -> str:
        """Who the sentence before is about, where it opens with a person's name and nobody spoke since."""
        spoke = self.thread.source
        for sentence in reversed(self.sentences):
            if sentence.end > position or position - sentence.end > 300 or (spoke and sentence.start < spoke[1]):
                continue
            for mention in self.names.between(sentence.start, min(sentence.end, sentence.start + 40)):
                name = self.names.fullest(mention.name)
                if self.is_person(name):
                    return name
        return ""

    # --- what is found ------------------------------------------------------------------------------------------

    def pieces_in(self, start: int, end: int) -> tuple[Span, ...]:
        """The quoted words within a reported clause; their quotations are taken by it."""
        pieces = []
        for number in range(bisect_left(self.quote_starts, start), bisect_right(self.quote_starts, end)):
            quote = self.quotes[number]
            if quote.end <= end + 2 and number not in self.used:
                self.used.add(number)
                pieces.append(Span(quote.inner_start, quote.inner_end))
        return tuple(pieces)

    def add(
        self,
        source: Source,
        cue_start: int,
        cue_end: int,
        start: int,
        end: int,
        direct: bool,
        confidence: float,
        quoted: tuple[Span, ...],
    ) -> None:
        self.found.append(
            Attribution(
                source=self.text[source.start : source.end],
                source_start=source.start,
                source_end=source.end,
                cue_start=cue_start,
                cue_end=cue_end,
                content_start=start,
                content_end=end,
                direct=direct,
                confidence=round(confidence, 2),
                speaker=source.speaker,
                inferred=source.inferred,
                quoted=quoted,
            )
        )
        self.thread.source = (source.start, source.end)
        if source.speaker:
            self.thread.speaker = source.speaker

    def carry_on(self) -> None:
        """Quotations without a verb of their own go on where the last one of the
        paragraph, or of the one before, stopped.
        """
        text = self.text
        direct = sorted((each for each in self.found if each.direct), key=lambda each: each.content_start)
        starts = [each.content_start for each in direct]
        first_words = [sentence.start for sentence in self.sentences]
        for number, quote in enumerate(self.quotes):
            if number in self.used or quote.end - quote.start < 12:
                continue
            lead = text[max(0, quote.start - 3) : quote.start].strip(" *_")
            index = bisect_right(first_words, quote.start) - 1
            if not (index >= 0 and quote.start <= first_words[index] + 3) and lead[-1:] not in {":", "."}:
                continue
            place = bisect_left(starts, quote.start)
            if place:
                model = direct[place - 1]
            elif self.thread.open and number == 0 and self.thread.source is not None and not direct:
                model = None
            elif direct and number == 0:
                model = direct[0]
            else:
                continue
            self.used.add(number)
            source = (
                Source(model.source_start, model.source_end, model.speaker, True)
                if model
                else Source(*(self.thread.source or (0, 0)), self.thread.speaker, True)
            )
            cue = (model.cue_start, model.cue_end) if model else (source.start, source.start)
            self.add(source, *cue, quote.start, quote.end, True, 0.75, (Span(quote.inner_start, quote.inner_end),))
        last = self.quotes[-1] if self.quotes else None
        unfinished = last is not None and not last.closed and (len(self.quotes) - 1) in self.used
        self.thread.open = unfinished or self.announces_next()

    def announces_next(self) -> bool:
        """Whether the paragraph ends in "Kato said:", so that the quotation
        is the next paragraph; notes who spoke.
        """
        if not self.sentences:
            return False
        sentence = self.sentences[-1]
        tail = self.text[max(sentence.start, sentence.end - 90) : sentence.end]
        if not tail.rstrip(" *_").endswith(":"):
            return False
        cues = list(CUE.finditer(self.text, max(sentence.start, sentence.end - 90), sentence.end))
        source = self.subject(sentence.start, cues[-1].start(), cues[-1].group()) if cues else None
        if source is None:
            return False
        self.thread.source = (source.start, source.end)
        self.thread.speaker = source.speaker
        return True

    def signed(self) -> None:
        """`“Q” — Maria Lindqvist`: the name behind a dash after a quotation says whose it is."""
        for number, quote in enumerate(self.quotes):
            if number in self.used or quote.end - quote.start < 12:
                continue
            name = SIGNED.match(self.text, quote.end, quote.end + 80)
            source = self.resolve(*name.span("name")) if name else None
            if name and source is not None:
                self.direct(source, quote.end, name.start("name"), [number], 0.85)
