"""Verdicts with words of their own, each on a claim in an article of its own, gone the way that verdicts go."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from articles.services.intake import take_in
from factcheck.claims.services import triage
from factcheck.verdicts.models import Verdict
from tests import people

STATEMENT = "Japan had already begun dumping Treasurys in March"

_number = count(1)


def written(
    desk: people.Desk,
    statement: str = STATEMENT,
    *,
    claimant: str = "",
    claimed_on: date | None = date(2025, 5, 2),
    outlet: str = "Pacific Ledger",
    url: str | None = None,
    label: str = "False",
    **words: str,
) -> Verdict:
    """A draft on a claim with these words."""
    n = next(_number)
    taken = take_in(
        by=None, outlet=outlet, title=f"Tokyo and its card, part {n}",
        text=f"Story {n}. So they say.\n\n{statement}",
        url=f"https://ledger.example.org/stories/{n}" if url is None else url,
        published_at=datetime(2025, 5, 2, 9, tzinfo=UTC),
    )  # fmt: skip
    stands = statement if statement in taken.version.text else "So they say"  # Intake cleans what it takes in.
    claim, _ = people.place(taken.version, stands, by=desk.checker)
    claim = triage.correct(
        claim,
        by=desk.checker,
        version=claim.version,
        statement=statement,
        claimant=claimant,
        claimed_on=claimed_on,
    )
    return desk.draft(claim, label=label, **words)


def published(desk: people.Desk, statement: str = STATEMENT, **words: Any) -> Verdict:
    """A published verdict on a claim with these words."""
    return desk.published(desk.approved(desk.submitted(written(desk, statement, **words))))
