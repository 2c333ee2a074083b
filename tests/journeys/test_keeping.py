"""Nothing typed is lost: not with a slow or broken network, a reload, a crash, a restart of the server, two windows or
a session that ends."""

import time
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Dialog, Page, Route, expect

from factcheck.claims.models import Claim
from newsroom.models import Draft
from tests import people
from tests.journeys.conftest import SignIn
from tests.stack import Stack

pytestmark = pytest.mark.browser
TYPED = "Japan began to sell US bonds in March 2025."
DRAFTS = "**/draft/"


@pytest.fixture
def claim(stack: Stack) -> Claim:
    return people.Desk(people.person("checker", username="checker"), people.person("editor", username="editor")).claim()


@pytest.fixture
def open_correction(claim: Claim):
    """`open_correction(page)` is the form to correct the claim, unfolded."""

    def opened(page: Page) -> Page:
        page.goto(f"/desk/claims/{claim.pk}/")
        if not statement(page).is_visible():
            page.locator("summary", has_text="Correct…").click()
        return page

    return opened


def statement(page: Page):
    return page.locator("#correct-form").get_by_label("Statement")


def status(page: Page):
    return page.locator("#correct-form .kept")


def kept() -> list[str]:
    return [draft.fields["statement"][0] for draft in Draft.objects.all()]


def slowly(seconds: float) -> Callable[[Route], None]:
    def go_on(route: Route) -> None:
        time.sleep(seconds)
        route.continue_()

    return go_on


def test_what_is_typed_is_saved_within_a_second_and_says_so(open_correction, sign_in: SignIn) -> None:
    page = open_correction(sign_in("checker"))
    page.route(DRAFTS, slowly(0.5))
    statement(page).fill(TYPED)

    expect(status(page)).to_contain_text("Saving…")
    expect(status(page)).to_contain_text("Saved")
    assert kept() == [TYPED]


def test_a_page_that_dies_while_one_types_loses_a_second_at_most(open_correction, sign_in: SignIn) -> None:
    page = open_correction(sign_in("checker"))
    statement(page).fill("")
    letters = "one two three four five six seven eight nine ten eleven twelve thirteen"
    statement(page).press_sequentially(letters, delay=60)
    page.context.close()

    elsewhere = open_correction(sign_in("checker"))
    there = statement(elsewhere).input_value()
    assert letters.startswith(there)
    assert len(there) >= len(letters) - 1000 / 60


def test_what_was_typed_on_one_machine_stands_in_the_form_on_another(open_correction, sign_in: SignIn) -> None:
    page = open_correction(sign_in("checker"))
    statement(page).fill(TYPED)
    statement(page).blur()
    expect(status(page)).to_contain_text("Saved")

    elsewhere = sign_in("checker")
    elsewhere.goto(page.url)
    expect(statement(elsewhere)).to_have_value(TYPED)


def test_without_a_network_it_says_so_tries_again_and_a_reload_keeps_every_letter(
    open_correction, sign_in: SignIn
) -> None:
    page = open_correction(sign_in("checker"))
    cut = [True]
    page.route(DRAFTS, lambda route: route.abort() if cut else route.fallback())
    # A train's or a hotel's network says yes to everything until one has signed in there.
    page.route(DRAFTS, lambda route: route.fulfill(body="Welcome on board"), times=1)
    statement(page).fill(TYPED)
    expect(status(page)).to_contain_text("Not saved – retrying")
    expect(page.locator("#live-assertive")).to_contain_text("could not be saved")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(statement(page)).to_have_value(TYPED)

    cut.clear()
    expect(status(page)).to_contain_text("Saved")
    assert kept() == [TYPED]
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('typed')).length") == 0


def test_a_server_that_starts_again_gets_what_was_typed_meanwhile(open_correction, sign_in: SignIn, stack) -> None:
    page = open_correction(sign_in("checker"))
    stack.kill(stack._web)
    stack._web = None
    statement(page).fill(TYPED)
    expect(status(page)).to_contain_text("Not saved – retrying")

    stack.web()
    expect(status(page)).to_contain_text("Saved")
    assert kept() == [TYPED]


