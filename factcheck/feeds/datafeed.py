"""The DataFeed of all checks, in the shape of Data Commons' fact-check feed, which collectors read."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.conf import settings

from factcheck.feeds import addresses
from factcheck.feeds.claimreview import CONTEXT, claim_review, newsroom, stamp
from factcheck.feeds.cursor import START, Cursor
from factcheck.feeds.embedding import as_json
from factcheck.feeds.published import Check


def pieces(checks: Iterable[Check], *, since: Cursor | None = None, is_continued: bool = False) -> Iterator[str]:
    """The text of the feed, item by item: the web address and the export both send exactly this.

    `version` is the cursor of the last change in it: who has read this far asks for what came `since` it. A
    page that continues another (`is_continued`) does not say it, because the page it continues did.
    """
    rest = iter(checks)
    newest = next(rest, None)
    opening = as_json(_head(newest, since, is_continued=is_continued))
    yield f'{opening[:-1]},"dataFeedElement":['
    separator = "\n"
    for check in chain([newest] if newest else [], rest):
        yield separator + as_json(item(check))
        separator = ",\n"
    yield "\n]}\n"


def item(check: Check) -> dict[str, Any]:
    """One DataFeedItem. `item` is a list, as every reader of such feeds expects; empty for a retracted check.

    The item has the check's own address as its `@id`: a tombstone is found by the `@id` of the review it
    takes away.
    """
    dates = {"dateCreated": stamp(check.first_published), "dateModified": stamp(check.changed)}
    if check.retraction:
        dates["dateDeleted"] = stamp(check.retraction.at)
    return {
        "@type": "DataFeedItem",
        "@id": check.url,
        "url": check.url,
        **dates,
        "item": [] if check.retraction else [claim_review(check)],
    }


def _head(newest: Check | None, since: Cursor | None, *, is_continued: bool) -> dict[str, Any]:
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
    if not is_continued:
        if newest:
            head["dateModified"] = stamp(newest.changed)
        head["version"] = str(newest.cursor if newest else since or START)
    return head
