"""One check as an item of the API, or its tombstone. It is no feed: the API puts its pages together."""

from collections.abc import Iterator
from typing import Any

from factcheck.feeds.claimreview import in_json, stamp
from factcheck.feeds.embedding import as_json
from factcheck.feeds.press.sheets import Format, Sheet, joined
from factcheck.feeds.published import Check

_RATING = ("label", "value", "worst", "best", "scale", "definition")


def item(check: Check) -> dict[str, Any]:
    known: dict[str, Any] = {"id": check.url, "url": check.url, "slug": check.slug}
    if check.retraction:
        deleted = stamp(check.retraction.at)
        return known | {"state": "retracted", "modified_at": stamp(check.changed), "deleted_at": deleted}
    return known | {
        "state": "published",
        "revision": check.revision,
        "published_at": stamp(check.first_published),
        "modified_at": stamp(check.changed),
        "claim": check.statement,
        "claimant": check.claimant,
        "rating": {name: getattr(check.rating, name) for name in _RATING},
        "topics": list(check.topics),
    }


def piece(check: Check) -> str:
    if check.retraction:
        return as_json(item(check))
    return f'{as_json(item(check))[:-1]},"claim_review":{in_json(check)}}}'


def document(sheet: Sheet) -> Iterator[str]:
    return joined(sheet.pieces, ",")


FORMAT = Format(
    name="api",
    file="",
    content_type="application/json",
    version=1,
    piece=piece,
    document=document,
    page=50,
    at_most=100,
)
