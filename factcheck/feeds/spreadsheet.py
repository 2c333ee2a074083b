"""Checks as CSV (RFC 4180), the columns named by dotted ClaimReview paths as in researchers' collections."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.feeds.claimreview import claim_review, stamp
from factcheck.feeds.cursor import Cursor
from factcheck.feeds.published import Check

COLUMNS = (
    "@id",
    "url",
    "claimReviewed",
    "datePublished",
    "dateModified",
    "dateDeleted",
    "inLanguage",
    "author.name",
    "author.url",
    "reviewRating.alternateName",
    "reviewRating.ratingValue",
    "reviewRating.bestRating",
    "reviewRating.worstRating",
    "reviewRating.ratingExplanation",
    "itemReviewed.text",
    "itemReviewed.author.@type",
    "itemReviewed.author.name",
    "itemReviewed.datePublished",
    "itemReviewed.appearance.url",
    "citation.url",
    "correction.text",
    "license",
)
# A spreadsheet takes a cell that begins like this for a formula, and would run it.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


class _Line:
    """What a CSV writer writes to: it hands the line on instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def lines(checks: Iterable[Check], *, since: Cursor | None = None) -> Iterator[str]:
    """Header and rows, each ended by CRLF. A retracted check has its address and its dates, and no more."""
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield writer.writerow(COLUMNS)
    for check in checks:
        review = _tombstone(check) if check.retraction else claim_review(check)
        yield writer.writerow([cell(at(review, path)) for path in COLUMNS])


def _tombstone(check: Check) -> dict[str, Any]:
    return {
        "@id": check.url,
        "url": check.url,
        "datePublished": stamp(check.first_published),
        "dateModified": stamp(check.changed),
        "dateDeleted": stamp(check.changed),
    }


def at(review: Any, path: str) -> str:
    """The text at a dotted path. Of a list, addresses have a space between them, sentences a line break."""
    if not path or review is None:
        return "" if review is None else str(review)
    if isinstance(review, list):
        found = [text for one in review if (text := at(one, path))]
        return (" " if path == "url" else "\n").join(found)
    name, _, rest = path.partition(".")
    return at(review.get(name), rest)


def cell(text: str) -> str:
    """The text as a cell that no spreadsheet calculates."""
    return f"'{text}" if text.startswith(_FORMULA) else text
