"""Others' fact-checks are read into one shape, whatever they are written in, and hostile files end in a sentence."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import extruct
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.feeds.reader import Unusable, found_in
from factcheck.feeds.reader.moments import moment_of
from factcheck.feeds.reader.scanning import scanned

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "claimreviews" / "real.jsonl"
REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "@id": "https://facts.example.org/checks/1/",
    "url": "https://facts.example.org/checks/1/",
    "claimReviewed": "Japan sold all of its bonds in March.",
    "datePublished": "2025-05-02T09:30:00Z",
    "dateModified": "2025-05-03T09:30:00Z",
    "inLanguage": "en",
    "author": {"@type": "Organization", "name": "Facts", "url": "https://facts.example.org/"},
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "False",
        "ratingValue": "1",
        "bestRating": 5,
        "worstRating": 1,
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Katsunobu Kato", "sameAs": "https://en.example.net/wiki/Kato"},
        "datePublished": "2025-05-01",
        "appearance": [{"@type": "CreativeWork", "url": "https://ledger.example.org/stories/1", "headline": "Tokyo"}],
    },
}


def in_containers(some: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(some) | st.dictionaries(st.text(), some)


def one(content: object):
    """The only check in a text or a value."""
    text = content if isinstance(content, str) else json.dumps(content)
    (review,) = found_in(text.encode()).reviews
    return review


def script(markup: object, around: str = "{}") -> str:
    text = markup if isinstance(markup, str) else json.dumps(markup)
    return around.format(f'<script type="application/ld+json">{text}</script>')


def test_a_claim_review_is_read_whole():
    review = one(REVIEW)

    assert (review.place, review.key) == ("$", "https://facts.example.org/checks/1/")
    assert (review.claim, review.language) == ("Japan sold all of its bonds in March.", "en")
    assert (review.claimant.name, review.claimant.kind) == ("Katsunobu Kato", "Person")
    assert review.claimant.same_as == ("https://en.example.net/wiki/Kato",)
    assert (review.rating.label, review.rating.value, review.rating.worst, review.rating.best) == ("False", 1, 1, 5)
    assert review.rating.is_scale
    assert review.published.at == datetime(2025, 5, 2, 9, 30, tzinfo=UTC)
    assert (review.claimed.day, review.claimed.is_day) == (date(2025, 5, 1), True)
    assert [(place.url, place.title, place.place) for place in review.appearances] == [
        ("https://ledger.example.org/stories/1", "Tokyo", "$.itemReviewed.appearance[0]")
    ]
    assert (review.publisher.name, review.publisher.site) == ("Facts", "facts.example.org")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ([REVIEW], "$[0]"),
        ([["text", REVIEW]], "$[0][1]"),
        ({"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, REVIEW]}, "$.@graph[1]"),
        ({"@type": "WebPage", "mainEntity": {"about": [REVIEW]}}, "$.mainEntity.about[0]"),
        ({"dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]}, "$.dataFeedElement[0].item[0]"),
        ({"dataFeedElement": [{"item": REVIEW}]}, "$.dataFeedElement[0].item"),
        (json.dumps(REVIEW) + "\n" + '{"@type": "DataFeedItem", "item": []}\n', "line 1, $"),
        (script(REVIEW), "$"),
        (script([{"@type": "WebSite"}]) + script({"@graph": [REVIEW]}), "block 2, $.@graph[0]"),
        (json.dumps(json.dumps(REVIEW)), "$"),
        ({"markup": [json.dumps(REVIEW)]}, "$.markup[0]"),
        ({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "_factcheck": {"claimReview": REVIEW}}]},
         "$.items[0]._factcheck.claimReview"),
        (REVIEW | {"@type": ["Review", "http://schema.org/ClaimReview"]}, "$"),
    ],
    ids=["list", "deep list", "graph", "nested", "feed", "object in a feed", "lines", "page", "blocks", "text", "texts",
         "json feed", "types"],
)  # fmt: skip
def test_a_review_is_found_wherever_it_stands(content, place):
    review = one(content)

    assert (review.place, review.claim) == (place, REVIEW["claimReviewed"])


def test_what_a_graph_keeps_beside_the_review_is_followed():
    described = {**REVIEW["author"], "@id": "#org"}

    review = one({"@graph": [REVIEW | {"author": {"@id": "#org"}}, described]})

    assert (review.publisher.name, review.publisher.kind) == ("Facts", "Organization")


def test_microdata_and_rdfa_are_read_as_extruct_reads_them():
    microdata = """<article itemscope itemtype="https://schema.org/ClaimReview">
      <a itemprop="url" href="https://f.example.org/1"><h1 itemprop="claimReviewed">Japan sold bonds</h1></a>
      <time itemprop="datePublished" datetime="2025-05-02">May</time>
      <div itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
      <meta itemprop="ratingValue" content="1">
      <b itemprop="alternateName">False</b></div></article>"""
    rdfa = microdata.replace("itemscope ", "").replace(' itemtype="https://schema.org/', ' typeof="')
    rdfa = f'<div vocab="https://schema.org/">{rdfa.replace("itemprop", "property")}</div>'

    for html in (microdata, rdfa):
        review = one(html)
        assert (review.claim, review.url) == ("Japan sold bonds", "https://f.example.org/1")
        assert (review.rating.label, review.rating.value, review.published.day) == ("False", 1, date(2025, 5, 2))
    (theirs,) = extruct.extract(microdata, syntaxes=["microdata"])["microdata"]
    assert theirs["properties"]["claimReviewed"] == "Japan sold bonds"
    assert theirs["properties"]["reviewRating"]["properties"] == {"ratingValue": "1", "alternateName": "False"}


def test_an_answer_of_claims_search_is_read():
    theirs = {
        "publisher": {"name": "Facts", "site": "facts.example.org"},
        "url": "https://facts.example.org/1",
        "title": "No",
        "reviewDate": "2025-05-02T00:00:00Z",
        "textualRating": "False",
        "languageCode": "en",
    }
    claim = {"text": "Japan sold bonds", "claimant": "Kato", "claimDate": "2025-05-01T00:00:00Z"}

    review = one({"claims": [claim | {"claimReview": [theirs]}]})

    assert (review.claim, review.claimant.name, review.rating.label) == ("Japan sold bonds", "Kato", "False")
    assert (review.publisher.site, review.language, review.published.day) == (
        "facts.example.org",
        "en",
        date(2025, 5, 2),
    )


def test_atom_and_rss_are_read_with_their_tombstones():
    atom = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
      <title>Facts</title><entry><id>https://f.example.org/1</id><title>False: Japan sold bonds</title>
      <link href="https://f.example.org/1"/><link rel="related" href="https://ledger.example.org/1"/>
      <category term="false" label="False"/><updated>2025-05-03T00:00:00Z</updated></entry>
      <at:deleted-entry ref="https://f.example.org/2" when="2025-05-04T00:00:00Z"/></feed>"""
    rss = """<rss version="2.0"><channel><title>Facts</title><item><title>False: Japan sold bonds</title>
      <link>https://f.example.org/1</link><pubDate>Sat, 03 May 2025 00:00:00 +0000</pubDate></item></channel></rss>"""

    found = found_in(atom.encode())

    assert [(stone.key, stone.deleted.day) for stone in found.tombstones] == [
        ("https://f.example.org/2", date(2025, 5, 4))
    ]
    (review,) = found.reviews
    assert [place.url for place in review.appearances] == ["https://ledger.example.org/1"]
    for each in (review, one(rss)):
        assert (each.claim, each.rating.label) == ("Japan sold bonds", "False")
        assert each.url == "https://f.example.org/1"
    assert one(rss).published.day == date(2025, 5, 3)


