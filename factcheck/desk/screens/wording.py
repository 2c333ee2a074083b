"""Whether a claim still says what a verdict's frozen record says of it."""

from typing import Any

from factcheck.claims.models import Claim


def is_reworded(claim: Claim, recorded: dict[str, Any] | None) -> bool:
    """Whether statement, claimant or day differ from the claim in the record, which leaves empty values out."""
    if recorded is None:
        return False
    day = claim.claimed_on.isoformat() if claim.claimed_on else ""
    then = (recorded["statement"], recorded.get("claimant", ""), recorded.get("claimed_on", ""))
    return then != (claim.statement, claim.claimant, day)
