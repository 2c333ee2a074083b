"""A curator in the records, in a real browser: no page may break the content security policy (see `conftest`)."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from factcheck.sources.models import Source
from tests import people
from tests.journeys.conftest import found_by_axe

pytestmark = pytest.mark.browser
# Rules of axe on what we can mend: what is filled in and pressed has a name.
NAMED = ("label", "select-name", "button-name", "link-name", "link-in-text-block", "color-contrast")


def test_every_page_of_the_records_keeps_the_policy(sign_in):
    desk = people.Desk(people.person("checker"), people.person("editor"))
    verdict = desk.published()
    article = verdict.claim.appearances.get().version.article
    page = sign_in("admin")

    page.goto("/admin/")
    lists = page.locator("#content-main th a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(lists) >= 10
    for address in lists:
        page.goto(address)
        if address.endswith("/readingpolicy/"):  # There is one, and its list leads straight to it.
            expect(page.locator("#id_cut")).to_be_visible()
            continue
        expect(page.locator("#changelist")).to_be_visible()
        first = page.locator("#result_list tbody th a").first
        if first.count():
            first.click()
            expect(page.locator("#content-main form")).to_be_visible()
    for made in ("articles/outlet", "sources/source", "verdicts/ratingscale", "newsroom/user", "api/token"):
        page.goto(f"/admin/{made}/add/")
        expect(page.locator("#content-main form")).to_be_visible()
        assert found_by_axe(page, rules=NAMED) == [], made
    page.goto(f"/admin/articles/article/{article.pk}/history/")
    page.goto("/admin/password_change/")
    expect(page.locator("#id_old_password")).to_be_visible()


def test_a_curator_finds_an_outlet_while_typing_and_picks_a_day(sign_in):
    article = people.version(outlet="Pacific Ledger").article
    people.version("Other words.", outlet="Harbour Daily")
    page = sign_in("curator")

    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.locator(".field-outlet .select2-selection").click()
    page.locator(".select2-search__field").fill("harb")
    page.locator(".select2-results__option", has_text="Harbour Daily").click()
    page.locator(".field-published_at .date-icon").first.click()
    page.locator(".calendarbox .calendarnav-previous").first.click()
    page.locator(".calendarbox td a", has_text="7").first.click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()

    changed = Article.objects.get(pk=article.pk)
    assert changed.outlet.name == "Harbour Daily"
    assert changed.published_at is not None
    assert (changed.published_at.month, changed.published_at.day) == (4, 7)


def test_a_curator_merges_two_sources(sign_in):
    checker = people.person("checker")
    goes, stays = people.source(by=checker), people.source(by=checker)
    page = sign_in("curator")

    page.goto("/admin/sources/source/")
    page.locator("#action-toggle").check()
    page.locator("select[name=action]").select_option("merge")
    page.get_by_role("button", name="Go").click()
    page.locator(f"input[name=stays][value='{stays.pk}']").check()
    page.get_by_role("button", name="Merge them").click()
    expect(page.locator(".messagelist .success")).to_contain_text("now stands for")

    assert Source.objects.get(pk=goes.pk).merged_into == stays
