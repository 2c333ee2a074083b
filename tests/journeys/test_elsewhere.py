"""Coming back in by another house's sign-in, in a browser, while a page is open with words on it."""

import copy
from collections.abc import Iterator

import pytest
from django.conf import settings as configured
from django.test import Client
from playwright.sync_api import Browser, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from newsroom.models import User
from tests import people
from tests.newsroom.other_house import House, open_house
from tests.newsroom.test_elsewhere import WHO, named

pytestmark = pytest.mark.browser


@pytest.fixture
def house(transactional_db: None, settings: Settings) -> Iterator[House]:
    with open_house() as house:
        house.said = dict(WHO)
        named(settings, house.url)
        policy = copy.deepcopy(settings.CONTENT_SECURITY_POLICY)
        policy["DIRECTIVES"]["form-action"].append(house.url)
        settings.CONTENT_SECURITY_POLICY = policy
        yield house


def test_whoever_signs_in_there_in_another_tab_finds_the_page_going_on(
    house: House, browser: Browser, live_server: LiveServer
) -> None:
    checker = people.person("checker")
    User.objects.filter(pk=checker.pk).update(email="mira@desk.example")
    client = Client()
    client.force_login(checker)
    context = browser.new_context(base_url=live_server.url)
    name = configured.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    page = context.new_page()
    page.goto("/desk/articles/new/")
    page.get_by_label("Title").fill("Tokyo and its card")
    context.clear_cookies(name=name)
    page.get_by_role("button", name="Add and read it").click()
    dialog = page.get_by_role("dialog")
    with context.expect_page() as opening:
        dialog.get_by_role("button", name="Go on with The Publisher").click()
    there = opening.value
    there.wait_for_url("**/desk/")

    there.close()
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")  # As a window does that one comes back to.

    expect(dialog).to_be_hidden()
    expect(page.locator("#article-form .error").first).to_be_visible()  # It was sent again: an outlet is missing.
    expect(page.get_by_label("Title")).to_have_value("Tokyo and its card")
    context.close()
