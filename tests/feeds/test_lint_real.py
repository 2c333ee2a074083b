"""The real markups beside the checkout: each fault that stands in them, read by eye, and no other is told."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from factcheck.feeds.lint import faults_in

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "claimreviews" / "real.jsonl"

# What none of them has, and what each of them lacks beside that: the rule, and the places at which it is not kept.
# IR stands for itemReviewed, RR for reviewRating; a question mark is behind what could be better.
ALL = {("it-has-an-id", "@id"), ("it-says-its-language", "inLanguage")}
EACH = """
aajtak_india_today_raw.json
    the-claim-is-there claimReviewed?
    the-review-is-dated-to-the-second datePublished dateModified
    it-names-its-licence sdLicense
    the-checker-is-named author.url?
    numbers-are-a-scale RR.ratingValue RR.bestRating RR.worstRating
    the-item-is-a-claim IR.@type?
    the-claimant-is-somebody IR.author.name
    the-article-is-an-appearance IR.author.sameAs
    it-appeared-somewhere IR.appearance?
afp_fact_check_hindi_raw.json
    it-names-its-vocabulary @context
    addresses-are-whole IR.url IR.url? url
    the-review-is-dated-to-the-second dateModified
    dates-can-be-read datePublished
    it-names-its-licence sdLicense
    the-label-is-words-to-show RR.alternateName
    numbers-are-a-scale RR.ratingValue RR.bestRating RR.worstRating
    the-claimant-is-somebody IR.author.name
    the-article-is-an-appearance IR.url
    it-appeared-somewhere IR.appearance?
    nothing-is-empty author.logo.width author.logo.height
afp_factual_raw.json
    it-names-its-vocabulary @context
    the-review-is-dated-to-the-second dateModified
    dates-can-be-read datePublished
    it-names-its-licence sdLicense
    numbers-are-a-scale RR.ratingValue RR.bestRating RR.worstRating
    the-item-is-a-claim IR.@type?
    the-claimant-is-somebody IR.author.name
    the-article-is-an-appearance IR.url
    it-appeared-somewhere IR.appearance?
    nothing-is-empty author.logo.width author.logo.height
afp_factuel_raw.json
    it-names-its-vocabulary @context
    the-review-is-dated-to-the-second dateModified
    dates-can-be-read datePublished
    it-names-its-licence sdLicense
    numbers-are-a-scale RR.ratingValue RR.bestRating RR.worstRating
    the-claimant-is-somebody IR.author.name
    the-article-is-an-appearance IR.url
    it-appeared-somewhere IR.appearance?
    nothing-is-empty author.logo.width author.logo.height
afp_india_raw.json
    it-names-its-vocabulary @context
    the-review-is-dated-to-the-second dateModified
    dates-can-be-read datePublished
    it-names-its-licence sdLicense
    numbers-are-a-scale RR.ratingValue RR.bestRating RR.worstRating
    the-claimant-is-somebody IR.author.name
    the-article-is-an-appearance IR.url
    it-appeared-somewhere IR.appearance?
    nothing-is-empty author.logo.width author.logo.height
africa_check_raw.json
    it-names-its-vocabulary @context
    addresses-are-whole IR.url
    dates-can-be-read IR.datePublished datePublished dateModified
    it-names-its-licence sdLicense
    names-are-names IR.author.name
    numbers-are-a-scale RR.ratingValue RR.bestRating RR.worstRating
    the-item-is-a-claim IR.@type?
    the-article-is-an-appearance IR.url
    it-appeared-somewhere IR.appearance?
    texts-are-plain description
aos_fatos_raw.json
    addresses-are-whole url mainEntityOfPage IR.author.image
    the-review-is-dated-to-the-second datePublished dateModified
    dates-can-be-read publisher.foundingDate
    it-names-its-licence sdLicense
    the-checker-is-named author[0].url?
    the-label-is-words-to-show RR.alternateName
    numbers-are-a-scale RR.worstRating
    the-item-is-a-claim IR.@type?
    the-claimant-is-somebody IR.author.name
    it-appeared-somewhere IR.appearance?
    nothing-is-empty author[0].description IR.author.sameAs
    e-mail-addresses-are-some publisher.email publisher.contactPoint.email
