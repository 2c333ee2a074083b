"""Finding published checks by words: in the claim, in who made it, and in what was found, as the record has them."""

import re
import unicodedata
from functools import reduce
from operator import and_

from django.db.models import Func, Q, TextField

from factcheck.verdicts.models.verdict import VerdictQuerySet

MOST_WORDS = 12
# Words of questions, which the claim that is asked about seldom has.
_SAID_IN_PASSING = frozenset(
    """
    a an and are as at be been by did do does for from had has have how in is it its of on or really s that the their
    there they this to true was were what when where which who why will with
    """.split()
)
# English endings, with how many letters have to stand before one.
_ENDING = re.compile(r"(?:(?<=[a-z]{3})(?:['’]s|e?s)|(?<=[a-z]{4})(?:ies|ing|ed))$")


class WordsOfRecord(Func):
    """The words of a verdict's frozen record that a search looks at, in one text."""

    template = (
        "(COALESCE(%(expressions)s #>> '{claim,statement}', '') || ' ' || "
        "COALESCE(%(expressions)s #>> '{claim,claimant}', '') || ' ' || "
        "COALESCE(%(expressions)s ->> 'summary', ''))"
    )
    output_field = TextField()


def matching(verdicts: VerdictQuerySet, text: str) -> VerdictQuerySet:
    """Those that hold every word somewhere, in any language and script; a word is found inside longer ones, too.

    That serves scripts without blanks between words, and English, whose endings are left out. One index of three
    letters at a time answers it. A text without a letter or figure finds nothing.
    """
    words = words_of(text)
    if not words:
        return verdicts.none()
    found = verdicts.alias(words_of_record=WordsOfRecord("record"))
    return found.filter(reduce(and_, (Q(words_of_record__icontains=word) for word in words)))


def words_of(text: str) -> list[str]:
    """The words of a search, each once, without the punctuation around them, without endings and what asks only."""
    bare = [_bare(word) for word in unicodedata.normalize("NFC", text).lower().split()]
    words = [word for word in bare if word]
    telling = [word for word in words if word not in _SAID_IN_PASSING] or words
    return list(dict.fromkeys(_ENDING.sub("", word) for word in telling))[:MOST_WORDS]


def _bare(word: str) -> str:
    while word and unicodedata.category(word[0])[0] in "PSC":
        word = word[1:]
    while word and unicodedata.category(word[-1])[0] in "PSC":
        word = word[:-1]
    return word
