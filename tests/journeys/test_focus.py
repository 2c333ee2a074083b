"""Where the focus is after every act, that it can be seen there, and that everything is large enough to be hit."""

from typing import Literal

import pytest
from playwright.sync_api import Page, Route, expect

from articles.models import Version
from factcheck.claims.models import Claim
from newsroom import preferences
from newsroom.models import User
from tests import people
from tests.journeys.conftest import SignIn

Theme = Literal["dark", "light"]

pytestmark = pytest.mark.browser


@pytest.fixture
def checker(stack) -> User:
    return people.person("checker", username="checker")


@pytest.fixture
def text(checker: User) -> Version:
    return people.many_claims(12)


def address(text: Version, number: int) -> str:
    claim = list(text.appearances.order_by("start").values_list("claim", flat=True))[number - 1]
    return f"/desk/articles/{text.article_id}/claims/{claim}/"


def sheet(page: Page, summary: str) -> None:
    page.locator("#review summary", has_text=summary).first.click()


def test_after_every_act_the_focus_is_where_the_work_goes_on_and_never_nowhere(
    checker: User, text: Version, sign_in: SignIn
) -> None:
    page = sign_in("checker")
    page.goto(address(text, 1))
    title, evidence = page.locator("#card-title"), page.locator("#evidence-title")

    page.get_by_role("button", name="Accept").click()
    expect(title).to_contain_text("101%")
    expect(title).to_be_focused()
    page.get_by_role("button", name="Not a claim").click()
    expect(title).to_contain_text("102%")
    expect(title).to_be_focused()
    page.get_by_role("button", name="Defer").click()
    expect(title).to_contain_text("103%")
    expect(title).to_be_focused()
    sheet(page, "Dismiss…")
    page.locator("#dismiss-form").get_by_role("button", name="Dismiss").click()  # Without a reason.
    expect(page.locator("#dismiss-reason")).to_be_focused()
    page.locator("#dismiss-reason").select_option("opinion")
    page.locator("#dismiss-form").get_by_role("button", name="Dismiss").click()
    expect(title).to_contain_text("104%")
    expect(title).to_be_focused()

    preferences.change(by=checker, moves_on=False)
    sheet(page, "Correct…")
    page.locator("#correct-statement").fill("Exports of the port fell 104% in one month.")
    page.get_by_role("button", name="Save the correction").click()
    expect(title).to_contain_text("in one month")
    expect(title).to_be_focused()
    sheet(page, "Move to other words…")
    page.locator("#span-exact").fill("fell 104% in March")
    page.get_by_role("button", name="Move the claim").click()
    expect(page.locator(".in-the-text blockquote")).to_have_text("fell 104% in March")
    expect(title).to_be_focused()
    page.get_by_role("button", name="Accept").click()
    expect(evidence).to_be_visible()
    expect(title).to_be_focused()

    for number in (1, 2):
        sheet(page, "Cite a new source")
        page.locator("#cite-title").fill(f"Port statistics, table {number}")
        page.locator("#cite-publisher").fill("Port authority")
        page.locator("#cite-kind").select_option("primary")
        page.locator("#cite-url").fill(f"https://port.example.org/{number}")
        page.locator("#cite-passage").fill("March: 104 percent less")
        page.locator("#cite-form").get_by_label("Supports").check()
        page.locator("#cite-form").get_by_role("button", name="Cite").click()
        expect(page.locator(".citations > li")).to_have_count(number)
        expect(evidence).to_be_focused()
    page.get_by_role("button", name="Drop the citation of Port statistics, table 1").click()
    expect(page.locator(".citations > li")).to_have_count(1)
    expect(page.locator(".citations > li").get_by_role("link").first).to_be_focused()
    page.get_by_role("button", name="Drop the citation of Port statistics, table 2").click()
    expect(page.locator(".citations > li")).to_have_count(0)
    expect(evidence).to_be_focused()

    page.get_by_role("button", name="Submit for review").click()  # With nothing in it.
    expect(page.locator("#verdict-form .wrong :focus, #verdict-form .error:focus")).to_have_count(1)
    page.locator("#verdict-form").get_by_label("Summary").fill("It fell.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("The draft is saved.").first).to_be_visible()
    expect(title).to_be_focused()

    Claim.objects.filter(pk=int(page.url.rstrip("/").rsplit("/", 1)[1])).update(version=90)
    sheet(page, "Correct…")
    page.locator("#correct-statement").fill("Somebody else was faster.")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("#conflict")).to_be_focused()

    page.goto(address(text, 6))
    page.get_by_role("link", name="Keys").click()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("link", name="Keys")).to_be_focused()


