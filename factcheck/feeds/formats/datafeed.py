"""The DataFeed of all checks, in the shape of Data Commons' fact-check feed, which collectors read."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings

from factcheck.feeds import addresses
from factcheck.feeds.claimreview import CONTEXT, in_json, newsroom, stamp
from factcheck.feeds.embedding import as_json
from factcheck.feeds.press.sheets import Format, Sheet, joined
from factcheck.feeds.published import Check


def piece(check: Check) -> str:
    """A DataFeedItem. `item` is a list, as every reader of such feeds expects; empty for a retracted check."""
    if check.retraction:
        return as_json(tombstone(check))
    return f'{as_json(_item(check))[:-1]},"item":[{in_json(check)}]}}'


def document(sheet: Sheet) -> Iterator[str]:
    """The text of the feed: the web address and the export both send exactly this.

    `version` is the cursor of the last change in it: who has read this far asks for what came `since` it. A page that
    continues another does not say it, because the page it continues did.
    """
    yield f'{as_json(_head(sheet))[:-1]},"dataFeedElement":[\n'
    yield from joined(sheet.pieces, ",\n")
    yield "\n]}\n"


def tombstone(check: Check) -> dict[str, Any]:
    """What stands for a retracted check: an item without a review, which says since when."""
    deleted = stamp(check.retraction.at) if check.retraction else ""
    return _item(check) | {"dateDeleted": deleted, "item": []}


def _item(check: Check) -> dict[str, Any]:
    """An item has the check's own address as its `@id`: a tombstone is found by the `@id` of the review it takes
    away.
    """
    return {
        "@type": "DataFeedItem",
        "@id": check.url,
        "url": check.url,
        "dateCreated": stamp(check.first_published),
        "dateModified": stamp(check.changed),
    }


def _head(sheet: Sheet) -> dict[str, Any]:
    head = {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "@id": addresses.public("claimreview"),
        "url": addresses.public("claimreview"),
        "name": f"Fact-checks of {settings.NEWSROOM_NAME}",
        "inLanguage": settings.LANGUAGE_CODE,
        "publisher": newsroom(),
    }
    if settings.FEED_LICENCE:
        head["license"] = settings.FEED_LICENCE
    if sheet.version:
        if sheet.newest:
            head["dateModified"] = stamp(sheet.newest.changed_at)
        head["version"] = str(sheet.version)
    return head


FORMAT = Format(
    name="claimreview",
    file="claimreview.json",
    content_type="application/ld+json",
    version=2,
    piece=piece,
    document=document,
)
