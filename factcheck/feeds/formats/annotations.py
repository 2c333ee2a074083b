"""Where checked claims stand in articles, as W3C Web Annotations: any reader of them can mark the very words.

Model: the W3C recommendation “Web Annotation Data Model”. Each annotation assesses: its body is the page of the check,
its target the passage. All annotations of a check have its address as their body, so who follows the feed replaces
those of a check together, and drops them when its address comes among `tombstones`, which the model does not know.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings

from factcheck.feeds import addresses, fragments
from factcheck.feeds.claimreview import newsroom, stamp
from factcheck.feeds.embedding import as_json
from factcheck.feeds.formats import telling
from factcheck.feeds.press.sheets import Format, Sheet
from factcheck.feeds.published import Appearance, Check

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_ACTIVITY_STREAMS = "https://www.w3.org/ns/activitystreams#"
_CONTEXT = 32  # UTF-16 units.
TEXT_FRAGMENTS = "https://wicg.github.io/scroll-to-text-fragment/"


def piece(check: Check) -> str:
    """The annotations of a check, divided by commas; nothing where no passage has an address."""
    if check.retraction:
        return as_json({"id": check.url, "type": "Tombstone", "deleted": stamp(check.retraction.at)})
    return ",\n".join(as_json(annotation) for annotation in _annotations(check))


def document(sheet: Sheet) -> Iterator[str]:
    """One page of the collection: its annotations as they come, then the tombstones that came among them."""
    tombstones = []
    yield f'{as_json(_head(sheet))[:-1]},"items":[\n'
    separator = ""
    for piece in sheet.pieces:
        if piece.is_tombstone:
            tombstones.append(piece.text)
        elif piece.text:
            yield separator + piece.text
            separator = ",\n"
    yield f'\n],"tombstones":[{",".join(tombstones)}]}}\n'


def _head(sheet: Sheet) -> dict[str, Any]:
    collection = {
        "id": f"{sheet.form.url}#all",
        "type": "AnnotationCollection",
        "label": telling.feed_title(),
        "creator": _creator(),
        "first": sheet.form.url,
    }
    head: dict[str, Any] = {
        "@context": [CONTEXT, _own_terms(sheet.form.url)],
        "id": sheet.url,
        "type": "AnnotationPage",
        "partOf": collection,
    }
    if sheet.version:
        head["version"] = str(sheet.version)
    if sheet.url == sheet.form.url:
        head["startIndex"] = 0
    if sheet.next_url:
        head["next"] = sheet.next_url
    return head


def _own_terms(feed: str) -> dict[str, Any]:
    """What the model has no names for: tombstones are those of Activity Streams, of which the model's pages are."""
    return {
        "Tombstone": f"{_ACTIVITY_STREAMS}Tombstone",
        "deleted": {"@id": f"{_ACTIVITY_STREAMS}deleted", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
        "tombstones": {"@id": f"{feed}#tombstones", "@container": "@set"},
        "version": "http://schema.org/version",
    }


def _annotations(check: Check) -> Iterator[dict[str, Any]]:
    for number, place in enumerate(check.appearances, start=1):
        source = _source(place.url)
        if not source or not place.exact.strip():
            continue
        target: dict[str, Any] = {
            "type": "SpecificResource",
            "source": source,
            "selector": list(_selectors(place)),
        }
        if place.retrieved_at:
            # The positions and the words are those of the article as it was then.
            target["state"] = {
                "type": "TimeState",
                "sourceDate": stamp(datetime.fromisoformat(place.retrieved_at)),
            }
        # A later reading of the article moves its passages; then these are other annotations of the same check.
        anchor = f"{place.digest[:12]}-{place.start}" if place.digest else str(number)
        annotation = {
            "id": f"{check.url}#claim-{anchor}",
            "type": "Annotation",
            "motivation": "assessing",
            "created": stamp(check.first_published),
            "modified": stamp(check.changed),
            "creator": _creator(),
            "rights": settings.FEED_LICENCE,
            "body": check.url,
            "target": target,
        }
        yield {name: value for name, value in annotation.items() if value}


def _selectors(place: Appearance) -> Iterator[dict[str, Any]]:
    """Three ways to the same words: by the words, by code points of the normalised text, and by a text fragment."""
    quote = {
        "type": "TextQuoteSelector",
        "exact": place.exact,
        "prefix": _short(place.prefix[::-1])[::-1],
        "suffix": _short(place.suffix),
    }
    yield {name: value for name, value in quote.items() if value}
    if place.end > place.start:
        yield {"type": "TextPositionSelector", "start": place.start, "end": place.end}
    directive = fragments.link_to("", place.exact, place.prefix, place.suffix)
    yield {"type": "FragmentSelector", "conformsTo": TEXT_FRAGMENTS, "value": directive.removeprefix("#")}


def _short(words: str) -> str:
    """So much of the words beside a passage as readers in browsers can look for: some count UTF-16 units, in which an
    emoji is two, and stop with an error at the 33rd.
    """
    while len(words.encode("utf-16-le")) > 2 * _CONTEXT:
        words = words[:-1]
    return words


def _source(url: str) -> str:
    """The article's address as it is known, without a text directive: tools compare addresses letter by letter."""
    if not addresses.is_on_the_web(url):
        return ""
    url = re.sub(r"#?:~:.*$", "", url)
    return telling.in_ascii(re.sub(r"\s", lambda found: f"%{ord(found[0]):02X}", url))


def _creator() -> dict[str, str]:
    who = newsroom()
    return {"id": who["url"], "type": "Organization", "name": who["name"]}


FORMAT = Format(
    name="annotations",
    file="annotations.jsonld",
    content_type=f'application/ld+json; profile="{CONTEXT}"',
    version=3,
    piece=piece,
    document=document,
    page=200,
)
