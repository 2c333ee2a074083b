"""The picture of a check, and how it is got."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from factcheck.feeds import published
from factcheck.feeds.pictures import address, card
from factcheck.feeds.published import newest_first
from factcheck.feeds.remembered import ANSWERS
from tests.feeds import kinds


def blocks(check) -> dict[str, str | None]:
    found = card._words(check)
    return {name: getattr(found, name) and getattr(found, name).text for name in found.__dataclass_fields__}


@pytest.mark.parametrize("name", kinds.every_kind())
def test_every_kind_of_check_has_a_card_that_is_the_same_each_time(name):
    check = kinds.every_kind()[name]

    picture = card.png(check)

    with Image.open(BytesIO(picture)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(picture) < 40_000
    assert card.png(check) == picture


def test_a_card_says_the_rating_the_claim_who_said_it_and_who_checked(settings):
    settings.NEWSROOM_NAME, settings.SITE_URL = "The Ledger", "https://facts.example.org"

    assert blocks(kinds.check(1)) == {
        "newsroom": "The Ledger", "kicker": "Fact-check", "claim": "Japan sold all of its bonds", "rating": "False",
        "claimant": "Said by Katsunobu Kato", "address": "facts.example.org",
    }  # fmt: skip


def test_a_claim_that_no_font_has_gives_its_place_to_the_address_of_the_page(settings):
    settings.SITE_URL = "https://facts.example.org"
    found = blocks(replace(kinds.every_kind()["japanese"], url="https://facts.example.org/checks/check-7/"))

    assert found["claim"] == "facts.example.org/checks/check-7/"
    assert found["rating"] == "True"
    assert found["claimant"] is None


def test_a_card_of_a_retracted_check_says_so_and_not_the_rating():
    assert blocks(kinds.every_kind()["retracted"])["rating"] == "Retracted"


def test_tones_differ_in_their_sign_and_not_in_their_colour_alone():
    tones = ["false", "mixed", "true", "open", "retracted"]

    assert len({card._sign(tone).tobytes() for tone in tones}) == len(tones)
    assert card._sign("another").tobytes() == card._sign("open").tobytes()


# --- how it is got --------------------------------------------------------------------------------------------------


@pytest.fixture
def drawn(monkeypatch):
    """How often a picture was drawn, in a process that has just started."""
    ANSWERS.clear()
    times = []

    def draw(check) -> bytes:
        times.append(check.pk)
        return b"a picture"

    monkeypatch.setattr(card, "png", draw)
    return times


def path_of(verdict) -> str:
    return f"/checks/{verdict.slug}/card.png"


def named_on_the_page(client, verdict) -> str:
    html = client.get(verdict.get_absolute_url()).content.decode()
    (url,) = set(re.findall(r'<meta (?:property="og:image"|name="twitter:image") content="([^"]+)">', html))
    assert '<meta property="og:image:width" content="1200">' in html
    return url


def test_a_picture_is_drawn_once_and_asked_for_again_by_its_tag(client, publish, drawn, django_assert_num_queries):
    verdict = publish()
    first = client.get(path_of(verdict))

    with django_assert_num_queries(1):
        again = client.get(path_of(verdict))
    ANSWERS.clear()
    with django_assert_num_queries(1):
        same = client.get(path_of(verdict), headers={"If-None-Match": first["ETag"]})

    assert (first["Content-Type"], first.content, again.content) == ("image/png", b"a picture", b"a picture")
    assert (same.status_code, same.content) == (304, b"")
    assert len(drawn) == 1
    assert first["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Vary" not in first
    assert not first.cookies


def test_a_correction_and_a_retraction_give_the_picture_another_address_and_another_tag(client, publish, desk, drawn):
    verdict = publish()
    seen = []
    for change in (lambda verdict: verdict, desk.corrected, desk.retracted):
        verdict = change(verdict)
        url = named_on_the_page(client, verdict)
        answer = client.get(url.removeprefix("http://testserver"))
        seen.append((url, answer["ETag"]))
        assert answer["Cache-Control"] == "public, max-age=86400"

    assert len({url for url, _ in seen}) == len({tag for _, tag in seen}) == 3
    outdated = client.get(seen[0][0].removeprefix("http://testserver"))
    assert (outdated["ETag"], outdated["Cache-Control"]) == (seen[2][1], "public, max-age=60")


def test_feeds_name_the_picture_that_the_page_names(client, publish, drawn):
    verdict = publish()
    url = named_on_the_page(client, verdict)

    (item,) = client.get("/feeds/verdicts.json").json()["items"]

    assert item["image"] == item["_factcheck"]["claimReview"]["image"] == url
    assert address.of(published.of(newest_first().get(pk=verdict.pk))) == url


def test_there_is_no_picture_of_what_is_not_published(client, written, drawn):
    written()

    answer = client.get("/checks/nothing-here/card.png")

    assert (answer.status_code, answer["Content-Type"]) == (404, "text/plain")
    assert client.post("/checks/nothing-here/card.png").status_code == 405
    assert drawn == []
