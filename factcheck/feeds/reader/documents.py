"""What a file holds: a page, ClaimReviews in JSON, a feed of any of the usual kinds, or a table."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Any

from factcheck.feeds.reader.encoding import decoded
from factcheck.feeds.reader.jsontext import Segment, lines_of, parsed
from factcheck.feeds.reader.nodes import Node, is_reference, kinds_of, walk
from factcheck.feeds.reader.syndication import Syndicated, is_feed, read_feed
from factcheck.feeds.reader.table import Table, as_object, is_table, read_table
from factcheck.feeds.reader.troubles import Trouble, Unusable
from factcheck.feeds.reader.webpage import Page, read_page

_WANTED = "Give a page, a ClaimReview, a list of them, a DataFeed, NDJSON, a JSON Feed, Atom, RSS or CSV."


# What a graph keeps beside the review, and the review names.
_REFERRED = ("author", "publisher", "itemReviewed", "reviewRating")


@dataclass(frozen=True)
class Lines:
    """NDJSON as it is written: what a reader of lines could stumble over."""

    ends_with_a_line_feed: bool
    carriage_return_at: int | None = None
    empty_at: int | None = None


@dataclass
class Document:
    """`kind` says in a word what the file is. `address` and `content_type` are those it was fetched with."""

    address: str = ""
    content_type: str = ""
    kind: str = "JSON"
    size: int = 0
    reviews: list[Node] = field(default_factory=list)
    media_reviews: list[Node] = field(default_factory=list)
    feeds: list[Node] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)
    page: Page | None = None
    json_feed: Node | None = None
    answer: Node | None = None  # Of `claims:search`.
    markup_pages: list[Node] = field(default_factory=list)  # Bodies of Google's `pages`.
    annotations: list[Node] = field(default_factory=list)  # Of the W3C's model.
    is_annotations: bool = False
    syndicated: Syndicated | None = None
    table: Table | None = None
    lines: Lines | None = None
    segments: list[Segment] = field(default_factory=list)
    in_tags: dict[str, int] = field(default_factory=dict)  # Markup within tags stands in no JSON text: its lines.
    named: dict[str, dict[str, Any]] = field(default_factory=dict)  # Objects by their @id.
    is_one_line: bool = False
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it could be checked."""
        found = (self.reviews, self.media_reviews, self.feeds, self.items, self.markup_pages, self.annotations)
        whole = (self.json_feed, self.answer, self.syndicated, self.table)
        return not any(found) and not self.is_annotations and all(one is None for one in whole)

    def line_of(self, places: set[str]) -> dict[str, int]:
        """The file's line for each of these places, as far as it can be told. Reads the texts once more."""
        found: dict[str, int] = {}
        if self.is_one_line:
            return found
        by_root: dict[str, set[str]] = defaultdict(set)
        for place in places:
            label, comma, _path = place.partition(", $")
            by_root[f"{label}, $" if comma else "$"].add(place)
        for segment in self.segments:
            if segment.root in by_root:
                found |= lines_of(segment, by_root[segment.root])
        for root, line in self.in_tags.items():
            found |= dict.fromkeys(by_root.get(root, ()), line)
        return found


def read(content: bytes, *, address: str = "", content_type: str = "") -> Document:
    """Everything that a check or an import looks at. Asks no server and no database.

    What can be read around is told in `troubles`. Raises `Unusable` for what can't be read at all.
    """
    document = Document(address=address, content_type=content_type, size=len(content))
    text, document.troubles = decoded(content)
    document.is_one_line = "\n" not in text.rstrip()
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        _read_tags(document, text)
    elif is_table(start):
        document.kind = "CSV"
        document.table, troubles = read_table(text)
        document.troubles += troubles
        document.reviews += [
            Node(as_object(document.table.header, row), f"line {row.line}, $") for row in document.table.rows
        ]
    elif start.startswith(("{", "[", '"', "/*", "//")) or "NaN" in start[:80]:
        _read_json(document, text)
    else:
        raise Unusable("It is neither a page nor JSON, XML or CSV.", _WANTED)
    document.reviews = [_with_references_followed(review, document.named) for review in document.reviews]
    return document


def _with_references_followed(review: Node, named: dict[str, dict[str, Any]]) -> Node:
    """The review with the objects that it only names by their @id, where the same file describes them."""

    def found(value: Any) -> Any:
        if isinstance(value, list):
            return [found(one) for one in value]
        return named.get(str(value["@id"]), value) if isinstance(value, dict) and is_reference(value) else value

    followed = {name: found(review.value[name]) for name in _REFERRED if name in review.value}
    return replace(review, value=review.value | followed) if followed else review


