"""What is taken out of a page's tree before its article is looked for: links to other stories, and words that the page
keeps hidden until somebody points at them. And what the page calls its headline.
"""

import re
from typing import Any

Element = Any
"""An element of lxml, which comes without types."""

WORD = re.compile(r"\w+")
BLOCKS = ("p", "li", "div", "section", "article", "table", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")
LEAVES = ("p", "li", "div", "h2", "h3", "h4", "h5")

POINTED_AT = " or ".join(
    f"contains(@class, '{name}')"
    for name in ("rollover", "tooltip", "popover", "sr-only", "visually-hidden", "screen-reader")
)
HIDDEN = f"//span[{POINTED_AT}]"
POSTS = "//blockquote[contains(@class, 'twitter-tweet') or contains(@class, 'instagram-media')]"
EMBEDS = "//div[contains(@class, 'embed')][.//blockquote]"

TEASER = re.compile(
    r"\W*(?:read (?:more|also|next)|see (?:more|also)|related|more from|also read|don[’']t miss|watch|listen"
    r"|recommended|you (?:may|might) (?:also )?like|lire aussi|à lire|leer más|lee también|leia (?:mais|também)"
    r"|mehr zum thema|lesen sie auch|関連記事)\b[^.]{0,20}?:?",
    re.IGNORECASE,
)
LONGEST_TEASER = 250
SEPARATORS = (" | ", " - ", " – ", " — ", ": ")


def folded(words: str) -> str:
    """The words alone, in one case: how two places of a page are compared."""
    return " ".join(WORD.findall(words)).casefold()


def clear(tree: Element) -> None:
    """Takes away, in place, what stands in the article's flow and is none of it."""
    for element in tree.xpath(HIDDEN):
        element.drop_tree()
    # Somebody's post is often the very claim; by its class alone it is taken for a box of the social network.
    for element in [*tree.xpath(POSTS), *tree.xpath(EMBEDS)]:
        element.attrib.pop("class", None)
    for element in list(tree.iter(*LEAVES)):
        if element.getparent() is not None and is_teaser(element):
            element.drop_tree()


def is_teaser(element: Element) -> bool:
    """Whether a paragraph only leads to another story: "Read more: …" and a link, or a link in capitals."""
    if next(element.iterdescendants(*BLOCKS), None) is not None:
        return False
    linked = sum(len(spoken(link)) for link in element.iter("a"))
    if not linked:
        return False
    words = spoken(element)
    if not words or len(words) > LONGEST_TEASER:
        return False
    label = TEASER.match(words)
    if label:
        return linked >= 0.8 * (len(words) - label.end())
    return linked >= 0.95 * len(words) and words.isupper()


def spoken(element: Element) -> str:
    """The element's words with single blanks between them."""
    return " ".join(element.text_content().split())


def headlines(tree: Element) -> frozenset[str]:
    """The headline in every form in which the page gives it, folded."""
    said = [spoken(heading) for heading in tree.iter("h1")]
    said += tree.xpath("//meta[@property='og:title' or @name='twitter:title']/@content")
    title = tree.findtext(".//title") or ""
    said.append(title)
    for separator in SEPARATORS:  # Many pages add their own name before or behind.
        said += [title.partition(separator)[0], title.rpartition(separator)[0]]
    return frozenset(map(folded, said)) - {""}
