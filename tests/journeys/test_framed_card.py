"""A check on somebody else's page: what oEmbed gives them works there, and the check itself is shown in no frame."""

import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
import requests
from playwright.sync_api import Browser, expect

from factcheck.verdicts.models import Verdict
from tests import people
from tests.stack import Stack

pytestmark = pytest.mark.browser


class TheirPage(BaseHTTPRequestHandler):
    """One page that lets nothing in which does not ask for it (`Cross-Origin-Embedder-Policy`)."""

    html = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.end_headers()
        self.wfile.write(self.html.encode())

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def their_address() -> Iterator[str]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), TheirPage) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://localhost:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture
def verdict(stack: Stack) -> Verdict:
    stack.web()
    desk = people.Desk(people.person("checker"), people.person("editor"))
    return desk.published(desk.approved(desk.submitted(desk.draft())))


def test_a_card_and_its_picture_stand_on_a_foreign_page_and_the_check_itself_in_no_frame(
    browser: Browser, stack: Stack, verdict: Verdict, their_address: str
):
    check = f"{stack.url}{verdict.get_absolute_url()}"
    said = requests.get(f"{stack.url}/oembed", params={"url": check}, timeout=20).json()
    TheirPage.html = (
        f"<!doctype html><title>Theirs</title><h1>Their page</h1>{said['html']}"
        f'<p><img src="{said["thumbnail_url"]}" width="600" alt=""></p><iframe id="whole" src="{check}"></iframe>'
    )
    context = browser.new_context()
    page = context.new_page()
    page.goto(their_address)

    card = page.frame_locator("iframe").first
    expect(card.get_by_text("Holdings rose in March.")).to_be_visible()
    assert card.locator("main").evaluate("main => getComputedStyle(main).borderInlineStartWidth") == "5px"
    page.wait_for_function("document.images[0].complete")
    assert page.evaluate("[document.images[0].naturalWidth, document.images[0].naturalHeight]") == [1200, 630]
    assert page.evaluate("self.crossOriginIsolated")
    assert page.frame_locator("#whole").get_by_role("article").count() == 0

    with context.expect_page() as opened:
        card.get_by_role("link", name="Read the whole check").click()
    whole = opened.value
    expect(whole.get_by_role("heading", level=1)).to_be_visible()
    assert whole.evaluate("self.origin") == stack.url  # Out of the frame's sandbox: in it this is “null”.
    assert context.cookies() == []
    context.close()
