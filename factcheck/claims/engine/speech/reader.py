"""One sentence, read verb by verb for who says what: which verbs announce, who is their subject, what they announce."""

from factcheck.claims.engine.layout.sentences import content_end
from factcheck.claims.engine.lexicon import WEEKDAYS
from factcheck.claims.engine.results import Attribution, Span
from factcheck.claims.engine.speech import according, direct, reported, sources
from factcheck.claims.engine.speech.confidence import CLAUSE, COLON, THAT, UNSTATED
from factcheck.claims.engine.speech.paragraph import Paragraph
from factcheck.claims.engine.speech.speakers import Source
from factcheck.claims.engine.speech.tokens import ADVERBS, BE, DETERMINERS, PREPOSITIONS, TENSED, Tokens
from factcheck.claims.engine.speech.verbs import CUES, VERBS, Verb
from factcheck.claims.engine.words import has_verb

LONG_QUOTE = 40
"""Characters; what is shorter behind a colon may be a title."""
LONG_LEAD = 60
"""Tokens; the subject of a longer lead is not looked for."""
TAG_ENDS = frozenset({",", ".", "!", "?", "…", "”", '"', ";", "–", "—", "-", "*"})
GOES_ON = frozenset({"and", "but", "because", "so", "or", "that", "if", "although", "though", "since", "when"})
"""With these a clause goes on behind the tag in its middle, though it was whole before it."""
LEADS_IN = frozenset(PREPOSITIONS | {"if", "when", "while", "although", "though", "because", "unless", "once", "even"})
"""What begins with these is not whole before the tag in its middle: "After two years, he said, it will rise"."""
TAG_GOES_ON = frozenset(PREPOSITIONS | {"last", "this", "earlier", "later", "yesterday", "today", "when", "before"})


