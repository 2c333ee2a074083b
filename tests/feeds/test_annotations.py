"""`/feeds/annotations.jsonld`: annotations, pages and collections as the Web Annotation Data Model wants them."""

import json
import re
from dataclasses import replace
from urllib.parse import unquote

import pytest

from factcheck.feeds.formats.annotations import FORMAT
from tests.feeds.kinds import ARABIC, HOSTILE, JAPANESE, all_written, check, every_kind, retracted, written

FEED = "/feeds/annotations.jsonld"
ADDRESS = re.compile(r"https?://[!-~]+")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
# Section 3.3.5 of the model: the motivations it defines.
MOTIVATIONS = set(
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating "
    "questioning replying tagging".split()
)


@pytest.fixture
def page() -> dict:
    return json.loads(all_written(FORMAT))


def annotation_of(page: dict, kind: str) -> dict:
    (found,) = [one for one in page["items"] if one["body"] == every_kind()[kind].url]
    return found


def selectors(annotation: dict) -> dict[str, dict]:
    return {selector["type"]: selector for selector in annotation["target"]["selector"]}


def test_it_is_sent_as_annotations_are(client, db):
    assert client.get(FEED)["Content-Type"] == 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def test_every_annotation_holds_what_the_model_says_it_must(page):
    assert len(page["items"]) == len(every_kind()) - 2, "one is retracted, one stood nowhere on the web"
    assert len({annotation["id"] for annotation in page["items"]}) == len(page["items"])
    for annotation in page["items"]:
        # 3.1: one id, a type, at least one target, and a body that is no `bodyValue` at the same time.
        assert ADDRESS.fullmatch(annotation["id"])
        assert annotation["type"] == "Annotation"
        assert ADDRESS.fullmatch(annotation["body"])
        assert "bodyValue" not in annotation
        # 3.3.1: dates in UTC, creators with a type; 3.3.5: one motivation that is defined; 3.3.6: rights are addresses.
        assert MOMENT.fullmatch(annotation["created"])
        assert MOMENT.fullmatch(annotation["modified"])
        assert annotation["creator"]["type"] == "Organization"
        assert annotation["motivation"] in MOTIVATIONS
        assert ADDRESS.fullmatch(annotation["rights"])
        # 4: a specific resource has one source.
        target = annotation["target"]
        assert target["type"] == "SpecificResource"
        assert ADDRESS.fullmatch(target["source"])
        assert 2 <= len(target["selector"]) <= 3
        for selector in target["selector"]:
            the_selector_holds(selector)
        # 4.3.1: a time state has one moment, or a span, and not both.
        if "state" in target:
            assert target["state"]["type"] == "TimeState"
            assert MOMENT.fullmatch(target["state"]["sourceDate"])
            assert target["state"].keys() <= {"type", "sourceDate", "cached"}


def the_selector_holds(selector: dict) -> None:
    """4.2.1, 4.2.4 and 4.2.5 of the model."""
    match selector["type"]:
        case "TextQuoteSelector":
            assert selector.keys() <= {"type", "exact", "prefix", "suffix"}
            assert all(isinstance(words, str) and words for words in selector.values())
            assert "exact" in selector
        case "TextPositionSelector":
            assert selector.keys() == {"type", "start", "end"}
            assert type(selector["start"]) is type(selector["end"]) is int
            assert 0 <= selector["start"] < selector["end"]
        case "FragmentSelector":
            assert selector.keys() == {"type", "conformsTo", "value"}
            assert ADDRESS.fullmatch(selector["conformsTo"])
            assert re.fullmatch(r":~:text=[!-~]+", selector["value"])
        case other:
            pytest.fail(f"{other} is no selector of the model")


def test_page_and_collection_hold_what_the_model_says_they_must(page):
    # 5.1 and 5.2: ids, types, the annotations in their order, and the way from each to the other.
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert ADDRESS.fullmatch(page["id"])
    assert page["startIndex"] == 0
    collection = page["partOf"]
    assert collection["type"] == "AnnotationCollection"
    assert ADDRESS.fullmatch(collection["id"])
    assert collection["id"] != page["id"]
    assert collection["first"] == page["id"]
    assert collection["label"]


