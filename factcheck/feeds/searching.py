"""Finding published checks by words: in the claim, in who made it, and in what was found, as the record has them."""

import unicodedata
from functools import reduce
from operator import and_

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Func, Q, TextField

from factcheck.verdicts.models.verdict import VerdictQuerySet

MOST_WORDS = 12


class WordsOfRecord(Func):
    """The words of a verdict's frozen record that a search looks at, in one text."""

    template = (
        "(COALESCE(%(expressions)s #>> '{claim,statement}', '') || ' ' || "
        "COALESCE(%(expressions)s #>> '{claim,claimant}', '') || ' ' || "
        "COALESCE(%(expressions)s ->> 'summary', ''))"
    )
    output_field = TextField()


def matching(verdicts: VerdictQuerySet, text: str) -> VerdictQuerySet:
    """Those that hold every word somewhere, in any language and script, or what English makes of all of them.

    English leaves out words such as “did” and bends the others. A text without a letter or figure finds nothing.
    """
    words = words_of(text)
    if not words:
        return verdicts.none()
    found = verdicts.alias(words_of_record=WordsOfRecord("record")).alias(
        english=SearchVector(WordsOfRecord("record"), config="english")
    )
    everywhere = reduce(and_, (Q(words_of_record__icontains=word) for word in words))
    return found.filter(everywhere | Q(english=SearchQuery(" ".join(words), config="english")))


def words_of(text: str) -> list[str]:
    """The words of a search, each once, without the punctuation around them."""
    words = (_bare(word) for word in unicodedata.normalize("NFC", text).split())
    return [word for word in dict.fromkeys(words) if word][:MOST_WORDS]


def _bare(word: str) -> str:
    while word and unicodedata.category(word[0])[0] in "PSC":
        word = word[1:]
    while word and unicodedata.category(word[-1])[0] in "PSC":
        word = word[:-1]
    return word
