"""The named reasons for and against checking a sentence: what its words say that it does.

Each reason either holds or does not; how much it counts stands in the weights. The words of the sentence and their
pairs are looked up once, all together; only what no lookup tells is searched for.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from factcheck.claims.engine import cues, words
from factcheck.claims.engine.cues import CAUSES, CHANGES, COMPARES, LAW, RANKS, Cue
from factcheck.claims.engine.heard import heard
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
NAMED = re.compile(r"[A-Z](?<=[A-Za-z0-9,')\s]\s.)(?!(?<=I)'(?:m|ve|d|ll)(?:\s|$))\S")
"""A name behind another word or behind several blanks, in letters without signs."""
NAMED_FURTHER_ON = re.compile(r"(?<=[A-Za-z0-9,')])\s+(?!I'(?:m|ve|d|ll)(?:\s|$))[A-Z]\S")
"""The same where several blanks may stand before it, which takes several times as long."""

SHARES = frozenset({"percent", "percentage point", "share", "basis point"})
LARGE = 100
SEVERAL_NAMES = 2
SEARCHED: dict[Cue, int] = {
    COMPARES: told.BITS[told.COMPARED],
    CHANGES: told.BITS[told.CHANGED],
    RANKS: told.BITS[told.RANKED],
    CAUSES: told.BITS[told.CAUSED],
    LAW: told.BITS[told.LEGAL],
}
ROUGH_AMOUNT = told.BITS[told.ROUGH_AMOUNT]
HEDGED = told.BITS[told.HEDGED]
OFFICIAL = told.BITS[told.OFFICIAL]
HAPPENED = told.BITS[told.HAPPENED]
STATIVE = told.BITS[told.STATIVE]
ASKED = told.BITS[told.ASKED]
LEANS = told.BITS[told.LEANS]
BREAKS_OFF = told.BITS[told.BREAKS_OFF]
ENDS_IN_MARKS = frozenset("?？؟-–—.…\"'”’»」)]*_ \n")
"""A sentence that ends otherwise neither asks nor breaks off."""


def tokens(sentence: str) -> tuple[str, ...]:
    """The words in lower case, in order, with straight apostrophes."""
    spoken = words.spoken(sentence)
    return tuple([word.replace("’", "'") for word in spoken]) if "’" in sentence else spoken


def pairs(spoken: Sequence[str]) -> list[str]:
    """Each two neighbouring words, with a blank between."""
    return [f"{one} {other}" for one, other in pairwise(spoken)]


def reasons(sentence: str, quantities: Sequence[Quantity], dates: Sequence[Date], spoken: Sequence[str]) -> list[str]:
    """The names of all reasons that the words of an English sentence give, each once, always in the same order.

    `spoken` are its `tokens`; `quantities` and `dates` are those read in it.
    """
    found = plain(sentence, quantities, dates, len(spoken))
    bits = by_words(sentence, spoken)
    if bits & ROUGH_AMOUNT and (told.AMOUNT in found or told.FIGURE in found):
        bits ^= ROUGH_AMOUNT
    found.extend(told.names(bits))
    return found


def by_words(sentence: str, spoken: Sequence[str]) -> int:
    """The bits of the reasons that the words give."""
    known = heard(sentence)
    bits = known & told.BY_WORDS | by_neighbours(spoken) | attitudes(sentence, spoken)
    for cue in cues.signs(sentence):
        bits |= SEARCHED.get(cue, 0)
    if known & told.MAY_BE and not bits & HEDGED and MAY.search(sentence):
        bits |= HEDGED
    if known & told.CLEARLY_PAST or any(map(is_past, words.in_ed(spoken))):
        bits |= HAPPENED
    elif known & told.AUXILIARY:
        bits |= STATIVE
    if known & told.OFFICES and known & told.SPEAKS:
        bits |= OFFICIAL
    return bits


def by_neighbours(spoken: Sequence[str]) -> int:
    """The bits of the reasons that two neighbouring words give: set phrases, who did something, what is going on."""
    bits = 0
    followed = told.FOLLOWED
    behind = 0
    for one in spoken[:-1]:
        behind += 1
        if one not in followed:
            continue
        pairs, done, going = followed[one]
        other = spoken[behind]
        if other in pairs:
            bits |= pairs[other]
        if done and is_past(other):
            bits |= done
        if going and other[-3:] == "ing" and other not in told.NO_DOING:
            bits |= going
    return bits


def plain(sentence: str, quantities: Sequence[Quantity], dates: Sequence[Date], length: int) -> list[str]:
    """The reasons that can be told without knowing the language; `length` counts words."""
    found: list[str] = []
    if quantities:
        found.append(told.AMOUNT if any(map(is_weighty, quantities)) else told.FIGURE)
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
    if length <= 7:
        found.append(told.VERY_SHORT if length <= 4 else told.SHORT)
    elif length >= 18:
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
    found = names_behind(sentence)
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


def names_behind(sentence: str) -> int:
    """How many names it holds behind its first word; two are as good as many."""
    if sentence.isascii():  # The same in half the time.
        one = NAMED.search(sentence)
        if one is None:
            return 0
        two = NAMED.search(sentence, one.end())
        if sentence[one.start() - 2].isspace() or (two is not None and sentence[two.start() - 2].isspace()):
            one = NAMED_FURTHER_ON.search(sentence)
            two = one and NAMED_FURTHER_ON.search(sentence, one.end())
        return 0 if one is None else 1 if two is None else SEVERAL_NAMES
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
                break
    return found


def is_past(word: str) -> bool:
    return word in told.PAST_WORDS or (word[-2:] == "ed" and len(word) > 4 and word not in told.NOT_PAST)


def attitudes(sentence: str, spoken: Sequence[str]) -> int:
    """The bits of what the speaker does with the sentence besides telling something."""
    if not spoken:
        return 0
    bits = 0
    first = spoken[0]
    if first.replace("-", "'").partition("'")[0] in ASKS_FIRST and ASKS.match(sentence):
        bits |= ASKED
    if first in told.VAGUE_WORDS or (first in told.VAGUE_FIRSTS and " ".join(spoken[:2]) in told.VAGUE_PAIRS):
        bits |= LEANS
    if sentence[-1] in ENDS_IN_MARKS and BREAK.search(sentence, max(0, len(sentence) - 12)):
        bits |= BREAKS_OFF
    return bits
