"""One check a line: a ClaimReview each, and a DataFeedItem with `dateDeleted` for each retracted one."""

from collections.abc import Iterable, Iterator

from factcheck.feeds import datafeed
from factcheck.feeds.claimreview import CONTEXT, claim_review
from factcheck.feeds.cursor import Cursor
from factcheck.feeds.embedding import as_json
from factcheck.feeds.published import Check


def lines(checks: Iterable[Check], *, since: Cursor | None = None) -> Iterator[str]:
    """Each line ends with LF. `since` is what the other formats write into their heads; lines have none."""
    for check in checks:
        value = {"@context": CONTEXT} | datafeed.item(check) if check.retraction else claim_review(check)
        yield as_json(value) + "\n"