def test_pages_lead_on_and_belong_to_one_collection():
    first = json.loads(written(FORMAT, [check(2)], limit=1, next_before=check(2).cursor))
    second = json.loads(written(FORMAT, [check(1)], limit=1, before=check(2).cursor))

    assert first["next"] == second["id"] != first["id"]
    assert first["partOf"]["id"] == second["partOf"]["id"]
    assert "next" not in second
    assert "startIndex" not in second, "how many annotations came before is not known"


def test_offsets_count_code_points(page):
    for kind, statement in {"japanese": JAPANESE, "true": "🗾 Japan holds bonds"}.items():
        quote = selectors(annotation_of(page, kind))["TextQuoteSelector"]
        assert quote["exact"] == statement
    position = selectors(annotation_of(page, "true"))["TextPositionSelector"]
    assert position["end"] - position["start"] == len("🗾 Japan holds bonds"), "an emoji is one"


def test_the_offsets_lead_to_the_words_in_the_text_that_was_read(client, publish):
    verdict = publish("Japan 🗾 sold all of its bonds")
    (place,) = verdict.record["claim"]["appearances"]
    text = verdict.claim.appearances.get().version.text

    (annotation,) = client.get(FEED).json()["items"]

    position = selectors(annotation)["TextPositionSelector"]
    assert text[position["start"] : position["end"]] == "Japan 🗾 sold all of its bonds"
    assert selectors(annotation)["TextQuoteSelector"]["exact"] == "Japan 🗾 sold all of its bonds"
    assert annotation["target"]["source"] == place["url"]
    assert annotation["target"]["state"]["sourceDate"] == place["retrieved_at"][:19] + "Z"
    assert annotation["motivation"] == "assessing"
    assert annotation["body"].endswith(f"/checks/{verdict.slug}/")


def test_the_words_around_a_passage_are_short_enough_for_readers_that_count_utf_16_units():
    place = replace(check(1).appearances[0], prefix="a" * 20 + "🗾" * 12, suffix="🗾" * 12 + "z" * 20)

    (annotation,) = json.loads(written(FORMAT, [check(1, appearances=(place,))]))["items"]

    quote = selectors(annotation)["TextQuoteSelector"]
    assert quote["prefix"] == "a" * 8 + "🗾" * 12
    assert quote["suffix"] == "🗾" * 12 + "z" * 8


def test_the_moment_of_reading_is_told_in_utc(page):
    assert annotation_of(page, "true")["target"]["state"]["sourceDate"] == "2026-02-28T09:30:00Z"
    assert "state" not in annotation_of(page, "japanese")["target"], "when it was read is not known"


def test_words_of_any_script_and_hostile_ones_come_out_as_they_went_in(page):
    assert selectors(annotation_of(page, "arabic"))["TextQuoteSelector"]["exact"] == f"🗾 {ARABIC}"
    hostile = selectors(annotation_of(page, "hostile"))
    assert hostile["TextQuoteSelector"]["exact"] == f"🗾 {HOSTILE}"
    assert unquote(hostile["FragmentSelector"]["value"]) == f":~:text=🗾 {HOSTILE}"


def test_the_source_is_the_address_as_it_is_known(page):
    assert annotation_of(page, "japanese")["target"]["source"] == "https://xn--r8jz45g.example.org/%E8%A8%98%E4%BA%8B,1"


def test_every_name_is_one_of_the_model_or_explained_in_the_page(page):
    """The model's context has no vocabulary to fall back to: a misspelt name would be dropped."""
    model = set(
        "@context id type items partOf first next startIndex label name creator created modified rights motivation "
        "body target source selector state exact prefix suffix start end conformsTo value sourceDate cached".split()
    )
    types = set(
        "Annotation AnnotationPage AnnotationCollection SpecificResource TextQuoteSelector TextPositionSelector "
        "FragmentSelector TimeState Organization".split()
    )
    own = page["@context"][1].keys()

    def walk(value):
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                assert one.keys() <= model | own
                assert one.get("type", "Annotation") in types | own
                for name in one.keys() - {"@context"}:
                    walk(one[name])

    walk(page)


def test_a_retracted_check_is_a_tombstone(page):
    assert page["tombstones"] == [
        {"id": every_kind()["retracted"].url, "type": "Tombstone", "deleted": "2026-04-30T23:00:00Z"}
    ]


def test_a_page_without_an_annotation_is_whole():
    page = json.loads(written(FORMAT, [every_kind()["nowhere"], retracted(check(1))]))

    assert page["items"] == []
    assert len(page["tombstones"]) == 1
