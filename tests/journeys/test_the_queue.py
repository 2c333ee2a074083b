"""At the queue: filter, search with a slip of the finger, keep the view, decide twenty at once, take it back."""

import re

import pytest
from playwright.sync_api import Page, expect

from factcheck.claims.models import Appearance, Claim
from tests import people
from tests.journeys.conftest import SignIn

pytestmark = pytest.mark.browser


@pytest.fixture
def many(stack) -> list[Claim]:
    people.person("checker", username="checker")
    people.person("editor", username="editor")
    text = people.version("Exports of cars fell in March. Rents rose.")
    claims = Claim.objects.bulk_create(
        [Claim(statement=f"Exports of cars fell by {n} percent in March.", claimant="Aiko Tanaka") for n in range(24)]
        + [Claim(statement=f"Rents rose by {n} percent in Osaka.") for n in range(6)]
    )
    Appearance.objects.bulk_create(
        Appearance(
            claim=claim, version=text, exact="Exports of cars", start=0, end=15, score=n / 40, engine="rules",
            kinds=["quantity"],
        )
        for n, claim in enumerate(claims)
    )  # fmt: skip
    return claims


def boxes(page: Page):
    return page.locator(".claim-row input[name=claim]")


def test_claims_are_found_kept_as_a_view_decided_together_and_taken_back(many: list[Claim], sign_in: SignIn) -> None:
    page, other = sign_in("checker"), sign_in("editor")
    page.goto("/desk/")
    page.get_by_label("Words").fill("exprots")
    page.get_by_text("More filters").click()
    page.get_by_label("Kind").select_option("quantity")
    page.locator("#filters > button").click()
    expect(page.get_by_text("No claim has “exprots”.")).to_be_visible()
    expect(page.get_by_role("link", name="Take away: Kind: Quantity")).to_be_visible()
    expect(page.locator(".claim-row")).to_have_count(24)

    page.get_by_text("Save these filters…").click()
    page.locator("#save-view").get_by_label("Name").fill("Cars abroad")
    page.locator("#save-view").get_by_label("Everybody sees it").check()
    page.get_by_role("button", name="Save the view").click()
    expect(page.locator("#views").get_by_role("link", name="Cars abroad")).to_have_attribute("aria-current", "true")
    other.goto("/desk/")
    other.get_by_role("link", name="Cars abroad").click()
    expect(other.locator(".claim-row")).to_have_count(24)

    boxes(page).nth(0).click()
    boxes(page).nth(19).click(modifiers=["Shift"])
    expect(page.locator("[data-ticked]")).to_have_text("20 / 24")
    page.get_by_label("Reason for dismissing").select_option("trivial")
    page.get_by_role("button", name="Dismiss", exact=True).click()
    expect(page.get_by_role("heading", name="20 claims dismissed.")).to_be_focused()
    expect(page.locator(".claim-row")).to_have_count(4)
    assert Claim.objects.filter(status="dismissed", dismissed_because="trivial").count() == 20

    page.get_by_role("button", name="Undo all 20").click()
    expect(page.get_by_text("Undone: 20 claims are as they were.").first).to_be_visible()
    expect(page.locator(".claim-row")).to_have_count(24)
    assert not Claim.objects.exclude(status="candidate").exists()

    page.get_by_role("link", name="Clear filters").click()
    expect(page.locator(".claim-row")).to_have_count(25)
    page.get_by_role("link", name="Further →").click()
    expect(page.locator(".claim-row")).to_have_count(5)


def test_twenty_claims_are_triaged_with_keys_alone_one_each_or_ticked_together(
    many: list[Claim], sign_in: SignIn
) -> None:
    page = sign_in("checker")
    page.set_viewport_size({"width": 1200, "height": 600})
    page.goto("/desk/?state=undecided")
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.url) if re.search("triage|articles|card", request.url) else None
    )
    row, current = page.locator(".claim-row"), page.locator(".claim-row[aria-current]")
    order = [int(each[6:]) for each in row.evaluate_all("rows => rows.map(row => row.id)")]
    assert len(order) == 25

    page.keyboard.press("k")  # From nowhere into the list.
    expect(row.first.get_by_role("link").first).to_be_focused()
    for key in "t" * 10:  # Each ticks and goes on.
        page.keyboard.press(key)
    expect(page.locator("[data-ticked]")).to_have_text("10 / 25")
    expect(current).to_have_attribute("id", f"claim-{order[10]}")
    bar, top, bottom = page.evaluate(
        """() => { const at = document.activeElement.getBoundingClientRect();
        return [document.querySelector(".triage").getBoundingClientRect().bottom, at.top, at.bottom] }"""
    )
    assert bar <= top < bottom <= 600  # In sight: neither under the acts nor below the edge.
    assert asked == []  # Everything so far was done in the browser.
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="10 claims accepted.")).to_be_visible()
    expect(current).to_have_attribute("id", f"claim-{order[10]}")

    for key in "xaxaxaxaxa":  # One key a claim: what is pressed while an answer is under way waits for it.
        page.keyboard.press(key)
    expect(current).to_have_attribute("id", f"claim-{order[20]}")
    expect(current.get_by_role("link").first).to_be_focused()
    decided = {claim.pk: claim.dismissed_because or claim.status for claim in Claim.objects.exclude(status="candidate")}
    assert decided == {
        pk: "not_a_claim" if place >= 10 and place % 2 == 0 else "open" for place, pk in enumerate(order[:20])
    }

    page.keyboard.press("u")
    expect(page.locator("#messages").get_by_text("Undone: 1 claim is as it was.")).to_be_visible()
    page.keyboard.press("*")
    expect(page.locator("[data-ticked]")).to_have_text("11 / 11")
    page.keyboard.press("k")
    page.keyboard.press("o")
    expect(page.locator("#card-title")).to_contain_text(Claim.objects.get(pk=order[19]).statement)


@pytest.mark.parametrize("width", [1440, 900, 390, 320])
def test_the_queue_fits_every_width(many: list[Claim], sign_in: SignIn, width: int, tmp_path) -> None:
    page = sign_in("checker")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/desk/?q=exprots&kind=quantity")
    page.get_by_text("More filters").click()

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = "e => { const b = e.getBoundingClientRect(); return b.width < 24 || b.height < 24 }"
    boxes_too_small = page.locator(".claim-row .tick").evaluate_all(f"found => found.filter({small}).length")
    assert boxes_too_small == 0
