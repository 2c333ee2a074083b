"""The names in an article, and the fullest form of each: "Kato" is "Katsunobu Kato" where the article says so."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import repeat
from operator import itemgetter

from factcheck.claims.engine.layout.letters import UPPER
from factcheck.claims.engine.lexicon import MONTHS, STARTERS, WEEKDAYS, listed

TOKEN = rf"(?:[{UPPER}]\.(?:[{UPPER}]\.)*|[{UPPER}][^\W_]*(?:[’'-][^\W_]+)*)"
LINK = r"(?:de|da|del|della|di|van|von|der|den|bin|ibn|al|el|la|le|dos|of|for|the|and|&)"
SEQUENCE = re.compile(rf"{TOKEN}(?:[ \u00a0](?:{LINK}[ \u00a0]){{0,2}}{TOKEN}){{0,8}}")
ACRONYM = re.compile(rf"\((?<=\s\()([{UPPER}]{{2,8}})\)")
LAST_NAME = re.compile(rf"(?<![^\W_])(?:{SEQUENCE.pattern})$")
LONGEST_NAME = 90
POSSESSIVE = re.compile(r"[’']s?$")
HEADS = listed(
    "president minister secretary senator sen representative rep congressman congresswoman governor gov mayor "
    "chairman chairwoman chair chancellor premier ambassador director professor prof dr judge justice king queen "
    "prince princess pope captain general colonel sergeant officer commissioner spokesman spokeswoman spokesperson "
    "administrator analyst economist strategist coach manager leader candidate nominee mp mep mr mrs ms sir lord "
    "lady dame attorney lawyer executive ceo founder editor author actor singer councillor councilor sheriff chief "
    "speaker congressperson lieutenant republican democrat democratic rev reverend bishop cardinal archbishop "
    "detective inspector owner expert researcher scientist journalist reporter activist former billionaire "
    "businessman "
    "ministerin kanzler kanzlerin bundeskanzler bundeskanzlerin präsident präsidentin bürgermeister bürgermeisterin "
    "sprecher sprecherin herr frau ministre président présidente maire monsieur madame ministro ministra presidente "
    "presidenta alcalde alcaldesa portavoz prefeito prefeita senador senadora deputado deputada señor señora"
)
ORGANISATION = listed(
    "university college institute institution school bank group company corp corporation inc ltd llc plc party "
    "ministry department office agency council committee commission court house senate congress parliament "
    "association foundation society union federation league club team party police authority bureau board center "
    "centre museum church service administration government times post journal news herald tribune guardian "
    "network media research partners capital securities airlines hospital fund organization organisation campaign "
    "coalition alliance treasury reserve navy army force guard states kingdom nations republic city county street "
    "river island world cup olympics act bill tv television radio"
)
ROLE = re.compile(
    r"(?:the|The)\s+(?:\w+\s+)?(president|minister|secretary|senator|congressman|congresswoman|governor|mayor|"
    r"chairman|chairwoman|chancellor|premier|ambassador|director|professor|judge|pope|king|queen|spokesman|"
    r"spokeswoman|spokesperson|coach|analyst|economist|strategist|leader|candidate|nominee|administrator|"
    r"commissioner|sheriff|captain)$"
)

MEN = listed(
    "mr sir lord king prince pope congressman chairman spokesman councilman alderman businessman father brother "
    "aaron adam alan albert alexander alfred andrew anthony antonio arthur barack ben benjamin bernie bill bob "
    "boris brian bruce carlos charles chris christopher daniel david dennis dmitry donald doug douglas edward elon "
    "emmanuel eric ernest francisco frank fred gary george gerald giuseppe gordon graham greg gregory hans harold "
    "harry heinz henry howard hugh ian ivan jack jacob james jason jean-claude jeff jeffrey jeremy jerome jim jimmy "
    "joe joel john jonathan jose joseph josh juan justin karl keith ken kenneth kevin klaus larry lars lawrence "
    "lewis luis luke marco mario mark martin matt matthew michael mike mitch mohammed muhammad narendra nathan neil "
    "nicholas nick nigel olaf oliver oscar paul pedro peter phil philip pierre ralph ray recep richard rick rishi "
    "rob robert roger ron ronald roy russell ryan sam samuel scott sean sergei shinzo simon stephen steve steven "
    "stuart ted terry thomas tim timothy toby todd tom tony victor viktor vladimir volodymyr walter wayne werner "
    "william wolfgang xavier yuri"
)
WOMEN = listed(
    "mrs ms miss lady dame queen princess congresswoman chairwoman spokeswoman councilwoman businesswoman mother "
    "sister mme frau abigail alice amanda amy andrea angela angelina ann anna anne annette barbara beatrice betty "
    "brenda camilla carla carol caroline catherine charlotte cheryl christina christine claire claudia condoleezza "
    "cynthia daniela deborah debra diana diane dianne donna dorothy eleanor elena elisabeth elizabeth ella ellen "
    "emily emma erika eva evelyn fiona florence frances georgia gina gloria greta hannah heather helen helena "
    "hillary ilse indira irene isabel ivanka jacinda jane janet janice jean jennifer jessica jill joan joanna "
    "judith judy julia julie kamala karen karin kate katherine kathleen kathryn katie kelly kirsten laura lauren "
    "linda lisa liz loretta louise lucy madeleine margaret maria marie marine marion martha mary megan melania "
    "melinda melissa mette michelle monica nancy naomi natalie nicola nicole olga olivia pamela patricia paula "
    "penelope priti rachel rebecca renate rosa rose ruth sally samantha sandra sanna sara sarah sharon sheila "
    "shirley sofia sonia sophia sophie stephanie sue susan suzanne tamara teresa theresa tulsi ursula valerie "
    "vanessa vera veronica victoria virginia wendy yvette yvonne"
)
GENDERS = dict.fromkeys(MEN, "m") | dict.fromkeys(WOMEN, "f")
"""Titles and given names that tell; names that both bear, such as Robin or Taylor, tell nothing."""

IN_HEADLINES = listed(
    "Are Is Was Were Has Have Had Does Did Can Could Would Should As At By With Than That When While How Why What Who "
    "Not From Into Over To In On But If Or Because Against About His Her Their Its After Before"
)
"""With a capital only in a headline: they part its names."""

IN_NO_PERSON = frozenset({"of", "for", "the", "&"})

DATES = frozenset(MONTHS) | frozenset(WEEKDAYS)
NO_NAMES = DATES | HEADS
PARTING = IN_HEADLINES | STARTERS | {"and", "of", "for"}
"""A run of capitalised words with none of these, no title and no date in it is one name from end to end."""
SHORT_TITLE = re.compile(r"\b([^\W\d_]{2,5})\.[ \u00a0]$")
SHORT_FOR = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "prof": "professor",
    "capt": "captain",
    "lt": "lieutenant",
    "col": "colonel",
    "gen": "general",
    "sgt": "sergeant",
}


class Mention:
    """A name where it stands, without the titles before it; `title` is the last word of those, lower case, and `name`
    the words with blanks between.
    """

    __slots__ = ("name", "start", "title", "words")

    def __init__(self, start: int, words: tuple[str, ...], title: str, name: str) -> None:
        self.start = start
        self.words = words
        self.title = title
        self.name = name


Named = tuple[tuple[int, tuple[str, ...], str, str], ...]
"""Of each name in a run of words where it begins there, its words, its title and the words with blanks between."""


class Names:
    """All names of one article, gathered in one pass. Asking it is cheap."""

    def __init__(self, mentions: list[Mention], acronyms: dict[str, str]) -> None:
        self.mentions = mentions
        self.acronyms = acronyms
        self.starts = [mention.start for mention in mentions]
        self.full: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.roles: dict[str, list[Mention]] = {}
        self.called: dict[str, str] = {}
        different = list(dict.fromkeys([mention.words for mention in mentions]))
        for words in different:
            for first in range(1, len(words)):
                part = words[first:]
                known = self.full.get(part)
                # The first full form wins, unless a longer one holds all of it.
                if known is None or (len(known) < len(words) <= 6 and words[-len(known) :] == known):
                    self.full[part] = words
        persons = {words for words in different if is_person(words)}
        surnames = {words[-1] for words in persons}
        persons.update([words for words in different if len(words) == 1 and words[0] in surnames])
        for mention in mentions:
            if mention.title:
                self.roles.setdefault(mention.title, []).append(mention)
        self.people = [mention for mention in mentions if mention.words in persons]
        self.people_starts = [mention.start for mention in self.people]
        self.person_names: set[str] = set()
        self.genders: dict[str, str] = {}
        full = {name: self.fullest(name) for name in {mention.name for mention in self.people}}
        self.person_names.update(full.values())
        for mention in self.people:
            name = full[mention.name]
            if name not in self.genders:
                gender = GENDERS.get(mention.title) or GENDERS.get(mention.words[0].lower())
                if gender:
                    self.genders[name] = gender

    def fullest(self, name: str) -> str:
        """The fullest form of `name` in the article; the name itself where there is none."""
        called = self.called
        if name in called:
            return called[name]
        words = tuple(name.split())
        called[name] = known = self.acronyms.get(name) or " ".join(self.full.get(words, words))
        return known

    def person_before(self, position: int, within: int) -> str:
        """The fullest name of the person mentioned last before `position`, no
        more than `within` characters away, or "".
        """
        index = bisect_left(self.people_starts, position) - 1
        if index < 0 or position - self.people[index].start > within:
            return ""
        return self.fullest(self.people[index].name)

    def people_between(self, start: int, end: int) -> list[Mention]:
        """The people who are named in `start:end`."""
        return self.people[bisect_left(self.people_starts, start) : bisect_left(self.people_starts, end)]

    def gender(self, name: str) -> str:
        """ "m" or "f" where a title or the given name tells; "" where nothing does."""
        return self.genders.get(name, "")

    def in_role(self, role: str, position: int) -> str:
        """Who was called `role` ("minister") last before `position`; "" where the article names nobody so."""
        before = [mention for mention in self.roles.get(role, []) if mention.start < position]
        return self.fullest(before[-1].name) if before else ""

    def between(self, start: int, end: int) -> list[Mention]:
        """The names that begin in `start:end`."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def is_person(words: tuple[str, ...]) -> bool:
    """Whether the words can be a person's given name and surname."""
    if not 2 <= len(words) <= 4 or not IN_NO_PERSON.isdisjoint(words):
        return False
    return ORGANISATION.isdisjoint(lowered(words))


