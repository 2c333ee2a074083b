"""A saved web page: the blocks of JSON-LD in it, markup within its tags, and what people can read on it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from factcheck.feeds.reader.troubles import Trouble, Unusable

_UNSEEN = frozenset({"script", "style", "template", "noscript", "title", "svg", "head"})
# Words within these go on in the same line; before and after all others a new one begins.
_INLINE = frozenset(
    """a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q ruby s samp small span strong sub sup time u
    var wbr""".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_IGNORED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff"))
_QUOTES = str.maketrans("‘’‚‛′“”„‟″«»‹›–—‑‒−", "'''''\"\"\"\"\"\"\"''-----")
_WRAPPERS = (("/*<![CDATA[*/", "/*]]>*/"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>"), ("<!--", "-->"))
# A notice stands at the beginning; further down a page may tell of somebody else's article that was withdrawn.
_BEGINNING = 1500
_RETRACTED = re.compile(
    r"\bthis (fact[ -]?check|check|article|story|rating) (is|was|has been) (retracted|withdrawn)"
    r"|\b(faktencheck|artikel|prüfung) (ist|wurde) zurückgezogen|\ba été (rétracté|retiré)e?\b|\bha sido retirad[oa]\b"
    r"|\bfoi (retratad|retirad)[oa]\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Block:
    """The text of a script element of JSON-LD, and the page's line that it begins on."""

    text: str
    line: int
    has_bare_angle: bool = False  # A “<” stands in it as it is.


@dataclass(frozen=True)
class Link:
    href: str
    rel: tuple[str, ...] = ()
    words: str = ""


@dataclass
class Page:
    """What stands on a page. `text` is what its readers see, folded; `canonical` the address it gives itself."""

    text: str = ""
    canonical: str = ""
    language: str = ""
    blocks: list[Block] = field(default_factory=list)
    in_tags: list[tuple[dict[str, Any], int, str]] = field(default_factory=list)  # Object, line, how it is written.
    links: list[Link] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    is_written_by_script: bool = False
    is_retracted: bool = False


def folded(text: str) -> str:
    """Text to be looked for: in one line, whatever its letters' size, its kind of quotes and its invisible marks."""
    plain = unicodedata.normalize("NFKC", text).translate(_IGNORED).translate(_QUOTES)
    return " ".join(plain.split()).casefold()


