"""Review by a second person, corrections and retractions, with two people in two browsers."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from factcheck.claims.models import Claim
from factcheck.verdicts.models import State, Verdict
from tests import people
from tests.journeys.conftest import SignIn

pytestmark = pytest.mark.browser


@pytest.fixture
def newsdesk(stack) -> people.Desk:
    return people.Desk(
        checker=people.person("checker", username="checker"), editor=people.person("editor", username="editor")
    )


def the_verdict() -> Verdict:
    return Verdict.objects.latest("pk")


def test_a_verdict_is_sent_back_with_a_comment_changed_and_approved(newsdesk: people.Desk, sign_in: SignIn) -> None:
    verdict = newsdesk.submitted()
    editor, checker = sign_in("editor"), sign_in("checker")
    editor.goto(f"/desk/verdicts/{verdict.pk}/")

    editor.locator("form", has=editor.get_by_role("button", name="Request changes")).get_by_role("textbox").fill(
        "Which table is it?"
    )
    editor.get_by_role("button", name="Request changes").click()
    expect(editor.get_by_text("Changes requested").first).to_be_visible()

    checker.goto(f"/desk/claims/{verdict.claim_id}/")
    expect(checker.get_by_text("Which table is it?").first).to_be_visible()
    checker.locator("#verdict-form").get_by_label("Summary").fill("Table 5 shows that holdings rose.")
    checker.get_by_role("button", name="Submit for review").click()
    expect(checker.get_by_text("In review").first).to_be_visible()

    editor.goto(f"/desk/verdicts/{verdict.pk}/")
    expect(editor.get_by_role("heading", name="What changed since you last looked")).to_be_visible()
    expect(editor.locator("ins", has_text="Table 5 shows").first).to_be_visible()
    expect(editor.get_by_role("article").get_by_text("Table 5 shows that holdings rose.")).to_be_visible()
    editor.get_by_role("button", name="I have read the changes").click()
    expect(editor.get_by_role("button", name="I have read the changes")).to_have_count(0)
    editor.get_by_role("button", name="Approve").click()
    expect(editor.get_by_role("button", name="Publish")).to_be_visible()
    assert the_verdict().state == State.APPROVED


def test_a_reviewer_goes_through_what_waits_with_keys_alone(newsdesk: people.Desk, sign_in: SignIn) -> None:
    first, second = (
        newsdesk.submitted(),
        newsdesk.submitted(newsdesk.draft(newsdesk.claim(text=people.version(outlet="Harbour Times")))),
    )
    editor = sign_in("editor")
    editor.goto("/desk/")

    editor.keyboard.press("g")
    editor.keyboard.press("m")
    editor.wait_for_url("**/desk/mine/")  # Until its scripts are there.
    editor.keyboard.press("r")
    editor.wait_for_url(f"**/desk/verdicts/{first.pk}/")
    editor.keyboard.press("y")
    expect(editor.get_by_role("button", name="Publish", exact=True)).to_be_visible()
    editor.keyboard.press("y")  # Pressed twice, it does nothing more.
    editor.keyboard.press("g")
    editor.keyboard.press("o")
    expect(editor.get_by_role("link", name="Public page")).to_be_visible()

    editor.keyboard.press("r")
    editor.wait_for_url(f"**/desk/verdicts/{second.pk}/")
    editor.keyboard.press("b")
    editor.keyboard.type("Which table?")
    editor.keyboard.press("Control+Enter")
    expect(editor.get_by_text("Changes requested").first).to_be_visible()
    states = dict(Verdict.objects.values_list("pk", "state"))
    assert states == {first.pk: State.PUBLISHED, second.pk: State.CHANGES_REQUESTED}


def test_a_verdict_released_for_a_time_counts_down_and_is_recalled(newsdesk: people.Desk, sign_in: SignIn) -> None:
    verdict = newsdesk.approved()
    editor = sign_in("editor")
    editor.goto(f"/desk/verdicts/{verdict.pk}/")
    editor.locator("summary", has_text="Publish at a time…").click()
    soon = timezone.localtime() + timedelta(seconds=90)
    editor.locator("#publish-later-form input[name=at]").fill(soon.strftime("%Y-%m-%dT%H:%M"))
    editor.get_by_role("button", name="Publish then").click()

    timer = editor.get_by_role("timer")
    before = int(timer.inner_text())
    expect(timer).not_to_have_text(str(before))
    assert int(timer.inner_text()) < before
    editor.get_by_role("button", name="Recall").click()
    expect(editor.get_by_text("Recalled: nothing has gone out.").first).to_be_visible()
    expect(editor.get_by_role("button", name="Publish", exact=True)).to_be_visible()
    assert the_verdict().state == State.APPROVED


def test_a_decision_is_taken_back_with_a_key_and_a_later_one_from_the_recent_decisions(
    newsdesk: people.Desk, sign_in: SignIn
) -> None:
    claim = newsdesk.claim()
    Claim.objects.update(status=Claim.Status.CANDIDATE)
    checker = sign_in("checker")
    checker.goto(claim.get_absolute_url())
    checker.keyboard.press("a")
    expect(checker.get_by_role("button", name="Undo").first).to_be_visible()
    checker.keyboard.press("u")
    expect(checker.get_by_text("Undone: it is as it was before.").first).to_be_visible()
    assert Claim.objects.get().status == Claim.Status.CANDIDATE

    checker.keyboard.press("x")
    expect(checker.get_by_role("button", name="Undo").first).to_be_visible()
    checker.goto("/desk/mine/")
    checker.keyboard.press("u")  # Nothing has just been done here: the recent decisions come out.
    latest = checker.locator("#recent-drawer li").first
    expect(latest.get_by_role("button", name="Undo")).to_be_visible()
    checker.keyboard.press("u")  # Pressed once more, it takes back what they show.
    expect(checker.get_by_text("Undone: it is as it was before.").first).to_be_visible()
    expect(latest).to_be_hidden()
    expect(checker.locator("#card-title")).to_be_focused()
    assert Claim.objects.get().status == Claim.Status.CANDIDATE


@pytest.mark.parametrize(("act", "state"), [("approve", State.IN_REVIEW), ("publish", State.APPROVED)])
def test_the_author_is_shown_no_way_to_do_it_alone_and_finds_none(
    newsdesk: people.Desk, sign_in: SignIn, act: str, state: State
) -> None:
    alone = people.Desk(checker=newsdesk.editor, editor=people.person("editor", username="editor2"))
    verdict = alone.verdict_in(state)
    page = sign_in("editor")
    page.goto(f"/desk/verdicts/{verdict.pk}/")
    expect(page.get_by_text("another person has to")).to_be_visible()
    expect(page.get_by_role("button", name=act.title())).to_have_count(0)

    status, text = post_anyway(page, f"/desk/verdicts/{verdict.pk}/{act}/", verdict.version)

    assert status == 403
    assert f"verdict.{'publish' if act == 'publish' else 'review'}" in text
    assert the_verdict().state == state


def post_anyway(page: Page, address: str, version: int) -> tuple[int, str]:
    """Send the form that the page does not show, with the reader's own cookies."""
    answer = page.evaluate(
        """async ([address, version]) => {
            const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
            const body = new URLSearchParams({csrfmiddlewaretoken: token, version});
            const answer = await fetch(address, {method: "POST", body});
            return [answer.status, await answer.text()];
        }""",
        [address, version],
    )
    return answer[0], answer[1]


