"""What a file holds: a page, a ClaimReview, a list, a DataFeed, or one JSON value a line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from factcheck.feeds.lint.faults import Fault


@dataclass(frozen=True)
class Node:
    """A JSON object and where it stands. `has_context`: it or something around it names the vocabulary."""

    value: dict[str, Any]
    place: str
    has_context: bool = True
    is_nested: bool = False


@dataclass(frozen=True)
class Page:
    """What a reader of the HTML sees, in one line and folded, and the address it gives itself."""

    text: str
    canonical: str
    has_microdata: bool


@dataclass
class Document:
    """`address` is where the file was fetched from; empty for a file of the disk."""

    address: str = ""
    reviews: list[Node] = field(default_factory=list)
    feeds: list[Node] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)
    page: Page | None = None
    unreadable: list[Fault] = field(default_factory=list)


def read(content: bytes, *, address: str = "") -> Document:
    """Everything a check of ClaimReview markup looks at. What can't be read is a fault, no exception."""
    document = Document(address=address)
    text = content.decode("utf-8-sig", errors="replace")
    if "\N{REPLACEMENT CHARACTER}" in text and b"\xef\xbf\xbd" not in content:
        document.unreadable.append(Fault("file", "It is not UTF-8.", "Save it as UTF-8."))
    if text.lstrip().startswith("<"):
        _read_page(document, text)
    elif text.strip():
        _read_json(document, text)
    else:
        document.unreadable.append(Fault("file", "It is empty.", "Give a page, a ClaimReview or a feed."))
    return document


def _read_page(document: Document, text: str) -> None:
    reader = _PageReader()
    reader.feed(text)
    reader.close()
    document.page = Page(folded(" ".join(reader.visible)), reader.canonical, reader.has_microdata)
    for number, block in enumerate(reader.blocks, start=1):
        place = f"block {number}, $" if len(reader.blocks) > 1 else "$"
        try:
            value = _parsed(block)
        except ValueError as error:
            cure = "Let the server write it with a JSON library."
            document.unreadable.append(Fault(f"block {number}", f"It is not JSON: {error}.", cure))
        else:
            _take(document, value, place)


def _read_json(document: Document, text: str) -> None:
    try:
        _take(document, _parsed(text), "$")
        return
    except ValueError as error:
        # Only "\n" ends a line of NDJSON: other separators may stand within a text.
        lines = [(n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
        if len(lines) < 2 or not lines[0][1].lstrip().startswith("{"):
            cure = "Give a page, a ClaimReview, a list of them, a DataFeed, or one of them a line."
            document.unreadable.append(Fault("file", f"It is not JSON: {error}.", cure))
            return
    for number, line in lines:
        try:
            _take(document, _parsed(line), f"line {number}, $")
        except ValueError as error:
            cure = "Write one JSON value a line, and nothing else."
            document.unreadable.append(Fault(f"line {number}", f"It is not JSON: {error}.", cure))


def _parsed(text: str) -> Any:
    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is no number")

    try:
        return json.loads(text, parse_constant=refuse)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _take(document: Document, value: Any, place: str) -> None:
    for node in _nodes(value, place, has_context=False, is_nested=False):
        kinds = kinds_of(node.value)
        if "ClaimReview" in kinds:
            document.reviews.append(node)
        if "DataFeed" in kinds:
            document.feeds.append(node)
        if "DataFeedItem" in kinds:
            document.items.append(node)


def _nodes(value: Any, place: str, *, has_context: bool, is_nested: bool) -> Iterator[Node]:
    """All objects, the outer before the inner. What a list, a graph or a feed holds is not nested by that."""
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _nodes(one, f"{place}[{number}]", has_context=has_context, is_nested=is_nested)
    elif isinstance(value, dict):
        # Each review of a feed goes its own way through a collector, and needs a context of its own there.
        in_feed = "DataFeedItem" in kinds_of(value)
        has_context = has_context or "@context" in value
        yield Node(value, place, has_context, is_nested)
        for name, one in value.items():
            nested = is_nested or name not in ("@graph", "dataFeedElement", "item")
            yield from _nodes(one, f"{place}.{name}", has_context=has_context and not in_feed, is_nested=nested)


def kinds_of(value: dict[str, Any]) -> list[str]:
    """The types of an object, without the vocabulary's address in front."""
    kinds = value.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rsplit("/", 1)[-1].removeprefix("schema:") for kind in kinds if isinstance(kind, str)]


def folded(text: str) -> str:
    """Text to be looked for: in one line, whatever its letters' size."""
    return " ".join(text.split()).casefold()


class _PageReader(HTMLParser):
    _UNSEEN = ("script", "style", "template", "noscript", "title", "svg")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.visible: list[str] = []
        self.canonical = ""
        self.has_microdata = False
        self._unseen: list[str] = []
        self._is_block = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "link" and "canonical" in values.get("rel", "").lower().split():
            self.canonical = values.get("href", "")
        if values.get("itemtype", "").rstrip("/").endswith("schema.org/ClaimReview"):
            self.has_microdata = True
        if tag in self._UNSEEN:
            self._unseen.append(tag)
        if tag == "script" and values.get("type", "").split(";")[0].strip().lower() == "application/ld+json":
            self._is_block = True
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            self._unseen.remove(tag)
        if tag == "script":
            self._is_block = False

    def handle_data(self, data: str) -> None:
        if self._is_block:
            self.blocks[-1] += data
        elif not self._unseen:
            self.visible.append(data)
