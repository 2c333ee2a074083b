"""Passkeys in a real browser, with an authenticator that the browser itself plays: at the door, and over a page that is
open when its session ends. Nothing that was typed is lost on either way.
"""

import re
from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Page, expect

from factcheck.claims.models import Claim
from newsroom.entrance import ways
from newsroom.models import User
from tests import people
from tests.journeys.conftest import watched
from tests.journeys.test_everywhere import wrongs
from tests.stack import Stack

pytestmark = pytest.mark.browser

AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
TYPED = "Japan held more in March than in February."


@pytest.fixture
def checker(good_passwords: None, transactional_db: None) -> User:
    return people.person("checker", username="checker")


@pytest.fixture
def claim(checker: User) -> Claim:
    return people.place(people.version(), people.PASSAGE, by=checker)[0]


@pytest.fixture
def page(browser: Browser, stack: Stack) -> Iterator[Page]:
    """A page at a name, as passkeys need one, in a browser that has an authenticator."""
    stack.web()
    home = f"http://localhost:{stack.port}"
    context, gone_wrong = browser.new_context(base_url=home), list[str]()
    context.set_default_timeout(45_000)
    page = watched(context, home, gone_wrong)
    keys = context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    yield page
    context.close()
    assert gone_wrong == []


def type_the_password(page: Page, onto: str) -> None:
    """Sign in, and wait for the page behind with its scripts: without them no button asks for a passkey."""
    page.get_by_label("Username").fill("checker")
    page.get_by_label("Password").fill(people.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(f"^[^?]*{onto}$"))


def test_a_passkey_is_added_lets_in_at_the_door_and_over_an_open_page(page: Page, claim: Claim, checker: User) -> None:
    page.goto("/desk/me/security/")
    type_the_password(page, "/desk/me/security/")
    page.get_by_label("Name of the passkey").fill("My laptop")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.locator(".codes li")).to_have_count(10)
    found = list(wrongs(page, "codes"))
    page.goto("/desk/me/security/")
    expect(page.get_by_text("My laptop")).to_be_visible()
    found += wrongs(page, "ways in")
    page.goto("/desk/me/security/app/")
    found += wrongs(page, "app")
    page.goto("/desk/me/security/confirm/")
    found += wrongs(page, "confirm")
    assert found == []

    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/desk/")

    page.route("**/desk/here/", lambda route: route.abort())  # It would tell of the end first.
    page.goto(claim.get_absolute_url())
    page.locator("summary", has_text="Correct…").click()
    statement = page.locator("#correct-form").get_by_label("Statement")
    statement.fill("Before the end.")
    Session.objects.all().delete()
    statement.fill(TYPED)
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Not now").click()
    expect(statement).to_have_value(TYPED)
    page.locator(".toast").get_by_role("button", name="Sign in").click()
    dialog.get_by_role("button", name="Use a passkey").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("#card-title")).to_have_text(TYPED)


def test_after_a_password_a_passkey_or_a_recovery_code_is_asked_for(page: Page, claim: Claim, checker: User) -> None:
    page.goto("/desk/me/security/")
    type_the_password(page, "/desk/me/security/")
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url("**/codes/")
    page.get_by_role("button", name="Sign out").click()

    type_the_password(page, "/sign-in/second/")
    assert list(wrongs(page, "second step")) == []
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/desk/")

    Session.objects.all().delete()
    page.goto("/desk/")
    type_the_password(page, "/sign-in/second/")
    page.get_by_label("Code").fill("00000000")
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".error:visible")).to_contain_text("not accepted")
    page.get_by_label("Code").fill(ways.codes_of(checker)[0])
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/desk/")

    page.route("**/desk/here/", lambda route: route.abort())
    page.goto(claim.get_absolute_url())
    page.locator("summary", has_text="Correct…").click()
    Session.objects.all().delete()
    page.locator("#correct-form").get_by_label("Statement").fill(TYPED)
    page.get_by_role("button", name="Save the correction").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Password").fill(people.PASSWORD)
    dialog.get_by_role("button", name="Sign in").click()
    dialog.get_by_role("button", name="Use a passkey").click()
    expect(page.locator("#card-title")).to_have_text(TYPED)
