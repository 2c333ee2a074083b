"""Two people who talk about a claim: a mention is told, answered and acknowledged."""

import pytest
from playwright.sync_api import expect

from tests import people
from tests.journeys.conftest import SignIn, found_by_axe

pytestmark = pytest.mark.browser


@pytest.fixture
def newsdesk(stack) -> people.Desk:
    return people.Desk(
        checker=people.person("checker", username="checker"), editor=people.person("editor", username="editor")
    )


def test_a_mention_is_told_answered_and_acknowledged(newsdesk: people.Desk, sign_in: SignIn) -> None:
    claim = newsdesk.claim()
    checker, editor = sign_in("checker"), sign_in("editor")
    checker.goto(f"/desk/claims/{claim.pk}/")
    checker.locator("#comment-words").fill("@editor which table?\nSee https://tic.example.org/table.")
    checker.get_by_role("button", name="Send the comment").click()
    expect(checker.locator(".comment")).to_contain_text("which table?")
    expect(checker.locator(".comment:focus")).to_have_count(1)
    expect(checker.locator("#comment-words")).to_have_value("")

    editor.goto("/desk/mine/")
    assert found_by_axe(editor) == []
    expect(editor.get_by_role("link", name="My desk")).to_contain_text("1")
    editor.locator(".notices a").first.click()
    editor.wait_for_url("**/articles/**")
    editor.locator("#comment-words").fill("The one of March.")
    editor.get_by_role("button", name="Send the comment").click()
    expect(editor.locator(".comment")).to_have_count(2)
    editor.locator(".comment").first.get_by_role("button", name="Resolve").click()
    expect(editor.locator(".comment").first).to_contain_text("Resolved by")
    assert found_by_axe(editor, ".talk") == []

    editor.goto("/desk/mine/")
    editor.get_by_role("button", name="Acknowledge that").click()
    expect(editor.get_by_text("Nothing new for you.")).to_be_visible()

    checker.goto("/desk/mine/")
    expect(checker.locator(".notices")).to_contain_text("The one of March.")
    checker.get_by_role("button", name="Acknowledge all").click()
    expect(checker.get_by_text("Nothing new for you.")).to_be_visible()


def test_without_a_script_a_comment_is_sent_resolved_and_acknowledged(newsdesk: people.Desk, sign_in: SignIn) -> None:
    claim = newsdesk.claim()
    checker, editor = sign_in("checker", javascript=False), sign_in("editor", javascript=False)
    checker.goto(f"/desk/claims/{claim.pk}/")
    checker.locator("#comment-words").fill("@editor which table?")
    checker.get_by_role("button", name="Send the comment").click()
    expect(checker.locator(".comment")).to_contain_text("which table?")

    editor.goto("/desk/mine/")
    editor.get_by_role("button", name="Acknowledge that").click()
    expect(editor.get_by_text("Nothing new for you.")).to_be_visible()
    editor.goto(f"/desk/claims/{claim.pk}/")
    editor.get_by_role("button", name="Resolve").click()
    expect(editor.locator(".comment")).to_contain_text("Resolved by")
