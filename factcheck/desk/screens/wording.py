"""Whether a claim still says what a verdict's frozen record says of it."""

from datetime import date
from typing import Any, Protocol


class Worded(Protocol):
    """A claim, or as much of one as says what it says."""

    @property
    def statement(self) -> str: ...
    @property
    def claimant(self) -> str: ...
    @property
    def claimed_on(self) -> date | None: ...


def is_reworded(claim: Worded, recorded: dict[str, Any] | None) -> bool:
    """Whether statement, claimant or day differ from the claim in the record, which leaves empty values out."""
    if recorded is None:
        return False
    day = claim.claimed_on.isoformat() if claim.claimed_on else ""
    then = (recorded["statement"], recorded.get("claimant", ""), recorded.get("claimed_on", ""))
    return then != (claim.statement, claim.claimant, day)