def _read_tags(document: Document, text: str) -> None:
    if is_feed(text):
        document.syndicated = read_feed(text.lstrip("\ufeff \t\r\n"))
        document.kind = "Atom" if document.syndicated.kind == "atom" else "RSS"
        return
    document.kind, document.page = "page", read_page(text)
    document.troubles += document.page.troubles
    blocks = document.page.blocks
    for number, block in enumerate(blocks, start=1):
        segment = Segment(f"block {number}" if len(blocks) > 1 else "", block.text, block.line)
        if not block.text.strip():
            trouble = Trouble(f"block {number}", block.line, "The script element is empty.", "Leave it out.")
            document.troubles.append(trouble)
            continue
        _read_segment(document, segment)
    for number, (found, line, how) in enumerate(document.page.in_tags, start=1):
        place = f"{how} {number}, $"
        document.in_tags[place] = line
        _take(document, found, place)
    document.reviews = [replace(review, shown=document.page.text) for review in document.reviews]


def _read_json(document: Document, text: str) -> None:
    first, _, rest = text.partition("\n")
    if rest.strip() and _is_whole(first) and rest.lstrip().startswith(("{", "[")):
        return _read_lines(document, text)
    return _read_segment(document, Segment("", text))


def _is_whole(line: str) -> bool:
    """Whether a first line looks like a value of its own, as in NDJSON, and not like the beginning of one."""
    line = line.strip()
    return (line.startswith("{") and line.endswith("}")) and line.count("{") == line.count("}")


def _read_lines(document: Document, text: str) -> None:
    """NDJSON. Only LF ends a line: other separators may stand within a text."""
    document.kind = "NDJSON"
    carriage = empty = None
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if line.strip():
            if line.endswith("\r") and carriage is None:
                carriage = number
            _read_segment(document, Segment(f"line {number}", line, number))
        elif number < len(lines) and empty is None:
            empty = number
    document.lines = Lines(text.endswith("\n"), carriage, empty)


def _read_segment(document: Document, segment: Segment) -> None:
    found = parsed(segment)
    document.segments.append(segment)
    document.troubles += found.troubles
    value = found.value
    if isinstance(value, str) and value.lstrip().startswith(("{", "[")):
        within = parsed(Segment(segment.label, value, segment.first_line))
        wrong = "It is JSON within a text."
        document.troubles.append(Trouble(segment.root, segment.first_line, wrong, "Write the object itself."))
        value = within.value
    _take(document, value, segment.root)


def _take(document: Document, value: Any, place: str) -> None:
    top = value if isinstance(value, dict) else {}
    if "anno.jsonld" in str(top.get("@context"))[:300]:
        document.kind, document.is_annotations = "Web Annotations", True
    elif "jsonfeed.org" in str(top.get("version")) or (isinstance(top.get("items"), list) and "@type" not in top):
        document.kind, document.json_feed = "JSON Feed", Node(top, place)
    elif isinstance(top.get("claims"), list) and "@type" not in top:
        document.kind, document.answer = "claims:search", Node(top, place)
    elif "dataFeedElement" in top:
        document.kind = "DataFeed"
    for node in walk(value, place):
        _sort(document, node)


def _sort(document: Document, node: Node) -> None:
    kinds = kinds_of(node.value)
    if is_reference(node.value):
        return
    if isinstance(node.value.get("@id"), str) and "ClaimReview" not in kinds:
        document.named.setdefault(node.value["@id"], node.value)
    means_one = "claimReviewed" in node.value and (kinds or "reviewRating" in node.value)
    if "ClaimReview" in kinds or means_one:
        document.reviews.append(node)
    if "MediaReview" in kinds:
        document.media_reviews.append(node)
    if "DataFeed" in kinds or "dataFeedElement" in node.value:
        document.feeds.append(node)
    if "DataFeedItem" in kinds:
        document.items.append(node)
    if document.is_annotations and node.value.get("type") == "Annotation":
        document.annotations.append(node)
    if isinstance(node.value.get("claimReviewMarkups"), list):
        document.markup_pages.append(node)
    for name, one in node.value.items():
        _take_texts(document, one, node, name)


def _take_texts(document: Document, value: Any, node: Node, name: str) -> None:
    """JSON-LD that stands as a text in a list, as some page builders write it."""
    for number, one in enumerate(value if isinstance(value, list) else []):
        if isinstance(one, str) and one.lstrip().startswith(("{", "[{")) and "ClaimReview" in one:
            place = f"{node.place}.{name}[{number}]"
            document.troubles.append(Trouble(place, None, "It is JSON within a text.", "Write the object itself."))
            for found in walk(parsed(Segment(place, one)).value, place, has_context=node.has_context):
                if "ClaimReview" in kinds_of(found.value):
                    document.reviews.append(found)
