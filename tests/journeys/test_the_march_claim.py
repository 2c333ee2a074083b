"""The acceptance story: the March claim goes in, is found, is marked False with a citation, approved and published."""

import json

import pytest
import requests
from playwright.sync_api import Page, expect

from tests import people
from tests.journeys.conftest import SignIn
from tests.stack import Stack

pytestmark = pytest.mark.browser

TITLE = "Tokyo and the card it holds"
CLAIM = people.PASSAGE
READABLE = f"{CLAIM} [2025]."  # What a reader needs is put in from the day of the article.
TABLE = "https://ticdata.treasury.gov/resource-center/data-chart-center/tic/Documents/slt_table5.html"


@pytest.mark.usefixtures("good_passwords")
@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_false_claim_goes_from_an_article_to_the_feed(sign_in: SignIn, running: Stack, javascript: bool) -> None:
    checker = sign_in("checker", javascript=javascript, by_form=True)
    paste(checker)
    open_claim(checker, javascript=javascript)
    checker.get_by_role("button", name="Accept").click()
    expect(checker.get_by_text("Accepted.").first).to_be_visible()
    open_claim(checker, javascript=javascript)  # Deciding has led on to the next one.
    cite(checker)
    write(checker)
    checker.get_by_role("button", name="Submit for review").click()
    expect(checker.get_by_text("In review").first).to_be_visible()

    editor = sign_in("editor", javascript=javascript, by_form=True)
    open_review(editor)
    expect(editor.get_by_role("heading", name=CLAIM).first).to_be_visible()
    editor.get_by_role("button", name="Approve").click()
    editor.get_by_role("button", name="Publish").click()
    editor.get_by_role("link", name="Public page").first.click()

    expect(editor.get_by_role("heading", name=CLAIM)).to_be_visible()
    expect(editor.get_by_text("False", exact=True).first).to_be_visible()
    expect(editor.get_by_text("Japan: Feb 1,125.9; Mar 1,130.8")).to_be_visible()
    review = json.loads(editor.locator('script[type="application/ld+json"]').text_content() or "")
    assert review["claimReviewed"] == READABLE
    assert review["reviewRating"]["alternateName"] == "False"
    assert review["reviewRating"]["ratingValue"] == 1
    feed = requests.get(f"{running.url}/feeds/claimreview.json", timeout=10).json()
    assert feed["dataFeedElement"][0]["item"] == [review]


def paste(page: Page) -> None:
    page.get_by_role("link", name="Add an article").first.click()
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Outlet").fill("Pacific Ledger")
    page.get_by_label("Address").fill("https://ledger.example.org/card")
    page.get_by_label("Published on").fill("2025-05-02")
    page.get_by_label("Text", exact=True).fill(people.TEXT)
    page.get_by_role("button", name="Add and read it").click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()


def open_claim(page: Page, *, javascript: bool) -> None:
    mark = page.locator("#doc").get_by_role("link", name=CLAIM)
    if javascript:  # The claims come into the open page when the worker is done.
        expect(mark).to_be_visible()
    else:
        for _ in range(30):
            if mark.count():
                break
            page.wait_for_timeout(500)
            page.reload()
    mark.click()
    expect(page.get_by_role("heading", name=CLAIM)).to_be_visible()


def cite(page: Page) -> None:
    page.get_by_text("Cite a new source").click()
    form = page.locator("#cite-form")
    form.get_by_label("The title").or_(form.get_by_label("Title")).fill("Major foreign holders of Treasury securities")
    form.get_by_label("Publisher").fill("US Department of the Treasury")
    form.get_by_label("Kind").select_option("Primary data")
    form.get_by_label("Address").fill(TABLE)
    form.get_by_label("Quoted passage").fill("Japan: Feb 1,125.9; Mar 1,130.8 (billions of dollars)")
    form.get_by_label("Where in the source").fill("Row Japan")
    form.get_by_label("Contradicts the claim").check()
    form.get_by_role("button", name="Cite").click()
    expect(page.locator("#evidence").get_by_text("1,130.8")).to_be_visible()


def write(page: Page) -> None:
    form = page.locator("#verdict-form")
    form.get_by_role("radio", name="False The claim is wrong").check()
    form.get_by_label("Summary").fill("Japan's holdings rose in March 2025, the US Treasury's figures show.")
    form.get_by_label("Explanation").fill("The **monthly table** lists 1,125.9 for February and 1,130.8 for March.")


def open_review(page: Page) -> None:
    page.goto("/desk/")
    page.get_by_role("link", name=CLAIM).first.click()
    if page.get_by_role("button", name="Approve").count() == 0:
        page.get_by_role("link", name="Read it as it will be published").click()
