"""Where a rule comes from: the standard, the reader's own document, or what readers were seen to do."""

from collections.abc import Callable
from typing import Any, TypeVar

SCHEMA = "schema.org 30.0"
GOOGLE = "Google, fact check (ClaimReview) structured data"
TOOLS = "Google, Fact Check Tools API v1alpha1"
DATA_COMMONS = "Data Commons, fact-check feed, and its public readers"
INSIGHTS = "Duke, Fact-Check Insights (CSV)"
JSON_FEED = "JSON Feed 1.1"
ATOM = "RFC 4287 (Atom)"
ATOM_PAGES = "RFC 5005 (feed paging and archiving)"
TOMBSTONES = "RFC 6721 (Atom tombstones)"
RSS = "RSS 2.0"
JSON = "RFC 8259 (JSON)"
NDJSON = "NDJSON 1.0"
CSV = "RFC 4180 (CSV)"
HTML = "HTML standard"
LINKS = "RFC 3986 (URI)"
DATES = "RFC 3339 (dates)"
LANGUAGES = "BCP 47 (language tags)"
ANNOTATIONS = "W3C, Web Annotation Data Model"
WILD = "seen in published ClaimReviews"

Check = TypeVar("Check", bound=Callable[..., Any])


def after(*sources: str) -> Callable[[Check], Check]:
    """Name what a rule follows, for the list of rules."""

    def named(check: Check) -> Check:
        check.sources = sources  # type: ignore[attr-defined]
        return check

    return named