def test_two_windows_of_one_person_do_not_write_over_each_other(open_correction, sign_in: SignIn) -> None:
    first, second = open_correction(sign_in("checker")), open_correction(sign_in("checker"))
    statement(first).fill("From the first window")
    expect(status(first)).to_contain_text("Saved")
    statement(second).fill("From the second window")
    expect(status(second)).to_contain_text("another window")
    assert kept() == ["From the first window"]

    second.get_by_role("button", name="Keep these words").click()
    expect(status(second)).to_contain_text("Saved")
    assert kept() == ["From the second window"]


def test_leaving_is_questioned_only_while_something_is_not_saved(open_correction, sign_in: SignIn) -> None:
    page = open_correction(sign_in("checker"))
    asked: list[str] = []

    def ask(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", ask)
    statement(page).fill(TYPED)
    expect(status(page)).to_contain_text("Saved")
    page.goto("/desk/")
    assert asked == []

    open_correction(page)
    page.route(DRAFTS, lambda route: route.abort())
    statement(page).press("End")
    statement(page).press_sequentially(" And more.")
    page.goto("/desk/")
    assert asked == ["beforeunload"]

    # Signing out is leaving as well, and when it fails the words are still there.
    open_correction(page)
    page.route("**/sign-out/", lambda route: route.fulfill(status=502, body="No way through"))
    statement(page).fill("Typed before the train went into the tunnel.")
    page.get_by_role("button", name="Sign out").click(no_wait_after=True)
    page.wait_for_url("**/sign-out/")
    assert asked == ["beforeunload"] * 2
    open_correction(page)
    expect(statement(page)).to_have_value("Typed before the train went into the tunnel.")


def test_words_whose_token_is_gone_get_another_one_and_are_saved(open_correction, sign_in: SignIn) -> None:
    page = open_correction(sign_in("checker"))
    page.route("**/desk/here/", lambda route: route.abort())  # Its answer would bring one.
    page.context.clear_cookies(name="csrftoken")
    statement(page).fill(TYPED)

    expect(status(page)).to_contain_text("Saved")
    assert kept() == [TYPED]


def test_a_sent_form_leaves_no_draft_and_no_question(open_correction, sign_in: SignIn) -> None:
    page = open_correction(sign_in("checker"))
    statement(page).press_sequentially(" And")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("#card-title")).to_contain_text("And")
    page.wait_for_timeout(1500)

    assert kept() == []


def test_a_form_waits_for_the_saving_of_its_words_that_is_under_way_and_leaves_none_of_them_behind(
    open_correction, sign_in: SignIn
) -> None:
    page = open_correction(sign_in("checker"))
    held: list[Route] = []
    page.route(DRAFTS, lambda route: held.append(route))  # noqa: PLW0108  # Playwright marks it.
    statement(page).fill(TYPED)
    with page.expect_request(DRAFTS):
        page.get_by_role("button", name="Save the correction").click()
    page.wait_for_timeout(300)  # The words are slow to arrive, and arrive even when nobody waits for them.
    held[0].fulfill(response=held[0].fetch())

    expect(page.locator("#card-title")).to_have_text(TYPED)
    assert kept() == []


@pytest.mark.parametrize(
    ("button", "left"),
    [("Keep mine", TYPED), ("Take theirs", "Theirs."), ("Save the merged text", "Theirs, and mine.")],
)
def test_who_comes_second_keeps_theirs_takes_the_others_or_writes_both(
    open_correction, sign_in: SignIn, claim: Claim, button: str, left: str
) -> None:
    first, second = open_correction(sign_in("editor")), open_correction(sign_in("checker"))
    statement(first).fill("Theirs.")
    first.get_by_role("button", name="Save the correction").click()
    expect(first.locator("#card-title")).to_have_text("Theirs.")
    statement(second).fill(TYPED)
    second.get_by_role("button", name="Save the correction").click()
    panel = second.locator("#conflict")
    expect(panel).to_contain_text("editor changed this")
    expect(panel.locator("td ins").first).to_be_visible()
    expect(statement(second)).to_have_value(TYPED)
    expect(second.locator("#review")).not_to_have_attribute("aria-busy", "true")  # Nothing veils one's own words.
    if "merged" in button:
        panel.locator("summary", has_text="Edit merged…").click()
        panel.get_by_label("Statement").fill(left)
    panel.get_by_role("button", name=button).click()

    expect(second.locator("#card-title")).to_have_text(left)
    claim.refresh_from_db()
    assert claim.statement == left
    second.wait_for_timeout(1500)
    assert kept() == []


