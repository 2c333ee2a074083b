"""Each form of feed has its rules; a right one has no fault, and each mistake is named with its place."""

import copy
import json
from typing import Any

import pytest

from factcheck.feeds.lint import inspect
from tests.feeds.test_lint import GOOD, feed, item, page, review

ADDRESS = GOOD["url"]
JSON_FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Facts",
    "home_page_url": "https://facts.example.org/",
    "feed_url": "https://facts.example.org/feed.json",
    "language": "en",
    "authors": [{"name": "Facts"}],
    "author": {"name": "Facts"},
    "items": [
        {
            "id": ADDRESS,
            "url": ADDRESS,
            "title": f"False: {GOOD['claimReviewed']}",
            "content_text": "Its holdings rose.",
            "date_published": GOOD["datePublished"],
            "date_modified": GOOD["dateModified"],
            "tags": ["False"],
            "_factcheck": {"claimReview": GOOD},
        }
    ],
    "_factcheck": {"about": "x", "deleted": [{"id": "https://facts.example.org/2/", "when": "2025-05-03T00:30:00Z"}]},
}
ARCHIVE = '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>'
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
<id>https://facts.example.org/feed.atom</id><title>Facts</title><updated>2025-05-03T00:30:00Z</updated>
<author><name>Facts</name></author>
<link rel="alternate" href="https://facts.example.org/"/><link rel="self" href="https://facts.example.org/feed.atom"/>
<link rel="next" href="https://facts.example.org/feed.atom?before=1"/>
<entry><id>https://facts.example.org/1/</id><title>False: Japan sold its bonds</title>
<link href="https://facts.example.org/1/"/><link rel="related" href="https://ledger.example.org/1"/>
<published>2025-05-02T09:30:00Z</published><updated>2025-05-03T00:30:00Z</updated><category term="False"/></entry>
<at:deleted-entry ref="https://facts.example.org/2/" when="2025-05-03T00:30:00Z"/>
</feed>"""
RSS = """<rss version="2.0"><channel><title>Facts</title><link>https://facts.example.org/</link>
<description>Checks</description><item><title>False: Japan sold</title><link>https://facts.example.org/1/</link>
<guid>https://facts.example.org/1/</guid><pubDate>Fri, 02 May 2025 09:30:00 GMT</pubDate></item></channel></rss>"""
CSV = (
    "@id,url,claimReviewed,datePublished,dateDeleted,reviewRating.alternateName,itemReviewed.author.name\r\n"
    f'{ADDRESS},{ADDRESS},"Japan sold, in March",2025-05-02T09:30:00Z,,False,Kato\r\n'
    "https://facts.example.org/2/,https://facts.example.org/2/,,2025-05-02T09:30:00Z,2025-05-03T00:30:00Z,,\r\n"
)
ANSWER: dict[str, Any] = {
    "claims": [
        {
            "text": "Japan sold its bonds",
            "claimDate": "2025-05-01T00:00:00Z",
            "claimReview": [
                {
                    "publisher": {"name": "Facts", "site": "facts.example.org"},
                    "url": "https://www.facts.example.org/1/",
                    "reviewDate": "2025-05-02T00:00:00Z",
                    "textualRating": "False",
                    "languageCode": "en",
                }
            ],
        }
    ]
}
MEDIA: dict[str, Any] = {
    name: value for name, value in GOOD.items() if name not in ("claimReviewed", "reviewRating", "itemReviewed")
} | {
    "@type": "MediaReview",
    "mediaAuthenticityCategory": "EditedOrCroppedContent",
    "itemReviewed": {
        "@type": "MediaReviewItem",
        "mediaItemAppearance": [{"@type": "ImageObject", "contentUrl": "https://ledger.example.org/1.jpg"}],
    },
}
ASKING = review(claimReviewed="Is it?")
LINE = json.dumps(GOOD) + "\n" + json.dumps(review(AT_id=f"{ADDRESS}2", url=f"{ADDRESS}2")) + "\n"


