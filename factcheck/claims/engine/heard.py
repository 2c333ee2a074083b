"""Which of the words that rules wait for a text speaks: they are looked up once, for all rules together.

Whoever waits for certain words says so when it is loaded and gets a bit for them. What it asks of a text later is
whether that bit is set, which costs next to nothing however many words it waits for.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import count

from factcheck.claims.engine.words import REMEMBERED, vocabulary

WAITED_FOR: dict[str, int] = {}
"""For each word the bits of those who wait for it."""

KNOWN: set[str] = set()
"""The words alone: what a text shares with them is found faster so."""

UNTAKEN = count()


def bit_for(words: Iterable[str] = (), *, curled: bool = False) -> int:
    """A bit of its own for the words (lower case): it is set in what was `heard` of a text that speaks one of them.

    With `curled`, which is for words with straight apostrophes, those with curled ones are waited for as well.
    """
    bit = 1 << next(UNTAKEN)
    for word in words:
        for form in {word, word.replace("'", "’")} if curled else {word}:
            WAITED_FOR[form] = WAITED_FOR.get(form, 0) | bit
            KNOWN.add(form)
    return bit


@lru_cache(maxsize=REMEMBERED)
def heard(text: str) -> int:
    """The bits of all words that the text speaks."""
    bits = 0
    for word in vocabulary(text) & KNOWN:
        bits |= WAITED_FOR[word]
    return bits
