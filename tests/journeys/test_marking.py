"""Claims are marked exactly where they stand, by the machine and by a person's selection."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Version
from factcheck.claims.models import Appearance
from tests import people
from tests.journeys.conftest import SignIn

pytestmark = pytest.mark.browser

# Emoji and combining marks before the claim: a browser counts UTF-16 units, the anchor counts code points.
TEXT = "📈 Tokyo 👩‍💻 said: cafe\u0301 prices rose. Exports fell 3% in March. وقال الوزير إن الصادرات ارتفعت."


@pytest.fixture
def checker(stack):
    return people.person("checker", username="checker")


def select(page: Page, words: str) -> None:
    """Select words of the document as a mouse would, within one or several pieces."""
    page.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.querySelector("#doc"), NodeFilter.SHOW_TEXT);
            let text = "", places = [];
            for (let node; (node = walker.nextNode()); ) { places.push([node, text.length]); text += node.data; }
            const start = text.indexOf(words), end = start + words.length;
            const at = (offset, last) => {
                const [node, begin] = places.findLast(([node, begin]) => last ? begin < offset : begin <= offset);
                return [node, offset - begin];
            };
            const range = document.createRange();
            range.setStart(...at(start, false));
            range.setEnd(...at(end, true));
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            document.dispatchEvent(new Event("selectionchange"));
            document.querySelector("#doc").dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
        }""",
        words,
    )


@pytest.mark.parametrize("words", ["Exports fell 3% in March", "وقال الوزير", "cafe\u0301 prices rose"])
def test_selected_words_become_a_claim_at_their_exact_place(checker, sign_in: SignIn, words: str) -> None:
    version = people.version(TEXT)
    page = sign_in("checker")
    page.goto(f"/desk/articles/{version.article_id}/")
    stored = version.text[version.text.index(page_words(version, words)) :][: len(page_words(version, words))]

    select(page, stored)
    page.locator("#selection-bar").get_by_role("button", name="Add as claim").click()
    expect(page.get_by_role("heading", name=stored)).to_be_visible()

    place = Appearance.objects.get()
    assert version.text[place.start : place.end] == place.exact == stored


def page_words(version: Version, words: str) -> str:
    """The words as they stand in the normalised text, where an e and its accent are one character."""
    return words if words in version.text else words.replace("e\u0301", "é")


def test_claims_that_overlap_can_both_be_opened(checker, sign_in: SignIn) -> None:
    version = people.version()
    people.place(version, people.PASSAGE, by=checker)
    people.place(version, "Posts on social media in March said Japan had already begun", by=checker)
    page = sign_in("checker")
    page.goto(f"/desk/articles/{version.article_id}/")

    for statement in (people.PASSAGE, "Posts on social media in March said Japan had already begun"):
        page.locator("#doc mark[data-overlap]").click()
        page.get_by_role("dialog", name="Claims on these words").get_by_role("link", name=statement).click()
        expect(page.get_by_role("heading", name=statement)).to_be_visible()


def test_the_marked_text_is_the_text_of_the_version(checker, sign_in: SignIn) -> None:
    version = people.version(TEXT + "\n\n<script>alert(1)</script> & <b>bold</b>")
    people.place(version, "Exports fell 3% in March", by=checker)
    page = sign_in("checker")
    page.goto(f"/desk/articles/{version.article_id}/")

    shown = page.locator("#doc").evaluate(
        "doc => [...doc.querySelectorAll('p')].map(p => p.textContent).join('\\n\\n')"
    )
    assert shown == version.text


def test_a_claim_is_moved_and_added_without_a_pointer_and_the_rest_of_the_text_stays(checker, sign_in: SignIn) -> None:
    version = people.version("Prices rose. Exports fell 3% in March. Nobody was hurt.\n\nWages rose 4% in May.")
    _, place = people.place(version, "Exports fell", by=checker)
    people.place(version, "Wages rose 4%", by=checker)
    page = sign_in("checker")
    page.goto(f"/desk/articles/{version.article_id}/claims/{place.claim_id}/")
    first, last = page.locator("#doc p[data-text]").first, page.locator("#doc p[data-text]").last
    page.evaluate("kept = [...document.querySelectorAll('#doc, #doc p[data-text]:last-of-type')]")
    stays = "kept.length === 2 && kept.every(each => each.isConnected)"

    page.keyboard.press("s")
    shown = page.locator("#span .in-context")
    expect(shown).to_be_focused()
    for _ in range(3):  # Faster than the answers come.
        page.keyboard.press("Shift+ArrowRight")
    expect(shown.locator("mark")).to_have_text("Exports fell 3% in March")
    expect(shown).to_be_focused()
    expect(page.locator("#live-polite")).to_contain_text("Exports fell 3% in March")
    page.keyboard.press("Shift+ArrowDown")
    expect(shown.locator("mark")).to_have_text("fell 3% in March")
    page.locator("#span textarea").press("Control+Enter")
    expect(first.locator("mark")).to_have_text("fell 3% in March")
    expect(first.locator("mark")).to_have_attribute("data-current", "")
    expect(page.locator("#card-title")).to_be_focused()
    place.refresh_from_db()
    assert (place.exact, place.prefix) == ("fell 3% in March", "Prices rose. Exports ")
    page.keyboard.press("u")
    expect(first.locator("mark")).to_have_text("Exports fell")
    expect(page.locator("#messages")).to_contain_text("Undone")
    assert page.evaluate(stays)
    expect(last.get_by_role("link")).to_have_accessible_name("Claim 2, worth checking: Wages rose 4%")

    page.get_by_text("Add a claim", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Take the sentence behind").press("Enter")
    expect(page.locator("#add-claim .in-context mark")).to_have_text("Prices rose.")
    page.locator("#add-claim textarea").first.press("Control+Enter")
    expect(page.get_by_role("heading", name="Prices rose.")).to_be_visible()
    expect(first.locator("mark")).to_have_text(["Prices rose.", "Exports fell"])
    assert page.evaluate(stays)
    expect(last.get_by_role("link")).to_have_accessible_name("Claim 3, worth checking: Wages rose 4%")
    expect(page.locator("#map a").last).to_have_accessible_name("Claim 3, worth checking: Wages rose 4%")
    expect(page.locator(".where")).to_contain_text("Claim 1 of 3")
