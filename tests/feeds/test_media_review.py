"""MediaReview: what was found out about a picture, a film or a sound, beside the ClaimReview."""

import json

import extruct
import pytest

from factcheck.feeds.claimreview import claim_review, media_review
from factcheck.feeds.formats import atom, datafeed, json_feed, ndjson
from factcheck.feeds.lint.vocabulary import TYPES, properties_of
from factcheck.verdicts.models import MediaCategory
from tests.feeds.kinds import HOSTILE, check, every_kind, written

CHECK = every_kind()["media"]


def test_it_says_what_the_media_is_and_where_the_original_stands():
    review = media_review(CHECK)

    assert (review["@context"], review["@type"]) == ("https://schema.org", "MediaReview")
    assert review["mediaAuthenticityCategory"] == "DecontextualizedContent"
    assert review["originalMediaLink"] == "https://pictures.example.org/port.jpg"
    assert review["originalMediaContextDescription"] == "Kobe in 2019, a drill."
    assert review["url"] == CHECK.url
    assert review["associatedClaimReview"] == {"@id": claim_review(CHECK)["@id"]}
    assert review["inLanguage"] == "en-GB"


def test_it_names_the_claim_and_the_places_where_the_media_appeared():
    item = media_review(CHECK)["itemReviewed"]

    assert item["@type"] == "MediaReviewItem"
    assert item["interpretedAsClaim"]["text"] == "A picture shows the port on fire"
    (appearance,) = item["mediaItemAppearance"]
    assert (appearance["@type"], appearance["url"]) == ("MediaObject", "https://ledger.example.org/stories/12")


def test_a_claim_about_no_media_has_none():
    assert media_review(check(1)) == {}
    assert "associatedMediaReview" not in claim_review(check(1))


@pytest.mark.parametrize("form", [datafeed.FORMAT, ndjson.FORMAT, json_feed.FORMAT], ids=lambda form: form.name)
def test_the_feeds_bring_it_inside_the_claimreview_so_that_readers_count_one_review(form):
    text = written(form, [CHECK])

    assert text.count('"MediaReview"') == text.count('"ClaimReview"') == 1
    assert claim_review(CHECK)["associatedMediaReview"].items() <= media_review(CHECK).items()


def test_people_who_read_feeds_are_told_in_words():
    assert "Out of its context" in written(atom.FORMAT, [CHECK])


def test_the_page_has_one_claimreview_and_one_mediareview_in_blocks_of_their_own(client, publish):
    verdict = publish(
        HOSTILE, media_category="EditedOrCroppedContent", media_context=HOSTILE,
        media_url="https://pictures.example.org/port.jpg",
    )  # fmt: skip

    html = client.get(f"/checks/{verdict.slug}/").content.decode()
    claim, media = extruct.extract(html, syntaxes=["json-ld"], errors="strict")["json-ld"]

    assert (claim["@type"], media["@type"]) == ("ClaimReview", "MediaReview")
    assert claim["associatedMediaReview"]["@id"] == media["@id"]
    assert media["originalMediaContextDescription"] == HOSTILE
    assert claim["reviewRating"]["alternateName"] == "False"


def test_the_page_of_a_retracted_check_has_neither(client, publish, desk):
    verdict = desk.retracted(publish(media_category="StagedContent"))

    html = client.get(f"/checks/{verdict.slug}/").content.decode()

    assert extruct.extract(html, syntaxes=["json-ld"], errors="strict")["json-ld"] == []


def test_every_property_is_one_that_schema_org_knows_for_its_type():
    def every_object(value):
        if isinstance(value, dict):
            yield value
            for inner in value.values():
                yield from every_object(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from every_object(inner)

    kinds = set()
    for node in every_object(json.loads(json.dumps(media_review(CHECK)))):
        kind = node.get("@type")
        if kind in TYPES:
            kinds.add(kind)
            names = {name for name in node if not name.startswith("@")}
            assert names <= properties_of(kind), kind
    assert kinds >= {"Claim", "Organization"}


def test_the_categories_are_those_of_schema_org():
    assert set(MediaCategory.values) == {
        "DecontextualizedContent",
        "EditedOrCroppedContent",
        "OriginalMediaContent",
        "SatireOrParodyContent",
        "StagedContent",
        "TransformedContent",
    }
