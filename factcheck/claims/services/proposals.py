"""What a reading proposes, as the rows that keep it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Version
from factcheck.claims.engine import Candidate, Date, Quantity
from factcheck.claims.models import Appearance, Claim

LONGEST_NAME = 300
LONGEST_ENGINE = 100

# What people see of a place: when a reading changes it, whoever had it before their eyes is told.
SEEN = frozenset({"exact", "statement", "kinds", "speaker", "speaker_inferred", "quote", "quantities", "dates"})
# A field that a person put right -> the columns that no reading changes then.
PROTECTS = {"speaker": {"speaker", "speaker_inferred", "speaker_confidence"}}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What came of reading a text for the `number`th time: the claims to offer, and the engine that found them."""

    engine: str
    engine_version: str
    number: int
    found: Sequence[Candidate]


def as_read(candidate: Candidate, proposal: Proposal) -> dict[str, Any]:
    """The columns of an appearance that say what the engine read there."""
    return {
        "statement": statement_of(candidate),
        "kinds": list(candidate.kinds),
        "speaker": candidate.speaker[:LONGEST_NAME],
        "speaker_inferred": candidate.speaker_inferred,
        "speaker_confidence": candidate.speaker_confidence if candidate.speaker else None,
        "quote": candidate.quote,
        "quote_spans": [[span.start, span.end] for span in candidate.quote_spans],
        "quantities": [_entry(found) for found in candidate.quantities],
        "dates": [_entry(found) for found in candidate.dates],
        "score": candidate.score,
        "why": [{"name": factor.name, "weight": factor.weight} for factor in candidate.why],
        "engine": proposal.engine[:LONGEST_ENGINE],
        "engine_version": proposal.engine_version[:LONGEST_ENGINE],
    }


def _entry(found: Quantity | Date) -> dict[str, Any]:
    """A figure or a date as JSON, with all that the engine knows of it; offsets count in the version's text."""
    return found._asdict()


def statement_of(candidate: Candidate) -> str:
    return candidate.statement or candidate.exact


def claimant_of(candidate: Candidate) -> str:
    """Whom the claim is put down to. A speaker put together from elsewhere is shown; only a person puts it down."""
    return "" if candidate.speaker_inferred else candidate.speaker[:LONGEST_NAME]


def new_claim(candidate: Candidate, language: str) -> Claim:
    return Claim(statement=statement_of(candidate), claimant=claimant_of(candidate), language=language)


def where(candidate: Candidate) -> dict[str, Any]:
    """The columns of an appearance that say where it stands."""
    return {
        "exact": candidate.exact,
        "prefix": candidate.prefix,
        "suffix": candidate.suffix,
        "start": candidate.start,
        "end": candidate.end,
        "proposed_start": candidate.start,
        "proposed_end": candidate.end,
    }


def new_place(version: Version, candidate: Candidate, claim: Claim, proposal: Proposal) -> Appearance:
    return Appearance(
        claim=claim, version=version, reading=proposal.number, **where(candidate), **as_read(candidate, proposal)
    )


def refresh(place: Appearance, candidate: Candidate, proposal: Proposal) -> set[str]:
    """Put on the row what the engine says now, but for what a person put right; the names of what changed."""
    kept = {column for name in place.corrected for column in PROTECTS.get(name, {name})}
    said = where(candidate) | as_read(candidate, proposal)
    changed = {name for name, value in said.items() if name not in kept and getattr(place, name) != value}
    for name in changed:
        setattr(place, name, said[name])
    return changed
