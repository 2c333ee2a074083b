"""One check a line: a ClaimReview each, and a DataFeedItem with `dateDeleted` for each retracted one."""

from collections.abc import Iterator

from factcheck.feeds.claimreview import CONTEXT, in_json
from factcheck.feeds.embedding import as_json
from factcheck.feeds.formats import datafeed
from factcheck.feeds.press.sheets import Format, Sheet
from factcheck.feeds.published import Check


def piece(check: Check) -> str:
    """The line with its LF."""
    if check.retraction:
        return as_json({"@context": CONTEXT} | datafeed.tombstone(check)) + "\n"
    return in_json(check) + "\n"


def document(sheet: Sheet) -> Iterator[str]:
    """The lines alone: what the other formats write into their heads stands in the headers of the answer."""
    return (piece.text for piece in sheet.pieces)


FORMAT = Format(
    name="ndjson",
    file="verdicts.ndjson",
    content_type="application/x-ndjson",
    version=2,
    piece=piece,
    document=document,
    page=None,
)