class Reader:
    """Reads one sentence, verb by verb."""

    def __init__(self, paragraph: Paragraph, sentence: Span) -> None:
        self.paragraph = paragraph
        self.sentence = sentence
        self.text = paragraph.text
        self.tokens = Tokens(paragraph.text, sentence.start, sentence.end)
        self.ceiling = len(self.tokens)
        self.floor = 0
        """The token before which everything is read."""

    def read(self) -> None:
        tokens = self.tokens
        low = tokens.low
        for cue in tokens.places(CUES, 0, len(low)):
            if self.paragraph.quote_at(tokens.starts[cue]) is not None:
                continue
            verb = VERBS.get(low[cue])
            if verb is None:
                if low[cue + 1 : cue + 2] == ["to"]:
                    self.floor = according.read(self.paragraph, tokens, self.sentence, cue, self.floor)
                continue
            if cue < self.floor:
                self.read_tag(cue, verb)
                continue
            if cue and tokens.is_capital(cue):
                continue
            end = self.read_cue(cue, verb)
            if end is not None:
                self.floor = max(self.floor, tokens.at(end))
        self.by_position()

    def by_position(self) -> None:
        """The quotations that no known verb claims: whose they are by where they stand."""
        paragraph = self.paragraph
        if not paragraph.quotes:
            return
        self.behind_colon()
        last = paragraph.quote_before(self.sentence.start, self.sentence.end)
        if last is not None and last not in paragraph.used:
            direct.open_tag(paragraph, self.tokens, last, self.ceiling)

    def behind_colon(self) -> None:
        """`Lee defended the plan: “…”`: a quotation behind a colon is the subject's, though no verb announces it."""
        paragraph, tokens = self.paragraph, self.tokens
        number = paragraph.quote_after(self.sentence.start, self.sentence.end)
        while number is not None and number < len(paragraph.quotes):
            quote = paragraph.quotes[number]
            if quote.start >= self.sentence.end:
                break
            opening = tokens.at(quote.start)
            free = number not in paragraph.used and quote.end - quote.start > LONG_QUOTE
            if free and 0 < opening < LONG_LEAD and low_is_colon(tokens, opening):
                source = self.opening_subject(opening)
                if source is not None and source.speaker:
                    colon = (tokens.starts[opening - 1], tokens.ends[opening - 1])
                    paragraph.direct(source, colon, [number], COLON)
            number += 1

    def at(self, cue: int) -> tuple[int, int]:
        return self.tokens.starts[cue], self.tokens.ends[cue]

    def resolve(self, span: tuple[int, int] | None) -> Source | None:
        """Whom the tokens mean; of "who" the noun before it."""
        if span is None:
            return None
        tokens = self.tokens
        meant = None
        if span[1] - span[0] == 1 and tokens.low[span[0]] in {"who", "which"} and span[0] > 0:
            last = span[0] - 1
            last -= tokens.low[last] == ","
            first = sources.nearest(tokens, last) if last >= 0 else None
            if first is not None and sources.is_source(tokens, first, last + 1):
                meant = (tokens.starts[first], tokens.ends[last])
        return self.paragraph.speakers.resolve(tokens.starts[span[0]], tokens.ends[span[1] - 1], meant)

    def read_cue(self, cue: int, verb: Verb) -> int | None:
        """Reads one verb; where its content ends, or None where it announces nothing."""
        tokens = self.tokens
        low = tokens.low
        before = low[cue - 1] if cue else ""
        if before in {"to", "'", "’"} or (before in DETERMINERS and before not in sources.STANDING):
            return None
        end = self.read_tag(cue, verb)
        if end is not None:
            return end
        if verb.form == "ing":
            return self.participle(cue, verb)
        if before in PREPOSITIONS and before not in {"like", "as"}:
            return None
        if verb.form == "past" and self.is_passive(cue):
            return self.passive(cue, verb)
        source = self.resolve(sources.before(tokens, cue, self.floor, verb))
        if source is None and cue == 0 and verb.says and verb.form != "base":
            source = self.resolve(sources.after(tokens, cue, self.ceiling))
            if source is None:
                return None
            return direct.announced(self.paragraph, tokens, cue, verb, source, self.ceiling)
        end = self.trailing(cue, verb, source)
        if end is not None:
            return end
        if source is None:
            source = self.shared_subject(cue, verb)
            if source is None:
                return None
        return self.content(cue, verb, source)

    def read_tag(self, cue: int, verb: Verb) -> int | None:
        """Reads the verb as the tag of the quotation before it; where the speech ends, if it is one."""
        if verb.form == "ing" or verb.names:
            return None
        paragraph = self.paragraph
        last = paragraph.quote_before(self.sentence.start, self.tokens.starts[cue])
        if last is None:
            return None
        for quote in range(last, max(-1, last - 2), -1):  # “…,” Ann Lee of “Morning Tide” said.
            if quote not in paragraph.used and paragraph.quotes[quote].end > self.sentence.start:
                end = direct.tagged(paragraph, self.tokens, cue, verb, quote, self.ceiling)
                if end is not None:
                    return end
        return None

    def content(self, cue: int, verb: Verb, source: Source) -> int | None:
        """What the source says behind the verb: a quotation, a clause, or what it wants."""
        tokens = self.tokens
        clause = reported.clause(tokens, cue, self.ceiling, verb)
        paragraph = self.paragraph
        quote = paragraph.quote_after(tokens.ends[cue], self.sentence.end)
        if quote is not None:
            opening = tokens.at(paragraph.quotes[quote].start)
            in_clause = (
                clause is not None
                and clause.first < opening
                and (clause.that or tokens.finite(clause.first, opening) is not None or not clause.stated)
            )
            if not in_clause or low_is_colon(tokens, opening):
                end = direct.announced(paragraph, tokens, cue, verb, source, self.ceiling)
                if end is not None:
                    return end
        if clause is None:
            return None
        last = reported.clause_end(tokens, clause.first, self.ceiling, clause.stated)
        start = tokens.starts[clause.first]
        end = content_end(self.text, tokens.ends[last - 1])
        if end - start < 4:
            return None
        form = UNSTATED if not clause.stated else THAT if clause.that else CLAUSE
        paragraph.indirect(source, self.at(cue), Span(start, end), form, clause.stated)
        return end if clause.stated else None

    def shared_subject(self, cue: int, verb: Verb) -> Source | None:
        """The subject of the verb before: "Lee left the room and said that the plan was dead"."""
        tokens = self.tokens
        low = tokens.low
        number = sources.without_adverbs(tokens, cue - 1, 0)
        if number < 1 or low[number] not in {"and", "but", "then", "or"} or verb.form == "base":
            return None
        number -= low[number - 1] == ","
        found = self.paragraph.found
        if found and self.sentence.start <= found[-1].cue_start and found[-1].content_end >= tokens.ends[number - 1]:
            return self.same(found[-1])
        for further in range(number - 1, max(0, number - 40), -1):
            if tokens.is_finite(further) and self.paragraph.quote_at(tokens.starts[further]) is None:
                return self.resolve(sources.before(tokens, further, 0, VERBS["said"]))
        return None

    def same(self, model: Attribution) -> Source:
        return Source(model.source_start, model.source_end, model.speaker, model.inferred)

    def is_passive(self, cue: int) -> bool:
        low = self.tokens.low
        number = cue - 1
        while number > 0 and (low[number] in ADVERBS or low[number].endswith("ly")):
            number -= 1
        return number >= 0 and (low[number] in BE or low[number].endswith(("'s", "'re", "'m")))

    def passive(self, cue: int, verb: Verb) -> int | None:
        """`It was announced by X that CLAUSE`; without "by" nobody is named."""
        tokens = self.tokens
        low = tokens.low
        if low[cue + 1 : cue + 2] != ["by"]:
            return None
        span = sources.after(tokens, cue + 1, self.ceiling)
        source = self.resolve(span)
        if span is None or source is None or span[1] >= self.ceiling:
            return None
        if low[span[1]] == "," and low[span[1] + 1 : span[1] + 2] != ["that"]:
            return None  # "It was denied by Lee, hinting that" something else is so.
        found = reported.behind_that(tokens, span[1], self.ceiling)
        if found is None:
            return None
        last = reported.clause_end(tokens, found.first, self.ceiling, True)
        content = Span(tokens.starts[found.first], content_end(self.text, tokens.ends[last - 1]))
        self.paragraph.indirect(source, self.at(cue), content, THAT)
        return content.end

    def participle(self, cue: int, verb: Verb) -> int | None:
        """`He left, saying the plan was dead`: the source is the subject before it, or who spoke in the sentence."""
        tokens = self.tokens
        low = tokens.low
        number = sources.without_adverbs(tokens, cue - 1, 0)
        if any(word in BE for word in low[max(0, number + 1) : cue]):
            return self.finite_participle(cue, verb)
        if number < 0 or low[number] in {"of", "the", "a", "an", "for"} or low[number] in DETERMINERS:
            return None
        source = None
        found = self.paragraph.found
        if low[number] in {",", "and", "by", "while", "before", "after", "but", "then"} or tokens.is_mark(number):
            if found and self.sentence.start <= found[-1].cue_start < tokens.starts[cue]:
                source = self.same(found[-1])
            else:
                source = self.opening_subject(cue)
        elif low[number] not in PREPOSITIONS:
            first = sources.phrase_start(tokens, number, self.floor)
            if first is not None and tokens.is_capital(number) and sources.is_source(tokens, first, number + 1):
                source = self.resolve((first, number + 1))
        return self.content(cue, verb, source) if source is not None else None

    def finite_participle(self, cue: int, verb: Verb) -> int | None:
        """`Lee is saying that the plan is dead`."""
        source = self.resolve(sources.before(self.tokens, cue, self.floor, verb))
        return self.content(cue, verb, source) if source is not None else None

    def opening_subject(self, cue: int) -> Source | None:
        """The subject of the first finite verb of the sentence outside quotations."""
        tokens = self.tokens
        for number in range(self.floor if self.floor < cue else 0, min(cue, len(tokens))):
            if tokens.is_finite(number) and self.paragraph.quote_at(tokens.starts[number]) is None:
                if tokens.low[number] in BE and "by" in tokens.low[number + 1 : number + 4]:
                    return None  # What was done by somebody says nothing.
                return self.resolve(sources.before(tokens, number, 0, VERBS["said"]))
        return None

    def trailing(self, cue: int, verb: Verb, source: Source | None) -> int | None:
        """`CLAUSE, he said.`, `CLAUSE, said Mr Kato, the minister.` and `CLAUSE, he said, CLAUSE.`"""
        tokens = self.tokens
        low = tokens.low
        if not verb.says or (verb.noun and verb.form != "past" and source is None):
            return None
        start = tokens.starts[self.floor] if self.floor else self.sentence.start
        if source is None or low[cue - 1] == ",":
            if cue == 0 or low[cue - 1] not in {",", "”", '"', "''"}:
                return None
            span = sources.after(tokens, cue, self.ceiling)
            if span is None or tokens.finite(*span) is not None:
                return None
            comma = cue - 1
            behind = span[1]
            found = self.resolve(span)
            if found is None or not (verb.firm or verb.lemma in {"add", "report", "note", "announce", "confirm"}):
                return None
            source = found
        else:
            comma = tokens.at(source.start) - 1
            behind = cue + 1
            if comma < 0 or low[comma] not in {",", "–", "—", "-"} or source.end > tokens.starts[cue]:
                return None
        if tokens.starts[comma] - start < 12:
            return None
        middle = behind < self.ceiling and low[behind] == ","
        if behind < self.ceiling and low[behind] not in TAG_ENDS and not self.is_tail(behind):
            return None
        if self.paragraph.quote_after(tokens.ends[cue], tokens.ends[cue] + 4) is not None:
            return None  # "As a phone rang, she said, “…”"
        head = self.text[start : tokens.starts[comma]]
        verbal = tokens.finite(self.floor, comma) is not None or has_verb(head)
        goes_on = middle and (
            not verbal
            or low[self.floor] in LEADS_IN
            or not GOES_ON.isdisjoint(low[behind + 1 : behind + 2])
            or (behind + 1 < self.ceiling and low[behind + 1] in TENSED)  # "Those who vote, he said, must register."
        )
        if not verbal and not (goes_on and tokens.finite(behind, self.ceiling) is not None):
            return None
        end = tokens.starts[comma]
        if goes_on:
            last = reported.clause_end(tokens, behind, self.ceiling, True)
            end = content_end(self.text, tokens.ends[last - 1])
        self.paragraph.indirect(source, self.at(cue), Span(start, end), CLAUSE)
        return max(end, tokens.ends[behind - 1])

    def is_tail(self, number: int) -> bool:
        """Whether only "on Monday", "in a statement" and the like stand from there to the sentence's end."""
        tokens = self.tokens
        if tokens.low[number] not in TAG_GOES_ON and tokens.low[number] not in WEEKDAYS:
            return False
        for further in range(number, min(self.ceiling, number + 16)):
            if tokens.low[further] in {",", ".", "!", "?"} and not tokens.is_abbreviated(further):
                return True
            if tokens.is_finite(further) or tokens.low[further] in {"that", ":"} or tokens.is_mark(further):
                return False
        return self.ceiling - number <= 16


def low_is_colon(tokens: Tokens, opening: int) -> bool:
    """Whether a colon stands right before the quotation that opens at that token."""
    number = opening - 1
    while number > 0 and tokens.low[number] in {"*", "_"}:
        number -= 1
    return number >= 0 and tokens.low[number] == ":"