def read_page(text: str) -> Page:
    """Everything that is looked at on a page. Raises `Unusable` if nothing can be made of it."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, recover=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise Unusable("It begins like a page, and no element can be read in it.", "Save the page as HTML again.")
    page = Page(language=root.get("lang") or "")
    if "\0" in text:
        page.troubles.append(Trouble("page", None, "There are NUL characters in it.", "Save it as UTF-8 without them."))
    _read_elements(page, root)
    page.text = folded("".join(_visible(root)))
    page.is_retracted = page.is_retracted or bool(_RETRACTED.search(page.text[:_BEGINNING]))
    page.in_tags += in_tags(root)
    return page


def _read_elements(page: Page, root: Any) -> None:
    for element in root.iter("script", "link", "a", "section"):
        page.is_retracted |= "public-retraction" in (element.get("class") or "").split()  # As our own pages say it.
        rel = tuple((element.get("rel") or "").lower().split())
        if element.tag == "link" and "canonical" in rel:
            page.canonical = page.canonical or (element.get("href") or "").strip()
        if element.tag == "a" and element.get("href"):
            page.links.append(Link(element.get("href").strip(), rel, " ".join(element.itertext())[:200]))
        if element.tag == "script":
            _read_script(page, element)


def _read_script(page: Page, element: Any) -> None:
    words = element.text or ""
    kind = (element.get("type") or "").split(";")[0].strip().lower()
    if kind != "application/ld+json":
        page.is_written_by_script |= "ClaimReview" in words
        return
    line = element.sourceline or 1
    for opening, closing in _WRAPPERS:
        inside = words.strip()
        if inside.startswith(opening):
            cure = "Write the JSON alone into the script element."
            place = f"block {len(page.blocks) + 1}"
            page.troubles.append(Trouble(place, line, "The JSON is wrapped into a comment or CDATA.", cure))
            line += words.count("\n", 0, words.index(opening))
            words = inside.removeprefix(opening).removesuffix(closing)
    page.blocks.append(Block(words, line, has_bare_angle="<" in words))


def _visible(root: Any) -> Iterator[str]:
    """The words that readers see, in order; alternative words of images among them, as screen readers say them."""
    hidden: list[Any] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            if hidden or _is_hidden(element):
                hidden.append(element)
                continue
            if element.tag not in _INLINE:
                yield " "
            yield element.text or ""
            if element.tag == "img":
                yield f" {element.get('alt') or ''} "
        else:
            if hidden:
                hidden.pop()
            elif element.tag not in _INLINE:
                yield " "
            if not hidden:
                yield element.tail or ""


def _is_hidden(element: Any) -> bool:
    return (
        element.tag in _UNSEEN or element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
    )


# --- Markup within the tags: microdata and RDFa Lite -------------------------------------------------------

_ADDRESS_OF = {
    "a": "href", "area": "href", "link": "href", "audio": "src", "embed": "src", "iframe": "src", "img": "src",
    "source": "src", "track": "src", "video": "src", "object": "data",
}  # fmt: skip


def in_tags(root: Any) -> Iterator[tuple[dict[str, Any], int, str]]:
    """Each outermost object of schema.org that stands in a page's tags: itself, its line, and how it is written.

    Read as in the HTML standard's chapter on microdata and in RDFa Lite 1.1, as far as reviews need it: items,
    properties, addresses and `content`. `itemref` and prefixes of one's own are not followed.
    """
    for how, kind, prop in (("microdata", "itemtype", "itemprop"), ("RDFa", "typeof", "property")):
        for element in root.iter():
            if isinstance(element.tag, str) and element.get(kind) and not element.get(prop):
                found = _item(element, kind, prop)
                if "ClaimReview" in str(found.get("@type")) or "MediaReview" in str(found.get("@type")):
                    yield found, element.sourceline or 1, how


def _item(outer: Any, kind: str, prop: str) -> dict[str, Any]:
    """One item with the items in it; a stack instead of a recursion, as pages may be nested at will."""
    whole = _begun(outer, kind)
    waiting: list[tuple[Any, dict[str, Any]]] = [(child, whole) for child in reversed(outer)]
    while waiting:
        element, item = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        names, into = (element.get(prop) or "").split(), item
        if element.get(kind):
            into = _begun(element, kind)
        for name in names:
            value = into if into is not item else _value(element)
            _add(item, name.rsplit("/", 1)[-1].removeprefix("schema:"), value)
        if names or into is item:
            waiting += [(child, into) for child in reversed(element)]
    return whole


def _begun(element: Any, kind: str) -> dict[str, Any]:
    types = [one.rsplit("/", 1)[-1].removeprefix("schema:") for one in (element.get(kind) or "").split()]
    found: dict[str, Any] = {"@context": "https://schema.org", "@type": types[0] if len(types) == 1 else types}
    if own := element.get("itemid") or element.get("resource"):
        found["@id"] = own
    return found


def _value(element: Any) -> str:
    if element.get("content") is not None:
        return str(element.get("content"))
    if element.tag == "time" and element.get("datetime"):
        return str(element.get("datetime"))
    address = element.get(_ADDRESS_OF.get(element.tag, "")) if element.tag in _ADDRESS_OF else None
    return str(address) if address is not None else " ".join("".join(element.itertext()).split())


def _add(item: dict[str, Any], name: str, value: Any) -> None:
    if name not in item:
        item[name] = value
    elif isinstance(item[name], list):
        item[name].append(value)
    else:
        item[name] = [item[name], value]