def test_tombstones_of_a_data_feed_and_a_json_feed_are_read():
    item = {
        "@type": "DataFeedItem",
        "@id": "https://f.example.org/1",
        "dateDeleted": "2025-05-03T00:30:00Z",
        "item": [],
    }
    deleted = [{"id": "https://f.example.org/1", "date_deleted": "2025-05-03T00:30:00Z"}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [], "_factcheck": {"deleted": deleted}}

    for value in ({"dataFeedElement": [item]}, feed):
        (stone,) = found_in(json.dumps(value).encode()).tombstones
        assert (stone.key, stone.deleted.day) == ("https://f.example.org/1", date(2025, 5, 3))


def test_an_article_in_the_wrong_place_is_kept_and_known_by_it():
    item = {"@type": "Claim", "url": "https://social.example.net/posts/1"}

    (place,) = one(REVIEW | {"itemReviewed": item}).appearances

    assert (place.url, place.is_misplaced, place.place) == (item["url"], True, "$.itemReviewed.url")


@pytest.mark.parametrize(
    ("text", "wrong", "line"),
    [
        ('{"a": 1,\n}', "It is not JSON: there is a comma before “}”.", 1),
        ('{"a": [1,\n2,]}', "It is not JSON: there is a comma before “]”.", 2),
        ('{"a": 1} // mine', "It is not JSON: there is a comment in it.", 1),
        ('/* mine */ {"a": 1}', "It is not JSON: there is a comment in it.", 1),
        ('{"a":\n"x\ty"}', "It is not JSON: there is a control character in a text (U+0009).", 2),
        ('{"a": "x\0y"}', "It is not JSON: there is a control character in a text (U+0000).", 1),
        ('{"a": 1 "b": 2}', "It is not JSON: there is no comma before “\"b\"”.", 1),
        ('{a: 1}', "It is not JSON: the key “a” has no quotes.", 1),
        ('{"a": \'x\'}', "It is not JSON: “'x'” is no value.", 1),
        ('{"a": "\\x"}', "It is not JSON: jSON knows no “\\x”.", 1),
        ('{"a": NaN}', "It is not JSON: NaN is no number.", 1),
        ('{"a": -Infinity}', "It is not JSON: -Infinity is no number.", 1),
        ('{"a": 1', "It is not JSON: “{” is never closed.", 1),
        ('{"a": "never', "It is not JSON: the text that begins with “never” never ends.", 1),
        ('{"a": 1}; x', "It is not JSON: “; x” stands behind its end.", 1),
        ('{"a": 1,\n"a": 2}', "The key “a” is there twice in one object.", 2),
    ],
)  # fmt: skip
def test_broken_json_is_told_with_its_line_and_read_on(text, wrong, line):
    wrong = wrong.replace("jSON", "JSON")
    troubles = found_in(text.encode()).troubles

    assert (wrong, line) in [(trouble.wrong, trouble.line) for trouble in troubles]


