"""`/feeds/verdicts.json`: a JSON Feed 1.1 as readers, the schema and the text of the format want it."""

import json
import re
from pathlib import Path

import atoma
import pytest
from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT4

from factcheck.feeds.claimreview import claim_review
from factcheck.feeds.formats import telling
from factcheck.feeds.formats.json_feed import FORMAT
from tests.feeds.kinds import ARABIC, HOSTILE, JAPANESE, all_written, check, every_kind, retracted, written

FEED = "/feeds/verdicts.json"
SCHEMA = Path(__file__).resolve().parents[3] / "shared" / "data" / "schemas" / "feed.json"

# What the schema refers to as version 1 of the format, as far as this feed uses it.
_ADDRESS = {"type": "string", "pattern": "^https?://[!-~]+$"}
_WORDS = {"type": "string", "minLength": 1}
_MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
VERSION_1 = {
    "definitions": {
        "uri": _ADDRESS,
        "extension": {"type": "object", "not": {"patternProperties": {"\\.": {}}, "required": ["."]}},
        "author": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": False,
            "properties": {"name": _WORDS, "url": _ADDRESS, "avatar": _ADDRESS},
        },
        "item": {
            "properties": {
                "attachments": {"type": "array"},
                "banner_image": _ADDRESS,
                "content_html": _WORDS,
                "content_text": _WORDS,
                "date_modified": _MOMENT,
                "date_published": _MOMENT,
                "external_url": _ADDRESS,
                "image": _ADDRESS,
                "summary": _WORDS,
                "tags": {"type": "array", "items": _WORDS, "uniqueItems": True},
                "title": _WORDS,
                "url": _ADDRESS,
            }
        },
    },
    "properties": {
        **dict.fromkeys(("favicon", "feed_url", "home_page_url", "icon", "next_url"), _ADDRESS),
        **dict.fromkeys(("description", "title", "user_comment"), _WORDS),
        "expired": {"type": "boolean"},
        "hubs": {"type": "array", "items": {"required": ["type", "url"], "properties": {"url": _ADDRESS}}},
    },
}


@pytest.fixture
def feed(client):
    def get(query: str = "") -> dict:
        response = client.get(f"{FEED}{query}")
        assert response.status_code == 200, response.content
        return response.json()

    return get


def every_item() -> dict[str, dict]:
    """The items of checks of every kind by the name of the kind."""
    found = {item["id"]: item for item in json.loads(all_written(FORMAT))["items"]}
    return {kind: found[check.url] for kind, check in every_kind().items() if check.url in found}


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema of JSON Feed is not beside the checkout")
def test_the_schema_of_the_format_holds(settings):
    settings.WEBSUB_HUBS = ["https://hub.example.org/"]
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    registry = Registry().with_resource("https://json.schemastore.org/feed-1", DRAFT4.create_resource(VERSION_1))
    validator = Draft4Validator(schema, registry=registry, format_checker=FormatChecker())

    found = json.loads(all_written(FORMAT, limit=20, next_before=check(1).cursor))

    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(found)] == []
    assert list(validator.iter_errors(found | {"item": []})), "the schema lets everything through"


def test_it_is_sent_as_what_it_is(client, db):
    response = client.get(FEED)

    assert response["Content-Type"] == "application/feed+json"
    assert response.json()["version"] == "https://jsonfeed.org/version/1.1"
    assert response.content.startswith(b'{"version":')


def test_the_feed_of_a_new_newsroom_is_empty_and_whole(feed, db):
    found = feed()

    assert found["items"] == found["_factcheck"]["deleted"] == []
    assert feed(f"?since={found['_factcheck']['version']}")["items"] == []


def test_an_item_has_its_page_for_id_and_url_and_the_checked_article_outside(feed, publish):
    verdict = publish("Japan sold all of its bonds")

    (item,) = feed()["items"]

    assert item["id"] == item["url"]
    assert item["url"].endswith(f"/checks/{verdict.slug}/")
    assert item["external_url"].startswith("https://ledger.example.org/stories/")
    assert item["title"] == "False: Japan sold all of its bonds"
    assert item["tags"][0] == "False"
    assert item["summary"] == "Holdings rose in March."
    assert item["date_published"] == item["date_modified"]


def test_authors_are_told_to_readers_of_both_versions_of_the_format(settings):
    found = json.loads(all_written(FORMAT))

    for thing in (found, *found["items"]):
        assert thing["authors"] == [thing["author"]]
        assert thing["author"]["name"] == settings.NEWSROOM_NAME


def test_the_whole_claimreview_stands_in_the_extension():
    for kind, item in every_item().items():
        assert item["_factcheck"]["claimReview"] == claim_review(every_kind()[kind])


def test_what_was_retracted_is_named_beside_the_items():
    found = json.loads(all_written(FORMAT))

    assert found["_factcheck"]["deleted"] == [
        {
            "id": every_kind()["retracted"].url,
            "url": every_kind()["retracted"].url,
            "dateDeleted": "2026-04-30T23:00:00Z",
        }
    ]
    assert len(found["items"]) == len(every_kind()) - 1
    assert "check-11" not in json.dumps(found["items"])


