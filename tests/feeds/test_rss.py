"""`/feeds/verdicts.rss`: RSS 2.0 for readers that know nothing newer."""

from email.utils import parsedate_to_datetime
from html import unescape
from xml.etree import ElementTree

import atoma
import feedparser
import pytest

from factcheck.feeds.formats.rss import FORMAT
from tests.feeds.kinds import ARABIC, HOSTILE, JAPANESE, all_written, check, every_kind, written

FEED = "/feeds/verdicts.rss"
A = "{http://www.w3.org/2005/Atom}"
AT = "{http://purl.org/atompub/tombstones/1.0}"


@pytest.fixture
def channel() -> ElementTree.Element:
    return ElementTree.fromstring(all_written(FORMAT)).find("channel")


def item_of(channel: ElementTree.Element, kind: str) -> ElementTree.Element:
    (found,) = [item for item in channel.findall("item") if item.findtext("guid") == every_kind()[kind].url]
    return found


def test_it_is_sent_as_what_it_is(client, publish):
    publish()
    response = client.get(FEED)

    assert response["Content-Type"] == "application/rss+xml"
    root = ElementTree.fromstring(response.content)
    assert (root.tag, root.get("version"), len(root.findall("channel/item"))) == ("rss", "2.0", 1)


def test_the_channel_has_what_the_format_asks_for(channel):
    for name in ("title", "link", "description"):
        assert channel.findtext(name)
    assert parsedate_to_datetime(channel.findtext("lastBuildDate")).isoformat() == "2026-04-30T23:00:00+00:00"
    (own,) = [link for link in channel.findall(f"{A}link") if link.get("rel") == "self"]
    assert own.get("href").endswith(FEED)


def test_an_item_has_its_page_for_link_and_guid(channel):
    item = item_of(channel, "true")

    assert item.findtext("link") == item.findtext("guid") == every_kind()["true"].url
    assert item.find("guid").get("isPermaLink") == "true"
    assert item.findtext("title") == "True: Japan holds bonds"
    (category,) = item.findall("category")
    assert (category.text, category.attrib) == ("True", {})
    assert parsedate_to_datetime(item.findtext("pubDate")).isoformat() == "2026-03-01T13:00:00+00:00"


def test_a_description_is_html_that_shows_the_words_and_does_nothing(channel):
    description = item_of(channel, "hostile").findtext("description")

    assert "<" not in description
    assert unescape(description) == HOSTILE
    assert item_of(channel, "arabic").findtext("description") == ARABIC


def test_a_correction_is_the_same_item_with_a_later_change(channel):
    item = item_of(channel, "corrected")

    assert parsedate_to_datetime(item.findtext("pubDate")).isoformat() == "2026-03-01T22:00:00+00:00"
    assert item.findtext("{http://purl.org/dc/terms/}modified") == "2026-03-31T22:00:00Z"


def test_a_retracted_check_is_a_tombstone(channel):
    (gone,) = channel.findall(f"{AT}deleted-entry")

    assert gone.get("ref") == every_kind()["retracted"].url
    assert len(channel.findall("item")) == len(every_kind()) - 1


def test_the_next_page_and_the_hubs_are_named(settings):
    settings.WEBSUB_HUBS = ["https://hub.example.org/"]

    root = ElementTree.fromstring(written(FORMAT, [check(1)], limit=1, next_before=check(1).cursor))

    links = {link.get("rel"): link.get("href") for link in root.iter(f"{A}link")}
    assert links["hub"] == "https://hub.example.org/"
    assert "before=" in links["next"]


def test_feedparser_reads_it():
    found = feedparser.parse(all_written(FORMAT).encode(), response_headers={"content-type": "application/rss+xml"})

    assert not found.bozo
    assert found.version == "rss20"
    assert len(found.entries) == len(every_kind()) - 1
    entries = {entry.id: entry for entry in found.entries}
    entry = entries[every_kind()["japanese"].url]
    assert (entry.title, entry.link) == (f"True: {JAPANESE}", entry.id)
    assert entry.tags[0].term == "True"
    assert entries[every_kind()["hostile"].url].title == f"False: {HOSTILE}"
    assert entries[every_kind()["corrected"].url].updated_parsed[:3] == (2026, 3, 31)


def test_atoma_reads_it():
    found = atoma.parse_rss_bytes(all_written(FORMAT).encode())

    assert len(found.items) == len(every_kind()) - 1
    assert {item.title for item in found.items} >= {f"Half true: {ARABIC}", f"False: {HOSTILE}"}
    assert all(item.pub_date.tzinfo and item.guid and item.content_encoded for item in found.items)
