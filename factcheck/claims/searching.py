"""Words that somebody looks for, as PostgreSQL searches for them; and those that were spelt wrongly, put right."""

import re
from collections.abc import Iterable, Mapping
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery
from django.db import connection

MOST_WORDS = 12
SHORTEST_TYPO = 4  # Characters; shorter words are like too many others.
HAS_LETTERS = re.compile(r"\w")

Spellings = Mapping[str, Iterable[str]]


def words_in(text: str) -> list[str]:
    """The words of a search, each once, in their order; what has no letter and no digit is no word."""
    return [word for word in dict.fromkeys(text.split()) if HAS_LETTERS.search(word)][:MOST_WORDS]


def query_of(text: str, spellings: Spellings | None = None) -> SearchQuery | None:
    """A search for every one of the words, as they are or as a beginning; None where there is no word.

    `spellings` gives other words that are meant as well: {word: [others]}.
    """
    words = words_in(text)
    if not words:
        return None
    others = spellings or {}
    return reduce(and_, (reduce(or_, map(_spelt, [word, *others.get(word, ())])) for word in words))


def _spelt(word: str) -> SearchQuery:
    """The word as it stands in any language, begun or whole, or as English bends it."""
    quoted = word.replace("\\", "\\\\").replace("'", "''")
    begun = SearchQuery(f"'{quoted}':*", config="simple", search_type="raw")
    return begun | SearchQuery(word, config="english")


def spelt_otherwise(text: str) -> dict[str, list[str]]:
    """For each word of a search that no claim has, the words of claims that are written most like it; one query."""
    asked = [word for word in words_in(text) if len(word) >= SHORTEST_TYPO]
    if not asked:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT asked, word FROM claims_words_like(%s) ORDER BY asked, likeness DESC, word", [asked])
        found: dict[str, list[str]] = {}
        for word, other in cursor.fetchall():
            found.setdefault(word, []).append(other)
    return found
