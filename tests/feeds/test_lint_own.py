"""Nothing is wrong with what we publish, in any form, over checks of every kind."""

from functools import partial

import pytest

from factcheck.feeds.formats import FORMATS
from factcheck.feeds.lint import inspect
from factcheck.feeds.reader import found_in
from tests import people
from tests.feeds import publishing

# What the record of a check may lack, because nobody knows it.
UNKNOWN = {
    "the-claimant-is-told-from-namesakes", "the-item-is-a-claim", "it-appeared-somewhere", "the-claim-is-there",
}  # fmt: skip


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_URL = "https://facts.example.org"


@pytest.fixture(scope="module")
def record(shared_rows):
    """Checks that are rated and not, long and hostile, from right to left, without address or claimant, corrected."""
    desk = people.Desk(people.person("checker"), people.person("editor"))
    publish = partial(publishing.published, desk)
    publish("Japan sold two bonds", claimant="Katsunobu Kato")
    publish("Japan sold many bonds", label="Unproven", unknowns="Who.", claimant="Social media users", claimed_on=None)
    publish("Japan sold no bonds & said so: “none” < 1, or =1+1", claimant="Bank of Japan", url="")
    publish("اليابان باعت كل السندات في مارس", claimant="قسم “الأخبار”", summary="لا؛ لقد اشترت المزيد.")
    publish(
        "A picture shows Japan's bonds burning", claimant="Kato", media_category="EditedOrCroppedContent",
        media_url="https://pictures.example.org/original", media_context="A fire of 2011.", short_claim="Bonds burn",
    )  # fmt: skip
    publish(f"Japan sold {'so ' * 40}many bonds", claimant="日本銀行")
    publish("Did Japan sell? No </script><b>one</b> &amp; knows", summary="<script>alert(1)</script>")
    desk.retracted(publish("Japan sold four bonds"))
    return desk.corrected(publish("Japan sold three bonds"))


def told(response) -> list[str]:
    address = f"https://facts.example.org{response.wsgi_request.get_full_path()}"
    report = inspect(response.content, address=address, content_type=response["Content-Type"])
    return [str(fault) for fault in report.faults if not (fault.is_advice and fault.rule in UNKNOWN)]


# Of words like these nobody can tell, without the page, whether they are meant as they stand.
def of_the_words(lines: list[str]) -> list[str]:
    return [line for line in lines if "There is HTML in" in line]


def sent(client, form) -> tuple[bytes, str]:
    """What one of our feeds sends, and as what."""
    response = client.get(f"/feeds/{form.file}")
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body, response["Content-Type"]


def test_nothing_is_wrong_with_our_feeds(db, record, client):
    for form in FORMATS:
        body, content_type = sent(client, form)
        report = inspect(body, address=f"https://facts.example.org/feeds/{form.file}", content_type=content_type)

        lines = [str(fault) for fault in report.faults if not (fault.is_advice and fault.rule in UNKNOWN)]
        assert [line for line in lines if line not in of_the_words(lines)] == [], form.file


def test_our_feeds_are_read_back_whole(db, record, client):
    for form in (
        form for form in FORMATS if form.file != "annotations.jsonld"
    ):  # Those are of articles, not of checks.
        found = found_in(sent(client, form)[0])

        reviews = [review for review in found.reviews if review.claim]
        assert len(reviews) == 8, form.file
        assert {review.url for review in reviews} == {review.key for review in reviews}
        assert "Japan sold three bonds" in {review.claim for review in reviews}
        assert {review.rating.label for review in reviews} == {"False", "Unproven"}
        assert all(review.published and review.published.at for review in reviews)


def test_nothing_is_wrong_with_our_pages(db, record, client):
    for review in found_in(client.get("/feeds/claimreview.json").content).reviews:
        lines = told(client.get(review.url.removeprefix("https://facts.example.org")))
        assert lines == []


def test_a_retracted_page_without_markup_is_right(db, record, client):
    (stone,) = found_in(client.get("/feeds/claimreview.json").content).tombstones
    response = client.get(stone.key.removeprefix("https://facts.example.org"))

    assert b"ClaimReview</" not in response.content
    assert told(response) == []