def told(content: object, **sent: Any) -> list[str]:
    """Rule, place and words of each fault."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    report = inspect(text.encode(), **sent)
    return [f"{fault.rule} {fault.place}: {fault.wrong}" for fault in report.faults]


def with_(value: Any, path: str, new: object) -> Any:
    """A copy with the value at a dotted path set, or taken away by None."""
    changed = copy.deepcopy(value)
    *way, last = path.split("/")
    inner = changed
    for one in way:
        inner = inner[int(one) if one.isdigit() else one]
    if new is None:
        del inner[last]
    else:
        inner[int(last) if last.isdigit() else last] = new
    return changed


@pytest.mark.parametrize(
    "content", [JSON_FEED, ATOM, RSS, CSV, ANSWER, MEDIA, LINE, feed(item()), page(), [GOOD], {"@graph": [GOOD]}],
    ids=["json feed", "atom", "rss", "csv", "answer", "media", "lines", "data feed", "page", "list", "graph"],
)  # fmt: skip
def test_what_is_right_has_no_fault_and_no_advice(content):
    assert told(content) == []


@pytest.mark.parametrize(
    ("path", "new", "line"),
    [
        ("version", "1.1", "the-feed-says-what-it-is $.version: “1.1” is no version"),
        ("title", None, "the-feed-says-what-it-is $.title: It is missing."),
        ("items", {}, "the-feed-says-what-it-is $.items: It is no list."),
        ("feed_url", "/feed.json", "the-feed-says-what-it-is $.feed_url: “/feed.json” is no address."),
        ("next_url", JSON_FEED["feed_url"], "the-next-page-is-another $.next_url: It is the address of this page"),
        ("next_url", "?page=2", "the-next-page-is-another $.next_url: “?page=2” is no address."),
        ("items/0/id", None, "each-item-has-an-id-of-its-own $.items[0].id: It is missing."),
        ("items/0/id", 1, "each-item-has-an-id-of-its-own $.items[0].id: “1” is no text."),
        ("items", JSON_FEED["items"] * 2, "each-item-has-an-id-of-its-own $.items[1].id: The item at $.items[0] has"),
        ("items/0/content_text", None, "each-item-has-content $.items[0].content_html: Neither"),
        ("items/0/external_url", "ledger", "each-item-has-content $.items[0].external_url: “ledger” is no"),
        ("items/0/attachments", [{"url": "x"}], "each-item-has-content $.items[0].attachments[0]: An attachment"),
        ("items/0/tags", "False", "each-item-has-content $.items[0].tags: It is no list of texts."),
        ("items/0/date_published", "2025-05-02", "item-dates-have-a-zone $.items[0].date_published: “2025-05-02” is"),
        ("items/0/date_modified", "2025-05-01T00:00:00Z", "item-dates-have-a-zone $.items[0].date_modified: It is"),
        ("items/0/rating", "x", "extensions-are-named-like-extensions $.items[0].rating: JSON Feed has no such key."),
        ("_a.b", {}, "extensions-are-named-like-extensions $._a.b: JSON Feed has no such key."),
        ("_x", [], "extensions-are-named-like-extensions $._x: An extension holds an object."),
        ("_x", {}, "extensions-say-what-they-are-about $._x.about: It is missing."),
        ("language", "English!", "who-and-in-which-language $.language: “English!” is no language tag."),
        ("author", None, "who-and-in-which-language $.author: It is missing."),
        ("authors", [{}], "who-and-in-which-language $.authors"),
        ("hubs", [{"type": "WebSub"}], "who-and-in-which-language $.hubs[0]: A hub has type and url."),
        ("items/0/summary", "x" * 250_000, "the-feed-is-not-too-large $: It has 25"),
        (
            "items/0/title",
            "False",
            "an-item-says-what-its-review-says $.items[0].title: The title leaves out the claim",
        ),
        ("items/0/tags", ["Bonds"], "an-item-says-what-its-review-says $.items[0].tags: “False” is not among"),
        ("items/0/id", "1", "an-item-says-what-its-review-says $.items[0].id: The review in it has another"),
        ("_factcheck/deleted/0/id", ADDRESS, "what-is-deleted-is-no-item $._factcheck.deleted[0]: The same check is"),
        ("_factcheck/deleted/0/when", None, "what-is-deleted-is-no-item $._factcheck.deleted[0]: It does not say when"),
        ("_factcheck/deleted/0/id", None, "what-is-deleted-is-no-item $._factcheck.deleted[0]: It does not say which"),
        ("items/0/_factcheck/claimReview/url", "/1", "addresses-are-whole $.items[0]._factcheck.claimReview.url: “/1”"),
    ],
)
def test_a_mistake_of_a_json_feed_is_named(path, new, line):
    lines = told(with_(JSON_FEED, path, new))

    assert any(found.startswith(line) for found in lines), lines


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "the-feed-has-its-three feed: It is not in Atom's"),
        ("<title>Facts</title>", "", "the-feed-has-its-three feed.title: It is missing."),
        ("<author><name>Facts</name></author>", "", "the-feed-has-its-three feed.author: Neither the feed nor entry[1"),
        ("<author><name>Facts</name></author>", "<author/>", "the-feed-has-its-three author.name: It is missing."),
        ("<id>https://facts.example.org/1/</id>", "", "each-entry-has-its-three entry[1].id: It is missing."),
        ("<id>https://facts.example.org/1/</id>", "<id>1</id>", "each-entry-has-its-three entry[1].id: “1” is no whol"),
        ('<link href="https://facts.example.org/1/"/>', "", "each-entry-has-its-three entry[1]: It has neither conten"),
        ("<category", '<summary type="markdown">x</summary><category', "each-entry-has-its-three entry[1].summary: “m"),
        ("<updated>2025-05-03T00:30:00Z</updated><category", "<updated>2025-05-03</updated><category",
         "its-dates-have-a-zone entry[1].updated: “2025-05-03” is no RFC 3339 date."),
        ("<published>2025-05-02", "<published>2025-06-02", "its-dates-have-a-zone entry[1].updated: It is before"),
        ("<updated>2025-05-03T00:30:00Z</updated><category", "<updated>2025-05-04T00:30:00Z</updated><category",
         "its-dates-have-a-zone feed.updated: It is before that of entry[1]."),
        ('<link href="https://facts.example.org/1/"/><link rel="related" href="https://ledger.example.org/1"/>',
         '<link rel="related" href="https://ledger.example.org/1"/><link href="https://facts.example.org/1/"/>',
         "links-are-in-order entry[1].link: rel=“related” stands before rel=“alternate”"),
        ('href="https://ledger.example.org/1"', 'href="/1"', "links-are-in-order entry[1].link: “/1” is no whole"),
        ('rel="self"', 'rel="via"', "links-are-in-order feed.link: There is no rel=“self”."),
        ("?before=1", "", "pages-lead-on feed.link: rel=“next” is the address of this page itself."),
        ('ref="https://facts.example.org/2/"', "", "tombstones-name-what-is-gone at:deleted-entry[1]@ref: It does not"),
        (' when="2025-05-03T00:30:00Z"', "", "tombstones-name-what-is-gone at:deleted-entry[1]@when: It does not say"),
        ('ref="https://facts.example.org/2/"', 'ref="https://facts.example.org/1/"',
         "tombstones-name-what-is-gone at:deleted-entry[1]: The same entry is there as entry[1]."),
        ("http://purl.org/atompub/tombstones/1.0", "http://purl.org/tombs", "tombstones-name-what-is-gone deleted-ent"),
        ("</entry>", '<at:deleted-entry ref="x:y" when="2025-05-03T00:30:00Z"/></entry>',
         "tombstones-name-what-is-gone at:deleted-entry: The deleted-entry is no child of the feed."),
        ("</feed>", f"{ARCHIVE}</feed>", "archives-lead-back feed.link: The archive has no rel=“current”."),
        ('<link rel="next" href="https://facts.example.org/feed.atom?before=1"/>',
         f'{ARCHIVE}<link rel="current" href="https://facts.example.org/feed.atom"/>',
         "archives-lead-back feed.link: The archive says that it is the current feed."),
        ("</feed>", f'{ARCHIVE}{ARCHIVE.replace("archive", "complete")}<link rel="current" href="https://x.org/"/></feed>',
         "archives-lead-back feed.archive: It says that it is complete and an archive."),
        ("</feed>", "<archive/></feed>", "archives-lead-back feed.archive: It is not in the namespace"),
        ('term="False"', "", "categories-have-terms entry[1].category@term: It is missing."),
    ],
)  # fmt: skip
def test_a_mistake_of_an_atom_feed_is_named_with_its_line(old, new, line):
    assert old in ATOM
    faults = inspect(ATOM.replace(old, new).encode()).faults

    lines = [f"{fault.rule} {fault.place}: {fault.wrong}" for fault in faults]
    assert any(found.startswith(line) for found in lines), lines
    assert all(fault.line for fault in faults if fault.rule != "the-feed-has-its-three")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('version="2.0"', 'version="0.91"', "the-channel-has-its-three rss@version"),
        ("<description>Checks</description>", "", "the-channel-has-its-three channel.description: It is missing."),
        ("<guid>https://facts.example.org/1/</guid>", "", "each-item-can-be-told-apart item[1].guid: It is missing."),
        (
            "<guid>https://facts.example.org/1/</guid>",
            "<guid>1</guid>",
            "each-item-can-be-told-apart item[1].guid: “1”",
        ),
        ("<title>False: Japan sold</title>", "", "each-item-can-be-told-apart item[1]: It has neither title"),
        ("<link>https://facts.example.org/1/", "<link>/1/", "each-item-can-be-told-apart item[1].link: “/1/” is no"),
        ("Fri, 02 May 2025 09:30:00 GMT", "2025-05-02", "its-dates-are-as-in-e-mail item[1].pubDate: “2025-05-02” is"),
    ],
)
def test_a_mistake_of_an_rss_feed_is_named(old, new, line):
    lines = told(RSS.replace(old, new))

    assert any(found.startswith(line) for found in lines), lines


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("\r\n", "\n", "rows-are-as-long-as-the-header file: Rows end with a line feed alone."),
        (",Kato\r\n", "\r\n", "rows-are-as-long-as-the-header line 2: It has 6 cells, the header 7."),
        ("claimReviewed,", "claim,", "the-header-names-paths line 1: “claim” is no path of a ClaimReview."),
        ("claimReviewed,", "claim,", "the-header-names-paths line 1: There is no column claimReviewed."),
        ("dateDeleted,", "url,", "the-header-names-paths line 1: The column “url” is there 2 times."),
        (",Kato", ",=1+1", "no-cell-is-a-formula line 2, itemReviewed.author.name: “=1+1” begins like a formula."),
        (",Kato", ",social media users", "the-claimant-is-somebody line 2, $.itemReviewed.author.name: “social media"),
        (",False,", ",,", "cells-say-what-a-review-says line 2, reviewRating.alternateName: It is empty."),
        (
            "2025-05-02T09:30:00Z,,",
            "2.5.2025,,",
            "cells-say-what-a-review-says line 2, datePublished: “2.5.2025” is no",
        ),
        ("https://facts.example.org/2/", ADDRESS, "cells-say-what-a-review-says line 3: Line 2 has the same check."),
        ('"Japan', '"Ja"pan', "it-can-be-read line 2: It is no CSV from here on"),
    ],
)
def test_a_mistake_of_a_table_is_named_with_its_line(old, new, line):
    lines = told(CSV.replace(old, new))

    assert any(found.startswith(line) for found in lines), lines


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (LINE.rstrip(), "lines-end-with-a-line-feed file: The last line has no line feed."),
        (LINE.replace("\n", "\r\n"), "lines-end-with-a-line-feed line 1: It ends with a carriage return"),
        (LINE.replace("\n", "\n\n", 1), "lines-end-with-a-line-feed line 2: It is empty."),
    ],
    ids=["end", "carriage return", "empty"],
)
def test_a_mistake_of_ndjson_is_named_with_its_line(content, line):
    lines = told(content)

    assert any(found.startswith(line) for found in lines), lines


@pytest.mark.parametrize(
    ("path", "new", "line"),
    [
        ("claims/0/text", None, "claims-have-reviews $.claims[0].text: It is missing."),
        ("claims/0/claimReview", [], "claims-have-reviews $.claims[0].claimReview: It is no list of reviews."),
        ("claims/0/claimReview/0/textualRating", None, "claims-have-reviews $.claims[0].claimReview[0].textualRating"),
        ("claims/0/claimReview/0/publisher/site", "www.facts.example.org", "claims-have-reviews $.claims[0].claimR"),
        ("claims/0/claimDate", "2025-05-01", "their-dates-are-moments $.claims[0].claimDate: “2025-05-01” is no"),
        (
            "claims/0/claimReview/0/languageCode",
            None,
            "their-dates-are-moments $.claims[0].claimReview[0].languageCode",
        ),
        ("nextPageToken", 2, "claims-have-reviews $.nextPageToken: It is no text."),
    ],
)
def test_a_mistake_of_an_answer_is_named(path, new, line):
    lines = told(with_(ANSWER, path, new))

    assert any(found.startswith(line) for found in lines), lines


def test_a_body_for_google_s_pages_is_checked():
    markup = {"url": "https://facts.example.org/2/", "claimReviewed": "", "claimFirstAppearance": "https://a.example.net",
              "claimAppearances": ["https://a.example.net"], "rating": {"ratingValue": "1"}}  # fmt: skip

    lines = told({"pageUrl": "https://facts.example.org/1/", "claimReviewMarkups": [markup]})

    own = "a-markup-page-can-be-created $.claimReviewMarkups[0]."
    assert [line.split(": ")[0].removeprefix(own) for line in lines] == [
        "claimReviewed", "rating.textualRating", "url", "claimAppearances[0]", "rating.ratingValue",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "new", "line"),
    [
        ("mediaAuthenticityCategory", "Fake", "the-category-is-one-of-six $.mediaAuthenticityCategory: “Fake” is no"),
        ("mediaAuthenticityCategory", None, "the-category-is-one-of-six $.mediaAuthenticityCategory: It is missing."),
        ("itemReviewed", None, "the-media-can-be-found $.itemReviewed: It is missing."),
        (
            "itemReviewed/mediaItemAppearance/0/contentUrl",
            None,
            "the-media-can-be-found $.itemReviewed.mediaItemAppear",
        ),
        ("inLanguage", None, "it-says-its-language $.inLanguage: It is missing."),
    ],
)
def test_a_mistake_of_a_media_review_is_named(path, new, line):
    lines = told(with_(MEDIA, path, new))

    assert any(found.startswith(line) for found in lines), lines


def test_an_annotation_that_selects_nothing_is_named():
    annotation = {
        "id": "https://f.example.org/1#a", "type": "Annotation", "body": "https://f.example.org/1",
        "target": {"source": "https://ledger.example.org/1#:~:text=x", "selector": [
            {"type": "TextQuoteSelector", "exact": ["a", "b"]},
            {"type": "TextPositionSelector", "start": 5, "end": 5}]},
        "modified": "2025-05-02",
    }  # fmt: skip

    lines = told({"@context": "http://www.w3.org/ns/anno.jsonld", "items": [annotation]})

    assert [line.split(": ")[0] for line in lines] == [
        "an-annotation-leads-to-a-passage $.items[0].target.source",
        "selectors-select $.items[0].target.selector[0].exact",
        "selectors-select $.items[0].target.selector[1]",
        "its-dates-are-moments $.items[0].modified",
    ]


@pytest.mark.parametrize(
    ("html", "line"),
    [
        (page().replace("<body>", "<body><p>This fact-check has been retracted.</p>"), "a-retracted-check-has-no-mark"),
        (page(review(claimReviewed="Japan <b>sold</b>")), "the-script-can-not-be-ended block 1: A “<” stands"),
        (page().replace("application/ld+json", "text/javascript"), "the-markup-is-json-ld page: A script puts"),
        (page().replace("</body>", '<a href="/about">us</a></body>'), "the-page-shows-what-it-stands-on page: No sour"),
        (page().replace("<h1>", '<h1 style="display: none">'), "the-page-says-the-same $.claimReviewed"),
        (page().replace("<h1>", "<h1 hidden>"), "the-page-says-the-same $.claimReviewed"),
    ],
    ids=["retracted", "angle", "script", "sources", "style", "hidden"],
)  # fmt: skip
def test_a_mistake_of_a_page_is_named_with_its_rule(html, line):
    lines = told(html)

    assert any(found.startswith(line) for found in lines), lines


def test_a_page_that_says_the_claim_in_other_quotes_and_tags_says_the_same():
    html = page(
        review(claimReviewed="Japan’s “true” holdings"), claim="Japan's <b>&quot;tr</b>ue&quot;&shy; hold&shy;ings"
    )

    assert told(html) == []


def test_a_retracted_page_without_markup_is_no_fault():
    assert told("<html><body><p>This fact-check has been retracted.</p></body></html>") == []


def test_a_page_that_leads_on_is_named():
    lines = told(page(), address=f"{ADDRESS}new/", asked=ADDRESS, content_type="text/plain")

    assert f"the-address-says-what-it-sends $.url: It leads on to “{ADDRESS}new/”." in lines
    assert "the-address-says-what-it-sends Content-Type: It is sent as “text/plain”." in lines


@pytest.mark.parametrize(
    ("now", "line"),
    [
        (
            review(claimReviewed="Japan sold none"),
            "nothing-changes-in-silence $[0].dateModified: The review changed, and",
        ),
        (review(dateModified="2025-05-04T00:00:00Z"), "nothing-changes-in-silence $[0].dateModified: It moved, and"),
        (review(dateModified="2025-05-02T10:00:00Z"), "nothing-changes-in-silence $[0].dateModified: It went back."),
        (review(datePublished="2025-05-02T09:31:00Z"), "nothing-changes-in-silence $[0].datePublished: It is another"),
        (review(AT_id="https://f.example.org/3", url="https://f.example.org/3"), "nothing-vanishes before, $: The rev"),
    ],
    ids=["silent", "moved", "back", "published", "gone"],
)
def test_silent_edits_and_vanished_reviews_are_found_between_two_states(now, line):
    lines = told([now], before=json.dumps(GOOD).encode())

    assert any(found.startswith(line) for found in lines), lines


def test_a_change_that_is_dated_and_a_tombstone_are_right():
    changed = review(claimReviewed="Japan sold none.", dateModified="2025-05-04T00:00:00Z")
    stone = feed(item(item=[], dateDeleted="2025-05-04T00:30:00Z", dateModified="2025-05-04T00:30:00Z"))

    for now in (changed, stone):
        assert told(now, before=json.dumps(GOOD).encode()) == []


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"AT_type": "ClaimReveiw"}, "it-says-that-it-is-a-claim-review $.@type: “ClaimReveiw” is no ClaimReview."),
        ({"AT_type": None}, "it-says-that-it-is-a-claim-review $.@type: It is missing."),
        ({"AT_context": "https://schema.example.org"}, "it-names-its-vocabulary $.@context"),
        ({"itemReviewed__datePublished": "2025-05-02T09:30:00Z"}, "dates-are-in-order $.itemReviewed.datePublished: I"),
        ({"expires": "2025-01-01"}, "dates-are-in-order $.expires: It is before datePublished."),
        ({"itemReviewed__author__name": "Facts"}, "appearances-are-others $.itemReviewed.author.name: “Facts” is the"),
        ({"itemReviewed__author__sameAs": None}, "the-claimant-is-told-from-namesakes $.itemReviewed.author.sameAs"),
        ({"itemReviewed__appearance": [{"@type": "CreativeWork", "url": "https://web.archive.org/x"}]},
         "copies-stand-beside-their-originals $.itemReviewed.appearance[0].url"),
        ({"reviewRating__ratingValue": 5}, "the-number-says-what-the-label-says $.reviewRating.ratingValue: “false” h"),
        ({"reviewRating__alternateName": "Satire"}, "the-number-says-what-the-label-says $.reviewRating.ratingValue"),
        ({"author__url": None}, "the-checker-is-named $.author.url: It is missing."),
        ({"author__email": "news(at)example.org"}, "e-mail-addresses-are-some $.author.email"),
        ({"reviewRating__AT_type": "Ratng"}, "properties-are-known $.reviewRating.@type: schema.org has no type “Ratn"),
        ({"claimReviewed": "Japan\u0007sold"}, "texts-are-plain $.claimReviewed: There is a character in it"),
        ({"claimReviewed": " Japan sold "}, "the-claim-is-the-claim-alone $.claimReviewed: There are spaces around it"),
        ({"url": "https://facts.example.org//checks/é"}, "addresses-are-whole $.url: There are letters outside of ASC"),
        ({"url": "https://user:pass@facts.example.org/"}, "addresses-are-whole $.url: There is a name or a password"),
    ],
)  # fmt: skip
def test_a_mistake_of_a_review_is_named_with_its_rule(changes, line):
    lines = told(review(**changes))

    assert any(found.startswith(line) for found in lines), lines


def test_places_and_words_hold_nothing_that_a_terminal_obeys():
    hostile = {"\x1b[31m\u202e": "\ud800", "@type": "ClaimReview", "url": "\x1b]0;x\x07\u202e"}

    lines = told(json.dumps(hostile))

    assert lines
    assert "".join(lines).encode().decode().isprintable()


@pytest.mark.parametrize(
    "content",
    [
        review(reviewRating__alternateName="half-true", reviewRating__ratingValue=3),
        review(itemReviewed__author={"@type": "Organization", "name": "X-Men fans", "sameAs": "https://x.example.net"}),
        review(author={"@type": "NewsMediaOrganization", "name": "Facts", "url": "https://facts.example.org"}),
        review(author=[GOOD["author"], {"@type": "Person", "name": "Jo", "url": "https://facts.example.org/jo"}]),
        review(inLanguage=["de", "zh-Hant-TW"]),
        review(inLanguage={"@type": "Language", "name": "English"}),
        review(claimReviewed="R&D costs 2 < 3, says AT&T"),
        review(claimReviewed="Who said “Why not?” was the mayor"),
        review(claimReviewed="“The moon is cheese” – minister"),
        review(itemReviewed__appearance=["https://ledger.example.org/1?id=2"]),
        review(itemReviewed__appearance={"@type": "Clip", "startOffset": 2, "url": "https://film.example.org/1"}),
        review(itemReviewed__appearance=[
            {"@type": "VideoObject", "url": "https://film.example.org/watch?v=1",
             "archivedAt": "https://web.archive.org/web/2025/https://film.example.org/watch?v=1"}]),
        review(itemReviewed__name="Parliament"),
        review(reviewRating={"@type": "Rating", "alternateName": "مضلل"}),
        review(AT_context=["https://schema.org", {"@language": "en"}]),
        review(AT_context={"@vocab": "http://schema.org/"}),
        review(AT_id="https://facts.example.org/checks/1/#review"),
        review(dateModified="2025-05-03T09:30:00.123Z"),
        review(correction={"@type": "CorrectionComment", "text": "It was March.", "datePublished": "2025-05-03"}),
        {"@context": "https://schema.org", "@graph": [
            review(author={"@id": "#org"}),
            {"@type": "Organization", "@id": "#org", "name": "Facts", "url": "https://facts.example.org/"}]},
    ],
    ids=lambda content: str(sorted(key for key in content if content.get(key) != GOOD.get(key))),
)  # fmt: skip
def test_what_is_right_though_rare_is_left_alone(content):
    assert told(content) == []


def test_a_label_that_the_page_shows_is_no_key():
    html = page(review(reviewRating__alternateName="not-so-sure"))

    assert any("is a key of a program" in line for line in told(html))
    assert told(html.replace("<p>FALSE</p>", "<p>Not-so-sure</p>")) == []


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (json.dumps(ASKING, indent=1), 6),
        (f"\n\n{page(ASKING)}", 4),
        (page().replace("</head>", f'<script type="application/ld+json">\n\n{json.dumps(ASKING)}</script></head>'), 4),
        (json.dumps(GOOD) + "\n" + json.dumps(ASKING | {"url": f"{ADDRESS}2"}) + "\n", 2),
        ("<p>\n<p itemscope itemtype='https://schema.org/ClaimReview'><b itemprop='claimReviewed'>Is it?</b>", 2),
    ],
    ids=["json", "page", "second block", "ndjson", "microdata"],
)  # fmt: skip
def test_a_fault_has_the_line_of_the_file(content, line):
    faults = inspect(content.encode()).faults

    assert {fault.line for fault in faults if fault.wrong == "It is a question."} == {line}
