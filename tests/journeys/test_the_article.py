"""A long article beside its claim: the card stays in sight, all is found, and claims that overlap have a way in."""

import re

import pytest
from playwright.sync_api import Page, expect

from bench import article
from newsroom.models import User
from tests import people
from tests.journeys.conftest import SignIn

pytestmark = pytest.mark.browser


@pytest.fixture
def checker(stack) -> User:
    return people.person("checker", username="checker")


def edges(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"], box["y"] + box["height"]


def test_the_card_and_the_map_stay_in_sight_beside_a_long_text(checker: User, sign_in: SignIn) -> None:
    text = article.fill(120)
    last = text.appearances.order_by("-start")[0]
    page = sign_in("checker")
    for width in (1440, 910):  # With one row of the header, and with two.
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"/desk/articles/{text.article_id}/claims/{last.claim_id}/")
        expect(page.locator("#doc mark[data-current]").first).to_be_in_viewport()
        for to in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
            page.evaluate(f"scrollTo(0, {to})")
            top = edges(page, ".top")[1] if width == 1440 or to != "0" else 0
            for selector in ("#review", "#map"):
                start, end = edges(page, selector)
                assert start >= top
                assert end <= 800
    ticks = page.locator("#map a")
    assert ticks.count() <= 28
    # What is not drawn until one comes there is found all the same, and an address with an anchor leads there.
    assert page.locator("#doc p").first.evaluate("p => getComputedStyle(p).contentVisibility") == "auto"
    page.evaluate("scrollTo(0, 0)")
    assert page.evaluate("find('Exports fell by 1077 percent')")
    middle = text.appearances.order_by("start")[60]
    page.goto(f"/desk/articles/{text.article_id}/#h-{middle.claim_id}-{middle.pk}")
    expect(page.locator(f"#h-{middle.claim_id}-{middle.pk}")).to_be_in_viewport()
    ticks.nth(3).click()
    expect(page.locator("#map li[data-current]")).to_have_count(1)
    expect(page.locator("#claims a[aria-current]")).to_have_count(1)


def test_the_ways_past_the_head_lead_to_article_claim_and_verdict(checker: User, sign_in: SignIn) -> None:
    text = people.version()
    claim, _ = people.place(text, people.PASSAGE, by=checker)
    page = sign_in("checker")
    page.goto(f"/desk/articles/{text.article_id}/claims/{claim.pk}/")
    for name, goal in (("article", "doc"), ("claim", "card"), ("verdict", "verdict")):
        page.get_by_role("link", name=f"Skip to the {name}").press("Enter")
        expect(page.locator(f"#{goal}")).to_be_focused()
    page.set_viewport_size({"width": 390, "height": 800})
    tabs = page.get_by_role("navigation", name="On this page").get_by_role("link")
    assert tabs.all_inner_texts() == ["Article", "Claim", "Evidence", "Verdict"]
    tabs.filter(has_text="Evidence").click()
    expect(page.locator("#evidence-title")).to_be_in_viewport()
    page.goto(f"/desk/articles/{text.article_id}/")
    assert tabs.all_inner_texts() == ["Article", "Claims"]


def test_claims_that_overlap_are_opened_with_keys_and_the_list_goes_with_escape(checker: User, sign_in: SignIn) -> None:
    text = people.version()
    people.place(text, people.PASSAGE, by=checker)
    outer = "Posts on social media in March said Japan had already begun"
    people.place(text, outer, by=checker)
    page = sign_in("checker")
    page.goto(f"/desk/articles/{text.article_id}/")

    shared = page.locator("#doc mark[data-overlap] a")
    picker = page.get_by_role("dialog", name="Claims on these words")
    shared.press("Enter")
    expect(picker.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(picker).to_have_count(0)
    expect(shared).to_be_focused()
    shared.press("Enter")
    picker.get_by_role("link", name=outer).press("Enter")
    expect(page.get_by_role("heading", name=outer)).to_be_visible()


def test_twenty_decisions_leave_the_text_where_it_is_and_fetch_nothing_but_their_cards(
    checker: User, sign_in: SignIn
) -> None:
    text = article.fill(60)
    claims = list(text.appearances.order_by("start").values_list("claim", flat=True))
    page = sign_in("checker")
    here = f"/desk/articles/{text.article_id}/claims/"
    page.goto(f"{here}{claims[0]}/")
    page.evaluate("kept = document.querySelector('#doc p:first-child')")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for claim in claims[:20]:
        expect(page.locator(f"#review[data-claim='{claim}']")).to_be_visible()
        page.keyboard.press("a")
    expect(page.locator(f"#review[data-claim='{claims[20]}']")).to_be_visible()

    assert page.evaluate("kept === document.querySelector('#doc p:first-child')")
    expect(page.locator("#card-title")).to_be_focused()
    expect(page).to_have_url(re.compile(f"{here}{claims[20]}/$"))
    expect(page.locator("#listed-count")).to_contain_text("40 undecided")
    assert page.locator("#doc mark.open[data-top]").count() == page.locator("#doc mark.candidate").count() / 2
    assert [page.locator("#map li").nth(tick).get_attribute("class") for tick in (5, 6, 7)] == [
        "open", "candidate", "candidate",
    ]  # fmt: skip
    page.wait_for_timeout(1200)  # The hints of these decisions are here by now, and the page has what they tell of.
    assert [address for address in asked if re.search("/articles/|/overtaken/", address)] == []
    assert len([address for address in asked if "/here/" in address]) <= 25  # Once a card, and signs of life.
    page.keyboard.press("u")
    expect(page.locator(f"#review[data-claim='{claims[19]}']")).to_be_visible()
    expect(page.locator("#listed-count")).to_contain_text("41 undecided")
    assert page.evaluate("kept === document.querySelector('#doc p:first-child')")


def test_in_colours_of_the_reader_states_are_told_by_pattern_and_sign(checker: User, sign_in: SignIn) -> None:
    people.person("admin", username="admin")
    page = sign_in("admin")
    page.emulate_media(forced_colors="active")
    page.goto("/styleguide/")
    style = """(e, [name, of]) => getComputedStyle(e, of)[name]"""

    def told(selector: str, name: str, of: str | None = None) -> str:
        return str(page.locator(selector).first.evaluate(style, [name, of]))

    lines = [told(f".document mark.{state}", "textDecorationStyle") for state in ("candidate", "open")]
    assert lines == ["dotted", "solid"]
    signs = {told(f".chip.{state}", "content", "::before") for state in ("candidate", "open", "checking", "checked")}
    assert len(signs) == 4
    assert told("button.primary", "backgroundColor") != told("button:not(.primary)", "backgroundColor")
    page.goto("/desk/")
    for bar in (".top nav", ".tabs"):
        current, other = (
            told(f"{bar} a{which}", "borderBlockEndColor") for which in ("[aria-current]", ":not([aria-current])")
        )
        assert current != other
