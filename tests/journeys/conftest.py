"""A real browser on the deployed desk. A page that asks for anything outside, breaks the content security policy or
throws an error fails its test."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as configured
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from pytest_django.fixtures import Settings

from tests import people
from tests.stack import Stack

# Playwright's synchronous driver keeps a loop in this thread, which Django would take for an asynchronous caller.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

SignIn = Callable[..., Page]

# The same engine without the windows around it, which take most of the processor's time of a page; else the browser.
CHROMIUM = shutil.which("chromium-headless-shell") or "/usr/bin/chromium"

AXE = Axe()

expect.set_options(timeout=45_000)  # A machine that others keep busy is no failure.


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    return {
        "executable_path": CHROMIUM,
        "args": [
            "--no-sandbox", "--disable-gpu", "--in-process-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-dev-shm-usage",
            # Nothing outside is reached. A route that looks at every request would do it too, without the cache.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
        ],
    }  # fmt: skip


@pytest.fixture(scope="session")
def served(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    served = Stack(tmp_path_factory.mktemp("served"))
    yield served
    served.close()


@pytest.fixture
def stack(transactional_db: None, served: Stack) -> Iterator[Stack]:
    """The deployed desk's processes. All journeys share one web server, and nothing that it could remember."""
    yield served
    print(served.logs())  # noqa: T201  (pytest shows it beside a failure)
    served.renew()


@pytest.fixture
def running(stack: Stack) -> Stack:
    """The stack with worker and beat, for journeys in which something is read."""
    stack.worker()
    stack.beat()
    return stack


@pytest.fixture
def good_passwords(settings: Settings) -> None:
    """For people who sign in: a server that is deployed takes no quick hash."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]


@pytest.fixture
def sign_in(browser: Browser, stack: Stack) -> Iterator[SignIn]:
    """`sign_in("checker")` is a page of a new browser profile in which this person is signed in at the desk: with the
    cookie that signing in gives, or, `by_form`, by hand, for which passwords have to be good.
    """
    stack.web()
    contexts: list[BrowserContext] = []
    wrongs: list[str] = []

    def signed_in(username: str, *, javascript: bool = True, by_form: bool = False) -> Page:
        person = people.person(username.rstrip("2"), username=username)
        context = browser.new_context(base_url=stack.url, java_script_enabled=javascript)
        context.set_default_timeout(45_000)
        contexts.append(context)
        page = watched(context, stack.url, wrongs)
        if by_form:
            page.goto("/desk/")
            page.get_by_label("Username").fill(username)
            page.get_by_label("Password").fill(people.PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url("**/desk/")
        else:
            client = Client()
            client.force_login(person)
            name = configured.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": stack.url}])
        return page

    yield signed_in
    for context in contexts:
        context.close()
    assert wrongs == []


def found_by_axe(page: Page, region: str = "html", rules: Sequence[str] = ()) -> list[str]:
    """What is hard to use for somebody, each with where it stands first; by these rules alone if any are named."""
    if not page.evaluate("'axe' in window"):  # Half a megabyte, once for a page.
        page.evaluate(AXE.axe_script)
    options: dict[str, object] = {"resultTypes": ["violations"], "preload": False}
    if rules:
        options["runOnly"] = list(rules)
    return page.evaluate(
        """async ([region, options]) => {
            const { violations } = await axe.run(region, options);
            return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
        }""",
        [region, options],
    )


def found_in_light_and_dark(page: Page) -> list[str]:
    """The same in both colour schemes. The markup is one, so in the dark only the rules on colours are asked."""
    page.emulate_media(color_scheme="light")
    found = found_by_axe(page)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {wrong}" for wrong in found_by_axe(page, rules=["color-contrast", "link-in-text-block"])]
    page.emulate_media(color_scheme="light")
    return found


def watched(context: BrowserContext, home: str, wrongs: list[str]) -> Page:
    """A page whose every outside request, script error and policy violation is noted."""

    def look_at(request: Request) -> None:
        if not request.url.startswith((home, "data:", "blob:")):
            wrongs.append(f"asked for {request.url}")

    context.on("request", look_at)
    page = context.new_page()
    page.on("pageerror", lambda error: wrongs.append(f"script error: {error}"))
    page.on(
        "console",
        lambda message: (
            wrongs.append(f"{message.text} {message.location}") if "Content Security Policy" in message.text else None
        ),
    )
    return page
