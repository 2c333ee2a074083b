"""What the linter says of a verdict before anybody outside reads it.

Nothing here stops a publication. What would make the markup invalid cannot come this far: the database refuses a claim
without words (`claim_has_a_statement`), a label without words (`rating_has_a_label`), review without a rating
(`submitted_verdict_has_rating_and_summary`) and a public verdict without an address
(`published_verdict_has_reviewer_and_date`). All else is told, and people decide.
"""

import copy
from datetime import UTC, datetime

from factcheck.feeds import published
from factcheck.feeds.claimreview import claim_review
from factcheck.feeds.lint.faults import Fault
from factcheck.feeds.lint.inspecting import faults_of
from factcheck.feeds.published import Check
from factcheck.verdicts.models import State, Verdict
from factcheck.verdicts.services.review import slug_for


def of(verdict: Verdict) -> list[Fault]:
    """Each fault of the ClaimReview that publishing this verdict now would make, what has to be mended first.

    None for a verdict that was not submitted: only then is there a record. Asks the database nothing.
    """
    if not verdict.record:
        return []
    return sorted(faults_of(claim_review(_as_if_public(verdict))), key=lambda fault: fault.is_advice)


def _as_if_public(verdict: Verdict) -> Check:
    """The check as it would be if it were published this second; a copy, so that nothing of it can be saved."""
    now = datetime.now(UTC)
    row = copy.copy(verdict)
    row.slug = verdict.slug or slug_for(verdict)
    row.first_published_at = verdict.first_published_at or now
    row.changed_at = verdict.changed_at or now
    first, last = row.first_published_at.isoformat(), (verdict.published_at or row.changed_at).isoformat()
    revisions = [{"state": State.PUBLISHED, "published_at": first, "correction_note": ""}]
    if verdict.is_correction:
        revisions += [{"state": State.PUBLISHED, "published_at": last, "correction_note": verdict.correction_note}]
    row.revisions = revisions  # type: ignore[attr-defined]
    return published.of(row)
