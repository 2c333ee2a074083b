"""The public pages in a real browser, and over the wire from the server that is deployed."""

from collections.abc import Callable, Iterator

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Dialog, Page

from factcheck.verdicts.models import Verdict
from tests import people
from tests.journeys.conftest import found_in_light_and_dark, watched
from tests.stack import Stack

pytestmark = pytest.mark.browser

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture
def verdicts(stack: Stack) -> dict[str, Verdict]:
    """A hostile check, a corrected one and a retracted one, behind the deployed server."""
    stack.web()
    desk = people.Desk(people.person("checker"), people.person("editor"))
    text = people.version("Japan sold two bonds. Japan sold three bonds. Japan sold four bonds.")
    one, two, three = (desk.claim(f"Japan sold {word} bonds", text) for word in ("two", "three", "four"))
    hostile = desk.draft(one, summary=HOSTILE, explanation=HOSTILE + "\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    published = [desk.published(desk.approved(desk.submitted(draft))) for draft in (hostile, desk.draft(two))]
    retracted = desk.published(desk.approved(desk.submitted(desk.draft(three, label="Half true"))))
    return {
        "hostile": published[0],
        "corrected": desk.corrected(published[1]),
        "retracted": desk.retracted(retracted),
    }


@pytest.fixture
def reader(browser: Browser, stack: Stack) -> Iterator[Callable[..., Page]]:
    """A reader without an account; whatever a page does that it should not fails the test."""
    wrongs: list[str] = []
    contexts: list[BrowserContext] = []

    def dismissed(dialog: Dialog) -> None:
        wrongs.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def reads(width: int = 1440) -> Page:
        context = browser.new_context(base_url=stack.url, viewport={"width": width, "height": 900})
        contexts.append(context)
        page = watched(context, stack.url, wrongs)
        page.on("dialog", dismissed)
        return page

    yield reads
    cookies = [cookie for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    assert wrongs == []
    assert cookies == []


@pytest.mark.parametrize("width", [1440, 390])
def test_public_pages_are_accessible_and_fit_the_screen(reader, verdicts, width):
    page = reader(width)
    article = verdicts["hostile"].claim.appearances.get().version.article_id
    others = ("", "corrections/", "methods/", "data/", f"articles/{article}/", "nothing-like-it/")

    for address in [*(f"/checks/{name}" for name in others), *(one.get_absolute_url() for one in verdicts.values())]:
        page.goto(address)
        for details in page.locator("details").all():
            details.locator("summary").click()

        assert found_in_light_and_dark(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_the_markup_is_one_block_that_the_policy_has_nothing_against(reader, verdicts):
    page = reader()

    page.goto(verdicts["hostile"].get_absolute_url())

    assert page.locator('script[type="application/ld+json"]').count() == 1
    assert page.locator("script").count() == 1
    assert page.evaluate("JSON.parse(document.querySelector('script').textContent).reviewRating.ratingExplanation") == (
        HOSTILE
    )


def test_paper_shows_the_whole_scale_and_the_addresses(reader, verdicts):
    page = reader()
    page.goto(verdicts["corrected"].get_absolute_url())
    page.emulate_media(media="print")

    assert page.get_by_text("What is known does not settle it either way.").is_visible()
    assert page.get_by_text("https://ledger.example.org/stories/").first.is_visible()
    assert not page.get_by_role("link", name="Skip to the content").is_visible()


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_the_deployed_server_answers_head_and_conditional_requests(stack, verdicts, encoding):
    accept = {"Accept-Encoding": encoding}
    for address in ("/feeds/claimreview.json", verdicts["corrected"].get_absolute_url()):
        url = stack.url + address
        got = requests.get(url, headers=accept, timeout=10)
        headed = requests.head(url, headers=accept, timeout=10)
        again = requests.get(url, headers=accept | {"If-None-Match": got.headers["ETag"]}, timeout=10)

        assert (got.status_code, headed.status_code, again.status_code) == (200, 200, 304)
        assert got.headers.get("Content-Encoding", "identity") == encoding
        assert (headed.content, again.content) == (b"", b"")
        for name in ("ETag", "Cache-Control", "Vary", "Content-Type", "Content-Length"):
            assert headed.headers.get(name) == got.headers.get(name), name
        assert again.headers["ETag"] == got.headers["ETag"]
        assert got.headers["ETag"].startswith('"')
