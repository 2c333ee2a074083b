"""Atom and RSS as they are written: every element that a check or an import asks for, with its line."""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from factcheck.feeds.reader.troubles import Unusable

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
HISTORY = "http://purl.org/syndication/history/1.0"
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


@dataclass(frozen=True)
class Element:
    """One element: its name without the namespace, the namespace, its line, its attributes and its words."""

    name: str
    space: str
    line: int | None
    attributes: dict[str, str]
    words: str
    children: tuple["Element", ...] = ()

    def all(self, name: str, space: str | None = None) -> list["Element"]:
        return [one for one in self.children if one.name == name and (space is None or one.space == space)]

    def first(self, name: str, space: str | None = None) -> "Element | None":
        return next(iter(self.all(name, space)), None)

    def said(self, name: str) -> str:
        """The words of the first child of that name, or ""."""
        found = self.first(name)
        return found.words.strip() if found else ""


@dataclass(frozen=True)
class Syndicated:
    """A feed in XML. `kind` is atom or rss; `top` holds the head (for RSS the channel), `entries` the rest."""

    kind: str
    root: Element
    top: Element
    entries: tuple[Element, ...] = ()
    tombstones: tuple[Element, ...] = ()
    misplaced: tuple[Element, ...] = field(default=())  # Tombstones that are no children of the feed.


def is_feed(text: str) -> bool:
    """Whether an XML text is a feed: its first element that is one, whatever declarations stand before it."""
    first = re.search(r"<([A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)", text[:4000])
    return first is not None and first[2].lower() in ("feed", "rss", "rdf")


def read_feed(text: str) -> Syndicated:
    """The elements of an Atom or RSS feed.

    Nothing is fetched and no entity expanded. Raises `Unusable` with the parser's line for XML that is not
    well-formed, which no reader of feeds has to accept.
    """
    if "<!ENTITY" in text or "<!entity" in text:
        raise Unusable("It declares entities, which could be made to swell.", "Leave the DOCTYPE out: feeds have none.")
    content = _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        said = str(error.msg or "it can't be read").split(", line")[0].rstrip(".")
        line = f" (line {error.lineno})" if error.lineno else ""
        raise Unusable(f"It is no well-formed XML: {said}{line}.", "Let an XML library write it.") from None
    whole = _element(root, 0)
    if whole.name == "feed":
        misplaced = [
            _element(one, 1) for one in root.iter(f"{{{TOMBSTONES}}}deleted-entry") if one.getparent() is not root
        ]
        return Syndicated(
            "atom", whole, whole, tuple(whole.all("entry")), tuple(whole.all("deleted-entry", TOMBSTONES)),
            tuple(misplaced),
        )  # fmt: skip
    channel = whole.first("channel") or whole
    items = tuple(channel.all("item") or whole.all("item"))
    return Syndicated("rss", whole, channel, items, tuple(channel.all("deleted-entry", TOMBSTONES)))


def _element(element: Any, depth: int) -> Element:
    """An element with its children; what lies deeper than feeds go is kept as words alone."""
    name = etree.QName(element)
    children = [one for one in element if isinstance(one.tag, str)] if depth < 4 else []
    return Element(
        name=name.localname,
        space=name.namespace or "",
        line=element.sourceline,
        attributes={str(etree.QName(key).localname): str(value) for key, value in element.attrib.items()},
        words=element.text or "" if children else "".join(element.itertext()),
        children=tuple(_element(one, depth + 1) for one in children),
    )
