"""What a message says: the event, its moment, and the check as the feeds print it."""

from datetime import UTC, datetime
from typing import Any

from factcheck.feeds.claimreview import claim_review, stamp
from factcheck.feeds.embedding import as_json
from factcheck.feeds.published import Check
from factcheck.feeds.webhooks.models.delivery import TEST
from factcheck.feeds.webhooks.models.endpoint import Event

LARGEST = 20_000  # Bytes, which Standard Webhooks asks messages to stay below.
# What is left of a ClaimReview that is too large: enough to know it by, and to fetch it whole.
_REFERENCE = ("@context", "@type", "@id", "url", "datePublished", "dateModified", "version", "inLanguage", "license")


def about(check: Check, event: str) -> str:
    """The body of a message about this check: `{type, timestamp, data: {id, url, claimReview}}`.

    A withdrawn check has no ClaimReview any more; `dateDeleted` says since when. A record that would make the
    message too large is replaced by a reference to it, and `isComplete` is false.
    """
    data: dict[str, Any] = {"id": check.url, "url": check.url}
    if event == Event.WITHDRAWN:
        return _written(event, check.changed, data | {"claimReview": None, "dateDeleted": stamp(check.changed)})
    review = claim_review(check)
    whole = _written(event, check.changed, data | {"claimReview": review})
    if len(whole.encode()) < LARGEST:
        return whole
    reference = {name: review[name] for name in _REFERENCE if name in review}
    return _written(event, check.changed, data | {"claimReview": reference, "isComplete": False})


def test(endpoint: str, now: datetime) -> str:
    """The body of a message that tells of nothing."""
    words = "This is a test. Nothing was published; answer with any status from 200 to 299."
    return _written(TEST, now, {"endpoint": endpoint, "message": words})


def _written(event: str, moment: datetime, data: dict[str, Any]) -> str:
    at = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return as_json({"type": str(event), "timestamp": at, "data": data})