def sign_in_again(page: Page, name: str) -> None:
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    dialog.get_by_label("Username").fill(name)
    dialog.get_by_label("Password").fill(people.PASSWORD)
    dialog.get_by_role("button", name="Sign in").click()


def test_a_session_that_ended_is_taken_up_in_place_and_the_same_request_repeats(
    good_passwords, open_correction, sign_in: SignIn, claim: Claim
) -> None:
    page = open_correction(sign_in("checker"))
    statement(page).fill(TYPED)
    expect(status(page)).to_contain_text("Saved")
    Session.objects.all().delete()
    page.get_by_role("button", name="Save the correction").dispatch_event(
        "click"
    )  # The dialog may have come by itself.
    expect(page.get_by_role("dialog").get_by_label("Username")).to_have_value("checker")
    expect(statement(page)).to_have_value(TYPED)
    sign_in_again(page, "checker")

    expect(page.locator("#card-title")).to_have_text(TYPED)
    expect(page.get_by_role("dialog")).to_be_hidden()
    claim.refresh_from_db()
    assert claim.statement == TYPED


def test_typing_on_over_the_end_of_a_session_is_saved_after_signing_in(
    good_passwords, open_correction, sign_in: SignIn
) -> None:
    page = sign_in("checker")
    page.route("**/desk/here/", lambda route: route.abort())  # It would tell of the end first.
    open_correction(page)
    Session.objects.all().delete()
    statement(page).fill(TYPED)
    sign_in_again(page, "checker")

    expect(status(page)).to_contain_text("Saved")
    assert kept() == [TYPED]


def test_signing_in_again_in_one_tab_is_enough_for_all(good_passwords, open_correction, sign_in: SignIn) -> None:
    page = sign_in("checker")
    page.route("**/desk/here/", lambda route: route.abort())  # It would tell of the end before anything is typed.
    open_correction(page)
    Session.objects.all().delete()
    statement(page).fill(TYPED)
    expect(page.get_by_role("dialog")).to_be_visible()
    other = page.context.new_page()
    other.goto("/sign-in/")
    other.get_by_label("Username").fill("checker")
    other.get_by_label("Password").fill(people.PASSWORD)
    other.get_by_role("button", name="Sign in", exact=True).click()
    other.wait_for_url("**/desk/**")
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")

    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(status(page)).to_contain_text("Saved")


def test_another_person_who_signs_in_inherits_nothing(
    good_passwords, open_correction, sign_in: SignIn, claim: Claim
) -> None:
    page = sign_in("checker")
    page.route("**/desk/here/", lambda route: route.abort())  # It would tell of the end first.
    open_correction(page)
    Session.objects.all().delete()
    statement(page).fill(TYPED)
    sign_in_again(page, "editor")

    expect(page.locator(".me")).to_contain_text("editor")
    assert TYPED not in page.content()
    page.wait_for_timeout(1500)
    assert kept() == []
    claim.refresh_from_db()
    assert claim.statement != TYPED


def fails(page: Page, status: int, **answer: object) -> None:
    def fail(route: Route) -> None:
        route.fulfill(status=status, **answer)  # type: ignore[arg-type]

    page.route("**/correct/", fail)


def test_whatever_fails_is_told_with_what_is_safe_and_can_be_tried_again(open_correction, sign_in: SignIn) -> None:
    page = open_correction(sign_in("checker"))
    statement(page).fill(TYPED)
    toast = page.locator(".toast")
    for code in (400, 403, 404, 409, 413, 422, 429, 500, 504):
        fails(page, code, body="no", headers={"X-Request-ID": f"abc-{code}"})
        page.get_by_role("button", name="Save the correction").click()
        expect(toast).to_contain_text("“Save the correction” was not done.")
        expect(toast).to_contain_text("Your text is safe")
        expect(page.locator("#live-assertive p").last).to_contain_text("was not done")
        expect(toast.get_by_text(f"abc-{code}")).to_have_count(1 if code >= 500 else 0)
        expect(statement(page)).to_have_value(TYPED)
        page.unroute("**/correct/")
        if code < 504:
            toast.get_by_role("button", name="Close").click()

    toast.get_by_role("button", name="Retry").click()
    expect(page.locator("#card-title")).to_have_text(TYPED)
    expect(page.locator(".toast")).to_have_count(0)


