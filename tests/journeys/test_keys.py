"""The desk by keys alone."""

import math

import pytest
from playwright.sync_api import Page, expect

from articles.models import Version
from factcheck.claims.models import Claim
from newsroom import preferences
from newsroom.models import User
from tests import people
from tests.journeys.conftest import SignIn
from tests.people import many_claims

pytestmark = pytest.mark.browser


@pytest.fixture
def checker(stack) -> User:
    return people.person("checker", username="checker")


@pytest.fixture
def text(checker: User) -> Version:
    return many_claims(40)


@pytest.fixture
def page(text: Version, sign_in: SignIn) -> Page:
    """The article with its first claim open."""
    page = sign_in("checker")
    page.goto(f"/desk/articles/{text.article_id}/claims/{claim_number(text, 1)}/")
    expect(title(page)).to_contain_text("100%")
    return page


def claim_number(text: Version, number: int) -> int:
    return list(text.appearances.order_by("start").values_list("claim", flat=True))[number - 1]


def title(page: Page):
    return page.locator("#card-title")


def current(page: Page) -> str:
    return page.locator("#doc mark[data-current]").inner_text()


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id || document.activeElement.tagName")


def states(text: Version) -> list[str]:
    return list(text.appearances.order_by("start").values_list("claim__status", flat=True))


def test_thirty_presses_move_at_once_and_ask_for_three_cards_at_most(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/card/" in request.url else None)
    took = page.evaluate(
        """async () => {
            // The mark has moved before the press is over: nothing was waited for.
            let longest = 0;
            for (let press = 0; press < 30; press++) {
                const before = document.querySelector("#doc mark[data-current]");
                const start = performance.now();
                document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "j", code: "KeyJ", bubbles: true}));
                if (document.querySelector("#doc mark[data-current]") === before) return Infinity;
                longest = Math.max(longest, performance.now() - start);
                await new Promise(done => setTimeout(done));
            }
            return longest;
        }"""
    )

    expect(title(page)).to_contain_text("130%")
    assert math.isfinite(took)  # The milliseconds of the longest press; infinite when the mark did not move.
    print(f"the longest of thirty presses took {took:.1f} ms")  # noqa: T201
    assert 1 <= len(asked) <= 3


def test_an_act_that_is_pressed_before_its_card_has_come_is_done_on_the_claim_that_was_gone_to(
    page: Page, text: Version
) -> None:
    for key in ("j", "j", "a", "j", "x"):
        page.keyboard.press(key)

    # From the first to the third, which is accepted; that goes on to the fourth, and the next is the fifth.
    expect(title(page)).to_contain_text("105%")
    assert states(text)[:6] == ["candidate", "candidate", "open", "candidate", "dismissed", "candidate"]


def test_deciding_goes_on_to_the_next_undecided_claim_with_the_focus_on_its_heading(page: Page, text: Version) -> None:
    for key, expected in (("a", "101%"), ("x", "102%"), ("d", "103%")):
        page.keyboard.press(key)
        expect(title(page)).to_contain_text(expected)
        expect(title(page)).to_be_focused()
    assert states(text)[:4] == ["open", "dismissed", "candidate", "candidate"]


def test_n_and_p_go_by_the_undecided_and_come_to_what_was_deferred_last(page: Page, text: Version) -> None:
    page.keyboard.press("d")  # The first is deferred.
    expect(title(page)).to_contain_text("101%")
    Claim.objects.filter(pk__in=[claim_number(text, n) for n in range(3, 40)]).update(status="open")
    page.reload()

    page.keyboard.press("n")
    expect(title(page)).to_contain_text("139%")
    page.keyboard.press("p")
    expect(title(page)).to_contain_text("101%")
    page.keyboard.press("a")
    expect(title(page)).to_contain_text("139%")
    page.keyboard.press("a")
    expect(title(page)).to_contain_text("100%")


def test_an_act_that_is_pressed_the_moment_its_card_has_come_is_done_without_leaving_the_page(
    page: Page, text: Version
) -> None:
    page.evaluate(
        """() => {
            window.isHere = true;
            const key = new KeyboardEvent("keydown", { key: "x", code: "KeyX", bubbles: true });
            const press = () => document.dispatchEvent(key);
            document.addEventListener("htmx:afterSwap", () => setTimeout(press), { once: true });
        }"""
    )
    page.keyboard.press("j")

    expect(title(page)).to_contain_text("102%")
    assert states(text)[:3] == ["candidate", "dismissed", "candidate"]
    assert page.evaluate("window.isHere")


def test_the_next_undecided_claim_is_in_another_article_when_this_one_is_done(checker: User, sign_in: SignIn) -> None:
    older, newer = people.version(), people.version(outlet="Harbour Times")
    places = [people.place(text, people.PASSAGE, by=checker)[0] for text in (older, newer)]
    Claim.objects.update(status="candidate")
    page = sign_in("checker")
    page.goto(f"/desk/articles/{newer.article_id}/claims/{places[1].pk}/")

    page.keyboard.press("a")
    page.wait_for_url(f"**/articles/{older.article_id}/claims/{places[0].pk}/#card-title")
    expect(title(page)).to_be_focused()
    expect(page.get_by_text("Accepted.").first).to_be_visible()


def test_brackets_go_from_article_to_article_and_g_q_to_the_queue(page: Page, text: Version) -> None:
    other = people.version()
    page.reload()
    page.keyboard.press("[")
    page.wait_for_url(f"**/articles/{other.article_id}/")
    page.keyboard.press("]")
    page.wait_for_url(f"**/articles/{text.article_id}/")
    page.keyboard.press("g")
    page.keyboard.press("q")
    page.wait_for_url("**/desk/")


def test_a_key_goes_into_the_part_of_the_card_that_it_names(page: Page) -> None:
    Claim.objects.update(status="open")
    page.reload()
    for press, goal in (
        ("s", "#span-words .in-context"),
        ("v", "#verdict-rating_0"),
        ("e", "#cite-title"),
        ("o", "#card-title"),
        ("Enter", "#card-title"),
    ):
        page.keyboard.press(press)
        expect(page.locator(goal)).to_be_focused()
        page.keyboard.press("Escape")
        page.evaluate("document.activeElement.blur()")


def test_digits_choose_the_rating_only_from_the_ratings(page: Page) -> None:
    Claim.objects.update(status="open")
    page.reload()
    page.keyboard.press("3")
    expect(page.locator("#verdict-form input[name=rating]:checked")).to_have_count(0)

    page.keyboard.press("v")
    page.keyboard.press("3")
    expect(page.locator("#verdict-form input[name=rating]").nth(2)).to_be_checked()
    page.keyboard.press("5")
    expect(page.locator("#verdict-form input[name=rating]").nth(4)).to_be_checked()


def test_keys_do_nothing_in_fields_but_the_two_that_send_and_save(page: Page, text: Version) -> None:
    Claim.objects.filter(pk=claim_number(text, 1)).update(status="open")
    page.reload()
    page.keyboard.press("v")
    page.keyboard.press("2")
    summary = page.locator("#verdict-form").get_by_label("Summary")
    summary.focus()
    page.keyboard.type("jkaxd?[]/ncu")
    expect(summary).to_have_value("jkaxd?[]/ncu")
    assert states(text)[0] == "open"

    page.keyboard.press("Control+s")
    expect(page.get_by_text("The draft is saved.").first).to_be_visible()
    page.locator("#verdict-form").get_by_label("Summary").focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#verdict-form .error").first).to_be_visible()  # Without a source it can't be handed in.


def test_keys_do_nothing_with_other_keys_while_words_are_composed_or_held_down(page: Page, text: Version) -> None:
    for event in (
        {"key": "a", "ctrlKey": True},
        {"key": "a", "metaKey": True},
        {"key": "a", "altKey": True},
        {"key": "a", "isComposing": True},
        {"key": "a", "keyCode": 229},
        {"key": "a", "modifierAltGraph": True},
        {"key": "A", "shiftKey": True},
        {"key": "a", "repeat": True},
    ):
        was_stopped = page.evaluate(
            """event => !document.body.dispatchEvent(
                new KeyboardEvent("keydown", {code: "KeyA", bubbles: true, cancelable: true, ...event}))""",
            event,
        )
        assert not was_stopped, event
    page.wait_for_timeout(300)

    assert set(states(text)) == {"candidate"}


def test_keys_are_those_of_the_layout_that_has_other_letters(page: Page) -> None:
    page.evaluate(
        """document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "о", code: "KeyJ", bubbles: true}))"""
    )
    expect(title(page)).to_contain_text("101%")


def test_the_help_lists_the_keys_and_gives_the_focus_back(page: Page) -> None:
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_text("Next undecided claim", exact=True)).to_be_visible()
    page.keyboard.press("j")  # What lies over the page has the keys.
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.opens") == "keys-help"
    expect(title(page)).to_contain_text("100%")


