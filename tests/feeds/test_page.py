"""The public pages, as a reader without an account gets them."""

import json
import re
from datetime import UTC, date, datetime
from string import digits

import pytest
import trafilatura

from factcheck.claims.models import Claim
from factcheck.feeds import paging, published
from factcheck.feeds.claimreview import claim_review, stamp
from factcheck.feeds.published import newest_first

HOSTILE = 'He said "</script><script>alert(1)</script>" & <img src=x onerror=alert(2)> \u2028 \u202eend\u202c of it'


def blocks_of(html: str) -> list[dict]:
    return [
        json.loads(block) for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    ]


@pytest.fixture
def read(client):
    def get(verdict) -> str:
        response = client.get(f"/checks/{verdict.slug}/")
        assert response.status_code == 200
        return response.content.decode()

    return get


def test_a_reader_sees_the_claim_the_rating_and_the_reasons(publish, read):
    html = read(
        publish(
            "Japan sold all of its bonds", claimant="Katsunobu Kato", claimed_on=date(2025, 5, 1), label="Half true",
            summary="Some of them.", explanation="See **the table**.", unknowns="Who bought them.",
        )
    )  # fmt: skip

    for words in (
        "Japan sold all of its bonds",
        "Said by <bdi>Katsunobu Kato</bdi>",
        "1 May 2025",
        "Half true",
        "Half true is 3 of 5, where 1 is the least true",
        "Some of them.",
        "See <strong>the table</strong>.",
        "Who bought them.",
    ):
        assert words in html


def test_every_link_that_leaves_tells_the_other_side_nothing(publish, read, settings):
    settings.FEED_LICENCE = "https://licence.example.org/by"

    leaving = re.findall(r'<a\b[^>]*href="https://(?!testserver)[^>]*>', read(publish("Japan sold all of its bonds")))

    assert any("licence.example.org" in link for link in leaving)
    assert [link for link in leaving if "noopener noreferrer" not in link] == []


def test_a_reader_sees_what_it_rests_on_and_where_it_stood(publish, read):
    html = read(publish("Japan sold all of its bonds", url="https://ledger.example.org/a"))

    assert "Contradicts the claim" in html
    assert "Japan, March 2025: 1130.8 billion dollars" in html
    assert "Table, row Japan" in html
    assert re.search(r'<a href="https://treasury.example.org/tic/\d+" rel="noopener noreferrer">', html)
    assert (
        'href="https://ledger.example.org/a#:~:text=Japan%20sold%20all%20of%20its%20bonds" rel="noopener noreferrer"'
        in html
    )


def test_a_reader_sees_who_wrote_it_and_who_approved_it(publish, desk, read):
    html = read(publish())

    assert f"Written by <bdi>{desk.checker}</bdi>, approved by <bdi>{desk.editor}</bdi>." in html
    # What others take an article's names and days from finds these, and no words of the page beside them.
    taken = trafilatura.extract_metadata(html)
    # It drops a number of two digits or more from the end of a name, and people here have such numbers.
    names = [str(person).rstrip(digits) for person in (desk.checker, desk.editor)]
    assert [name.rstrip(digits) for name in taken.author.lower().split("; ")] == names
    assert taken.date == str(datetime.now(UTC).date())


@pytest.mark.parametrize(
    ("bylines", "said"),
    [
        ("author", "Written by <bdi>{checker}</bdi>, approved by a second person."),
        ("nobody", "Written by one person, approved by another."),
    ],
)
def test_the_newsroom_says_whose_names_readers_see(publish, desk, read, settings, bylines, said):
    settings.BYLINES = bylines

    html = read(publish())

    assert said.format(checker=desk.checker) in html
    assert str(desk.editor) not in html
    # What takes the byline out of a page looks here first, and else takes the words beside it for names.
    assert (f'<meta name="author" content="{desk.checker}">' in html) == (bylines == "author")


def test_topics_lead_to_the_other_checks_of_theirs(publish, desk, read, written):
    verdict = written()
    Claim.objects.filter(pk=verdict.claim_id).update(topics=["Debt & bonds"])

    html = read(desk.published(desk.approved(desk.submitted(verdict))))

    assert '<a href="/checks/?topic=Debt%20%26%20bonds" rel="tag"><bdi>Debt &amp; bonds</bdi></a>' in html


def test_the_page_has_one_claimreview_that_is_the_feed_s(publish, read):
    verdict = publish()

    (review,) = blocks_of(read(verdict))

    assert review == claim_review(published.of(newest_first().get(pk=verdict.pk)))


def test_the_page_names_its_lasting_address(publish, read, settings):
    settings.SITE_URL = "https://facts.example.org"
    verdict = publish()

    html = read(verdict)

    address = f"https://facts.example.org/checks/{verdict.slug}/"
    assert f'<link rel="canonical" href="{address}">' in html
    assert blocks_of(html)[0]["url"] == address