def test_without_a_network_an_act_is_told_and_can_be_tried_again(open_correction, sign_in: SignIn) -> None:
    page = open_correction(sign_in("checker"))
    statement(page).fill(TYPED)
    page.context.set_offline(True)
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator(".toast")).to_contain_text("You are offline.")
    page.context.set_offline(False)
    page.locator(".toast").get_by_role("button", name="Retry").click()

    expect(page.locator("#card-title")).to_have_text(TYPED)


def test_too_many_requests_count_down_to_the_next_try(open_correction, sign_in: SignIn) -> None:
    page = open_correction(sign_in("checker"))
    fails(page, 429, body="", headers={"Retry-After": "2"})
    statement(page).fill(TYPED)
    page.get_by_role("button", name="Save the correction").click()

    button = page.locator(".toast-act")
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_contain_text("Retry in 1 s")
    expect(button).to_have_text("Retry")


def test_a_double_click_is_one_decision(claim: Claim, sign_in: SignIn) -> None:
    page = sign_in("checker")
    page.goto(f"/desk/claims/{claim.pk}/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if "/reconsider/" in request.url else None)
    page.route("**/reconsider/", slowly(0.3))
    page.get_by_role("button", name="Reconsider").dblclick()
    expect(page.get_by_role("button", name="Accept", exact=False).first).to_be_visible()

    assert len(sent) == 1


def test_a_region_that_waits_says_so_and_is_veiled_only_when_one_can_notice(claim: Claim, sign_in: SignIn) -> None:
    page = sign_in("checker")
    page.goto(f"/desk/claims/{claim.pk}/")
    held: list[Route] = []
    page.route("**/reconsider/", lambda route: held.append(route))  # noqa: PLW0108  (Playwright asks how many arguments it takes.)
    veil = "() => getComputedStyle(document.getElementById('review'), '::after').opacity"
    page.evaluate(
        "() => { window.shift = 0; new PerformanceObserver((list) => { for (const e of list.getEntries())"
        " if (!e.hadRecentInput) window.shift += e.value; }).observe({ type: 'layout-shift', buffered: true }); }"
    )
    page.get_by_role("button", name="Reconsider").click()
    expect(page.locator("#review")).to_have_attribute("aria-busy", "true")
    first = float(page.evaluate(veil))
    page.wait_for_timeout(900)
    later = float(page.evaluate(veil))
    held[0].continue_()
    expect(page.locator("#review[aria-busy]")).to_have_count(0)

    assert (first, later > 0.5) == (0, True)
    assert page.evaluate("window.shift") < 0.1


def test_notes_stay_ten_seconds_and_longer_under_the_pointer(claim: Claim, sign_in: SignIn) -> None:
    page = sign_in("checker")
    page.clock.install()
    page.goto(f"/desk/claims/{claim.pk}/")
    page.evaluate(
        "async () => (await import(document.querySelector('script[type=module]').src.replace('app.js',"
        " 'desk/saying.js'))).toast({ title: 'Noted.' })"
    )
    note = page.locator(".toast")
    expect(page.locator("#live-polite")).to_contain_text("Noted.")
    page.clock.run_for(9_000)
    expect(note).to_be_visible()
    note.hover()
    page.clock.run_for(30_000)
    expect(note).to_be_visible()
    page.mouse.move(1, 1)
    page.clock.run_for(11_000)
    expect(note).to_have_count(0)


def test_the_regions_that_speak_are_there_from_the_start_and_stay(open_correction, sign_in: SignIn) -> None:
    page = open_correction(sign_in("checker"))
    page.evaluate("() => { window.regions = [...document.querySelectorAll('[aria-live]:not(#toasts)')]; }")
    assert page.locator("#live-assertive").inner_text() == ""
    fails(page, 500, body="")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("#live-assertive p")).to_have_count(1)

    assert page.evaluate("window.regions.length === 2 && window.regions.every((region) => region.isConnected)")
