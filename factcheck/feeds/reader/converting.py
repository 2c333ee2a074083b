"""From what a file holds to reviews of one shape."""

import math
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from factcheck.feeds.addresses import host_of
from factcheck.feeds.reader.documents import Document
from factcheck.feeds.reader.moments import Moment, moment_of
from factcheck.feeds.reader.nodes import Node, at, filled, objects
from factcheck.feeds.reader.reviews import Appearance, Claimant, Publisher, Rating, Review, Tombstone
from factcheck.feeds.reader.syndication import TOMBSTONES, Element, Syndicated

LONGEST_LABEL = 40
_POST = re.compile(
    r"/(posts?|photos?|photo\.php|videos?|status|permalink(\.php)?|reels?|watch|p|story\.php|groups|web_video)(/|\?|$)"
    r"|fbid=|[?&]v="
)


def reviews_of(document: Document) -> list[Review]:
    """Each check of a file, in its order."""
    found = [review_of(node) for node in document.reviews]
    if document.answer is not None:
        found += _of_an_answer(document.answer)
    if document.json_feed is not None:
        known = {review.place.split("]", 1)[0] for review in found}
        found += [one for one in _of_json_items(document.json_feed) if one.place.split("]", 1)[0] not in known]
    if document.syndicated is not None:
        found += _of_entries(document.syndicated)
    return found


def tombstones_of(document: Document) -> list[Tombstone]:
    """Each check that a file says was taken back."""
    found = [
        Tombstone(item.place, _text(item, "@id") or _text(item, "url"), _moment(item, "dateDeleted"))
        for item in document.items
        if filled(item.value.get("dateDeleted"))
    ]
    if document.json_feed is not None:
        for one in objects(document.json_feed, "_factcheck", "deleted"):
            key = _text(one, "id") or _text(one, "@id") or _text(one, "url") or _text(one, "ref")
            when = _moment(one, "dateDeleted") or _moment(one, "date_deleted") or _moment(one, "when")
            found.append(Tombstone(one.place, key, when))
    if document.syndicated is not None:
        found += [
            Tombstone(_xml_place(n, "deleted-entry", one), one.attributes.get("ref", ""), _when(one))
            for n, one in enumerate(document.syndicated.tombstones)
        ]
    return found


def review_of(node: Node) -> Review:
    """What a ClaimReview says."""
    url = _text(node, "url")
    return Review(
        place=node.place,
        url=url,
        id=_text(node, "@id"),
        claim=_text(node, "claimReviewed") or _text(node, "itemReviewed", "text"),
        language=_text(node, "inLanguage") or _text(node, "inLanguage", "alternateName"),
        title=_text(node, "headline") or _text(node, "name"),
        licence=_text(node, "sdLicense") or _text(node, "license"),
        claimant=_claimant(node),
        rating=_rating(node),
        published=_moment(node, "datePublished"),
        modified=_moment(node, "dateModified"),
        claimed=_moment(node, "itemReviewed", "datePublished"),
        expires=_moment(node, "expires"),
        appearances=tuple(_appearances(node)),
        publisher=_publisher(node, url),
    )


