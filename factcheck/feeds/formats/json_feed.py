"""JSON Feed 1.1, with the ClaimReview of each check and the tombstones of retracted ones in an extension.

Many readers drop extensions, so title and tags tell the verdict too. The format knows no tombstones: they stand in
`_factcheck.deleted` beside the items. `_factcheck.version` is the cursor for `since`.
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.templatetags.static import static

from factcheck.feeds import addresses
from factcheck.feeds.claimreview import in_json, newsroom, stamp
from factcheck.feeds.embedding import as_json
from factcheck.feeds.formats import telling
from factcheck.feeds.pictures import address
from factcheck.feeds.press.sheets import Format, Sheet
from factcheck.feeds.published import Check

VERSION = "https://jsonfeed.org/version/1.1"


def piece(check: Check) -> str:
    if check.retraction:
        return as_json(_deleted(check))
    return f'{as_json(_item(check))[:-1]},"_factcheck":{{"claimReview":{in_json(check)}}}}}'


def document(sheet: Sheet) -> Iterator[str]:
    """The items as they come, then the tombstones that came among them."""
    deleted = []
    yield f'{as_json(_head(sheet))[:-1]},"items":[\n'
    separator = ""
    for piece in sheet.pieces:
        if piece.is_tombstone:
            deleted.append(piece.text)
        else:
            yield separator + piece.text
            separator = ",\n"
    extension = {
        "about": "ClaimReview in full of each item, and what was retracted. A new version is what to ask “since” next.",
        "licence": settings.FEED_LICENCE,
    }
    if sheet.version:
        extension["version"] = str(sheet.version)
    yield f'\n],"_factcheck":{as_json(extension)[:-1]},"deleted":[{",".join(deleted)}]}}}}\n'


def _head(sheet: Sheet) -> dict[str, Any]:
    head = {
        "version": VERSION,
        "title": telling.feed_title(),
        "home_page_url": addresses.public("checks"),
        "feed_url": sheet.form.url,
        "next_url": sheet.next_url,
        "description": telling.feed_description(),
        "icon": settings.SITE_URL + static("icon.svg"),
        "favicon": settings.SITE_URL + static("icon.svg"),
        "authors": [_author()],
        "author": _author(),
        "language": settings.LANGUAGE_CODE,
        "hubs": [{"type": "WebSub", "url": hub} for hub in settings.WEBSUB_HUBS],
    }
    return {name: value for name, value in head.items() if value}


def _item(check: Check) -> dict[str, Any]:
    articles = telling.checked_articles(check)
    item = {
        "id": check.url,
        "url": check.url,
        "external_url": articles[0][0] if articles else "",
        "title": telling.title(check),
        "summary": check.summary,
        "content_html": telling.content(check),
        "image": address.of(check),
        "date_published": stamp(check.first_published),
        "date_modified": stamp(check.changed),
        "authors": [_author()],
        # Readers of version 1.0 know this one alone.
        "author": _author(),
        "tags": telling.tags(check),
        "language": telling.language(check),
    }
    return {name: value for name, value in item.items() if value}


def _deleted(check: Check) -> dict[str, Any]:
    return {"id": check.url, "url": check.url, "dateDeleted": stamp(check.changed)}


def _author() -> dict[str, str]:
    who = newsroom()
    return {"name": who["name"], "url": who["url"]}


FORMAT = Format(
    name="json-feed",
    file="verdicts.json",
    content_type="application/feed+json",
    version=3,
    piece=piece,
    document=document,
    page=40,
)
