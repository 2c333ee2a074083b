"""A real browser on the deployed desk. A page that asks for anything outside, breaks the content security policy or
throws an error fails its test."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests import people
from tests.stack import Stack

# Playwright's synchronous driver keeps a loop in this thread, which Django would take for an asynchronous caller.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

SignIn = Callable[..., Page]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    return {
        "executable_path": "/usr/bin/chromium",
        "args": [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
        ],
    }  # fmt: skip


@pytest.fixture
def running(stack: Stack) -> Stack:
    """The stack with worker and beat, for journeys in which something is read."""
    stack.worker()
    stack.beat()
    return stack


@pytest.fixture
def sign_in(browser: Browser, stack: Stack) -> Iterator[SignIn]:
    """`sign_in("checker")` is a page of a new browser profile in which this person is signed in at the desk."""
    stack.web()
    contexts: list[BrowserContext] = []
    wrongs: list[str] = []

    def signed_in(username: str, *, javascript: bool = True) -> Page:
        people.person(username.rstrip("2"), username=username)
        context = browser.new_context(base_url=stack.url, java_script_enabled=javascript)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = watched(context, stack.url, wrongs)
        page.goto("/desk/")
        page.get_by_label("Username").fill(username)
        page.get_by_label("Password").fill(people.PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/desk/")
        return page

    yield signed_in
    for context in contexts:
        context.close()
    assert wrongs == []


def watched(context: BrowserContext, home: str, wrongs: list[str]) -> Page:
    """A page whose every outside request, script error and policy violation is noted."""

    def guard(route: Route) -> None:
        if route.request.url.startswith(home):
            route.continue_()
        else:
            wrongs.append(f"asked for {route.request.url}")
            route.abort()

    context.route("**/*", guard)
    page = context.new_page()
    page.on("pageerror", lambda error: wrongs.append(f"script error: {error}"))
    page.on(
        "console",
        lambda message: (
            wrongs.append(f"{message.text} {message.location}") if "Content Security Policy" in message.text else None
        ),
    )
    return page
