"""One newsroom in Berlin, one person in Tokyo and one in New York: each reads and types times by their own clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Version
from articles.services.intake import take_in
from factcheck.claims.models import Claim
from factcheck.claims.services import assigning, extraction
from factcheck.verdicts.models import Release
from newsroom import ledger, preferences, zones
from newsroom.models import Preferences, User
from newsroom.refusals import Refusal
from tests import people
from tests.browsing import filled, sent
from tests.desk.pages import fields, form, tree, words

BERLIN = ZoneInfo("Europe/Berlin")
STORED = datetime(2025, 5, 2, tzinfo=BERLIN)  # The second of May, as the desk keeps the day of an article.


@pytest.fixture(autouse=True)
def _in_berlin(settings):
    settings.TIME_ZONE = "Europe/Berlin"


def living_in(zone: str, role: str) -> User:
    person = people.person(role)
    preferences.change(by=person, time_zone=zone)
    return person


@pytest.fixture
def tokyo(db: None) -> User:
    return living_in("Asia/Tokyo", "checker")


@pytest.fixture
def new_york(db: None) -> User:
    return living_in("America/New_York", "editor")


@pytest.fixture
def text(db: None) -> Version:
    taken = take_in(by=None, outlet="Pacific Ledger", title="Cards", text=people.TEXT, published_at=STORED)
    extraction.run(extraction.request(taken.version).pk)
    return taken.version


@pytest.fixture
def claim(text: Version) -> Claim:
    return text.appearances.select_related("claim").get(exact=people.PASSAGE).claim


def times(answer) -> set[str]:
    return {" ".join(shown.text_content().split()) for shown in tree(answer).iter("time")}


def test_the_day_of_an_article_is_the_newsrooms_for_everybody(tokyo, new_york, text, claim, at) -> None:
    pages = (
        ("/desk/articles/", "2 May 2025"), ("/desk/", "2 May 2025"), (claim.get_absolute_url(), "2 May 2025"),
        (text.article.get_absolute_url(), "2 May 2025"), (reverse("desk:print_claim", args=[claim.pk]), "2 May 2025"),
    )  # fmt: skip
    for person in (tokyo, new_york):
        for address, day in pages:
            answer = at(person).get(address, follow=True)
            assert day in times(answer), (address, times(answer))
            assert "2025-05-02T00:00:00+02:00" in tree(answer).xpath("//time/@datetime"), address
        assert "relative to 2 May 2025" in words(at(person).get(claim.get_absolute_url(), follow=True))


def test_a_day_that_somebody_far_away_types_is_the_newsrooms(new_york, at) -> None:
    at(new_york).post(
        "/desk/articles/new/", {"title": "Cards", "outlet": "Ledger", "text": people.TEXT, "published_on": "2025-05-02"}
    )

    assert Article.objects.get().published_at == STORED


def test_a_due_time_that_one_types_is_right_for_the_other_and_on_record_by_the_newsrooms_clock(
    tokyo, new_york, claim, at
) -> None:
    plan = f"/desk/claims/{claim.pk}/plan/"
    page = at(tokyo).get(claim.get_absolute_url(), follow=True)
    assert "In your time, Asia/Tokyo." in words(page)
    said = fields(page, plan) | {"due_at": "2026-03-02T17:30"}

    assert at(tokyo).post(plan, said).status_code == 303

    claim.refresh_from_db()
    assert claim.due_at == datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
    seen = at(new_york).get(claim.get_absolute_url(), follow=True)
    assert fields(seen, plan)["due_at"] == "2026-03-02T03:30"
    assert "2026-03-02T03:30:00-05:00" in tree(seen).xpath("//time/@datetime")
    assert "2 Mar 2026, 03:30" in times(seen)
    assert "2 Mar 2026, 17:30" in times(at(tokyo).get(claim.get_absolute_url(), follow=True))
    assert ledger.history(claim).filter(verb="planned").get().why.endswith("2026-03-02 09:30")


def test_what_goes_on_record_is_by_the_newsrooms_clock_however_a_moment_is_given(tokyo, claim) -> None:
    with timezone.override("Asia/Tokyo"):
        due = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
        assigning.plan(claim, by=tokyo, version=claim.version, due_at=due, priority=claim.priority)

    assert ledger.history(claim).filter(verb="planned").get().why.endswith("2026-03-02 09:30")


def test_a_publication_at_a_time_is_typed_and_told_by_the_editors_clock(desk, new_york, at) -> None:
    here = reverse("desk:verdict", args=[desk.approved().pk])
    page = at(new_york).get(here)
    assert "In your time, America/New_York." in words(page)
    year = timezone.now().year + 1

    after = at(new_york).post(
        f"{here}publish/later/", fields(page, "publish/later/") | {"at": f"{year}-01-15T20:00"}, follow=True
    )

    assert Release.objects.get().goes_out_at == datetime(year, 1, 16, 1, tzinfo=UTC)
    assert f"{year}-01-15T20:00:00-05:00" in tree(after).xpath("//time/@datetime")
    assert "In the newsroom's time, Europe/Berlin." in words(at(desk.editor).get(reverse("desk:new_article")))
    asked = ledger.history(Release.objects.get().verdict).get(verb="release asked")
    assert asked.details["goes_out_at"] == f"{year}-01-16T01:00:00+00:00"


def test_public_pages_are_by_the_newsrooms_clock_for_everybody(desk, tokyo, at) -> None:
    slug = desk.published().slug
    for address in (f"/checks/{slug}/", "/feeds/claimreview.json"):
        assert at(tokyo).get(address).content == Client().get(address).content
    assert timezone.get_current_timezone_name() == "Europe/Berlin"  # A request leaves nothing behind for the next one.


def test_a_curator_far_away_reads_and_moves_days_by_the_newsrooms_clock(text, at) -> None:
    curator = at(living_in("America/New_York", "curator"))
    Article.objects.update(embargoed_until=datetime(2025, 5, 3, 12, tzinfo=UTC))
    records = reverse("admin:articles_article_changelist")
    address = reverse("admin:articles_article_change", args=[text.article_id])

    read = curator.get(address)

    said = filled(read, "article_form")
    assert (said["published_at_0"], said["published_at_1"]) == (["2025-05-02"], ["00:00:00"])
    assert (said["embargoed_until_0"], said["embargoed_until_1"]) == (["2025-05-03"], ["08:00:00"])
    assert "In the newsroom's time, Europe/Berlin." in words(read)
    assert "In your time, America/New_York." in words(read)
    assert sent(curator, address, said, published_at_0="2025-05-04", embargoed_until_1="09:00:00").status_code == 302
    article = Article.objects.get()
    assert article.published_at == datetime(2025, 5, 4, tzinfo=BERLIN)
    assert article.embargoed_until == datetime(2025, 5, 3, 13, tzinfo=UTC)
    on_the_day = {"published_at__year": 2025, "published_at__month": 5, "published_at__day": 4}
    assert "Cards" in words(curator.get(records, on_the_day))
    listed = tree(curator.get(records, {"published_at__year": 2025, "published_at__month": 5}))
    assert [day.text_content().strip() for day in listed.xpath("//nav[@class='toplinks']/a")][1:] == ["4 May"]


def test_a_zone_is_chosen_from_a_list_in_which_a_city_is_found_by_its_name(checker, at) -> None:
    client = at(checker)
    page = client.get("/desk/me/")
    areas = tree(page).xpath("//select[@name='time_zone']/optgroup")
    cities = {area.get("label"): [option.text for option in area] for area in areas}

    assert list(cities) == sorted(cities)
    assert all(names == sorted(names) for names in cities.values())
    assert {"Berlin", "Paris"} < set(cities["Europe"])
    assert "Buenos Aires (Argentina)" in cities["America"]
    said = {name: "" if value == "on" else value for name, value in fields(page, "/desk/me/").items()}
    assert client.post("/desk/me/", said | {"time_zone": "Asia/Tokyo"}).status_code == 303
    assert Preferences.objects.get(user=checker).time_zone == "Asia/Tokyo"
    assert form(client.get("/desk/me/"), "/desk/me/").fields["time_zone"] == "Asia/Tokyo"
    assert client.post("/desk/me/", said | {"time_zone": "Moon/Tycho"}).status_code == 422


def test_no_zone_is_kept_that_nobody_offers_and_one_that_is_no_more_is_the_newsrooms(checker, at) -> None:
    for wrong in ("Moon/Tycho", "Asia/Calcutta", "../etc/passwd"):  # The second is an old name of Asia/Kolkata.
        with pytest.raises(Refusal):
            preferences.change(by=checker, time_zone=wrong)
    assert "Asia/Kolkata" in zones.offered()

    Preferences.objects.create(user=checker, time_zone="Moon/Tycho")
    assert tree(at(checker).get("/desk/")).find(".//body").get("data-zone") == "Europe/Berlin"