boom_live_raw.html
    addresses-are-whole author.url IR.author.url
    dates-are-in-order IR.datePublished
    it-names-its-licence sdLicense
    names-are-names IR.author.name
    numbers-are-a-scale RR.ratingValue RR.bestRating RR.worstRating
    the-explanation-is-text RR.ratingExplanation
    the-item-is-a-claim IR.@type?
    the-item-is-not-named-like-the-claim IR.name
    the-claimant-is-told-from-namesakes IR.author.sameAs?
    it-appeared-somewhere IR.appearance?
    nothing-is-empty RR.bestRating
data_commons_raw.json
    addresses-are-whole sdPublisher.url
    the-claim-is-there claimReviewed?
    the-review-is-dated-to-the-second datePublished dateModified
    it-names-its-licence sdLicense
    the-label-is-words-to-show RR.alternateName
    the-claimant-is-told-from-namesakes IR.author.sameAs?
estadao_raw.json
    addresses-are-whole url
    the-review-is-dated-to-the-second datePublished dateModified
    it-names-its-licence sdLicense
    the-checker-is-named author.url?
    numbers-are-a-scale RR.ratingValue RR.bestRating RR.worstRating
    the-claimant-is-told-from-namesakes IR.author.sameAs?
    it-appeared-somewhere IR.appearance?
fatabyyano_raw.json
    the-claim-is-there claimReviewed?
    the-review-is-dated-to-the-second datePublished dateModified
    it-names-its-licence sdLicense
    the-claimant-is-somebody IR.author.name
    nothing-is-empty RR.bestRating RR.worstRating RR.ratingValue
hindi_boom_live_raw.json
    addresses-are-whole author.url author.image IR.author.url
    the-claim-is-there claimReviewed?
    dates-are-in-order IR.datePublished
    it-names-its-licence sdLicense
    numbers-are-a-scale RR.ratingValue RR.bestRating RR.worstRating
    the-explanation-is-text RR.ratingExplanation
    the-item-is-a-claim IR.@type?
    the-item-is-not-named-like-the-claim IR.name
    the-claimant-is-somebody IR.author.name
    it-appeared-somewhere IR.appearance?
    nothing-is-empty author.sameAs RR.bestRating
india_today_raw.json
    addresses-are-whole IR.author.sameAs
    the-claim-is-there claimReviewed?
    the-claim-is-the-claim-alone claimReviewed
    the-review-is-dated-to-the-second datePublished dateModified
    it-names-its-licence sdLicense
    the-checker-is-named author.url?
    names-are-names IR.author.name
    numbers-are-a-scale RR.ratingValue RR.bestRating RR.worstRating
    the-item-is-a-claim IR.@type? IR.datePublished?
    the-claimant-is-somebody IR.author.name
    the-article-is-an-appearance IR.author.sameAs
    it-appeared-somewhere IR.appearance?
news_checker_raw.json
    the-review-is-dated-to-the-second datePublished dateModified
    it-names-its-licence sdLicense
    numbers-are-a-scale RR.bestRating RR.worstRating RR.ratingValue
    the-claimant-is-somebody IR.author.name
    copies-stand-beside-their-originals IR.firstAppearance.url?
    nothing-is-empty RR.ratingValue
newtral_fact_check_raw.json
    it-names-its-vocabulary @context
    addresses-are-whole RR.image?
    the-claim-is-there claimReviewed?
    the-review-is-dated-to-the-second datePublished dateModified
    the-claimant-is-told-from-namesakes IR.author.sameAs?
    it-appeared-somewhere IR.appearance?
newtral_fakes_raw.json
    it-names-its-vocabulary @context
    addresses-are-whole RR.image?
    the-claim-is-there claimReviewed?
    the-review-is-dated-to-the-second datePublished dateModified
    the-item-is-a-claim IR.datePublished?
    it-appeared-somewhere IR.appearance?
