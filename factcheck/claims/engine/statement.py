"""The claim readable on its own, beside its exact words and never instead of them.

What is put in from elsewhere in the article stands in square brackets, as editors do it: a pronoun's name, a surname's
first name, the day that "on Friday" was. It is put in only where the article leaves one possibility.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.claims.engine.lexicon import CONNECTIVES, MONTHS, SAID, SAYS, listed
from factcheck.claims.engine.names import GENDERS, Mention, Names
from factcheck.claims.engine.results import Attribution, Date
from factcheck.claims.engine.words import WIDE

LEADING = re.compile(
    rf"(?:(?:{'|'.join(sorted(CONNECTIVES - {'well', 'hence'}, key=len, reverse=True))}|in addition|in fact|"
    r"for example|for instance|of course|to be sure|at the same time|on the other hand|by contrast|in contrast|"
    r"in other words|that said|above all|in short|in turn|more(?:over| importantly)|not surprisingly|"
    r"after all|put simply|on top of that|what is more|incidentally|now|indeed)\s*,\s+|(?:and|but)\s+)"
    r"(?=[\w“\"‘'«$€£\[])",
    re.IGNORECASE,
)
LONGEST_LEAD = 24
LINK = re.compile(r"!?\[([^\]\n]{0,200})\]\([^()\s]{0,500}\)")
MARKS = re.compile(r"\*+(?=\S)|(?<=\S)\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|`+|^#+\s*")
BLANK_BEFORE = re.compile(r"\s+(?=[,.](?:\s|$))")
PRONOUN = re.compile(r"[“\"‘'(]?(He|She|he|she|I)(?=[\s,’'])")
LEANING = re.compile(
    r"[“\"‘'(]*(?:it|they|he|she|this|that|these|those|such|his|her|its|their|there|here|others|both|the (?:former|"
    r"latter|same|rest))(?:[’']\w+)?\s",
    re.IGNORECASE,
)
THE_ROLE = re.compile(r"[“\"(]?[Tt]he ([a-z]+)\b(?![’']|\s+(?:of|for|to|in)\b|\s+[^\W\d_a-zß-öø-ÿ]|-)")
PLACE_BEFORE = re.compile(r"\b(?:in|at|from|near|to|of|across|around|outside|the)\s+$", re.IGNORECASE)
NO_GIVEN_NAME = re.compile(
    r"(?:South|North|East|West|New|Great|United|San|Los|Las|Saint|St|Space|Pro|Anti|The)\b|[\w-]+(?:ese|ish|ian)\b"
)
INITIAL = re.compile(r"[^\W\d_]\.?")
NEXT_WORD = re.compile(r"\s+(\w+)")
SPEAKING = (SAID | SAYS) - {"found", "expected", "forecast", "learned", "read", "reads", "finds", "ruled"}
TIME_OF_DAY = re.compile(r"\s(?:morning|afternoon|evening|night)\b", re.IGNORECASE)
UP_TO = re.compile(r"\s*(?:,|-|–|—|to|through|and|until|or)\s*(?:on\s+)?")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAY = len("2025-05-02")
MONTH = len("2025-05")
YEAR = len("2025")

OFFICES = listed(
    "president minister secretary senator governor mayor chairman chairwoman chancellor premier ambassador director "
    "professor judge pope king queen spokesman spokeswoman spokesperson commissioner sheriff captain coach "
    "administrator congressman congresswoman prince princess bishop archbishop cardinal general"
)
NEAR = 600
"""So many characters before a pronoun the person it means has to be named; whoever else is named there puts it in
doubt."""


class Statements:
    """Writes the claims of one article so that each can be read alone. Built once; asking it is cheap."""

    def __init__(self, text: str, names: Names) -> None:
        self.text = text
        self.names = names
        called = {name: self.whole(name) for name in {mention.name for mention in names.people}}
        self.people = [(mention, called[mention.name]) for mention in names.people]
        self.starts = [mention.start for mention, _ in self.people]
        self.by_surname: dict[str, set[str]] = {}
        self.sure: set[str] = set()
        """The names that are surely a person's: with a title, with a given name that is known as one, or with a verb
        of saying behind it."""
        for mention, name in self.people:
            if " " not in name:
                continue
            self.by_surname.setdefault(name.rsplit(" ", 1)[-1], set()).add(name)
            if name not in self.sure and (mention.title or names.gender(name) or self.speaks(mention)):
                self.sure.add(name)

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
        changes = [*self.people_in(start, end), *self.pronoun_in(start, end, said)]
        if self.names.acronyms:
            changes.extend(self.acronyms_in(start, end))
        if dates:
            changes.extend(days(self.text, dates))
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
            name = self.meant(start, word.lower())
            if name:
                yield pronoun.start(1), pronoun.end(1), f"[{name}]"
        elif said and said.direct and said.speaker in self.sure:
            yield pronoun.end(1), pronoun.end(1), f" [{said.speaker}]"

    def meant(self, position: int, pronoun: str) -> str:
        """Whom "he" or "she" at `position` means, where one person alone is named before it who can be; else ""."""
        last = bisect_left(self.starts, position)
        first = bisect_left(self.starts, position - NEAR)
        near = {name for mention, name in self.people[first:last] if name in self.sure or not self.is_place(mention)}
        other = "f" if pronoun == "he" else "m"
        possible = [name for name in near if self.names.gender(name) != other]
        return possible[0] if len(possible) == 1 and possible[0] in self.sure else ""

    def people_in(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The first names that go before surnames, and the name behind an office with which the claim opens."""
        told: set[str] = set()
        for mention, name in self.people[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            if (
                len(mention.words) == 1
                and name not in told
                and name in self.sure
                and name.endswith(f" {mention.words[0]}")
                and len(self.by_surname.get(mention.words[0], ())) == 1
                and not self.is_place(mention)
                and self.text[max(0, mention.start - 1) : mention.start] != "["
            ):
                yield mention.start, mention.start, f"[{name[: -len(mention.words[0]) - 1]}] "
            told.add(name)
        role = THE_ROLE.match(self.text, start, end)
        if role is not None and role.group(1) in OFFICES:
            holders = [each for each in self.names.roles.get(role.group(1), ()) if each.start < start]
            called = {self.whole(each.name) for each in self.names.roles.get(role.group(1), ())}
            if holders and len(called) == 1 and not called & told and start - holders[-1].start <= 3 * NEAR:
                yield role.end(), role.end(), f" [{next(iter(called))}]"

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
    return LEANING.match(text) is not None


def past_connectives(text: str, start: int, end: int) -> int:
    """Where the claim begins behind "However," and the like."""
    while text.find(",", start, start + LONGEST_LEAD) >= 0 or text[start : start + 4].lower() in {"and ", "but "}:
        found = LEADING.match(text, start, end)
        if found is None or end - found.end() < 12:
            break
        start = found.end()
    return start


def days(text: str, dates: Sequence[Date]) -> Iterator[tuple[int, int, str]]:
    """What a date says only to who knows the day of publication, put behind it."""
    told: set[str] = set()
    for number, each in enumerate(dates):
        if each.iso is None or each.iso in told:
            continue
        told.add(each.iso)
        said = each.text.lower()
        if each.iso[:YEAR] in said or (said == "today" and text[each.end : each.end + 1] == ","):
            continue  # "Today, some people …" means these times.
        following = dates[number + 1] if number + 1 < len(dates) else None
        if (
            following is not None
            and following.iso is not None
            and following.iso[:YEAR] == each.iso[:YEAR]
            and names_month(said)
            and UP_TO.fullmatch(text, each.end, following.start)
        ):
            continue
        words = spelled(each.iso, said)
        if words:
            hour = TIME_OF_DAY.match(text, each.end)
            at = hour.end() if hour else each.end
            yield at, at, f" [{words}]"


def spelled(iso: str, text: str) -> str:
    """What of the ISO date the words `text` leave open: the year, or the whole of it; "" for what has no plain name."""
    first, _, last = iso.partition("/")
    if not iso.replace("-", "").replace("/", "").isdigit():
        return ""  # A week or a quarter has no plain name.
    if last and len(first) == len(last) == DAY and first[:MONTH] == last[:MONTH] and not names_month(text):
        return f"{int(first[8:])} to {spelled(last, text)}"
    if last:
        return ""
    if names_month(text):
        return iso[:YEAR]
    if len(iso) == DAY:
        return f"{int(iso[8:])} {MONTH_NAMES[int(iso[5:7]) - 1]} {iso[:YEAR]}"
    if len(iso) == MONTH:
        return f"{MONTH_NAMES[int(iso[5:]) - 1]} {iso[:YEAR]}"
    return iso if len(iso) == YEAR else ""


def names_month(text: str) -> bool:
    return any(word.strip(".,") in MONTHS for word in text.replace("-", " ").split())


def cleaned(words: str) -> str:
    """The words without Markdown's marks and stray blanks."""
    if "](" in words:
        words = LINK.sub(r"\1", words)
    if "*" in words or "_" in words or "`" in words or words.startswith("#"):
        words = MARKS.sub("", words)
    if "  " in words or "\n" in words or not words.isascii():
        words = " ".join(words.split())
    return BLANK_BEFORE.sub("", words) if " ," in words or " ." in words else words


def finished(words: str) -> str:
    """The words as a sentence: quotation marks in pairs, a capital first, a stop last."""
    words = paired(words.strip().rstrip(",;:–—-"))
    if not words:
        return words
    first = 1 if words[0] in "“\"‘'«„([" and len(words) > 1 else 0
    if words[first].islower() and not words[first + 1 : first + 2].isupper():
        words = words[:first] + words[first].upper() + words[first + 1 :]
    last = words[-1]
    if last in ".!?…。！？؟।" or (last in '”"»」’' and words[-2:-1] in {".", "!", "?", "…", "。"}):
        return words
    return words + ("。" if WIDE.match(last) else ".")


def paired(words: str) -> str:
    """The words with the partner of a lonely quotation mark put in at the end from which it is missing."""
    if words.count('"') % 2:
        lonely = words.find('"') if words.count('"') == 1 else -1
        closes = words[lonely - 1 : lonely].strip() if lonely > 0 else ""
        words = f'"{words}' if closes else f'{words}"'
    if words.isascii() or "„" in words:
        return words
    for opening, closing in (("“", "”"), ("«", "»"), ("「", "」")):
        missing = words.count(opening) - words.count(closing)
        if missing == 1:
            words = words + closing
        elif missing == -1:
            words = opening + words
    return words
