"""Two people at one article: each sees the other and what they do, and nobody's words are touched."""

import random
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from factcheck.claims.models import Claim
from factcheck.claims.services import triage
from factcheck.verdicts.services import talking
from newsroom import hints
from tests import people
from tests.journeys.conftest import SignIn, found_by_axe
from tests.stack import Stack

pytestmark = pytest.mark.browser

HIDE = """hidden => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def newsdesk(stack: Stack, settings: Settings) -> people.Desk:
    settings.REDIS_URL = stack.redis.url  # What this test does itself is told where the pages listen.
    return people.Desk(
        checker=people.person("checker", username="checker"), editor=people.person("editor", username="editor")
    )


@pytest.fixture
def claim(newsdesk: people.Desk) -> Claim:
    return newsdesk.claim()


def opened(page: Page, claim: Claim) -> Page:
    page.goto(f"/desk/claims/{claim.pk}/")
    expect(page.locator("#card")).to_be_visible()
    return page


def test_two_people_see_each_other_are_warned_and_are_told_what_the_other_did(
    newsdesk: people.Desk, claim: Claim, sign_in: SignIn
) -> None:
    checker, editor = sign_in("checker"), sign_in("editor")
    checker.goto("/desk/?state=all")
    opened(editor, claim)
    expect(checker.locator(f"#eye-{claim.pk}")).to_contain_text("editor is looking")

    opened(checker, claim)
    expect(editor.locator("#presence")).to_contain_text("checker is viewing this claim")
    for width in (1440, 320):  # However far down one reads, and whatever has the focus there.
        editor.set_viewport_size({"width": width, "height": 320})
        mark = editor.locator("#doc a").last
        mark.focus()
        editor.evaluate("scrollBy(0, 10000)")
        mark.evaluate("link => { link.blur(); link.focus() }")
        expect(editor.locator("#presence")).to_be_in_viewport(ratio=1)
        expect(mark).to_be_in_viewport()
        assert mark.evaluate(
            """link => {
                const at = link.getClientRects()[0];
                return document.elementFromPoint(at.x + 2, at.y + 2).closest("a") === link;
            }"""
        )
    editor.set_viewport_size({"width": 1280, "height": 720})
    editor.get_by_text("Correct…").click()
    expect(checker.locator("#presence")).to_contain_text("editor is editing this claim (1 min)")
    expect(checker.get_by_text("Edit anyway")).to_be_hidden()
    checker.get_by_text("Correct…").click()
    expect(checker.locator("#collision")).to_contain_text("editor is editing (1 min)")
    assert found_by_axe(checker) == []
    checker.get_by_text("Edit anyway").click()
    expect(checker.locator("#correct-form textarea").first).to_be_focused()
    expect(checker.get_by_text("Edit anyway")).to_be_hidden()
    checker.keyboard.type("My own words. ")
    mine = checker.locator("#correct-form textarea").first.input_value()

    editor.locator("#correct-form [name=claimant]").fill("Alpha Daily")
    editor.locator("#correct-form button.primary").click()
    expect(checker.locator(f"#overtaken-{claim.pk}")).to_contain_text("This claim has changed since you opened it.")
    expect(checker.locator(f"#overtaken-{claim.pk}")).to_contain_text("corrected the claim")
    expect(checker.locator("#presence")).to_contain_text("editor is viewing this claim")
    expect(editor.locator(f"#overtaken-{claim.pk}")).to_be_empty()
    editor.locator("#comment-words").fill("Which table?")
    editor.get_by_role("button", name="Send the comment").click()
    expect(checker.locator(f"#said-{claim.pk}")).to_contain_text("Which table?")
    expect(checker.locator(".claim-list").locator("li")).to_contain_text(["Alpha Daily"])

    # Fifty hints of every kind, true or not, leave the words and the caret where they are.
    article = claim.appearances.get().version.article_id
    chance = random.Random(5)
    for _ in range(50):
        noun = chance.choice(["claim", "verdict", "version", "article", "extraction", "presence", "user"])
        number = chance.choice([claim.pk, article, 10**6])
        hints.tell([f"{noun}:{number}"], chance.choice(["accepted", "commented", "worked"]))
    talking.comment_on_claim(claim, by=newsdesk.editor, words="The last one.", key=uuid4())
    expect(checker.locator(f"#said-{claim.pk}")).to_contain_text("The last one.")
    expect(checker.locator("#correct-form textarea").first).to_be_focused()
    assert checker.locator("#correct-form textarea").first.input_value() == mine

    checker.get_by_role("link", name="Show it as it is now").click()
    expect(checker.locator(".facts-list")).to_contain_text("Alpha Daily")
    expect(checker.locator(f"#overtaken-{claim.pk}")).to_be_empty()
    editor.close()
    expect(checker.locator("#presence")).to_be_hidden()


def test_a_page_that_was_hidden_shows_all_that_happened_meanwhile(
    newsdesk: people.Desk, claim: Claim, sign_in: SignIn
) -> None:
    page = opened(sign_in("checker"), claim)
    streams: list[str] = []
    page.on("request", lambda request: streams.append(request.url) if "/live/" in request.url else None)
    hints.tell([f"presence:{claim.appearances.get().version.article_id}"], "moved")
    page.evaluate(HIDE, True)
    said = [f"Remark number {n}" for n in range(3)]
    for words in said:
        talking.comment_on_claim(claim, by=newsdesk.editor, words=words, key=uuid4())
    triage.reconsider(claim, by=newsdesk.editor, version=claim.version)
    page.evaluate(HIDE, False)

    expect(page.locator(f"#said-{claim.pk} .comment")).to_contain_text(said)
    expect(page.locator(f"#overtaken-{claim.pk}")).to_contain_text("made the claim undecided again")
    expect(page.locator("[data-listed]").first).to_have_attribute("data-undecided", "now")
    expect(page.locator("#listed-count")).to_contain_text("1 undecided")
    assert len(streams) == 1


def test_where_streams_are_blocked_the_page_asks_every_now_and_again(
    newsdesk: people.Desk, claim: Claim, sign_in: SignIn
) -> None:
    page = sign_in("checker")
    page.context.route("**/live/**", lambda route: route.abort())
    page.clock.install()
    opened(page, claim)
    page.clock.run_for(2000)
    with page.expect_response("**/desk/hints/**") as nothing:
        page.clock.run_for(15_000)
    with page.expect_response("**/desk/hints/**") as still_nothing:
        page.clock.run_for(15_000)
    talking.comment_on_claim(claim, by=newsdesk.editor, words="Which table?", key=uuid4())
    with page.expect_response("**/desk/hints/**"):
        page.clock.run_for(15_000)
    page.clock.run_for(1000)

    expect(page.locator(f"#said-{claim.pk}")).to_contain_text("Which table?")
    assert (nothing.value.status, still_nothing.value.status) == (200, 304)


def test_claims_that_come_meanwhile_wait_behind_a_pill_and_move_nothing(
    newsdesk: people.Desk, claim: Claim, sign_in: SignIn
) -> None:
    text = claim.appearances.get().version
    page = opened(sign_in("checker"), claim)
    page.locator("#comment-words").fill("Not sent yet")
    card, top = page.locator("#card-title").inner_text(), page.evaluate("scrollY")
    people.place(text, "holdings rose to $1.1308 trillion", by=newsdesk.editor)

    pill = page.locator("#arrived a")
    expect(pill).to_contain_text("1 new claim – show")
    expect(page.locator("#live-polite")).to_contain_text("1 new claim")
    expect(page.locator("#doc mark")).to_have_count(1)
    assert (page.locator("#card-title").inner_text(), page.evaluate("scrollY")) == (card, top)
    assert found_by_axe(page) == []
    page.locator("#card-title").focus()
    page.keyboard.press(".")
    expect(page.locator("#doc mark")).to_have_count(2)
    expect(page.locator("[data-listed]")).to_have_count(2)
    expect(page.locator(f"[data-listed='{claim.pk}']")).to_have_attribute("aria-current", "true")
    expect(pill).to_have_count(0)
    assert page.locator("#comment-words").input_value() == "Not sent yet"


def test_only_a_click_brings_a_card_in_gently(newsdesk: people.Desk, claim: Claim, sign_in: SignIn) -> None:
    people.place(claim.appearances.get().version, "holdings rose to $1.1308 trillion", by=newsdesk.editor)
    page = sign_in("checker")
    page.add_init_script(
        "const start = document.startViewTransition; window.gently = 0;"
        "document.startViewTransition = function (...all) { window.gently += 1; return start.apply(this, all); };"
    )
    opened(page, claim)
    title = page.locator("#card-title")
    first = title.inner_text()
    page.keyboard.press("j")
    expect(title).not_to_have_text(first)
    assert page.evaluate("gently") == 0
    page.locator("#doc mark a").first.click()
    expect(title).to_have_text(first)
    assert page.evaluate("gently") == 1
    page.emulate_media(reduced_motion="reduce")
    page.locator("#doc mark a").last.click()
    expect(title).not_to_have_text(first)
    assert page.evaluate("gently") == 1