def test_a_correction_shows_both_dates_and_its_note(newsdesk: people.Desk, sign_in: SignIn) -> None:
    published = newsdesk.published()
    checker, editor = sign_in("checker"), sign_in("editor")
    checker.goto(f"/desk/verdicts/{published.pk}/")
    checker.get_by_role("button", name="Correct").click()
    form = checker.locator("#verdict-form")
    form.get_by_label("Summary").fill("Holdings rose in March and in April.")
    form.get_by_label("correct").fill("An earlier version left April out.")
    form.get_by_role("button", name="Submit for review").click()
    expect(checker.get_by_text("In review").first).to_be_visible()

    editor.goto(f"/desk/verdicts/{the_verdict().pk}/")
    editor.get_by_role("button", name="Approve").click()
    editor.get_by_role("button", name="Publish").click()
    editor.get_by_role("link", name="Public page").first.click()

    expect(editor.get_by_text("Holdings rose in March and in April.").first).to_be_visible()
    expect(editor.get_by_text("An earlier version left April out.").first).to_be_visible()
    assert editor.locator("time").count() >= 2
    assert editor.url.endswith(f"/checks/{published.slug}/")


def test_a_retracted_verdict_keeps_its_page_with_a_notice_and_loses_its_markup(
    newsdesk: people.Desk, sign_in: SignIn
) -> None:
    published = newsdesk.published()
    editor = sign_in("editor")
    editor.goto(f"/desk/verdicts/{published.pk}/")

    editor.get_by_text("Retract…").click()
    editor.locator("form", has=editor.get_by_role("button", name="Retract")).get_by_role("textbox").fill(
        "The table was misread."
    )
    editor.get_by_role("button", name="Retract").click()
    expect(editor.get_by_text("Retracted").first).to_be_visible()

    editor.goto(f"/checks/{published.slug}/")
    expect(editor.get_by_text("The table was misread.").first).to_be_visible()
    expect(editor.locator('script[type="application/ld+json"]')).to_have_count(0)