def test_hostile_words_stay_words(publish, read):
    html = read(publish(HOSTILE, claimant="<b>Kato</b>", summary=HOSTILE, explanation=HOSTILE, unknowns="<i>x</i>"))

    (review,) = blocks_of(html)
    assert review["claimReviewed"] == HOSTILE
    outside = re.sub(r'<script type="application/ld\+json">.*?</script>', "", html, flags=re.S)
    assert "<script" not in outside
    assert "<img" not in outside
    assert "<b>Kato" not in outside
    assert "<i>x" not in outside
    assert not set("\u2028<>&") & set(re.search(r"ld\+json\">(.*?)</script>", html, re.S)[1])


def test_a_correction_shows_both_dates_and_its_note(publish, desk, read):
    first = publish()
    second = desk.corrected(first)

    html = read(second)

    assert "An earlier version left April out." in html
    # As the markup writes them: HTML knows no moment with six digits after the second.
    assert f'<time datetime="{stamp(first.published_at)}">' in html
    assert f'<time datetime="{stamp(second.published_at)}">' in html
    assert len(blocks_of(html)) == 1


def test_a_retracted_check_keeps_its_page_with_a_notice_and_loses_its_markup(publish, desk, read):
    html = read(desk.retracted(publish()))

    assert "This fact-check is retracted" in html
    assert "The table was misread." in html
    assert "ld+json" not in html.replace('type="application/ld+json" title=', "")


def test_an_address_without_a_check_is_a_page_that_says_so(client, db):
    response = client.get("/checks/nothing-here/")

    assert response.status_code == 404
    assert "There is no fact-check at this address" in response.content.decode()


def test_a_draft_has_no_page(client, desk, publish, written):
    verdict = publish()
    draft = desk.correction(verdict)

    assert draft.summary not in client.get(f"/checks/{verdict.slug}/").content.decode()


def test_the_list_has_the_last_change_first(client, publish, desk):
    first, second = publish("Japan sold bonds in March"), publish("Japan bought bonds in April")
    desk.corrected(first)

    html = client.get("/checks/").content.decode()

    assert html.index("Japan sold bonds") < html.index("Japan bought bonds")
    assert second.get_absolute_url() in html


def test_the_list_goes_on_where_it_ended_also_when_something_new_came_in(client, publish, monkeypatch):
    monkeypatch.setattr(paging, "READERS_PAGE", 2)
    monkeypatch.setattr("factcheck.feeds.views.pages.READERS_PAGE", 2)
    for word in ("One", "Two", "Three"):
        publish(f"{word} bond was sold")
    older = re.search(r'rel="next" href="([^"]+)"', client.get("/checks/").content.decode())[1]
    publish("Four bonds were sold")

    html = client.get(older).content.decode()

    assert "One bond was sold" in html
    assert "Two bond" not in html


def test_a_mistyped_place_in_the_list_is_refused_in_words(client, db):
    response = client.get("/checks/?before=nonsense")

    assert response.status_code == 400
    assert "not a cursor" in response.content.decode()


@pytest.mark.parametrize("address", ["/checks/", "/checks/{slug}/"])
def test_pages_set_no_cookie_and_may_be_kept_for_a_minute(client, checker, publish, address):
    verdict = publish()
    client.force_login(checker)

    response = client.get(address.format(slug=verdict.slug))

    assert not response.cookies
    assert response["Vary"] == "Accept-Encoding"
    assert response["Cache-Control"] == "public, max-age=60"


def test_a_page_that_did_not_change_is_not_sent_again(client, publish, desk):
    verdict = publish()
    address = f"/checks/{verdict.slug}/"
    etag = client.get(address)["ETag"]

    assert client.get(address, headers={"if-none-match": etag}).status_code == 304
    desk.corrected(verdict)
    assert client.get(address, headers={"if-none-match": etag}).status_code == 200


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_asks_the_database_twice_however_long_it_is(client, publish, django_assert_num_queries, number):
    for n in range(number):
        publish(f"Japan sold {n} bonds")
    client.get("/checks/")  # What there is to choose from is counted when something was published.

    with django_assert_num_queries(2):
        client.get("/checks/")


def test_a_page_asks_the_database_once(client, publish, desk, django_assert_num_queries):
    verdict = desk.corrected(publish())

    with django_assert_num_queries(1):
        client.get(f"/checks/{verdict.slug}/")


def test_a_name_that_turns_the_writing_turns_nothing_around_it(publish, desk, read):
    turned = "\u202eegdel"
    verdict = publish("Japan sold all of its bonds", claimant=turned, outlet=turned)

    html = read(verdict)

    names = re.findall(rf"(<bdi>)?{turned}(</bdi>)?", re.sub(r"<script.*?</script>", "", html, flags=re.S))
    assert len(names) == 2
    assert all(opened and closed for opened, closed in names)
    for isolated in (f"<bdi>{desk.checker}</bdi>", f"<bdi>{desk.editor}</bdi>", "<bdi>US Treasury</bdi>"):
        assert isolated in html
    assert "<bdi>Major foreign holders of Treasury securities</bdi>" in html
