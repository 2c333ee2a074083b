"""Every page of the desk in each of its states: axe finds nothing in light or dark, nothing is lost at 320 pixels, with
letters twice as large or with wider spacing, and nobody has to use the mouse.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from articles.models import Article, Version
from factcheck.claims.models import Claim, Extraction
from factcheck.verdicts.models import State, Verdict
from newsroom.entrance import invitations
from tests import people
from tests.journeys.conftest import SignIn, found_by_axe

pytestmark = pytest.mark.browser

# What WCAG 1.4.12 says that a reader may set.
SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
DRESS = """style => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
}"""
WORDS = "Gross-holdings-of-long-term-securities"  # A word that does not break by itself.


class Newsdesk(people.Desk):
    """A desk at which every claim stands in an article of its own."""

    def claim(self, passage: str = people.PASSAGE, text: Version | None = None) -> Claim:
        return super().claim(passage, text or people.version(outlet=f"Ledger {Version.objects.count()}"))


@pytest.fixture
def newsdesk(stack) -> people.Desk:
    return Newsdesk(
        checker=people.person("checker", username="checker"), editor=people.person("editor", username="editor")
    )


def unfold(page: Page) -> None:
    """Everything that can be opened on the page stands open."""
    page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")


def widest(page: Page) -> str:
    """What reaches past the side of the window, if anything does."""
    return page.evaluate(
        """() => {
            if (document.documentElement.scrollWidth <= innerWidth) return "";
            const past = (one) => one.getBoundingClientRect().right > innerWidth + 1 && one.checkVisibility();
            const found = [...document.querySelectorAll("main *, header *, footer *")].filter(past);
            return found.map((one) => one.outerHTML.slice(0, 120)).slice(-3).join("\\n") || "the page";
        }"""
    )


def wrongs(page: Page, name: str) -> Iterator[str]:
    """Whatever is wrong with the page as it stands now."""
    yield from (f"{name}: {wrong}" for wrong in found_by_axe(page))
    page.emulate_media(color_scheme="dark")
    yield from (f"{name}, dark: {wrong}" for wrong in found_by_axe(page, rules=["color-contrast"]))
    page.emulate_media(color_scheme="light")
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 700})
    if past := widest(page):
        yield f"{name}, 320 pixels: {past}"
    page.set_viewport_size(size)
    for what, style in (("letters twice as large", "html { font-size: 200% !important }"), ("spaced", SPACED)):
        page.evaluate(DRESS, style)
        if past := widest(page):
            yield f"{name}, {what}: {past}"
    page.evaluate(DRESS, "")


def seen(page: Page, addresses: dict[str, str]) -> list[str]:
    """Everything wrong on these pages, with all that folds out opened."""
    found: list[str] = []
    for name, address in addresses.items():
        page.goto(address)
        unfold(page)
        found += wrongs(page, name)
    return found


def test_the_pages_of_a_desk_with_work_on_it(newsdesk: people.Desk, sign_in: SignIn) -> None:
    text = people.many_claims(3)
    draft, back, published = newsdesk.draft(), newsdesk.sent_back(), newsdesk.published()
    for claim in (draft.claim, back.claim):
        Claim.objects.filter(pk=claim.pk).update(statement=f"Japan sold {WORDS} {WORDS}.", claimant=WORDS * 2)
    first = text.appearances.order_by("start")[0].claim
    there = draft.claim.appearances.get().version
    rewritten = people.version(f"{there.text}\n\nTokyo sold {WORDS}.", url=there.article.canonical_url)
    page = sign_in("checker")

    found = seen(
        page,
        {
            "queue": "/desk/",
            "queue, filtered": "/desk/?state=all&q=exprots&sort=newest",
            "queue, nothing found": "/desk/?q=zzzz",
            "next undecided": "/desk/next/",
            "article": f"/desk/articles/{text.article_id}/",
            "claim, undecided": first.get_absolute_url(),
            "claim with a draft": draft.claim.get_absolute_url(),
            "claim sent back": back.claim.get_absolute_url(),
            "claim, published": published.claim.get_absolute_url(),
            "claim, to print": f"/desk/claims/{published.claim.pk}/print/",
            "article, changed since": f"/desk/articles/{rewritten.article_id}/",
            "article, an earlier text": f"/desk/articles/{rewritten.article_id}/?version=1",
            "two texts": f"/desk/articles/{rewritten.article_id}/texts/",
            "merge": f"/desk/claims/{first.pk}/merge/",
            "articles": "/desk/articles/",
            "new article": "/desk/articles/new/",
            "sources": "/desk/sources/",
            "my desk": "/desk/mine/",
            "settings": "/desk/me/",
            "recent decisions": "/desk/recent/",
            "no such page": "/desk/claims/999999/",
        },
    )
    assert found == []


def test_the_pages_of_a_review(newsdesk: people.Desk, sign_in: SignIn) -> None:
    verdicts: dict[str, Verdict] = {state: newsdesk.verdict_in(state) for state in State}
    page = sign_in("editor")

    pages = {f"verdict, {state}": f"/desk/verdicts/{verdict.pk}/" for state, verdict in verdicts.items()}
    found = seen(page, pages | {"styleguide": "/styleguide/"})

    assert found == []


def test_the_pages_of_an_empty_desk_and_its_failures(newsdesk: people.Desk, sign_in: SignIn) -> None:
    failed = people.version("Nothing was read here.")
    Extraction.objects.filter(version=failed).update(due_at=None, error="The reader stopped.", attempts=5)
    running = people.version("Being read.")
    page = sign_in("checker")

    found = seen(
        page,
        {
            "empty queue": "/desk/",
            "empty desk": "/desk/mine/",
            "nothing decided": "/desk/recent/",
            "reading failed": f"/desk/articles/{failed.article_id}/",
            "being read": f"/desk/articles/{running.article_id}/",
            "no sources": "/desk/sources/",
        },
    )
    assert Article.objects.count() == Version.objects.count() == 2
    assert found == []


def test_dialogs_refusals_and_conflicts(newsdesk: people.Desk, sign_in: SignIn) -> None:
    claim = newsdesk.claim()
    page = sign_in("checker")
    found: list[str] = []

    page.goto(claim.get_absolute_url())
    page.keyboard.press("?")
    found += wrongs(page, "keys")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Submit for review").click()
    page.locator("#verdict-form .error").first.wait_for()
    found += wrongs(page, "refused form")
    page.locator("summary", has_text="Correct…").click()
    Claim.objects.filter(pk=claim.pk).update(statement="Theirs.", version=claim.version + 7)
    page.locator("#correct-form").get_by_label("Statement").fill("Mine.")
    page.get_by_role("button", name="Save the correction").click()
    page.locator("#conflict td ins").first.wait_for()
    unfold(page)
    found += wrongs(page, "conflict")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Keep mine").dispatch_event("click")  # The dialog may have come by itself.
    page.get_by_role("dialog").wait_for()
    found += wrongs(page, "sign-in dialog")
    admin = people.person("admin")
    _, link = invitations.invite(by=admin, email=f"{WORDS}@desk.example", full_name="", roles=["checker"])
    found += seen(
        page,
        {
            "sign-in": "/sign-in/",
            "lost password": "/sign-in/lost-password/",
            "link sent": "/sign-in/lost-password/sent/",
            "link that is over": "/sign-in/new-password/x-y/",
            "help": "/sign-in/help/",
            "invitation": urlsplit(link).path,
            "invitation that is over": "/sign-in/invitation/x/",
        },
    )

    assert found == []
