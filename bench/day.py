"""A fact-checker's work counted in keys, clicks and seconds, in a real browser, beside the same work done by mouse.

`python -m bench.day` serves a newsroom of its own on this machine and does what a day is made of: twenty claims of the
queue are decided, three verdicts are written with a source each and submitted, and two of a colleague's are reviewed
and published. Once with keys as far as they go, once with the mouse wherever a key but those of words is not needed.

Words that one writes anyway are the same everywhere: their letters are counted apart. The seconds of the hand are
those of the keystroke-level model for somebody practised (Card, Moran and Newell, Communications of the ACM 23, 1980):
a key 0.2, a click with the way there 1.3, from the keys to the mouse or back 0.4. Thinking is left out, as it is the
same. Beside them stand the seconds for which the hand had to wait for the desk, measured here.
"""

import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bench.article import fill
from bench.desk import desk

CHROMIUM = shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
SHOWN, TRIAGED, WRITTEN, REVIEWED = 25, 20, 3, 2
KEY, CLICK, CHANGE = 0.2, 1.3, 0.4  # Seconds.
SOURCE = {
    "title": "Exports by month",
    "publisher": "Statistics Office",
    "url": "https://statistics.example.org/exports",
    "passage": "March: exports rose by 2 percent.",
}
SUMMARY = "Exports rose in March, the office's table shows."
EXPLANATION = "The monthly table lists a rise of 2 percent for March."


@dataclass
class Hand:
    """What somebody does on a page, counted: keys, clicks, letters of words, and the seconds for which they wait."""

    page: Any
    keys: int = 0
    clicks: int = 0
    letters: int = 0
    moves: int = 0  # Of the hand, from the keys to the mouse or back.
    waited: float = 0.0
    _at_keys: bool = field(default=True, repr=False)

    def press(self, *keys: str, then: str = "") -> None:
        """Press one key after the other; wait until what `then` selects can be seen."""
        self._reach(keys=True)
        for key in keys:
            self.page.keyboard.press(key)
        self.keys += len(keys)
        self._wait(then)

    def click(self, place: str, then: str = "") -> None:
        self._reach(keys=False)
        self.page.locator(place).locator("visible=true").first.click()
        self.clicks += 1
        self._wait(then)

    def write(self, words: str) -> None:
        self._reach(keys=True)
        self.page.keyboard.type(words)
        self.letters += len(words)

    @property
    def seconds(self) -> float:
        return self.keys * KEY + self.clicks * CLICK + self.moves * CHANGE

    def _reach(self, *, keys: bool) -> None:
        self.moves += self._at_keys is not keys
        self._at_keys = keys

    def _wait(self, then: str) -> None:
        if then:
            began = time.perf_counter()
            self.page.locator(then).first.wait_for()
            self.waited += time.perf_counter() - began


Way = Callable[[Hand], None]


def triage_by_keys(hand: Hand) -> None:
    """A key a claim, every other one accepted."""
    hand.press("j", then=".claim-row[aria-current]")
    for number in range(TRIAGED):
        hand.press("ax"[number % 2])
    hand.press(then=f"#claims-listed:not(:has(> :nth-child({SHOWN - TRIAGED + 1})))")


