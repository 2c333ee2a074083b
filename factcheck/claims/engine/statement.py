"""The claim readable on its own, beside its exact words and never instead of them.

What is put in from elsewhere in the article stands in square brackets, as editors do it: a pronoun's name, a surname's
first name, the day that "on Friday" was. It is put in only where the article leaves one possibility.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from factcheck.claims.engine.days_meant import days
from factcheck.claims.engine.lexicon import PRONOUNS, SAID, SAYS, listed
from factcheck.claims.engine.names import GENDERS, Mention, Names
from factcheck.claims.engine.results import Attribution, Date
from factcheck.claims.engine.tenses import is_past
from factcheck.claims.engine.words import vocabulary
from factcheck.claims.engine.written_out import cleaned, finished, past_connectives

PRONOUN = re.compile(r"[“\"‘'(]?(He|She|he|she|I)(?=[\s,’'])")
LEANING = re.compile(
    r"[“\"‘'(]*(?:it|they|he|she|this|that|these|those|such|his|her|its|their|there|here|others|both|the (?:former|"
    r"latter|same|rest))(?:[’']\w+)?\s",
    re.IGNORECASE,
)
LEANS_FIRST = frozenset("it th he sh su hi ot bo".split())
"""The first two letters of what leans, in lower case."""
MARKS_FIRST = frozenset("“\"‘'(*")
LEANS_BEHIND_THE = frozenset("flsrFLSR")
THE_ROLE = re.compile(r"[“\"(]?[Tt]he ([a-z]+)\b(?![’']|\s+(?:of|for|to|in)\b|\s+[^\W\d_a-zß-öø-ÿ]|-)")
PLACE_BEFORE = re.compile(r"\b(?:in|at|from|near|to|of|across|around|outside|the)\s+$", re.IGNORECASE)
NO_GIVEN_NAME = re.compile(
    r"(?:South|North|East|West|New|Great|United|San|Los|Las|Saint|St|Space|Pro|Anti|The|Team|Central|National|"
    r"International|Federal|Royal|Northern|Southern|Eastern|Western)\b|[\w-]+(?:ese|ish|ian)\b|\w{4,}(?:ted|sed|ded|ned|ing|ful|ous|ive)\b"
)
MARKS_BEFORE_THE = frozenset('“"(')
OPENS_ROLE = MARKS_BEFORE_THE | {"T", "t"}
OPENS_PRONOUN = frozenset("HShsI“\"‘'(")
EXPLAINED = re.compile(r",\s(?:an?|the|now|then|who)\s[^,.;:]*[,.;:]")
INITIAL = re.compile(r"[^\W\d_]\.?")
NEXT_WORD = re.compile(r"\s+(\w+)")
SPEAKING = (SAID | SAYS) - {"found", "expected", "forecast", "learned", "read", "reads", "finds", "ruled"}
OFFICES = listed(
    "president minister secretary senator governor mayor chairman chairwoman chancellor premier ambassador director "
    "professor judge pope king queen spokesman spokeswoman spokesperson commissioner sheriff captain coach "
    "administrator congressman congresswoman prince princess bishop archbishop cardinal general"
)
MANNERLY = listed("mr mrs ms miss mx dr")
PERSONS = OFFICES | listed(
    "wife husband brother sister father mother son daughter girlfriend boyfriend partner man woman boy girl victim "
    "suspect driver officer owner employee someone somebody doctor lawyer attorney aide author candidate nominee "
    "actor actress singer player student teacher widow friend"
)
"""Where one of these is spoken of, "he" or "she" may be that one."""
CLOSE = 300
"""So many characters before a pronoun a first name alone puts it in doubt."""
NEAR = 600
"""So many characters before a pronoun the person it means has to be named; whoever else is named there puts it in
doubt."""


class Statements:
    """Writes the claims of one article so that each can be read alone. Built once; asking it is cheap."""

    def __init__(self, text: str, names: Names, published: date | None = None, dated: date | None = None) -> None:
        self.text = text
        self.names = names
        self.published = published
        self.dated = dated
        called = {name: self.whole(name) for name in {mention.name for mention in names.people}}
        self.people = [(mention, called[mention.name]) for mention in names.people]
        self.starts = [mention.start for mention, _ in self.people]
        self.by_surname: dict[str, set[str]] = {}
        self.acting: dict[str, bool] = {}
        self.sure: set[str] = set()
        """The names that are surely a person's: with a title, with a given name that is known as one, or with a verb
        of saying behind it."""
        self.introduced: dict[str, int] = {}
        """Where each surname first stands with its given name."""
        self.alone: dict[str, int] = {}
        """Where each surname first stands alone, below the headline."""
        headline = max(text.find("\n"), 0)
        self.titled: dict[str, set[str]] = {}
        """The titles that each surname alone has: where it has "Mr.", it is the firm's name or the family's without."""
        for name in called.values():
            if " " in name:
                self.by_surname.setdefault(name.rsplit(" ", 1)[-1], set()).add(name)
        for mention, name in self.people:
            surname = mention.words[-1]
            if len(mention.words) == 1:
                if mention.title in MANNERLY:
                    self.titled.setdefault(surname, set()).add(mention.title)
                if not mention.title and mention.start > headline:
                    self.alone.setdefault(surname, mention.start)
            elif " " in name:
                self.introduced.setdefault(surname, mention.start)
            if " " not in name or name in self.sure:
                continue
            known = name.split(" ", 1)[0].lower() in GENDERS
            if mention.title or known or (surname.lower() not in GENDERS and self.speaks(mention)):
                self.sure.add(name)

    @cached_property
    def singles(self) -> dict[str, list[int]]:
        """Where each name of one word stands."""
        found: dict[str, list[int]] = {}
        for mention in self.names.mentions:
            if len(mention.words) == 1:
                found.setdefault(mention.words[0], []).append(mention.start)
        return found

    def speaks(self, mention: Mention) -> bool:
        """Whether a verb of saying stands right behind the name."""
        said = NEXT_WORD.match(self.text, mention.start + len(mention.name))
        return said is not None and said.group(1) in SPEAKING

    def whole(self, name: str) -> str:
        """The person's given name and surname, or the surname where the article gives no plain full name."""
        words = self.names.fullest(name).split()
        if len(words) > 2 and GENDERS.get(words[-2].lower()):
            words = words[-2:]
        plain = len(words) == 2 or (len(words) == 3 and INITIAL.fullmatch(words[1]) is not None)
        return " ".join(words) if plain and not NO_GIVEN_NAME.match(words[0]) else words[-1]

    def is_place(self, mention: Mention) -> bool:
        return PLACE_BEFORE.search(self.text, max(0, mention.start - 10), mention.start) is not None

    def readable(self, start: int, end: int, said: Attribution | None, dates: Sequence[Date]) -> str:
        """The words `text[start:end]` as a sentence that can be read alone; `dates` are those that stand in them."""
        start = past_connectives(self.text, start, end)
        first = bisect_left(self.starts, start)
        changes: list[tuple[int, int, str]] = []
        opening = self.text[start]
        if opening in OPENS_ROLE or (first < len(self.starts) and self.starts[first] < end):
            changes.extend(self.people_in(start, end))
        if opening in OPENS_PRONOUN:
            changes.extend(self.pronoun_in(start, end, said))
        if self.names.acronyms:
            changes.extend(self.acronyms_in(start, end))
        if dates:
            changes.extend(days(self.text, start, end, dates, said, self.published, self.dated))
        if not changes:
            return finished(cleaned(self.text[start:end]))
        pieces: list[str] = []
        position = start
        for at, until, words in sorted(changes):
            if at < position or until > end or self.text[until : until + 1] in {"'", "’"}:
                continue
            pieces += [self.text[position:at], words]
            position = until
        pieces.append(self.text[position:end])
        return finished(cleaned("".join(pieces)))

    def pronoun_in(self, start: int, end: int, said: Attribution | None) -> Iterator[tuple[int, int, str]]:
        """The name in place of the pronoun with which the claim opens; behind an "I", which is somebody's own word."""
        pronoun = PRONOUN.match(self.text, start, end)
        if pronoun is None:
            return
        word = pronoun.group(1)
        if word != "I":
            name = self.meant(pronoun.start(1), word.lower(), said)
            if name:
                yield pronoun.start(1), pronoun.end(1), f"[{name}]"
        elif said and said.direct and said.speaker in self.sure and self.is_surely(said):
            yield pronoun.end(1), pronoun.end(1), f" [{said.speaker}]"

    def is_surely(self, said: Attribution) -> bool:
        """Whether the speaker is named where he speaks, or a pronoun there can mean nobody else who is named near."""
        source = self.text[said.source_start : said.source_end].lower()
        if source not in PRONOUNS:
            return True
        other = {"he": "f", "she": "m"}.get(source)
        if other is None:
            return False
        first = min(said.source_start, said.content_start) - NEAR
        for mention, name in self.people[bisect_left(self.starts, first) : bisect_left(self.starts, said.content_end)]:
            if name == said.speaker:
                if any(span.start <= mention.start < span.end for span in said.quoted):
                    return False  # Hardly anybody names himself.
            elif mention.start < said.source_start and self.names.gender(name) != other and not self.is_place(mention):
                return False
        return not self.is_titled_between(first, said.source_start, said.speaker, other)

    def is_titled_between(self, start: int, end: int, name: str, other: str) -> bool:
        """Whether somebody else of whom the article gives a title and a surname alone is named in `start:end`."""
        surname = name.rsplit(" ", 1)[-1]
        return any(
            mention.title and surname not in mention.words and GENDERS.get(mention.title) != other
            for mention in self.names.between(start, end)
            if len(mention.words) == 1
        )

    def meant(self, position: int, pronoun: str, said: Attribution | None) -> str:
        """Whom "he" or "she" at `position` means, where one person alone is named before it who can be; else "".

        In what somebody is reported to say it is put in only where it means that somebody; in a quotation it never is
        the one who is quoted.
        """
        last = bisect_left(self.starts, position)
        first = bisect_left(self.starts, position - NEAR)
        people = self.people[first:last]
        near = {name for mention, name in people if name in self.sure or not self.is_place(mention)}
        other = "f" if pronoun == "he" else "m"
        possible = [name for name in near if self.names.gender(name) != other]
        if len(possible) != 1 or possible[0] not in self.sure:
            return ""
        name = possible[0]
        itself = False
        if said is not None:
            itself = said.speaker.rsplit(" ", 1)[-1] == name.rsplit(" ", 1)[-1]
            if itself == any(span.start <= position < span.end for span in said.quoted) or (
                itself and self.names.gender(said.speaker) == other
            ):
                return ""
            if itself and self.text[said.source_start : said.source_end].lower() not in PRONOUNS:
                return name
        named = [mention for mention, known in people if known == name]
        if (
            not named
            or self.is_another_between(named[-1], position, other)
            or self.is_titled_between(position - NEAR, position, name, other)
        ):
            return ""
        return name if itself else self.alone_since(named[-1], position, name)

    def is_another_between(self, mention: Mention, position: int, other: str) -> bool:
        """Whether somebody else may have been named or described since the mention: "Andrew", "his wife"."""
        surname = mention.words[-1]
        for further in self.names.between(min(mention.start + 1, position - CLOSE), position):
            word = further.words[0]
            known = surname in further.words or word in mention.words
            if known or len(further.words) > 1 or word.isupper() or self.is_place(further):
                continue
            gender = GENDERS.get(further.title) or GENDERS.get(word.lower(), "")
            if gender != other and (gender or further.title or self.speaks(further) or self.opens(further)):
                return True
            if not gender and further.start > mention.start and self.acts(word):
                return True  # "Freddy’s drinking", of whom it was said before that he left.
        return False

    def acts(self, word: str) -> bool:
        """Whether somebody or something of this one name did something anywhere in the article."""
        known = self.acting.get(word)
        if known is None:
            known = self.acting[word] = any(
                is_past(found.group(1))
                for mention in self.singles.get(word, ())
                if (found := NEXT_WORD.match(self.text, mention + len(word))) is not None
            )
        return known

    def alone_since(self, mention: Mention, position: int, name: str) -> str:
        """The name, if nobody is spoken of by trade or kin between the mention and the pronoun; else ""."""
        after = mention.start + len(mention.name)
        explained = EXPLAINED.match(self.text, after, position)
        between = vocabulary(self.text[explained.end() if explained else after : position])
        return name if PERSONS.isdisjoint(between) else ""

    def opens(self, mention: Mention) -> bool:
        """Whether the name stands first in its sentence, as a subject does."""
        return self.text[max(0, mention.start - 2) : mention.start].strip(" \n\"“'‘") in {"", ".", "!", "?", "”"}

    def people_in(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The first names that go before surnames, and the name behind an office with which the claim opens."""
        told: set[str] = set()
        for mention, name in self.people[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            if (
                len(mention.words) == 1
                and name not in told
                and name in self.sure
                and name.endswith(f" {mention.words[0]}")
                and self.is_this_one(mention, name)
                and not self.is_place(mention)
                and self.text[max(0, mention.start - 1) : mention.start] != "["
            ):
                yield mention.start, mention.start, f"[{name[: -len(mention.words[0]) - 1]}] "
            told.add(name)
        the = start + (self.text[start] in MARKS_BEFORE_THE)
        role = THE_ROLE.match(self.text, start, end) if self.text.startswith("he ", the + 1) else None
        if role is not None and role.group(1) in OFFICES:
            holders = [each for each in self.names.roles.get(role.group(1), ()) if each.start < start]
            called = {self.whole(each.name) for each in self.names.roles.get(role.group(1), ())}
            if holders and len(called) == 1 and not called & told and start - holders[-1].start <= 3 * NEAR:
                yield role.end(), role.end(), f" [{next(iter(called))}]"

    def is_this_one(self, mention: Mention, name: str) -> bool:
        """Whether the surname alone means the person `name` and nobody and nothing else."""
        surname = mention.words[0]
        if len(self.by_surname.get(surname, ())) != 1 or self.introduced.get(surname, 0) > mention.start:
            return False  # "Gull reported" ahead of "Ann Gull, the founder" is the firm.
        given = name.split(" ", 1)[0].lower()
        if given not in GENDERS and self.alone.get(surname, mention.start) < self.introduced.get(surname, 0):
            return False
        titles = self.titled.get(surname)
        if titles is None:
            return True
        gender = self.names.gender(name)
        told = {GENDERS[title] for title in titles if title in GENDERS}
        return mention.title in MANNERLY and (not gender or not told or told == {gender})

    def acronyms_in(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """What the first acronym that the article explains elsewhere stands for."""
        for mention in self.names.between(start, end):
            full = self.names.acronyms.get(mention.words[0]) if len(mention.words) == 1 else None
            after = mention.start + len(mention.words[0])
            if full and self.text[after - 1] == mention.words[0][-1] and full not in self.text[start:end]:
                yield after, after, f" [{full}]"
                return


def leans(text: str) -> bool:
    """Whether the words begin with a pronoun or the like: read alone, they don't tell what they speak of."""
    first = text[:2].lower()
    if first not in LEANS_FIRST and first[:1] not in MARKS_FIRST:
        return False
    if first == "th" and text[2:4] == "e " and text[4:5] not in LEANS_BEHIND_THE:
        return False
    return LEANING.match(text) is not None