tfc_taiwan_raw.json
    the-review-is-dated-to-the-second datePublished dateModified
    it-names-its-licence sdLicense
    the-checker-is-named author.url?
    numbers-are-a-scale RR.bestRating RR.worstRating RR.ratingValue
    the-claimant-is-somebody IR.author.name
    it-appeared-somewhere IR.appearance?
twenty_minutes_claim_review_page.json
    addresses-are-whole IR.author.sameAs
    the-claim-is-there claimReviewed?
    the-review-is-dated-to-the-second datePublished dateModified
    it-names-its-licence sdLicense
    the-checker-is-named author.url?
    the-label-is-words-to-show RR.alternateName
    numbers-are-a-scale RR.ratingValue RR.bestRating RR.worstRating
    the-item-is-a-claim IR.@type?
    the-claimant-is-somebody IR.author.name
    it-appeared-somewhere IR.appearance?
vishvas_news_english_raw.json
    the-review-is-dated-to-the-second dateModified
    dates-are-in-order IR.datePublished
    it-names-its-licence sdLicense
    names-are-names IR.author.name
    numbers-are-a-scale RR.ratingValue RR.bestRating RR.worstRating
    the-item-is-a-claim IR.@type?
    it-appeared-somewhere IR.appearance?
    texts-are-plain claimReviewed
collector-test:cr_2
    it-names-its-vocabulary @context
    the-review-is-dated-to-the-second dateModified
    dates-can-be-read datePublished
    it-names-its-licence sdLicense
    numbers-are-a-scale RR.ratingValue RR.bestRating RR.worstRating
    the-item-is-a-claim IR.@type? IR.datePublished?
    the-claimant-is-somebody IR.author.name
    the-article-is-an-appearance IR.author.url
    it-appeared-somewhere IR.appearance?
    nothing-is-empty IR.@id IR.name IR.url IR.datePublished IR.author.sameAs author.logo.width author.logo.height
collector-test:cr_4
    the-review-is-dated-to-the-second dateModified
    it-names-its-licence sdLicense
    numbers-are-a-scale RR.ratingValue RR.bestRating RR.worstRating
    the-claimant-is-somebody IR.author.name
    properties-are-known retrieved_by
collector-test:cr_6
    it-names-its-vocabulary @context
    addresses-are-whole IR.author.sameAs
    the-review-is-dated-to-the-second dateModified
    dates-can-be-read datePublished
    it-names-its-licence sdLicense
    numbers-are-a-scale RR.ratingValue RR.bestRating RR.worstRating
    the-item-is-a-claim IR.@type?
    appearances-are-works-with-addresses IR.appearance[1] IR.appearance[2]
    properties-are-known IR.appearance
"""


def known() -> dict[str, set[tuple[str, str]]]:
    """Source -> rule and place of each of its faults."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    source = ""
    for line in EACH.strip().splitlines():
        if not line.startswith(" "):
            source = line
            found[source] |= ALL
            continue
        rule, *places = line.split()
        whole = [place.replace("IR", "itemReviewed", 1).replace("RR", "reviewRating", 1) for place in places]
        found[source] |= {(rule, place) for place in whole}
    return found


@pytest.mark.skipif(not REAL.exists(), reason="the real markups are not beside the checkout")
@pytest.mark.parametrize("source", known())
def test_every_fault_of_a_real_markup_is_named_and_nothing_else(source):
    markups = {row["source"]: row["markup"] for row in map(json.loads, REAL.read_bytes().splitlines())}

    faults = faults_in(json.dumps(markups[source]).encode())

    told = {(fault.rule, fault.place.removeprefix("$.") + "?" * fault.is_advice) for fault in faults}
    assert told == known()[source]
    assert all(fault.wrong.endswith((".", "?")) and fault.cure for fault in faults)


@pytest.mark.skipif(not REAL.exists(), reason="the real markups are not beside the checkout")
def test_there_is_no_real_markup_that_was_not_read_by_eye():
    assert {json.loads(line)["source"] for line in REAL.read_bytes().splitlines()} == known().keys()
