"""The map of the claims in the margin."""

from articles.models import Version
from factcheck.claims.models import Claim
from factcheck.claims.services import triage
from factcheck.desk.screens.map import MOST, ticks_of
from factcheck.desk.screens.places import places_in
from tests.desk.pages import tree
from tests.people import Desk


def test_each_claim_of_a_text_has_a_tick_that_is_a_link_with_its_name(desk: Desk, at, read: Version) -> None:
    page = tree(at(desk.checker).get(f"/desk/articles/{read.article_id}/"))
    links = page.xpath("//nav[@aria-label='Map of the claims']//a")
    marks = page.xpath("//*[@id='doc']//mark/a")

    assert {link.get("aria-label") for link in links} == {mark.get("aria-label") for mark in marks}
    assert [link.get("href") for link in links] == [link.get("href") for link in page.xpath("//*[@data-listed]")]


def test_the_tick_of_the_open_claim_is_the_current_one(desk: Desk, at, read: Version, march: Claim) -> None:
    page = tree(at(desk.checker).get(f"/desk/articles/{read.article_id}/claims/{march.pk}/"))

    (tick,) = page.xpath("//*[@id='map']//a[@aria-current]")
    assert tick.get("data-claim") == str(march.pk)


def test_many_claims_share_ticks_and_what_waits_is_drawn(desk: Desk, read: Version) -> None:
    first, *others = places_in(read, read.article)[0]
    triage.accept(Claim.objects.get(pk=first.claim.pk), by=desk.checker, version=first.claim.version)
    places = places_in(read, read.article)[0]

    (tick, *_) = ticks_of(places, most=1)
    assert tick.places == tuple(places)
    assert (tick.first, tick.top) == (first, others[0])
    assert tick.name.startswith(f"Claims 1 to {len(places)}: ")
    assert [len(ticks_of(places * n)) <= MOST for n in (1, 5, 40)] == [True] * 3
    assert ticks_of([]) == []
