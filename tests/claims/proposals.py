"""What a reading might propose, put together by hand, so that two readings can differ in one thing."""

from typing import Any

from django.db import transaction

from articles.models import Version
from factcheck.claims import engine
from factcheck.claims.engine import Candidate
from factcheck.claims.engine.anchor import selectors
from factcheck.claims.models import Appearance
from factcheck.claims.services.proposals import Proposal
from factcheck.claims.services.writing import Outcome, write

TEMPLATE = engine.extract("Exports fell by 3 percent in March.")[0]


def candidate(version: Version, words: str, *, nth: int = 0, **fields: Any) -> Candidate:
    """A proposal of the `nth` place where the words stand, without speaker, figures or dates unless they are given."""
    start = -1
    for _ in range(nth + 1):
        start = version.text.index(words, start + 1)
    exact, prefix, suffix = selectors(version.text, start, start + len(words))
    plain = TEMPLATE._replace(
        start=start, end=start + len(words), exact=exact, prefix=prefix, suffix=suffix, statement=exact,
        score=0.8, kinds=("event",), speaker="", speaker_inferred=False, speaker_confidence=0.0, quote="",
        quote_spans=(), quantities=(), dates=(),
    )  # fmt: skip
    return plain._replace(**fields)


def reading(version: Version, *found: Candidate, number: int = 1, engine_version: str = "1") -> Outcome:
    """The `number`th reading of the version, which proposes these, written as a worker writes it."""
    with transaction.atomic():
        return write(version, Proposal("rules", engine_version, number, found))


def place_of(version: Version, words: str) -> Appearance:
    """The one place of the version that stands at these words."""
    return version.appearances.select_related("claim").get(exact=words)