def test_what_stands_in_broken_json_is_read_all_the_same():
    text = json.dumps(REVIEW)[:-1] + ', /* edited */ "version": 2,}'

    found = found_in(script(text).encode())

    assert found.reviews[0].claim == REVIEW["claimReviewed"]
    assert len(found.troubles) == 2


@settings(max_examples=40)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), in_containers, max_leaves=12))
def test_whatever_is_json_is_read_token_by_token_as_the_library_reads_it(value):
    scan = scanned(json.dumps(value))

    assert scan.value == value
    assert scan.mistakes == []


@given(st.text(alphabet='{}[]":,\\/* \nau0149.-e\0\t'))
def test_any_text_ends_in_a_value_or_a_sentence(text):
    assert all(sentence.endswith(".") for sentence in said_of(text.encode()))


@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_value_or_a_sentence(content):
    for start in (b"", b"<p>", b"<rss>", b'{"@type":"ClaimReview","url":"'):
        assert all(sentence.endswith(".") for sentence in said_of(start + content))


def said_of(content: bytes) -> list[str]:
    """Every sentence about what could not be read."""
    try:
        return [trouble.wrong for trouble in found_in(content).troubles]
    except Unusable as error:
        return [error.sentence]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "It is empty."),
        (b" \n\0 ", "It is empty."),
        (b"words", "It is neither a page nor JSON, XML or CSV."),
        (b"[" * 1_000_000, "It is nested more than 100 deep."),
        (b'{"a":' * 200 + b"1" + b"}" * 200, "It is nested more than 100 deep."),
        (b"[" * 100_000_000, "It holds more than 5 million lists and objects."),
        (b"<rss><channel>", "It is no well-formed XML: Premature end of data in tag channel line 1 (line 1)."),
        (b'<!DOCTYPE x [<!ENTITY a "aaaa">]><feed>&a;</feed>', "It declares entities, which could be made to swell."),
    ],
    ids=["empty", "nul", "words", "deep lists", "deep objects", "100 MB of lists", "cut xml", "entities"],
)  # fmt: skip
def test_what_can_not_be_read_ends_in_one_sentence(content, sentence):
    with pytest.raises(Unusable) as refused:
        found_in(content)
    assert refused.value.sentence == sentence
    assert refused.value.cure