def test_a_button_whose_request_fails_has_the_focus_again(checker: User, text: Version, sign_in: SignIn) -> None:
    page = sign_in("checker")
    page.goto(address(text, 1))
    page.route("**/accept/", lambda route: route.abort())
    page.keyboard.press("a")

    expect(page.get_by_text("The server could not be reached.").first).to_be_visible()
    expect(page.get_by_role("button", name="Accept")).to_be_focused()
    page.unroute("**/accept/")
    page.keyboard.press("j")  # Keys that came after a failure are keys again.
    expect(page.locator("#card-title")).to_contain_text("101%")


def test_a_key_that_is_pressed_while_a_decision_fails_does_nothing_to_another_claim(
    checker: User, text: Version, sign_in: SignIn
) -> None:
    page = sign_in("checker")
    page.goto(address(text, 1))

    def fail_later(route: Route) -> None:
        page.wait_for_timeout(300)
        route.fulfill(status=500, body="no")

    page.route("**/accept/", fail_later)
    page.keyboard.press("a")
    page.keyboard.press("x")
    page.wait_for_timeout(900)

    assert set(text.appearances.values_list("claim__status", flat=True)) == {"candidate"}


@pytest.mark.parametrize("width", [1440, 390])
def test_the_focus_is_never_hidden_under_what_sticks_to_the_page(
    checker: User, text: Version, sign_in: SignIn, width: int
) -> None:
    Claim.objects.update(status="open")
    page = sign_in("checker")
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(address(text, 3))
    hidden = []
    for _ in range(90):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const element = document.activeElement;
                if (element === document.body || element.closest(".skip")) return "";
                const boxes = [...element.getClientRects()].filter(box => box.width && box.height);
                const isSeen = boxes.some(box => {
                    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                    const isLabel = top?.closest("label")?.control === element;
                    return top && (element.contains(top) || top.contains(element) || isLabel);
                });
                return isSeen ? "" : element.outerHTML.slice(0, 120);
            }"""
        )
        if seen:
            hidden.append(seen)
    assert hidden == []


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("where", ["claim", "queue", "me", "help"])
def test_everything_that_one_hits_is_24_pixels_high_and_wide(
    checker: User, text: Version, sign_in: SignIn, where: str, width: int
) -> None:
    Claim.objects.filter(pk__in=[place.claim_id for place in text.appearances.order_by("start")[2:4]]).update(
        status="open"
    )
    page = sign_in("checker")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto({"claim": address(text, 3), "queue": "/desk/", "me": "/desk/me/", "help": "/desk/"}[where])
    if where == "help":
        page.keyboard.press("?")
    # Links within sentences and lists of facts are as high as their line.
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            "button, summary, .button, .brand a, nav a, .me a, .crumbs a, .claim-list a, .map a, select, textarea, " +
            "input:not([type=hidden])"
        )].filter(element => element.checkVisibility()).map(element => {
            const target = element.matches("[type=radio], [type=checkbox]") ? element.closest("label") : element;
            const box = (target ?? element).getBoundingClientRect();
            const isLarge = box.width >= 24 && box.height >= 24;
            return isLarge ? "" : `${box.width}x${box.height} ${element.outerHTML.slice(0, 90)}`;
        }).filter(Boolean)"""
    )
    assert small == []


def test_the_theme_that_somebody_chose_holds_from_the_first_paint(
    checker: User, text: Version, sign_in: SignIn
) -> None:
    page = sign_in("checker")
    themes: tuple[tuple[Theme, Theme], ...] = (("dark", "light"), ("light", "dark"))
    for theme, other in themes:
        page.emulate_media(color_scheme=other)
        page.goto("/desk/me/")
        page.get_by_label(theme.title(), exact=True).check()
        page.get_by_role("button", name="Save").click()
        expect(page.locator("html")).to_have_attribute("data-theme", theme)
        page.wait_for_load_state()  # The attribute is there before the stylesheet is, and nothing is painted before it.
        # The scheme stands in the markup and the one stylesheet: no script has to run for it.
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == theme
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert paper == {"dark": "rgb(19, 21, 25)", "light": "rgb(250, 249, 246)"}[theme]


def test_words_are_found_in_the_text_with_the_key_for_searching(checker: User, text: Version, sign_in: SignIn) -> None:
    page = sign_in("checker")
    page.goto(f"/desk/articles/{text.article_id}/")
    page.keyboard.press("/")
    expect(page.locator("#find-words")).to_be_focused()
    page.keyboard.type("port fell 1")
    expect(page.locator("#find-told")).to_have_text("1 / 12")
    page.keyboard.press("Enter")
    expect(page.locator("#find-told")).to_have_text("2 / 12")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#find-told")).to_have_text("12 / 12")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") in ("H1", "H2")