def test_two_people_who_decide_at_once_lose_nothing(newsdesk: people.Desk, sign_in: SignIn) -> None:
    claim = newsdesk.claim()
    checker, editor = sign_in("checker"), sign_in("editor")
    for page in (checker, editor):
        page.goto(f"/desk/claims/{claim.pk}/")
        page.get_by_text("Correct…").click()
    editor.locator("#correct-form").get_by_label("Statement").fill("Japan sold Treasurys in March 2025")
    editor.get_by_role("button", name="Save the correction").click()
    expect(editor.get_by_role("heading", name="Japan sold Treasurys in March 2025")).to_be_visible()

    checker.locator("#correct-form").get_by_label("Statement").fill("Japan dumped Treasurys in March 2025")
    checker.get_by_role("button", name="Save the correction").click()

    conflict = checker.locator("#conflict")
    expect(conflict).to_contain_text("Japan sold Treasurys in March 2025")
    expect(conflict).to_contain_text("Japan dumped Treasurys in March 2025")


def test_a_form_that_is_sent_back_stays_open_with_its_sentence_in_sight(newsdesk: people.Desk, sign_in: SignIn) -> None:
    claim = newsdesk.claim()
    page = sign_in("checker")
    page.goto(f"/desk/claims/{claim.pk}/")

    page.get_by_text("Dismiss…").click()
    page.locator("#dismiss-form").get_by_role("button", name="Dismiss").click()

    sentence = page.locator("#dismiss-form").get_by_text("Choose a reason for dismissing the claim.")
    expect(sentence.first).to_be_in_viewport()
    page.locator("#dismiss-form").get_by_label("Reason").select_option("Opinion or prediction")
    page.locator("#dismiss-form").get_by_role("button", name="Dismiss").click()
    expect(page.get_by_text("Dismissed").first).to_be_visible()


def test_an_open_queue_tells_of_claims_that_have_come_and_shows_them_on_a_click(
    newsdesk: people.Desk, sign_in: SignIn
) -> None:
    page = sign_in("checker")
    page.goto("/desk/")
    Claim.objects.create(statement="Exports fell by 3 percent in March")

    tell = page.get_by_role("link", name="1 new claim – show")
    expect(tell).to_be_visible()
    tell.click()

    expect(page.get_by_role("link", name="Exports fell by 3 percent in March")).to_be_visible()