def lowered(words: Iterable[str]) -> list[str]:
    """The words in lower case without the stops behind them."""
    return list(map(str.rstrip, map(str.lower, words), repeat(".")))


def gather(text: str) -> Names:
    """The names of the whole text."""
    mentions: list[Mention] = []
    read: dict[str, Named] = {}  # An article names the same people again and again.
    for match in SEQUENCE.finditer(text):
        sequence = match.group()
        if sequence in STARTERS:
            continue
        found = read.get(sequence)
        if found is None:
            found = read[sequence] = names_in(sequence)
        if not found:
            continue
        start = match.start()
        before = text[start - 1] if start else ""
        if before != " " and before and (before.isalnum() or before in "#$@_"):
            continue
        for at, words, title, name in found:
            mentions.append(Mention(start + at, words, title, name))
        if before == " " and found[0][0] == 0 and text[start - 2] == ".":
            entitle(text, mentions[-len(found)])
    return Names(mentions, dict(explained(text)))


def without_possessive(word: str) -> str:
    return POSSESSIVE.sub("", word) if word[-1] in "’'" or word[-2:-1] in {"’", "'"} else word


def is_no_name(word: str) -> bool:
    return word in STARTERS or word.lower().rstrip(".") in NO_NAMES


def entitle(text: str, mention: Mention) -> None:
    """Gives the mention the shortened title that stands before it, whose stop parts the two: "Gov. Ann Lee"."""
    title = SHORT_TITLE.search(text, max(0, mention.start - 10), mention.start)
    word = title.group(1).lower() if title else ""
    if word in HEADS:
        mention.title = SHORT_FOR.get(word, word)


