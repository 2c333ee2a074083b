"""Going through a file with every rule that it is subject to."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from factcheck.feeds.lint import rules
from factcheck.feeds.lint.faults import Fault
from factcheck.feeds.lint.rules.transport import the_address_says_what_it_sends
from factcheck.feeds.reader import Document, Unusable, read
from factcheck.feeds.reader.nodes import Node, filled, objects


@dataclass(frozen=True)
class Report:
    """What was found: the kind of file, how many reviews were looked at, and every fault in the order of the rules."""

    kind: str
    reviews: int
    faults: tuple[Fault, ...]

    @property
    def wrong(self) -> int:
        """How many faults there are, advice not counted."""
        return sum(not fault.is_advice for fault in self.faults)


def inspect(
    content: bytes, *, address: str = "", content_type: str = "", before: bytes | None = None, asked: str = ""
) -> Report:
    """Every fault of a page, of ClaimReviews in JSON or of a feed.

    `address` is where it was fetched from, if it was, `asked` the address that led there, and `content_type`
    what it was sent as; `before` is an earlier state of the same feed, to be compared. Asks no server and no
    database. Raises `Unusable` for what can't be read, and for a file with nothing in it to check.
    """
    document = read(content, address=address, content_type=content_type)
    told = list(dict.fromkeys(_faults(document)))
    told += _ran(the_address_says_what_it_sends, document, asked)
    if before is not None:
        earlier = read(before)
        told += [fault for rule in rules.OF_TWO_STATES for fault in _ran(rule, earlier, document)]
    if document.is_empty and not told and not _is_a_retracted_page(document):
        raise Unusable(
            "There is no ClaimReview in it.", "Give a page, a ClaimReview, a list of them, a DataFeed or another feed."
        )
    return Report(document.kind, len(document.reviews), tuple(_with_lines(document, told)))


def _is_a_retracted_page(document: Document) -> bool:
    return document.page is not None and document.page.is_retracted


def faults_in(content: bytes, *, address: str = "") -> list[Fault]:
    """Every fault as `inspect` finds it; what can't be read is a fault, too."""
    try:
        return list(inspect(content, address=address).faults)
    except Unusable as error:
        return [Fault("file", error.sentence, error.cure, rule="it-can-be-read")]


def faults_of(review: dict[str, Any]) -> list[Fault]:
    """Every fault of one ClaimReview that is at hand as an object."""
    node = Node(review, "$")
    told = [*_each(rules.OF_A_REVIEW, [node]), *_each(rules.OF_MEDIA, objects(node, "associatedMediaReview"))]
    return list(dict.fromkeys(told))


def _ran(rule: Callable[..., Iterable[Fault]], *of: Any) -> Iterator[Fault]:
    name = rule.__name__.replace("_", "-")
    return (replace(fault, rule=name) for fault in rule(*of))


def _each(family: list[Any], these: Iterable[Any]) -> Iterator[Fault]:
    for one in these:
        # A copy, which what the rules have found out about it is forgotten with.
        looked_at = replace(one) if isinstance(one, Node) else one
        for rule in family:
            yield from _ran(rule, looked_at)


def _whole(family: list[Any], document: Document, part: Any) -> Iterator[Fault]:
    if part is not None:
        yield from (fault for rule in family for fault in _ran(rule, document, part))


def _faults(document: Document) -> Iterator[Fault]:
    for trouble in document.troubles:
        line = None if document.is_one_line else trouble.line
        yield Fault(trouble.place, trouble.wrong, trouble.cure, rule="it-can-be-read", line=line)
    yield from _whole(rules.OF_A_PAGE, document, document.page)
    yield from _whole(rules.OF_A_JSON_FEED, document, document.json_feed)
    if document.syndicated is not None:
        family = rules.OF_ATOM if document.syndicated.kind == "atom" else rules.OF_RSS
        yield from _whole(family, document, document.syndicated)
    yield from _whole(rules.OF_LINES, document, document.lines)
    yield from _whole(rules.OF_A_TABLE, document, document.table)
    if document.page is None and document.table is None:
        yield from _each(rules.OF_THE_REVIEWS, [document.reviews])
    yield from _each(rules.OF_THE_ITEMS, [document.items])
    yield from _each(rules.OF_A_FEED, document.feeds)
    yield from _each(rules.OF_AN_ITEM, document.items)
    if document.table is None:
        yield from _each(rules.OF_A_REVIEW, document.reviews)
    else:
        yield from _each(rules.OF_A_ROW, (row for row in document.reviews if not filled(row.value.get("dateDeleted"))))
    yield from _each(rules.OF_A_MEDIA_REVIEW, (one for one in document.media_reviews if not _is_within_a_review(one)))
    yield from _each(rules.OF_MEDIA, (one for one in document.media_reviews if _is_within_a_review(one)))
    yield from _each(rules.OF_AN_ANSWER, [document.answer] if document.answer else [])
    yield from _each(rules.OF_AN_ANNOTATION, document.annotations)
    yield from _each(rules.OF_A_MARKUP_PAGE, document.markup_pages)


def _is_within_a_review(media: Node) -> bool:
    """Whether a MediaReview is part of a ClaimReview, which has said already what both share."""
    return ".associatedMediaReview" in media.place


def _with_lines(document: Document, faults: list[Fault]) -> Iterator[Fault]:
    lines = document.line_of({fault.place for fault in faults if fault.line is None})
    for fault in faults:
        yield replace(fault, line=lines[fault.place]) if fault.line is None and fault.place in lines else fault
