"""What was read at a claim's place beside figures and dates: who says it, in which words, and what was put in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from factcheck.claims.models import Appearance, Claim

# From so much confidence on -> the word for it.
SURE = ((0.9, _("certain")), (0.7, _("likely")), (0.4, _("possible")), (0.0, _("doubtful")))
BRACKETED = re.compile(r"\[[^\[\]]+\]")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a statement. `are_put_in` says that a rule put them there: the text does not have them here."""

    text: str
    are_put_in: bool


def how_sure(place: Appearance) -> str:
    """The speaker's confidence in a word; nothing where none is known."""
    confidence = place.speaker_confidence
    if confidence is None:
        return ""
    return str(next(word for least, word in SURE if confidence >= least))


def quoted(place: Appearance) -> list[str]:
    """The verbatim pieces of the quote, in order. They are kept joined by blanks, with the span of each."""
    pieces, at = [], 0
    for start, end in place.quote_spans:
        pieces.append(place.quote[at : at + end - start])
        at += end - start + 1
    fits = at == len(place.quote) + 1 and " ".join(pieces) == place.quote
    return pieces if fits else [place.quote] * bool(place.quote)


def statement_of(claim: Claim, place: Appearance | None) -> list[Words]:
    """The statement, with the words that the engine put in set apart. A person's own brackets are left alone."""
    is_the_engines = place is not None and place.statement == claim.statement
    exact = place.exact if place and is_the_engines else claim.statement
    return list(_apart(claim.statement, exact))


def _apart(statement: str, exact: str) -> Iterator[Words]:
    at = 0
    for found in BRACKETED.finditer(statement):
        if found.group() in exact:
            continue
        if found.start() > at:
            yield Words(statement[at : found.start()], are_put_in=False)
        yield Words(found.group(), are_put_in=True)
        at = found.end()
    if at < len(statement):
        yield Words(statement[at:], are_put_in=False)