def is_post(url: str) -> bool:
    """Whether an address leads to a single post, photo or video, and not to somebody's own page."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    return bool(_POST.search(f"{parts.path}?{parts.query}"))


def number(value: Any) -> float | None:
    """What a value is as a number, written as text or not; None if it is none."""
    try:
        found = None if isinstance(value, bool) else float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return found if found is not None and math.isfinite(found) else None


def _text(node: Node, *path: str) -> str:
    return next((" ".join(value.split()) for value, _ in at(node, *path) if isinstance(value, str)), "")


def _moment(node: Node, *path: str) -> Moment | None:
    return next((moment_of(str(value)) for value, _ in at(node, *path) if not isinstance(value, dict)), None)


def _rating(node: Node) -> Rating:
    for rating in objects(node, "reviewRating"):
        return Rating(
            label=_text(rating, "alternateName") or _text(rating, "name"),
            value=_number(rating, "ratingValue"),
            worst=_number(rating, "worstRating"),
            best=_number(rating, "bestRating"),
            explanation=_text(rating, "ratingExplanation"),
        )
    return Rating(label=_text(node, "reviewRating"))


def _number(node: Node, name: str) -> float | None:
    return next((number(value) for value, _ in at(node, name)), None)


def _claimant(node: Node) -> Claimant | None:
    for value, place in at(node, "itemReviewed", "author"):
        if isinstance(value, str):
            return Claimant(" ".join(value.split()))
        if isinstance(value, dict):
            who = Node(value, place)
            names = [one for one, _ in at(who, "name") if isinstance(one, str)]
            if names:
                job = _text(who, "jobTitle") or (names[1] if len(names) > 1 else "")
                same = tuple(one.strip() for one, _ in at(who, "sameAs") if isinstance(one, str))
                return Claimant(" ".join(names[0].split()), _text(who, "@type"), " ".join(job.split()), same)
    return None


def _appearances(node: Node) -> Iterator[Appearance]:
    seen: set[str] = set()
    for name in ("firstAppearance", "appearance"):
        for value, place in at(node, "itemReviewed", name):
            found = _appearance(value, place, is_first=name == "firstAppearance")
            if found is not None and (not found.url or found.url not in seen):
                seen.add(found.url)
                yield found
    # Where many put the article by mistake: it is worth keeping, and known by `is_misplaced`.
    for path in (("url",), ("author", "sameAs"), ("author", "url")):
        for url, place in at(node, "itemReviewed", *path):
            if isinstance(url, str) and url.strip() not in seen and (path == ("url",) or is_post(url)):
                seen.add(url.strip())
                yield Appearance(place, url=url.strip(), is_misplaced=True)


def _appearance(value: Any, place: str, *, is_first: bool) -> Appearance | None:
    if isinstance(value, str):
        return Appearance(place, url=value.strip(), is_first=is_first)
    if not isinstance(value, dict):
        return None
    work = Node(value, place)
    return Appearance(
        place=place,
        url=_text(work, "url") or _text(work, "@id"),
        title=_text(work, "headline") or _text(work, "name"),
        publisher=_text(work, "publisher", "name"),
        published=_moment(work, "datePublished"),
        is_first=is_first,
    )


def _publisher(node: Node, url: str) -> Publisher:
    for value, place in at(node, "author"):
        if isinstance(value, dict):
            who = Node(value, place)
            return Publisher(_text(who, "name"), _text(who, "url"), host_of(url), _text(who, "@type"))
        if isinstance(value, str):
            return Publisher(" ".join(value.split()), site=host_of(url))
    return Publisher(_text(node, "publisher", "name"), _text(node, "publisher", "url"), host_of(url))


# --- Google's claims:search ------------------------------------------------------------------------------


def _of_an_answer(answer: Node) -> Iterator[Review]:
    for claim in objects(answer, "claims"):
        name = _text(claim, "claimant")
        for review in objects(claim, "claimReview"):
            url = _text(review, "url")
            yield Review(
                place=review.place,
                url=url,
                claim=_text(claim, "text"),
                language=_text(review, "languageCode"),
                title=_text(review, "title"),
                claimant=Claimant(name) if name else None,
                rating=Rating(_text(review, "textualRating")),
                published=_moment(review, "reviewDate"),
                claimed=_moment(claim, "claimDate"),
                publisher=Publisher(
                    _text(review, "publisher", "name"), site=_text(review, "publisher", "site") or host_of(url)
                ),
            )


# --- Feeds for feed readers ------------------------------------------------------------------------------


def _of_json_items(feed: Node) -> Iterator[Review]:
    """Items that hold no ClaimReview: what the title, the tags and the dates say."""
    for item in objects(feed, "items"):
        tags = [one for one, _ in at(item, "tags") if isinstance(one, str)]
        label, claim = _label_and_claim(_text(item, "title"), tags)
        url = _text(item, "url") or _text(item, "id")
        away = _text(item, "external_url")
        yield Review(
            place=item.place,
            url=url,
            id=_text(item, "id"),
            claim=claim,
            language=_text(item, "language") or _text(feed, "language"),
            title=_text(item, "title"),
            rating=Rating(label, explanation=_text(item, "summary")),
            published=_moment(item, "date_published"),
            modified=_moment(item, "date_modified"),
            appearances=(Appearance(f"{item.place}.external_url", away),) if away else (),
            publisher=Publisher(
                _text(item, "authors", "name") or _text(feed, "authors", "name"), site=host_of(url)
            ),
        )  # fmt: skip


def _label_and_claim(title: str, tags: list[str]) -> tuple[str, str]:
    """A title such as “False: Japan sold its bonds” in its parts, if what is before the colon can be a label."""
    before, colon, after = title.partition(":")
    is_label = before in tags if tags else 0 < len(before) <= LONGEST_LABEL and len(before.split()) <= 4
    return (before.strip(), after.strip()) if colon and after.strip() and is_label else ("", title)


def _of_entries(feed: Syndicated) -> Iterator[Review]:
    name = "entry" if feed.kind == "atom" else "item"
    about = feed.top.first("author") or feed.top
    publisher = about.said("name") or feed.top.said("title")
    for number_, entry in enumerate(feed.entries):
        labels = [
            one.attributes.get("label") or one.attributes.get("term") or one.words.strip()
            for one in entry.all("category")
        ]
        label, claim = _label_and_claim(entry.said("title"), [one for one in labels if one])
        url = link_of(entry, "alternate")
        related = [one.attributes["href"] for one in entry.all("link") if one.attributes.get("rel") == "related"]
        place = _xml_place(number_, name, entry)
        yield Review(
            place=place,
            url=url,
            id=entry.said("id") or entry.said("guid"),
            claim=claim,
            language=entry.attributes.get("lang") or feed.root.attributes.get("lang") or feed.top.said("language"),
            title=entry.said("title"),
            rating=Rating(label, explanation=entry.said("summary")),
            published=_said_when(entry, "published") or _said_when(entry, "pubDate"),
            modified=_said_when(entry, "updated"),
            appearances=tuple(Appearance(place, one.strip()) for one in related),
            publisher=Publisher(publisher, site=host_of(url)),
        )


def link_of(element: Element, rel: str) -> str:
    """The first address of this relation; RSS writes it as the words of `link`."""
    for one in element.all("link"):
        if one.attributes.get("rel", "alternate") == rel:
            return (one.attributes.get("href") or one.words).strip()
    return ""


def _xml_place(number_: int, name: str, element: Element) -> str:
    prefix = "at:" if element.space == TOMBSTONES else ""
    return f"{prefix}{name}[{number_ + 1}]"


def _when(element: Element) -> Moment | None:
    return moment_of(element.attributes["when"]) if "when" in element.attributes else None


def _said_when(element: Element, name: str) -> Moment | None:
    words = element.said(name)
    return moment_of(words) if words else None
