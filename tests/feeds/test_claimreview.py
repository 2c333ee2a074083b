"""What one ClaimReview says, and what it leaves out."""

from datetime import date

import pytest

from factcheck.feeds import published
from factcheck.feeds.claimreview import claim_review
from factcheck.feeds.embedding import as_json
from factcheck.feeds.published import newest_first
from factcheck.verdicts.models import Verdict


def review_of(verdict: Verdict) -> dict:
    return claim_review(published.of(newest_first().get(slug=Verdict.objects.get(pk=verdict.pk).slug)))


def every_value(value):
    yield value
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from every_value(one)


def test_it_names_itself_by_the_address_of_its_page(publish, settings):
    settings.SITE_URL = "https://facts.example.org"
    verdict = publish()

    review = review_of(verdict)

    assert review["@id"] == review["url"] == f"https://facts.example.org/checks/{verdict.slug}/"
    assert review["author"] == {
        "@type": "Organization",
        "name": settings.NEWSROOM_NAME,
        "url": "https://facts.example.org/checks/",
        "publishingPrinciples": "https://facts.example.org/checks/methods/",
        "correctionsPolicy": "https://facts.example.org/checks/corrections/",
    }


def test_its_dates_are_utc_to_the_second(publish, desk):
    first = publish()
    second = desk.corrected(first)

    review = review_of(second)

    assert review["datePublished"] == first.published_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert review["dateModified"] == second.published_at.strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.mark.parametrize(("label", "value"), [("False", 1), ("Half true", 3), ("True", 5)])
def test_a_label_on_the_scale_has_its_whole_number_between_worst_and_best(publish, label, value):
    rating = review_of(publish(label=label))["reviewRating"]

    assert rating == {
        "@type": "Rating",
        "alternateName": label,
        "ratingValue": value,
        "bestRating": 5,
        "worstRating": 1,
        "ratingExplanation": "Holdings rose in March.",
    }


def test_a_label_off_the_scale_has_no_numbers(publish):
    rating = review_of(publish(label="Unproven", unknowns="Who sold."))["reviewRating"]

    assert rating["alternateName"] == "Unproven"
    assert rating.keys().isdisjoint({"ratingValue", "bestRating", "worstRating"})


def test_a_named_claimant_is_the_author_of_the_claim(publish):
    claim = review_of(publish(claimant="Katsunobu Kato"))["itemReviewed"]

    assert claim["author"] == {"@type": "Person", "name": "Katsunobu Kato"}


@pytest.mark.parametrize("claimant", ["", "Social media users"])
def test_a_claim_of_nobody_in_particular_has_no_author(publish, claimant):
    assert "author" not in review_of(publish(claimant=claimant))["itemReviewed"]


def test_the_claim_has_its_words_its_day_and_the_articles_it_appeared_in(publish):
    claim = review_of(publish("Japan sold all of its bonds", claimed_on=date(2025, 5, 1)))["itemReviewed"]

    assert (claim["@type"], claim["text"], claim["datePublished"]) == (
        "Claim",
        "Japan sold all of its bonds",
        "2025-05-01",
    )
    (appearance,) = claim["appearance"]
    assert appearance["@type"] == "CreativeWork"
    assert appearance["url"].startswith("https://ledger.example.org/stories/")
    assert appearance["publisher"] == {"@type": "Organization", "name": "Pacific Ledger"}
    assert appearance["datePublished"] == "2025-05-02T09:00:00Z"


def test_an_appearance_without_an_address_keeps_its_headline_and_outlet(publish):
    (appearance,) = review_of(publish(url=""))["itemReviewed"]["appearance"]

    assert "url" not in appearance
    assert appearance["headline"].startswith("Tokyo and its card")
    assert appearance["publisher"]["name"] == "Pacific Ledger"


def test_the_address_of_an_appearance_has_no_comma_and_leads_to_the_article_alone(publish):
    verdict = publish(url="https://ledger.example.org/2025/tokyo,card-1#:~:text=dumping")

    (appearance,) = review_of(verdict)["itemReviewed"]["appearance"]

    assert appearance["url"] == "https://ledger.example.org/2025/tokyo%2Ccard-1"


def test_our_own_site_is_never_the_source_of_a_claim(publish, settings):
    settings.SITE_URL = "https://www.facts.example.org"

    (appearance,) = review_of(publish(url="https://facts.example.org/blog/1"))["itemReviewed"]["appearance"]

    assert "url" not in appearance


def test_each_source_is_cited_once(publish, desk, written):
    draft = written()
    desk.cited(draft)  # Another passage, another source.
    verdict = desk.published(desk.approved(desk.submitted(draft)))

    cited = review_of(verdict)["citation"]

    assert len(cited) == 2
    assert cited[0] == {
        "@type": "CreativeWork",
        "name": "Major foreign holders of Treasury securities",
        "url": cited[0]["url"],
        "publisher": {"@type": "Organization", "name": "US Treasury"},
    }


def test_a_correction_is_told_with_its_note_and_date(publish, desk):
    second = desk.corrected(publish())

    assert review_of(second)["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "An earlier version left April out.",
            "datePublished": second.published_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
    ]


@pytest.mark.parametrize("licence", ["https://creativecommons.org/licenses/by-sa/4.0/", ""])
def test_its_licence_is_the_newsroom_s(publish, settings, licence):
    settings.FEED_LICENCE = licence

    review = review_of(publish())

    assert review.get("license", "") == review.get("sdLicense", "") == licence


def test_nothing_in_it_is_empty(publish):
    review = review_of(publish(claimant="", claimed_on=None, url="", label="Unproven", unknowns="Much."))

    assert all(value not in ("", None, [], {}) for value in every_value(review))


def test_json_for_a_page_has_no_character_that_ends_a_script_element():
    text = as_json({"text": "</script><script>alert(1)//--> & \u2028 \u2029 “é” \u202eRTL"})

    assert not set("<>&\u2028\u2029") & set(text)
    assert "“é” \u202eRTL" in text
    assert "\\u003c/script\\u003e" in text
