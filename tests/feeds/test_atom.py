"""`/feeds/verdicts.atom`: Atom as RFC 4287, 5005 and 6721 have it, and as readers read it."""

import re
from xml.etree import ElementTree

import atoma
import feedparser
import pytest

from factcheck.feeds.formats.atom import FORMAT
from tests.feeds.kinds import ARABIC, HOSTILE, JAPANESE, all_written, check, every_kind, retracted, written

FEED = "/feeds/verdicts.atom"
A = "{http://www.w3.org/2005/Atom}"
AT = "{http://purl.org/atompub/tombstones/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


@pytest.fixture
def root() -> ElementTree.Element:
    return ElementTree.fromstring(all_written(FORMAT))


def entry_of(root: ElementTree.Element, kind: str) -> ElementTree.Element:
    (found,) = [one for one in root.iter(f"{A}entry") if one.findtext(f"{A}id") == every_kind()[kind].url]
    return found


def links(element: ElementTree.Element) -> list[tuple[str, str]]:
    return [(link.get("rel"), link.get("href")) for link in element.findall(f"{A}link")]


def test_it_is_sent_as_what_it_is(client, publish):
    publish()
    response = client.get(FEED)

    assert response["Content-Type"] == "application/atom+xml"
    assert response.content.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n<feed')
    assert len(ElementTree.fromstring(response.content).findall(f"{A}entry")) == 1


def test_feed_and_entries_have_each_required_element_once(root):
    for thing in (root, *root.findall(f"{A}entry")):
        for name in ("id", "title", "updated"):
            assert len(thing.findall(f"{A}{name}")) == 1
        assert re.fullmatch(MOMENT, thing.findtext(f"{A}updated"))
    assert root.findtext(f"{A}author/{A}name")
    for entry in root.findall(f"{A}entry"):
        assert re.fullmatch(MOMENT, entry.findtext(f"{A}published"))
        assert entry.find(f"{A}content").get("type") == "html"


def test_the_feed_s_own_facts_stand_before_its_entries(root):
    names = [child.tag for child in root]
    first = min(names.index(f"{A}entry"), names.index(f"{AT}deleted-entry"))

    assert set(names[first:]) == {f"{A}entry", f"{AT}deleted-entry"}


def test_tombstones_stand_before_the_entries_as_the_grammar_of_atom_has_it():
    root = ElementTree.fromstring(written(FORMAT, [check(3), retracted(check(2)), check(1), retracted(check(4))]))

    assert [child.tag for child in root][-4:] == [f"{AT}deleted-entry"] * 2 + [f"{A}entry"] * 2
    assert [entry.findtext(f"{A}id") for entry in root.findall(f"{A}entry")] == [check(3).url, check(1).url]


def test_the_feed_s_id_is_the_same_on_every_page_and_its_self_that_of_the_page():
    first = ElementTree.fromstring(written(FORMAT, [check(2)], limit=1, next_before=check(2).cursor))
    second = ElementTree.fromstring(written(FORMAT, [check(1)], limit=1, before=check(2).cursor))

    assert first.findtext(f"{A}id") == second.findtext(f"{A}id") == dict(links(first))["self"].partition("?")[0]
    assert dict(links(first))["next"] == dict(links(second))["self"]
    assert dict(links(second))["first"] == dict(links(first))["self"]
    assert "next" not in dict(links(second))


def test_the_page_for_people_comes_before_the_feed_itself(root):
    relations = [relation for relation, _ in links(root)]

    assert relations.index("alternate") < relations.index("self")
    assert relations.count("self") == relations.count("alternate") == 1


def test_an_entry_leads_to_its_page_first_and_to_the_checked_article(root):
    assert links(entry_of(root, "true")) == [
        ("alternate", every_kind()["true"].url),
        ("related", "https://ledger.example.org/stories/1"),
    ]
    assert [relation for relation, _ in links(entry_of(root, "nowhere"))] == ["alternate"]
    assert links(entry_of(root, "japanese"))[1][1] == "https://xn--r8jz45g.example.org/%E8%A8%98%E4%BA%8B%2C1"


