"""The facts that a verdict adds for lists and feeds, from the author's form to the markup."""

from datetime import date
from typing import Any

from factcheck.claims.services import claimants
from factcheck.feeds import published
from factcheck.feeds.claimreview import claim_review
from factcheck.feeds.published import newest_first
from factcheck.verdicts.models import Verdict

FACTS: dict[str, Any] = {
    "short_claim": "Japan dumped Treasuries in March",
    "language": "en-GB",
    "expires_on": date(2026, 3, 1),
    "media_category": "EditedOrCroppedContent",
    "media_url": "https://pictures.example.org/port.jpg",
    "media_context": "The port of Kobe in 2019.",
}


def check(verdict: Verdict) -> published.Check:
    return published.of(newest_first().get(slug=Verdict.objects.get(pk=verdict.pk).slug))


def test_the_short_claim_is_what_is_reviewed_and_the_statement_what_was_said(publish):
    review = claim_review(check(publish("Japan had already begun dumping Treasurys in March", **FACTS)))

    assert review["claimReviewed"] == "Japan dumped Treasuries in March"
    assert review["itemReviewed"]["text"] == "Japan had already begun dumping Treasurys in March"
    assert (review["inLanguage"], review["expires"]) == ("en-GB", "2026-03-01")


def test_a_verdict_without_them_speaks_the_newsrooms_language_and_says_nothing_of_the_rest(publish, settings):
    review = claim_review(check(publish()))

    assert review["inLanguage"] == settings.LANGUAGE_CODE
    assert review["claimReviewed"] == review["itemReviewed"]["text"]
    assert "expires" not in review


def test_what_the_picture_is_stays_with_the_check(publish):
    media = check(publish(**FACTS)).media

    assert media == published.Media("EditedOrCroppedContent", FACTS["media_url"], FACTS["media_context"])
    assert media.category_words == "Edited or cropped"


def test_the_page_shows_what_the_markup_says(publish, client):
    verdict = publish("Japan had already begun dumping Treasurys in March", **FACTS)

    page = client.get(verdict.get_absolute_url()).content.decode()

    for words in (
        "Japan dumped Treasuries in March", "Japan had already begun dumping Treasurys in March", "1 March 2026",
        "Edited or cropped", "The port of Kobe in 2019.", "https://pictures.example.org/port.jpg",
    ):  # fmt: skip
        assert words in page.partition("<main")[2]


def test_a_claimant_in_the_register_is_named_with_role_and_page(client, publish, curator):
    claimants.add(
        by=curator, name="Kato", kind="person", job_title="finance minister", same_as="https://kato.example.org/"
    )

    verdict = publish(claimant="kato")

    assert claim_review(check(verdict))["itemReviewed"]["author"] == {
        "@type": "Person", "name": "kato", "jobTitle": "finance minister", "sameAs": "https://kato.example.org/",
    }  # fmt: skip
    html = client.get(verdict.get_absolute_url()).content.decode()
    assert "<bdi>finance minister</bdi>" in html
    assert 'href="https://kato.example.org/" rel="noopener noreferrer"' in html


def test_what_the_register_says_later_does_not_change_what_was_submitted(publish, curator):
    kato = claimants.add(by=curator, name="Kato", kind="person", job_title="finance minister")
    verdict = publish(claimant="Kato")

    claimants.change(kato, by=curator, job_title="prime minister")

    assert claim_review(check(verdict))["itemReviewed"]["author"]["jobTitle"] == "finance minister"


def test_a_claimant_whom_the_register_calls_nobody_is_left_out(publish, curator):
    claimants.add(by=curator, name="Harbour Watchers", kind="nobody")

    assert "author" not in claim_review(check(publish(claimant="Harbour Watchers")))["itemReviewed"]


def test_a_correction_begins_with_the_facts_of_the_verdict_it_corrects(publish, desk):
    second = desk.corrected(publish(**FACTS))

    assert {name: getattr(second, name) for name in FACTS} == FACTS
