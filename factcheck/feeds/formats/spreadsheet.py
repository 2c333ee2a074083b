"""Checks as CSV (RFC 4180), the columns named by dotted ClaimReview paths as in researchers' collections."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.feeds.claimreview import claim_review, stamp
from factcheck.feeds.press.sheets import Format, Sheet
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


def document(sheet: Sheet) -> Iterator[str]:
    """The header, which every page has, and the rows, each ended by CRLF."""
    yield _row(COLUMNS)
    yield from (piece.text for piece in sheet.pieces)


def piece(check: Check) -> str:
    """The row of a check. A retracted one has its address and its dates, and no more."""
    review = _tombstone(check) if check.retraction else claim_review(check)
    return _row(cell(at(review, path)) for path in COLUMNS)


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


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


FORMAT = Format(
    name="csv",
    file="verdicts.csv",
    content_type="text/csv; charset=utf-8; header=present",
    version=1,
    piece=piece,
    document=document,
    page=None,
)
