"""The named reasons for and against checking a sentence: what its words say that it does.

Each reason either holds or does not; how much it counts stands in the weights. The words of the sentence and their
pairs are looked up once in one dictionary; only what no lookup tells is searched for.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from factcheck.claims.engine import cues, words
from factcheck.claims.engine.cues import CAUSES, CHANGES, COMPARES, LAW, RANKS, Cue
from factcheck.claims.engine.lexicon import STARTERS, listed
from factcheck.claims.engine.results import Date, Quantity
from factcheck.claims.engine.worthiness import reason_words as told

MAY = re.compile(r"\bmay\b")
QUESTION = re.compile(r"[?？؟][\"'”’»」)\]*_\s]*$")
ASKS = re.compile(
    r"^(?:[\"“'‘(*_]*)(?:so\s+|and\s+|but\s+|now,?\s+|well,?\s+)*(?:let[’']?s|let\s+(?:me|us)|please|go\s+ahead"
    r"|take\s+a\s+look|thank|thanks|welcome|good\s+(?:morning|evening|night)|hello|"
    r"look,|listen,|imagine|remember|consider|note\s+that|see\b|stop|don[’']t|do\s+not|try|make\s+sure|i\s+(?:want"
    r"|would\s+like)\s+to\s+(?:thank|ask|talk|say))\b",
    re.IGNORECASE,
)
ASKS_FIRST = listed(
    "so and but now well let lets please go take thank thanks welcome good hello look listen imagine remember consider "
    "note see stop don do try make i"
)
"""The letters with which the first word of what ASKS finds begins, up to a hyphen or an apostrophe."""
FIRST_WORD = re.compile(r"[\"“'‘(*_]*([^\W\d_][\w’'-]+)")
QUOTED = re.compile(r"[“”«»„「」\"]")
BREAK = re.compile(r"(?:-|–|—|\.\.\.|…)[\"'”’)\]\s]*$")
NAME_FOLLOWS = frozenset(",'’”)")
SPOKEN_OF_ONESELF = frozenset({"I'm", "I've", "I'd", "I'll", "I’m", "I’ve", "I’d", "I’ll"})
SHARES = frozenset({"percent", "percentage point", "share", "basis point"})
LARGE = 100
SEVERAL_NAMES = 2
SEARCHED: tuple[tuple[str, Cue], ...] = (
    (told.COMPARED, COMPARES),
    (told.CHANGED, CHANGES),
    (told.RANKED, RANKS),
    (told.CAUSED, CAUSES),
    (told.LEGAL, LAW),
)
ENDS_IN_MARKS = frozenset("?？؟-–—.…\"'”’»」)]*_ \n")
"""A sentence that ends otherwise neither asks nor breaks off."""


def tokens(sentence: str) -> tuple[str, ...]:
    """The words in lower case, in order, with straight apostrophes."""
    spoken = words.spoken(sentence)
    return tuple([word.replace("’", "'") for word in spoken]) if "’" in sentence else spoken


def pairs(spoken: Sequence[str]) -> list[str]:
    """Each two neighbouring words, with a blank between."""
    return [f"{one} {other}" for one, other in pairwise(spoken)]


def reasons(sentence: str, quantities: Sequence[Quantity], dates: Sequence[Date], spoken: Sequence[str]) -> set[str]:
    """The names of all reasons that the words of an English sentence give.

    `spoken` are its `tokens`; `quantities` and `dates` are those read in it.
    """
    known = frozenset(spoken) if "’" in sentence else words.vocabulary(sentence)
    found = set(plain(sentence, quantities, dates, len(spoken)))
    for word in told.WORDS & known:
        found.update(told.TELLS[word])
    found.update(by_pairs(spoken, known))
    signs = cues.signs(sentence)
    if signs:
        found.update([name for name, cue in SEARCHED if cue in signs])
    if told.AMOUNT in found or told.FIGURE in found:
        found.discard(told.ROUGH_AMOUNT)
    if "may" in known and told.HEDGED not in found and MAY.search(sentence):
        found.add(told.HEDGED)
    found.update(deeds(spoken, known))
    if not known.isdisjoint(told.OFFICES) and not known.isdisjoint(told.SPEAKS):
        found.add(told.OFFICIAL)
    if told.HAPPENED not in found and not known.isdisjoint(told.AUXILIARY):
        found.add(told.STATIVE)
    found.update(attitudes(sentence, spoken))
    return found


def by_pairs(spoken: Sequence[str], known: frozenset[str]) -> list[str]:
    """The reasons that two neighbouring words give. They are put together only where both are spoken somewhere."""
    for first in told.FIRSTS & known:
        if not known.isdisjoint(told.SECONDS[first]):
            return [reason for gram in told.PAIRS.intersection(pairs(spoken)) for reason in told.TELLS[gram]]
    return []


def plain(sentence: str, quantities: Sequence[Quantity], dates: Sequence[Date], length: int) -> list[str]:
    """The reasons that can be told without knowing the language; `length` counts words."""
    found: list[str] = []
    if quantities:
        found.append(told.AMOUNT if any(is_weighty(each) for each in quantities) else told.FIGURE)
        if len(quantities) > 1:
            found.append(told.SEVERAL_FIGURES)
    if dates:
        found.append(told.DATE)
    named = named_things(sentence)
    if named:
        found.append(told.NAMES)
        if named > 1:
            found.append(told.MORE_NAMES)
    if '"' in sentence or (not sentence.isascii() and QUOTED.search(sentence)):
        found.append(told.QUOTES)
    if sentence[-1:] in ENDS_IN_MARKS and QUESTION.search(sentence):
        found.append(told.QUESTION_ASKED)
    for most, name in ((4, told.VERY_SHORT), (7, told.SHORT)):
        if length <= most:
            return [*found, name]
    if length >= 18:
        found.append(told.LONG)
    if length >= 30:
        found.append(told.VERY_LONG)
    return found


def is_weighty(quantity: Quantity) -> bool:
    """Whether the figure is money, a share or large: what somebody has counted."""
    return bool(quantity.currency) or quantity.unit in SHARES or abs(quantity.value) >= LARGE


def named_things(sentence: str) -> int:
    """How many names it holds, as far as capitals tell, the first word counted only where it is no ordinary one. Two
    are as good as many.
    """
    found = 0
    for before, piece in pairwise(sentence.split()):
        if (
            piece[0].isupper()
            and len(piece) > 1
            and (before[-1].isalnum() or before[-1] in NAME_FOLLOWS)
            and piece not in SPOKEN_OF_ONESELF
        ):
            found += 1
            if found == SEVERAL_NAMES:
                return found
    first = FIRST_WORD.match(sentence)
    if first is None or not first.group(1)[0].isupper() or first.group(1) in STARTERS:
        return found
    if found and first.group(1)[-3:] not in {"ing", "ely"}:
        return found + 1
    # Alone at the start a capital says little; a verb in the singular right behind it says that it may be a name.
    verb = words.FINITE.match(sentence, first.end() + 1)
    return max(found, 1) if verb and not first.group(1).endswith("s") else found


def is_past(word: str) -> bool:
    return word in told.PAST_WORDS or (word[-2:] == "ed" and len(word) > 4 and word not in told.NOT_PAST)


def deeds(spoken: Sequence[str], known: frozenset[str]) -> list[str]:
    """What is said to have happened or to go on, and who did it, as far as neighbouring words tell."""
    past = known & told.PAST_WORDS
    happened = not past <= told.AUXILIARY
    acts = not known.isdisjoint(told.DOERS)
    if acts or not happened:
        regular = [word for word in known if word.endswith("ed") and is_past(word)]
        happened = happened or bool(regular)
        past = past.union(regular)
    found = [told.HAPPENED] if happened else []
    if acts and past:
        before = [one for one, other in pairwise(spoken) if other in past]
        if not told.ACTORS.isdisjoint(before):
            found.append(told.DID)
        if not told.SPEAKERS.isdisjoint(before):
            found.append(told.SPEAKER_DID)
    if not known.isdisjoint(told.GOING):
        for one, other in pairwise(spoken):
            if one in told.GOING and other[-3:] == "ing" and other not in told.NO_DOING and not is_past(other):
                found.append(told.GOES_ON)
                break
    return found


def attitudes(sentence: str, spoken: Sequence[str]) -> list[str]:
    """What the speaker does with the sentence besides telling something."""
    found: list[str] = []
    if not spoken:
        return found
    first = spoken[0]
    if first.replace("-", "'").partition("'")[0] in ASKS_FIRST and ASKS.match(sentence):
        found.append(told.ASKED)
    if not told.PROMISING.isdisjoint(spoken):
        found.append(told.PROMISED)
    if first in told.VAGUE_WORDS or (first in told.VAGUE_FIRSTS and " ".join(spoken[:2]) in told.VAGUE_PAIRS):
        found.append(told.LEANS)
    if sentence[-1] in ENDS_IN_MARKS and BREAK.search(sentence, max(0, len(sentence) - 12)):
        found.append(told.BREAKS_OFF)
    return found