def test_a_file_that_is_too_large_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr("factcheck.feeds.reader.encoding.LIMIT", 1_000_000)

    with pytest.raises(Unusable, match=r"^It is larger than 1 MB\.$"):
        found_in(b"[" * 1_000_001)


def test_pages_in_other_encodings_and_with_nuls_are_read():
    latin = '<meta charset="iso-8859-1">' + script('{"@type":"ClaimReview","claimReviewed":"é"}')

    assert one(latin).claim == "é"
    assert found_in(latin.encode("iso-8859-1")).reviews[0].claim == "é"
    assert found_in(latin.encode("utf-16")).reviews[0].claim == "é"
    assert found_in(b"<p>\0" + latin.encode()).troubles[0].wrong == "There are NUL characters in it."


@pytest.mark.parametrize(
    ("written", "at", "wrong"),
    [
        ("2025-05-02T09:30:00Z", datetime(2025, 5, 2, 9, 30, tzinfo=UTC), ""),
        ("2025-05-02T11:30:00+02:00", datetime(2025, 5, 2, 9, 30, tzinfo=UTC), ""),
        ("2025-05-02", datetime(2025, 5, 2, tzinfo=UTC), ""),
        ("2025-05-02 09:30", datetime(2025, 5, 2, 9, 30, tzinfo=UTC), "“2025-05-02 09:30” has no time zone; taken"),
        ("2025-05-02T11:30:00+0200", datetime(2025, 5, 2, 9, 30, tzinfo=UTC), "“2025-05-02T11:30:00+0200” is no ISO"),
        ("2025-5-2", datetime(2025, 5, 2, tzinfo=UTC), "“2025-5-2” is no ISO 8601 date."),
        ("Fri, 02 May 2025 09:30:00 GMT", datetime(2025, 5, 2, 9, 30, tzinfo=UTC), "“Fri, 02 May 2025 09:30:00 GMT”"),
        (" 2025-05-02 ", datetime(2025, 5, 2, tzinfo=UTC), "There are spaces around the date."),
        ("0001-01-01", None, "“0001-01-01” is a zero, no date."),
        ("2025-02-30", None, "“2025-02-30” is no date."),
        ("soon", None, "“soon” is no date."),
    ],
)  # fmt: skip
def test_a_date_is_read_with_what_is_wrong_about_it(written, at, wrong):
    moment = moment_of(written)

    assert moment.at == at
    assert moment.wrong.startswith(wrong) if wrong else moment.wrong == ""


@given(st.text())
def test_any_date_is_a_moment_or_a_sentence(text):
    moment = moment_of(text)

    assert moment.at is None or moment.at.tzinfo is not None
    assert moment.at or moment.wrong


@pytest.mark.skipif(not REAL.exists(), reason="the real markups are not beside the checkout")
def test_every_real_markup_is_read():
    found = [found_in(line) for line in REAL.read_bytes().splitlines()]

    reviews = [review for one in found for review in one.reviews]
    assert len(reviews) == 22
    assert all(review.claim and review.url and review.rating.label and review.publisher.name for review in reviews)
    assert sum(review.published is not None and review.published.at is not None for review in reviews) == 20
    assert sum(bool(review.appearances) for review in reviews) == 13
