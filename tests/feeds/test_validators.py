"""Other people's readers and the vocabulary itself, on what we publish."""

import csv
import io
import json
from functools import partial
from pathlib import Path

import extruct
import pytest
from django.core.management import call_command
from jsonschema import Draft202012Validator
from pyld import jsonld

from factcheck.feeds.lint.vocabulary import TYPES, properties_of
from tests import people
from tests.feeds import publishing

SCHEMAS = Path(__file__).resolve().parents[3] / "shared" / "data" / "schemas"
HOSTILE = "“</script><script>alert(1)</script>” said \u202eא\u202c & <!-- 'x'"

# What collectors count on: Data Commons' shape, and the parts of a ClaimReview that search engines ask for.
FEED = {
    "type": "object",
    "required": ["@context", "@type", "dataFeedElement"],
    "properties": {
        "@type": {"const": "DataFeed"},
        "dataFeedElement": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["@type", "@id", "url", "dateCreated", "dateModified", "item"],
                "properties": {
                    "@type": {"const": "DataFeedItem"},
                    "item": {"type": "array", "maxItems": 1, "items": {"$ref": "#/$defs/review"}},
                },
                "if": {"properties": {"item": {"maxItems": 0}}},
                "then": {"required": ["dateDeleted"]},
                "else": {"not": {"required": ["dateDeleted"]}},
            },
        },
    },
    "$defs": {
        "moment": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "address": {"type": "string", "pattern": r"^https?://[^\s,]+$"},
        "review": {
            "type": "object",
            "required": [
                "@context", "@type", "@id", "url", "claimReviewed", "datePublished", "dateModified", "inLanguage",
                "author", "reviewRating", "itemReviewed", "license", "sdLicense",
            ],
            "properties": {
                "@type": {"const": "ClaimReview"},
                "url": {"$ref": "#/$defs/address"},
                "datePublished": {"$ref": "#/$defs/moment"},
                "dateModified": {"$ref": "#/$defs/moment"},
                "author": {"required": ["@type", "name", "url"]},
                "reviewRating": {
                    "required": ["alternateName", "ratingExplanation"],
                    "properties": {
                        "alternateName": {"type": "string", "maxLength": 40},
                        "ratingValue": {"type": "integer"},
                        "bestRating": {"type": "integer"},
                        "worstRating": {"const": 1},
                    },
                    "dependentRequired": {
                        "ratingValue": ["bestRating", "worstRating"],
                        "bestRating": ["ratingValue"],
                        "worstRating": ["ratingValue"],
                    },
                },
                "itemReviewed": {
                    "required": ["@type", "text"],
                    "not": {"required": ["url"]},
                    "properties": {"appearance": {"items": {"properties": {"url": {"$ref": "#/$defs/address"}}}}},
                },
            },
        },
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def record(shared_rows):
    """Checks of every kind: hostile, without a claimant, without addresses, off the scale, corrected, retracted."""
    desk = people.Desk(people.person("checker"), people.person("editor"))
    publish = partial(publishing.published, desk)
    publish(HOSTILE, claimant="<b>Kato</b>", summary=HOSTILE, explanation=HOSTILE)
    publish("Japan sold many bonds", label="Unproven", unknowns="Who.", claimant="", claimed_on=None, url="")
    publish("Japan sold three bonds", claimant="Bank of Japan")
    desk.retracted(publish("Japan sold four bonds", claimant="social media users"))
    return desk.corrected(publish("Japan sold five bonds", claimant="Katsunobu Kato"))


@pytest.fixture
def feed(client, db, record) -> dict:
    return client.get("/feeds/claimreview.json").json()


def every_object(value):
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from every_object(one)
    elif isinstance(value, list):
        for one in value:
            yield from every_object(one)


def test_the_feed_has_the_shape_that_collectors_read(feed):
    Draft202012Validator.check_schema(FEED)

    assert [error.message for error in Draft202012Validator(FEED).iter_errors(feed)] == []
    assert len(feed["dataFeedElement"]) == 5


def test_the_loops_of_known_collectors_run_through_the_feed(feed):
    """As the two public readers of this shape walk it: over `item`, or its first element."""
    found = [review["url"] for element in feed["dataFeedElement"] if element["item"] for review in element["item"]]
    first = [element["item"][0]["url"] for element in feed["dataFeedElement"] if element["item"]]

    assert found == first
    assert len(found) == 4


def test_extruct_reads_one_claimreview_from_each_page(client, feed):
    for element in feed["dataFeedElement"]:
        html = client.get("/checks/" + element["url"].split("/checks/")[1]).content.decode()

        found = extruct.extract(html, syntaxes=["json-ld", "microdata"], errors="strict")

        assert found["json-ld"] == element["item"]
        assert found["microdata"] == []


def test_hostile_words_come_out_of_extruct_as_they_went_in(client, feed):
    (address,) = [element["url"] for element in feed["dataFeedElement"] if "alert" in element["url"]]

    html = client.get("/checks/" + address.split("/checks/")[1]).content.decode()
    (review,) = extruct.extract(html, syntaxes=["json-ld"], errors="strict")["json-ld"]

    assert review["claimReviewed"] == HOSTILE


@pytest.mark.skipif(not SCHEMAS.exists(), reason="schema.org's context is not beside the checkout")
def test_pyld_expands_every_property_to_schema_org(feed):
    context = json.loads((SCHEMAS / "schemaorgcontext.jsonld").read_text(encoding="utf-8"))

    def load(url: str, options: object) -> dict:
        assert url == "https://schema.org"
        return {"contextUrl": None, "documentUrl": url, "document": context, "contentType": "application/ld+json"}

    (expanded,) = jsonld.expand(feed, {"documentLoader": load})

    names = {name for node in every_object(expanded) for name in node if not name.startswith("@")}
    assert "http://schema.org/claimReviewed" in names
    assert all(name.startswith("http://schema.org/") for name in names)
    kinds = {kind for node in every_object(expanded) for kind in node.get("@type", [])}
    assert "http://schema.org/ClaimReview" in kinds
    # A date that the context does not know as a date would come out as plain text.
    dates = [node["http://schema.org/dateModified"] for node in every_object(expanded) if
             "http://schema.org/dateModified" in node]  # fmt: skip
    assert dates
    assert all(value["@type"].startswith("http://schema.org/Date") for date in dates for value in date)


@pytest.fixture(scope="module")
def vocabulary() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """schema.org: the parents of each type, and the types each property may stand on."""
    if not SCHEMAS.exists():
        pytest.skip("schema.org's vocabulary is not beside the checkout")
    graph = json.loads((SCHEMAS / "schemaorg-all-https.jsonld").read_text(encoding="utf-8"))["@graph"]
    graph = [node for node in graph if node["@id"].startswith("schema:")]  # It names its relatives elsewhere, too.

    def names(node: dict, key: str) -> set[str]:
        values = node.get(key, [])
        return {one["@id"].partition(":")[2] for one in (values if isinstance(values, list) else [values])}

    parents = {n["@id"].partition(":")[2]: names(n, "rdfs:subClassOf") for n in graph}
    domains = {n["@id"].partition(":")[2]: names(n, "schema:domainIncludes") for n in graph}
    return parents, domains


def ancestry(kind: str, parents: dict[str, set[str]]) -> set[str]:
    return {kind}.union(*(ancestry(parent, parents) for parent in parents.get(kind, ())))


def test_every_property_is_one_that_schema_org_knows_for_its_type(feed, vocabulary):
    parents, domains = vocabulary

    for node in every_object(feed):
        for name in node:
            if not name.startswith("@") and "@type" in node:
                assert ancestry(node["@type"], parents) & domains.get(name, set()), (node["@type"], name)


def test_the_linter_s_list_of_properties_is_schema_org_s(vocabulary):
    parents, domains = vocabulary
    for kind in TYPES:
        theirs = {name for name, on in domains.items() if on & ancestry(kind, parents)}
        assert properties_of(kind) == theirs, kind


def test_the_csv_is_read_back_by_its_header(db, record):
    out = io.StringIO()
    call_command("export", "csv", stdout=out, stderr=io.StringIO())

    rows = list(csv.DictReader(io.StringIO(out.getvalue(), newline=""), strict=True))

    assert len(rows) == 5
    assert all(len(row) == len(rows[0]) and None not in row.values() for row in rows)