def explained(text: str) -> Iterator[tuple[str, str]]:
    """The acronyms that the text explains, `Korean Central News Agency (KCNA)`, each with its name."""
    for match in ACRONYM.finditer(text):
        blank = match.start() - 1
        before = LAST_NAME.search(text, max(0, blank - LONGEST_NAME), blank)
        words = before.group().split() if before else []
        while words and (words[0] in STARTERS or words[0].islower()):
            words = words[1:]
        if len(words) > 1 and "".join(word[0] for word in words if word[0].isupper()) == match.group(1):
            yield match.group(1), " ".join(words)


def names_in(sequence: str) -> Named:
    """The names in a run of capitalised words: possessives and "and" divide it, titles and first words go. Of each
    where in the run it begins, its words, its title and the words with blanks between.
    """
    if " " not in sequence and "\u00a0" not in sequence:
        word = without_possessive(sequence) if "'" in sequence or "’" in sequence else sequence
        return () if is_no_name(word) else ((0, (word,), "", word),)
    pieces = tuple(sequence.split(" "))
    if (
        PARTING.isdisjoint(pieces)
        and NO_NAMES.isdisjoint(sequence.lower().replace(".", "").split(" "))
        and "'" not in sequence
        and (sequence.isascii() or ("’" not in sequence and "\u00a0" not in sequence))
    ):
        return ((0, pieces, "", sequence),)
    parts: list[list[tuple[str, int]]] = [[]]
    position, headline = 0, False
    owning = "'" in sequence or "’" in sequence
    for word in sequence.replace("\u00a0", " ").split(" "):
        bare = without_possessive(word) if owning and word else word
        if word in {"and", "of", "for"} and (word == "and" or is_person_like(parts[-1])):
            parts.append([])
        elif word in IN_HEADLINES and parts[-1]:
            parts.append([])
            headline = True
        elif headline and not parts[-1] and word.endswith("ing"):
            pass  # "Groups Are Praising Ann Lee"
        elif bare:
            parts[-1].append((bare, position))
            if bare != word:
                parts.append([])
        position += len(word) + 1
    found = [named(part) for part in parts]
    return tuple([(at, words, title, " ".join(words)) for at, words, title in found if words])


def is_person_like(part: list[tuple[str, int]]) -> bool:
    """Whether the words before "of" are a person's ("Martin Whetton of Westpac") and not the first half of a name."""
    while part and part[0][0].lower().rstrip(".") in HEADS:
        part = part[1:]
    return len(part) in {2, 3} and not any(word.lower() in ORGANISATION or word.islower() for word, _ in part)


FIRST = itemgetter(0)


def named(part: list[tuple[str, int]]) -> tuple[int, tuple[str, ...], str]:
    """Where the name in one run of words begins, its words and its title; no words where only titles, first words or
    dates are left.
    """
    first, end = 0, len(part)
    while first < end and (part[first][0] in STARTERS or part[first][0].islower()):
        first += 1
        if first + 1 < end and part[first][0].lower() in DATES:
            first += 1  # "In May Ann Lee left."
    while end > first and part[end - 1][0].islower():
        end -= 1
    part = part[first:end]
    title = ""
    words = tuple(map(FIRST, part))
    low = lowered(words[:-1])
    for index in range(len(low), 0, -1):
        if low[index - 1] in HEADS:
            title = low[index - 1]
            part, words = part[index:], words[index:]
            break
    if all(map(is_no_name, words)):
        return 0, (), ""
    return part[0][1], words, title
