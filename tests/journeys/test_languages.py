"""The desk in other languages, in a browser: long words fit a telephone, and right to left holds."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings as configured
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from factcheck.claims.services import extraction
from newsroom import preferences
from newsroom.models import User
from tests import people, pseudo
from tests.journeys.conftest import found_by_axe

pytestmark = pytest.mark.browser
NARROW, WIDE = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
At = Callable[[User, dict[str, int]], Page]


@pytest.fixture
def at(browser: Browser, live_server: LiveServer, settings: Settings) -> Iterator[At]:
    """`at(person, size)` is a page of theirs on a server in this process, which knows the languages nobody speaks."""
    pseudo.speak(settings)
    contexts: list[BrowserContext] = []

    def page_of(person: User, size: dict[str, int]) -> Page:
        client = Client()
        client.force_login(person)
        context = browser.new_context(base_url=live_server.url, viewport=size)  # type: ignore[arg-type]
        contexts.append(context)
        name = configured.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        return context.new_page()

    yield page_of
    for context in contexts:
        context.close()


def too_wide(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def test_no_page_is_wider_than_a_telephone_and_right_to_left_is_for_everybody(at: At) -> None:
    desk = people.Desk(people.person("checker"), people.person("editor"))
    text = people.version()
    extraction.run(extraction.request(text).pk)
    verdict = desk.submitted(desk.draft(text.appearances.order_by("start").first().claim))
    places = ["/desk/", "/desk/me/", "/desk/mine/", "/desk/articles/", "/desk/articles/new/", "/desk/sources/"]
    places += [text.article.get_absolute_url(), f"/desk/articles/{text.article_id}/claims/{verdict.claim_id}/"]
    places += [f"/desk/verdicts/{verdict.pk}/", "/desk/recent/"]
    page = at(desk.editor, NARROW)

    wide = {}
    for language in ("de", pseudo.ACCENTED, pseudo.MIRRORED):
        preferences.change(by=desk.editor, language=language)
        for place in places:
            page.goto(place)
            if over := too_wide(page):
                wide[f"{language} {place}"] = over
    assert wide == {}

    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    for place in ("/desk/", places[-3], places[-2]):
        page.goto(place)
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert page.locator(".brand").bounding_box()["x"] > WIDE["width"] / 2
        assert found_by_axe(page) == []
