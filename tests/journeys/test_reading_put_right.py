"""What the engine read is looked at closely and put right by hand, with a script and without one."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Version
from factcheck.claims.models import Appearance
from factcheck.claims.services import extraction
from tests import people
from tests.journeys.conftest import SignIn, found_in_light_and_dark

pytestmark = pytest.mark.browser

TEXT = (
    "Finance minister Katsunobu Kato said on Friday that the country's reserves had fallen to $1.13 trillion. "
    "He added that exports had dropped by 3 percent in March."
)


@pytest.fixture
def text(stack) -> Version:
    version = people.version(TEXT)
    extraction.run(extraction.request(version).pk)
    return version


def the_place(text: Version) -> Appearance:
    return text.appearances.select_related("claim").get(exact__contains="3 percent")


def address(text: Version) -> str:
    return f"/desk/articles/{text.article_id}/claims/{the_place(text).claim_id}/"


def put_right(page: Page, value: str, speaker: str) -> None:
    page.get_by_text("Put right what was read…").click()
    form = page.locator("#put-right-form")
    form.get_by_role("group", name="Figure 1").get_by_label("Value").fill(value)
    form.get_by_label("Speaker", exact=True).fill(speaker)
    form.get_by_role("button", name="Save what was put right").click()


@pytest.mark.parametrize("javascript", [True, False], ids=["with a script", "without a script"])
def test_a_figure_and_a_speaker_are_put_right_by_hand(text: Version, sign_in: SignIn, javascript: bool) -> None:
    page = sign_in("checker", javascript=javascript)
    page.goto(address(text))

    put_right(page, "3.4", "Taro Aso")

    card = page.locator("#card")
    expect(card.get_by_text("corrected by a person")).to_have_count(2)
    expect(card).to_contain_text("3.4 percent")
    expect(card).to_contain_text("Taro Aso")
    place = the_place(text)
    assert (place.quantities[0]["value"], place.speaker) == (3.4, "Taro Aso")
    assert sorted(place.corrected) == ["quantities", "speaker"]


def test_what_cannot_be_meant_keeps_the_form_open_with_its_sentence(text: Version, sign_in: SignIn) -> None:
    page = sign_in("checker")
    page.goto(address(text))

    put_right(page, "three and a bit", "Taro Aso")

    expect(page.locator("#put-right-form").get_by_text("is no number")).to_be_in_viewport()
    expect(page.locator("#put-right-form").get_by_label("Speaker", exact=True)).to_have_value("Taro Aso")


def test_boxes_that_were_unticked_and_not_sent_come_back_unticked(text: Version, sign_in: SignIn) -> None:
    page = sign_in("checker")
    page.goto(address(text))
    page.get_by_text("Put right what was read…").click()
    box = page.locator("#put-right-form").get_by_label("Quantity", exact=True)
    expect(box).to_be_checked()
    box.uncheck()

    page.reload()

    expect(box).not_to_be_checked()
    expect(page.locator("#put-right-form")).to_be_visible()


def told(page: Page, words: str) -> str:
    """What is shown over a figure of the text, or none."""
    figure = page.locator("#doc .as-read").filter(has_text=words)
    return figure.evaluate("figure => getComputedStyle(figure, '::after').content")


VALUE = "1.13 trillion US dollars · 1,130,000,000,000 USD"


@pytest.mark.parametrize("javascript", [True, False], ids=["with a script", "without a script"])
@pytest.mark.parametrize("width", [1440, 390])
def test_a_figure_says_its_value_when_one_points_at_it_or_comes_to_it(
    text: Version, sign_in: SignIn, javascript: bool, width: int
) -> None:
    page = sign_in("checker", javascript=javascript)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/desk/articles/{text.article_id}/")
    figure = page.locator("#doc .as-read").filter(has_text="$1.13 trillion")
    assert told(page, "$1.13 trillion") == "none"

    figure.hover()
    assert told(page, "$1.13 trillion") == f'"{VALUE}"'
    page.mouse.move(0, 0)
    assert told(page, "$1.13 trillion") == "none"

    figure.focus()
    assert told(page, "$1.13 trillion") == f'"{VALUE}"'
    expect(figure).to_have_accessible_description(VALUE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_escape_puts_away_what_a_figure_says(text: Version, sign_in: SignIn) -> None:
    page = sign_in("checker")
    page.goto(f"/desk/articles/{text.article_id}/")
    page.locator("#doc .as-read").filter(has_text="$1.13 trillion").focus()
    shown = "figure => getComputedStyle(figure, '::after').display"

    page.keyboard.press("Escape")

    assert page.locator("#doc .as-read").filter(has_text="$1.13 trillion").evaluate(shown) == "none"


def test_nothing_on_the_card_or_in_its_form_keeps_anybody_out(text: Version, sign_in: SignIn) -> None:
    page = sign_in("checker")
    page.emulate_media(reduced_motion="reduce")
    page.goto(address(text))
    page.get_by_text("Put right what was read…").click()
    page.locator("#doc .as-read").first.focus()

    assert found_in_light_and_dark(page) == []
