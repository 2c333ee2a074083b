"""The HTML that feeds bring, as a validator of feeds reads it: strictly, and it has to stand alone."""

import json
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

import html5lib
import pytest

from factcheck.feeds.formats import atom, json_feed, rss
from factcheck.feeds.press.sheets import Format
from tests.feeds.kinds import all_written, every_kind

CONTENT = "{http://www.w3.org/2005/Atom}content"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
STANDING = len(every_kind()) - 1
Fragments = Callable[[str], Iterator[str]]


def of_atom(feed: str) -> Iterator[str]:
    return (found.text or "" for found in ElementTree.fromstring(feed).iter(CONTENT))


def of_rss(feed: str) -> Iterator[str]:
    return (
        found.text or ""
        for item in ElementTree.fromstring(feed).iter("item")
        for found in item
        if found.tag in ("description", ENCODED)
    )


def of_json_feed(feed: str) -> Iterator[str]:
    return (item["content_html"] for item in json.loads(feed)["items"])


@pytest.mark.parametrize(
    ("form", "fragments", "number"),
    [
        (atom.FORMAT, of_atom, STANDING),
        (rss.FORMAT, of_rss, 2 * STANDING),
        (json_feed.FORMAT, of_json_feed, STANDING),
    ],
    ids=lambda one: getattr(one, "name", ""),
)
def test_a_strict_parser_finds_no_fault_in_the_html_of_any_kind_of_check(
    form: Format, fragments: Fragments, number: int
) -> None:
    found = list(fragments(all_written(form)))

    assert len(found) == number
    for fragment in found:
        tree = html5lib.HTMLParser(strict=True).parseFragment(fragment)  # Raises for what browsers forgive.
        for element in tree.iter():
            assert element.tag.rpartition("}")[2] not in ("script", "style", "iframe", "img")
            assert element.get("href", "https://").startswith(("https://", "http://"))