def triage_by_mouse(hand: Hand) -> None:
    """Those that are worth checking are ticked and accepted together, then the others dismissed together."""
    for act, step, told in (("accept", 2, "accepted"), ("not-a-claim", 1, "dismissed")):
        for box in range(TRIAGED // 2):
            hand.click(f".claim-row >> nth={box * step} >> input[name=claim]")
        hand.click(f"[data-act={act}]", then=f"#batch-done:has-text('{told}')")


def write_by_keys(hand: Hand) -> None:
    hand.press("j", then=".claim-row[aria-current]")
    hand.press("o", then="#card-title")
    hand.press("v", "1", "Tab")
    hand.write(SUMMARY)
    hand.press("Tab")
    hand.write(EXPLANATION)
    hand.press("Escape", "e")
    for words, tabs in zip(SOURCE.values(), (1, 2, 3, 2), strict=True):  # Past the fields that may stay empty.
        hand.write(words)
        hand.press(*["Tab"] * tabs)
    hand.press("Space", "Control+Enter", then="#evidence .citations")
    hand.press("v", "Control+Enter", then="#verdict .chip.in_review")


def write_by_mouse(hand: Hand) -> None:
    hand.click(".claim-row .statement a", then="#card-title")
    hand.click("#verdict-form .ratings input")
    for name, words in (("summary", SUMMARY), ("explanation", EXPLANATION)):
        hand.click(f"#verdict-form textarea[name={name}]")
        hand.write(words)
    hand.click("#cite > summary")
    for name, words in SOURCE.items():
        hand.click(f"#cite-form [name={name}]")
        hand.write(words)
    hand.click("#cite-form [name=stance]")
    hand.click("#cite-form button.primary", then="#evidence .citations")
    hand.click("#verdict-form button[value=submit]", then="#verdict .chip.in_review")


def review_by_keys(hand: Hand) -> None:
    hand.press("r", then="#approve-form")
    hand.press("y", then="#publish-form")
    hand.press("g", "o", then=".release")


def review_by_mouse(hand: Hand) -> None:
    hand.click("[data-act=next-review]", then="#approve-form")
    hand.click("#approve-form button.primary", then="#publish-form")
    hand.click("#publish-form button.primary", then=".release")


DAY: dict[str, tuple[str, int, Way, Way]] = {
    "triaged": ("/desk/?state=undecided", 1, triage_by_keys, triage_by_mouse),
    "written": ("/desk/?state=open", WRITTEN, write_by_keys, write_by_mouse),
    "reviewed": ("/desk/mine/", REVIEWED, review_by_keys, review_by_mouse),
}


def main() -> None:
    print(f"{'work':<12}{'with':<7}{'keys':>5}{'clicks':>8}{'hand':>9}{'waits':>9}{'letters':>9}")
    # Playwright keeps a loop in this thread, which Django would take for an asynchronous caller.
    logging.disable()  # Without Redis the page is told so, and asks instead of listening.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with desk() as client, served(client) as page:
        for work in DAY:
            for number, way in enumerate(("keys", "mouse")):
                hand = go_through(page, work, number)
                print(
                    f"{work:<12}{way:<7}{hand.keys:>5}{hand.clicks:>8}{hand.seconds:>7.1f} s{hand.waited:>7.1f} s"
                    f"{hand.letters:>9}"
                )


def go_through(page: Any, work: str, number: int) -> Hand:
    """Do this work in one of its ways; what was not really done ends the bench."""
    address, times, *ways = DAY[work]
    prepare()
    before, hand = done(), Hand(page)
    for _ in range(times):
        if work != "reviewed" or not hand.keys + hand.clicks:  # The way to the list is the same for both.
            page.goto(address)
        ways[number](hand)
    expected = before | {work: before[work] + {"triaged": TRIAGED}.get(work, times)}
    if done() != expected:
        raise SystemExit(f"This was done: {done()}. This should have been done: {expected}.")
    return hand


@contextmanager
def served(client: Any) -> Iterator[Any]:
    """A browser's page of the desk at which the client's person is signed in."""
    from django.conf import settings  # noqa: PLC0415
    from django.contrib.staticfiles.handlers import StaticFilesHandler  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test.testcases import LiveServerThread  # noqa: PLC0415
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    address = f"http://127.0.0.1:{server.port}"
    name = settings.SESSION_COOKIE_NAME
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            context = browser.new_context(base_url=address)
            context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])
            yield context.new_page()
            browser.close()
    finally:
        server.terminate()
        with connection.cursor() as cursor:  # Or the database could not be thrown away.
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def prepare() -> None:
    """The same newsroom for every way: claims to decide, claims to check, and a colleague's verdicts to review."""
    from articles.models import Article  # noqa: PLC0415
    from factcheck.claims.models import Claim  # noqa: PLC0415
    from factcheck.sources.models import Source  # noqa: PLC0415
    from factcheck.sources.services import find_or_add  # noqa: PLC0415
    from factcheck.verdicts.models import Rating, Verdict  # noqa: PLC0415
    from factcheck.verdicts.services import review, writing  # noqa: PLC0415
    from newsroom.models import User  # noqa: PLC0415
    from newsroom.people import enlist  # noqa: PLC0415

    colleague = User.objects.filter(username="colleague").first() or enlist(
        "colleague", roles=["editor"], password=None
    )
    for left in Verdict.objects.open().filter(author=colleague, state="in_review"):
        review.request_changes(left, by=User.objects.get(username="bench"), version=left.version, comment="Not today.")
    Claim.objects.filter(status__in=["candidate", "open"]).update(status="checked")
    places = [
        place.claim_id
        for place in fill(SHOWN + WRITTEN + REVIEWED, first=1000 * Article.objects.count() + 1000).appearances.order_by(
            "start"
        )
    ]
    checked, reviewed = places[:WRITTEN], places[WRITTEN : WRITTEN + REVIEWED]
    Claim.objects.filter(pk__in=checked + reviewed).update(status="open")
    for claim in Claim.objects.filter(pk__in=reviewed):
        verdict = writing.begin(claim, by=colleague)
        words = {"rating": Rating.objects.first(), "summary": SUMMARY, "explanation": EXPLANATION}
        verdict = writing.save(verdict, by=colleague, version=verdict.version, **words)
        cited, _new = find_or_add(
            by=colleague, kind=Source.Kind.PRIMARY, **{n: SOURCE[n] for n in ("title", "publisher", "url")}
        )
        writing.cite(verdict, by=colleague, source=cited, stance="refutes", passage=SOURCE["passage"], locator="")
        verdict.refresh_from_db()
        writing.submit(verdict, by=colleague, version=verdict.version)


def done() -> dict[str, int]:
    """How much of each work stands in the database since `prepare`."""
    from factcheck.claims.models import Claim  # noqa: PLC0415
    from factcheck.verdicts.models import Verdict  # noqa: PLC0415
    from newsroom.models import User  # noqa: PLC0415

    mine = Verdict.objects.filter(author=User.objects.get(username="bench"), state="in_review")
    left = Claim.objects.filter(status="candidate").count()
    waiting = Verdict.objects.filter(author__username="colleague", state="in_review").count()
    return {"triaged": SHOWN - left, "written": mine.count(), "reviewed": REVIEWED - waiting}


if __name__ == "__main__":
    main()