def test_the_rating_is_a_category_of_its_scale(root):
    (category,) = entry_of(root, "mixed").findall(f"{A}category")

    assert (category.get("term"), category.get("label")) == ("Half true", "Half true")
    assert category.get("scheme").endswith("/checks/methods/#truth-in-five-steps")


def test_a_correction_moves_updated_and_not_published(root):
    entry = entry_of(root, "corrected")

    assert entry.findtext(f"{A}published") == "2026-03-01T22:00:00Z"
    assert entry.findtext(f"{A}updated") == "2026-03-31T22:00:00Z"


def test_a_retracted_check_is_a_tombstone_with_its_reason(root):
    (gone,) = root.findall(f"{AT}deleted-entry")

    assert gone.get("ref") == every_kind()["retracted"].url
    assert gone.get("when") == "2026-04-30T23:00:00Z"
    assert gone.findtext(f"{AT}comment") == "The table was misread."
    assert every_kind()["retracted"].url not in {entry.findtext(f"{A}id") for entry in root.findall(f"{A}entry")}


def test_hostile_words_come_out_as_they_went_in(root):
    entry = entry_of(root, "hostile")

    assert entry.findtext(f"{A}title") == f"False: {HOSTILE}"
    assert "<script" not in entry.findtext(f"{A}content")


def test_words_that_xml_cannot_hold_do_not_break_it():
    broken = "half \ud83d a pair, \x00\x08\x1b\ufffe\x85 and \u2028"

    root = ElementTree.fromstring(
        written(FORMAT, [check(1, broken, summary=broken, appearances=()), retracted(check(2), broken)]).encode()
    )

    assert "half \ufffd a pair" in root.findtext(f"{A}entry/{A}title")
    assert "half \ufffd a pair" in root.findtext(f"{AT}deleted-entry/{AT}comment")


def test_an_empty_feed_is_a_feed():
    root = ElementTree.fromstring(written(FORMAT, []))

    assert re.fullmatch(MOMENT, root.findtext(f"{A}updated"))


def test_hubs_are_named_when_the_newsroom_has_some(settings):
    settings.WEBSUB_HUBS = ["https://hub.example.org/?a=1&b=2", "https://other.example.org/"]

    found = links(ElementTree.fromstring(written(FORMAT, [])))

    assert [href for relation, href in found if relation == "hub"] == settings.WEBSUB_HUBS


def test_feedparser_reads_it():
    found = feedparser.parse(all_written(FORMAT).encode(), response_headers={"content-type": "application/atom+xml"})

    assert not found.bozo
    assert found.version == "atom10"
    assert found.feed.link.endswith("/checks/")
    assert len(found.entries) == len(every_kind()) - 1
    entries = {entry.id: entry for entry in found.entries}
    entry = entries[every_kind()["japanese"].url]
    assert entry.title == f"True: {JAPANESE}"
    assert entry.tags[0].term == "True"
    assert entry.link == entry.id
    assert entry.updated_parsed[:3] == (2026, 3, 1)
    assert entries[every_kind()["hostile"].url].title == f"False: {HOSTILE}"


def test_atoma_reads_it():
    found = atoma.parse_atom_bytes(all_written(FORMAT).encode())

    assert len(found.entries) == len(every_kind()) - 1
    assert {entry.title.value for entry in found.entries} >= {f"Half true: {ARABIC}", f"False: {HOSTILE}"}
    assert all(entry.updated.tzinfo and entry.published.tzinfo for entry in found.entries)
    assert all(entry.links[0].rel == "alternate" and entry.content.value for entry in found.entries)
    assert found.authors[0].name


def test_what_changed_since_a_cursor_comes_with_its_tombstones(client, publish, desk):
    kept, gone = publish("Japan sold two bonds"), publish("Japan sold three bonds")
    cursor = client.get("/feeds/claimreview.json").json()["version"]
    desk.retracted(gone)

    root = ElementTree.fromstring(client.get(f"{FEED}?since={cursor}").content)

    assert kept.slug not in ElementTree.tostring(root, encoding="unicode")
    assert [gone.slug in one.get("ref") for one in root.findall(f"{AT}deleted-entry")] == [True]
    assert root.findall(f"{A}entry") == []