def test_escape_leaves_a_field_then_closes_its_sheet(page: Page) -> None:
    page.keyboard.press("s")
    expect(page.locator("#span-words .in-context")).to_be_focused()
    page.locator("#span-exact").focus()
    page.keyboard.type("kept ")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Escape")
    expect(page.locator("#span-exact")).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("s")
    assert "kept " in page.locator("#span-exact").input_value()


def test_switched_off_no_single_key_does_anything_and_tab_reaches_every_act(
    checker: User, text: Version, sign_in: SignIn
) -> None:
    preferences.change(by=checker, shortcuts=False)
    page = sign_in("checker")
    page.goto(f"/desk/articles/{text.article_id}/claims/{claim_number(text, 1)}/")
    expect(page.locator("[data-hotkey]:not([data-hotkey^=Mod])")).to_have_count(0)
    expect(page.locator("button .keys kbd:visible")).to_have_count(0)
    for key in ("a", "j", "x", "?"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    expect(title(page)).to_contain_text("100%")
    assert states(text)[0] == "candidate"

    reached = set()
    for _ in range(150):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.innerText?.trim()"))
        if {"Accept", "Not a claim", "Defer", "Dismiss…", "Merge into another…", "Next"} <= reached:
            break
    else:
        pytest.fail(f"only {reached}")
    page.get_by_role("button", name="Accept").focus()
    page.keyboard.press("Enter")
    expect(title(page)).to_contain_text("101%")


def test_a_key_that_was_given_away_is_another_acts_key(checker: User, text: Version, sign_in: SignIn) -> None:
    page = sign_in("checker")
    page.goto("/desk/me/")
    page.get_by_label("Next claim", exact=True).fill("h")
    page.get_by_label("Accept: worth checking").fill("j")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.").first).to_be_visible()

    page.goto(f"/desk/articles/{text.article_id}/claims/{claim_number(text, 1)}/")
    page.keyboard.press("h")
    expect(title(page)).to_contain_text("101%")
    page.keyboard.press("j")
    expect(title(page)).to_contain_text("102%")
    assert states(text)[:3] == ["candidate", "open", "candidate"]
    expect(page.get_by_role("button", name="Accept").locator("kbd")).to_have_text("j")
