"""Words that were left out are read after all, and a lower cut has an article read again: what is new is told."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Version
from factcheck.claims.models import Appearance, Claim, Extraction
from factcheck.claims.services import extraction, policy, triage
from tests import people
from tests.journeys.conftest import SignIn, found_in_light_and_dark
from tests.stack import Stack, until

pytestmark = pytest.mark.browser

LEFT_OUT = "Also read: Japan sold $20 billion of US bonds in April."
TEXT = (
    "Japan's holdings of US Treasury bonds rose to $1.13 trillion in March, the Treasury Department said.\n\n"
    f"{LEFT_OUT}\n\nUnemployment rose to 4.1 percent in the same month, according to the labour ministry."
)


@pytest.fixture
def text(running: Stack) -> Version:
    version = people.version(TEXT)
    job = extraction.request(version)
    until(lambda: Extraction.objects.get(pk=job.pk).state == "done", what="the first reading")
    return version


def readings_of(text: Version) -> int:
    return Extraction.objects.get(version=text).reading


@pytest.mark.parametrize("javascript", [True, False], ids=["with a script", "without a script"])
def test_left_out_words_are_greyed_and_one_click_has_them_read(
    text: Version, sign_in: SignIn, javascript: bool
) -> None:
    page = sign_in("checker", javascript=javascript)
    page.goto(f"/desk/articles/{text.article_id}/")
    aside = page.locator("#doc .furniture").filter(has_text="Also read")
    expect(aside).to_contain_text("not read for claims")

    aside.get_by_role("button", name="Read it after all").click()

    expect(page.locator("#doc .read-after-all")).to_contain_text("Also read")
    until(lambda: readings_of(text) == 2, what="the reading with them")
    page.goto(f"/desk/articles/{text.article_id}/")
    expect(page.locator("#claims")).to_contain_text("$20 billion")
    expect(page.locator("#claims").get_by_text("New", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Leave it out again")).to_be_visible()


def test_a_lower_cut_set_in_the_records_shows_what_is_new_and_leaves_the_dismissed_dismissed(
    running: Stack, sign_in: SignIn
) -> None:
    editor = people.person("editor", username="editor")
    policy.change(by=editor, version=policy.current().version, cut=0.99, language_model=False, rereads=True)
    text = people.version(TEXT.replace(LEFT_OUT, "The weather in the capital was mild and many people were outside."))
    job = extraction.request(text)
    until(lambda: Extraction.objects.get(pk=job.pk).state == "done", what="the first reading")
    offered = text.appearances.offered().count()
    assert offered
    dismissed = text.appearances.select_related("claim").first().claim
    triage.dismiss(dismissed, by=editor, version=dismissed.version, reason=Claim.Reason.TRIVIAL)

    page = sign_in("editor")
    page.goto(f"/admin/claims/readingpolicy/{policy.THE_ONE}/change/")
    page.get_by_label("Cut").fill("0.05")
    page.get_by_role("button", name="Save", exact=True).click()
    until(lambda: readings_of(text) == 2, what="the reading with the lower cut")

    page.goto(f"/desk/articles/{text.article_id}/")
    expect(page.locator("#progress")).to_contain_text("Read again by")
    fresh = Extraction.objects.get(pk=job.pk).fresh
    assert fresh
    page.locator("#progress").get_by_role("link", name=f"{fresh} new").click()
    expect(page.locator("#claims").get_by_text("New", exact=True)).to_have_count(fresh)
    dismissed.refresh_from_db()
    assert dismissed.status == Claim.Status.DISMISSED


@pytest.mark.parametrize("only", ["", "?only=new", "?only=withdrawn"])
def test_nothing_of_what_a_reading_left_out_or_took_back_keeps_anybody_out(
    stack: Stack, sign_in: SignIn, only: str
) -> None:
    text = people.version(TEXT)
    extraction.run(extraction.request(text).pk)
    Extraction.objects.filter(version=text).update(reading=2, fresh=1, withdrawn=1)
    new, old = list(text.appearances.order_by("start"))[:2]
    Appearance.objects.filter(pk=new.pk).update(reading=2)
    Appearance.objects.filter(pk=old.pk).update(withdrawn=True)
    Claim.objects.filter(pk=old.claim_id).update(status=Claim.Status.WITHDRAWN)
    type(text.article).objects.update(embargoed_until=timezone.now() + timedelta(days=1))
    page = sign_in("checker")
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"/desk/articles/{text.article_id}/{only}")

    assert found_in_light_and_dark(page) == []
