"""Checks ClaimReview markup, ours or anyone's, for the mistakes that readers of such markup have met."""

from collections.abc import Iterator

from factcheck.feeds.lint import rules
from factcheck.feeds.lint.faults import Fault
from factcheck.feeds.lint.reading import Document, read

__all__ = ["Fault", "faults_in"]


def faults_in(content: bytes, *, address: str = "") -> list[Fault]:
    """Every fault of a page, a ClaimReview, a list, a DataFeed or NDJSON; empty when nothing is wrong.

    `address` is where it was fetched from, if it was. Asks no server and no database.
    """
    document = read(content, address=address)
    return list(dict.fromkeys(_faults(document)))


def _faults(document: Document) -> Iterator[Fault]:
    yield from document.unreadable
    if not document.reviews and not document.feeds and not document.items and not document.unreadable:
        yield Fault(
            "file",
            "There is no ClaimReview in it.",
            "Give a page, a ClaimReview, a list of them or a DataFeed.",
        )
    if document.page:
        yield from (fault for rule in rules.OF_A_PAGE for fault in rule(document, document.page))
    else:
        yield from (fault for rule in rules.OF_THE_REVIEWS for fault in rule(document.reviews))
    yield from (fault for feed in document.feeds for rule in rules.OF_A_FEED for fault in rule(feed))
    yield from (fault for item in document.items for rule in rules.OF_AN_ITEM for fault in rule(item))
    yield from (fault for review in document.reviews for rule in rules.OF_A_REVIEW for fault in rule(review))