def test_a_correction_moves_the_date_of_the_same_item():
    item = every_item()["corrected"]

    assert item["date_published"] == "2026-03-01T22:00:00Z"
    assert item["date_modified"] == "2026-03-31T22:00:00Z"
    assert "An earlier version left April out." in item["content_html"]


def test_the_short_claim_the_topics_and_the_language_of_the_words_are_told_where_they_are_known():
    told = check(1, short_claim="Japan sold bonds", topics=("Economy", "Japan", "False"), words_language="de-AT")

    (item,) = json.loads(written(FORMAT, [told]))["items"]

    assert item["title"] == "False: Japan sold bonds"
    assert item["tags"] == ["False", "Economy", "Japan"]
    assert item["language"] == "de-AT"


def test_a_check_without_an_address_has_no_outside_one():
    assert "external_url" not in every_item()["nowhere"]


def test_words_in_any_script_come_through():
    found = every_item()

    assert found["japanese"]["title"] == f"True: {JAPANESE}"
    assert found["arabic"]["title"] == f"Half true: {ARABIC}"
    assert found["arabic"]["summary"] == ARABIC


def test_hostile_words_are_plain_in_the_title_and_harmless_in_the_html():
    item = every_item()["hostile"]

    assert item["title"] == f"False: {HOSTILE}"
    assert "<script" not in item["content_html"]
    assert "<!--" not in item["content_html"]
    assert "&lt;script&gt;" in item["content_html"]
    assert 'href="javascript' not in item["content_html"]


def test_no_address_in_the_html_is_relative():
    for item in every_item().values():
        addresses = re.findall(r'(?:href|src|cite)="([^"]*)"', item["content_html"])
        assert addresses
        assert all(address.startswith("http") for address in addresses)


def test_the_html_is_in_the_newsroom_s_language_whoever_publishes(settings):
    settings.LANGUAGE_CODE = "de"
    item = json.loads(written(FORMAT, [check(1)]))["items"][0]

    assert "Unsere Bewertung:" in item["content_html"]
    assert item["language"] == "de"


def test_an_address_in_another_script_is_written_as_a_uri():
    assert telling.in_ascii("https://例え.example.org/記事?q=%E8%A8%98 x") == (
        "https://xn--r8jz45g.example.org/%E8%A8%98%E4%BA%8B?q=%E8%A8%98%20x"
    )
    assert telling.in_ascii("https://ledger.example.org/a%2Cb?c=d#e") == "https://ledger.example.org/a%2Cb?c=d#e"


def test_pages_lead_on_by_addresses_that_never_come_again(feed, publish, desk):
    published = [publish(f"Japan sold {n} bonds") for n in "2345"]
    desk.retracted(published[1])
    found = [feed("?limit=1")]
    while next_url := found[-1].get("next_url"):
        found.append(feed(f"?{next_url.partition('?')[2]}"))

    addresses = [page["next_url"] for page in found[:-1]]
    assert len(set(addresses)) == len(addresses) == 3
    assert all(page["feed_url"] not in addresses for page in found)
    assert len({item["id"] for page in found for item in page["items"]}) == 3
    assert sum(len(page["_factcheck"]["deleted"]) for page in found) == 1


def test_an_old_snapshot_and_what_changed_since_make_the_new_snapshot(feed, publish, desk):
    kept, corrected, gone = (publish(f"Japan sold {n} bonds") for n in ("2", "3", "4"))
    old = feed()
    desk.corrected(corrected)
    desk.retracted(gone)
    publish("Japan bought them back")

    increment = feed(f"?since={old['_factcheck']['version']}")
    new = feed()

    assert kept.slug not in json.dumps(increment["items"])
    items = {item["id"]: item for item in old["items"]} | {item["id"]: item for item in increment["items"]}
    for tombstone in increment["_factcheck"]["deleted"]:
        del items[tombstone["id"]]
    assert items == {item["id"]: item for item in new["items"]}
    assert increment["_factcheck"]["version"] == new["_factcheck"]["version"]


def test_names_in_the_extension_have_no_dot():
    def names(value):
        if isinstance(value, dict):
            for name, inner in value.items():
                yield name
                yield from names(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from names(inner)

    found = json.loads(all_written(FORMAT))

    assert not [name for name in names(found) if "." in name]
    assert found["_factcheck"]["about"]


def test_atoma_reads_it():
    found = atoma.parse_json_feed_bytes(all_written(FORMAT).encode())

    assert len(found.items) == len(every_kind()) - 1
    assert {item.title for item in found.items} >= {f"False: {HOSTILE}", f"Half true: {ARABIC}"}
    assert all(item.author and item.date_modified and item.id_ == item.url for item in found.items)


def test_hubs_are_named_when_the_newsroom_has_some(settings):
    assert "hubs" not in json.loads(written(FORMAT, []))
    settings.WEBSUB_HUBS = ["https://hub.example.org/"]

    assert json.loads(written(FORMAT, []))["hubs"] == [{"type": "WebSub", "url": "https://hub.example.org/"}]


def test_a_page_of_tombstones_alone_is_whole():
    found = json.loads(written(FORMAT, [retracted(check(1)), retracted(check(2))]))

    assert found["items"] == []
    assert len(found["_factcheck"]["deleted"]) == 2
