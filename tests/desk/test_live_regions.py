"""What the regions of an open page fetch when they are told that something has changed."""

import json

import pytest
from redis import Redis

from articles.models import Version
from factcheck.claims.models import Claim, Extraction
from factcheck.claims.services import extraction, triage
from factcheck.desk.live.reading import read
from factcheck.desk.screens.filters import TABS
from factcheck.desk.screens.progress import Progress
from factcheck.verdicts.services import review
from newsroom import carrier, hints, presence
from newsroom.models import User
from tests import people
from tests.desk.pages import tree, words


@pytest.fixture(autouse=True)
def nobody(settings, monkeypatch):
    carrier._connected.cache_clear()
    monkeypatch.setattr(carrier, "PATIENCE", 20)  # A busy machine is no silent Redis.
    with Redis.from_url(settings.REDIS_URL) as redis:
        redis.delete(presence.KEY)
    yield
    carrier._connected.cache_clear()


@pytest.fixture
def anna(db) -> User:
    return people.person("checker", username="anna")


def ids(answer) -> list[str]:
    return tree(answer).xpath("//*[@hx-swap-oob]/@id")


def at_claim(person: User, claim: Claim, *, writes: bool = False) -> None:
    article = claim.appearances.get().version.article_id
    presence.show(person, tab="a", article=article, claim=claim.pk, is_writing=writes)


def test_of_the_list_only_the_claims_that_are_asked_for_come_and_the_count(checker: User, at, read: Version) -> None:
    places = list(read.appearances.order_by("start"))
    address = f"/desk/articles/{read.article_id}/listed/?newest={max(place.pk for place in places)}"

    answer = at(checker).get(f"{address}&claims={places[0].claim_id}%20999999%20nonsense")

    assert ids(answer) == [f"listed-{places[0].pk}", f"tick-{places[0].pk}", "listed-count", "arrived"]
    assert f"{len(places)} claims, {len(places)} undecided." in words(answer)
    everything = ids(at(checker).get(address))  # Who missed too much asks for all.
    assert [name for name in everything if name.startswith("listed-")] == [
        *(f"listed-{place.pk}" for place in places),
        "listed-count",
    ]


def test_claims_that_came_after_the_page_are_counted_and_not_put_into_it(checker: User, at, read: Version) -> None:
    newest = max(read.appearances.values_list("pk", flat=True))
    start = read.text.index("on social media")
    added, _ = triage.add(read, by=checker, start=start, end=start + len("on social media"))

    answer = at(checker).get(f"/desk/articles/{read.article_id}/listed/?newest={newest}&claims={added.pk}")

    assert "1 new claim – show" in words(answer)
    assert tree(answer).xpath("//*[@id='arrived']//a/@data-hotkey") == ["."]
    assert ids(answer) == ["listed-count", "arrived"]  # For a line that no page has yet htmx would report an error.


def test_who_opened_a_claim_is_told_what_others_did_to_it_since(checker: User, anna: User, at, march: Claim) -> None:
    page = at(checker).get(march.get_absolute_url(), follow=True)
    [address] = tree(page).xpath(f"//*[@id='overtaken-{march.pk}']/@hx-get")
    assert at(checker).get(address).content.strip() == b""
    triage.accept(march, by=anna, version=march.version)

    told = words(at(checker).get(address))

    assert "This claim has changed since you opened it. Show it as it is now" in told
    assert "anna accepted the claim" in told
    assert at(anna).get(address).content.strip() == b""  # Who did it knows.


def test_who_reads_a_verdict_is_told_what_became_of_it_since(desk: people.Desk, at) -> None:
    verdict = desk.submitted()
    page = at(desk.editor).get(f"/desk/verdicts/{verdict.pk}/")
    [address] = tree(page).xpath("//*[@class='overtaken']/@hx-get")
    second = people.person("editor")
    review.request_changes(verdict, by=second, version=verdict.version, comment="Which table is it?")

    answer = at(desk.editor).get(address)

    assert f"{second} asked for changes" in words(answer)
    assert tree(answer).xpath("//a/@href") == [f"/desk/verdicts/{verdict.pk}/"]


def test_of_the_queue_only_rows_that_are_on_the_page_come_and_never_their_boxes(
    checker: User, at, read: Version
) -> None:
    first, second = [place.claim_id for place in read.appearances.order_by("pk")[:2]]

    answer = at(checker).get(f"/desk/rows/?on={first}&claims={first}%20{second}")

    assert ids(answer) == [f"facts-{first}", f"statement-{first}"]
    assert tree(answer).xpath("//input") == []


def test_of_the_tabs_only_their_counts_come_under_the_filters_of_the_page(
    checker: User, at, read: Version, django_assert_max_num_queries
) -> None:
    client = at(checker)
    page = tree(client.get("/desk/?state=undecided&q=bonds"))
    (region,) = page.xpath("//*[@id='counts']")
    before = page.xpath("//*[@id='count-undecided']/text()")
    triage.accept(Claim.objects.filter(statement__icontains="bonds").first(), by=checker, version=1)

    with django_assert_max_num_queries(6):
        answer = client.get(region.get("hx-get") + "&shown=3")

    assert set(region.get("data-live").split()) == {"claim", "verdict"}
    counted = tree(answer).xpath("//*[@id='count-undecided']/text()")
    assert (int(before[0]) - int(counted[0]), tree(answer).xpath("//*[@id='count-open']/text()")) == (1, ["1"])
    assert f"3 of {counted[0]} claims" in words(answer)
    assert ids(answer) == [f"count-{tab or 'to-do'}" for tab in TABS] + ["shown-of"]
    assert tree(answer).xpath("//a | //input | //select") == []


def test_the_queue_shows_who_is_on_a_claim_in_words(checker: User, anna: User, at, march: Claim) -> None:
    at_claim(anna, march, writes=True)

    answer = at(checker).get(f"/desk/eyes/?on={march.pk}%20999")

    assert ids(answer) == [f"eye-{march.pk}", "eye-999"]
    assert "anna is editing" in words(answer)
    assert "anna" not in words(at(anna).get(f"/desk/eyes/?on={march.pk}"))


def test_who_tells_where_they_are_is_told_who_else_is_there_and_warned(
    checker: User, anna: User, at, march: Claim
) -> None:
    at_claim(anna, march, writes=True)
    article = march.appearances.get().version.article_id
    here = {"tab": "1-2", "article": article, "claim": march.pk, "writes": "1"}

    told = words(at(checker).post("/desk/here/", here))

    assert "anna is editing this claim (1 min)" in told
    assert "anna is editing (1 min) . Nothing is locked" in told
    assert [each.name for each in presence.others(anna, article=article)] == [str(checker)]
    at(checker).post("/desk/here/", here | {"leaves": "1"})
    assert presence.others(anna, article=article) == []


def test_who_may_not_edit_a_claim_is_warned_of_nothing(reporter: User, anna: User, at, march: Claim) -> None:
    """Their card has no room for the warning: htmx would report an error at each sign of life."""
    at_claim(anna, march, writes=True)
    here = {"tab": "1-2", "article": march.appearances.get().version.article_id, "claim": march.pk}

    told = at(reporter).post("/desk/here/", here)
    page = at(reporter).get(march.get_absolute_url(), follow=True)

    assert "anna is editing this claim (1 min)" in words(told)
    assert "collision" not in told.content.decode() + page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_answer_names_the_hint_of_ones_own_step_so_that_nothing_is_asked_twice(
    checker: User, at, march: Claim
) -> None:
    article = march.appearances.get().version.article_id
    client, here = at(checker), {"tab": "1", "article": article, "claim": march.pk}
    place = hints.since("0", most=2 * hints.KEPT)[-1].id

    came = json.loads(client.post("/desk/here/", here)["HX-Trigger"])["desk:has"]
    assert "HX-Trigger" not in client.post("/desk/here/", here)  # Still there is no news.
    writes = json.loads(client.post("/desk/here/", here | {"writes": "1"})["HX-Trigger"])["desk:has"]

    told = [each.hint for entry in hints.since(place) for each in read([entry])]
    assert [{f"presence:{hint.id}": hint.v} for hint in told] == [came, writes]
    assert came != writes


def test_a_tab_without_a_proper_name_is_refused(checker: User, at) -> None:
    for tab in ("", "a b", "é", "x" * 41, '"]'):
        assert at(checker).post("/desk/here/", {"tab": tab}).status_code == 422


def test_the_page_itself_warns_who_opens_a_claim_that_somebody_edits(
    checker: User, anna: User, at, march: Claim
) -> None:
    at_claim(anna, march)
    assert "Edit anyway" not in words(at(checker).get(march.get_absolute_url(), follow=True))
    at_claim(anna, march, writes=True)

    page = at(checker).get(march.get_absolute_url(), follow=True)

    assert "anna is editing (1 min) . Nothing is locked" in words(page)
    assert "Edit anyway" in words(page)
    accept = {"version": march.version}
    assert at(checker).post(f"/desk/claims/{march.pk}/accept/", accept).status_code == 303  # And it isn't.


def test_nothing_that_fetches_itself_holds_anything_to_type_into(desk: people.Desk, at) -> None:
    claim = desk.draft().claim
    article = claim.appearances.get().version.article_id
    for person in (desk.checker, desk.editor):
        for address in ("/desk/", f"/desk/articles/{article}/", f"/desk/articles/{article}/claims/{claim.pk}/"):
            regions = tree(at(person).get(address)).xpath("//*[@data-live or contains(@hx-trigger, 'every')]")
            assert regions
            for region in regions:
                fields = region.xpath(".//input | .//textarea | .//select | .//*[@contenteditable]")
                assert (region.get("id"), fields) == (region.get("id") or "a name", [])


@pytest.mark.parametrize(("done", "percent"), [(0, 0), (2, 0), (3, 25), (6, 50), (11, 75), (12, 100)])
def test_how_far_a_reading_is_is_said_in_quarters(done: int, percent: int) -> None:
    assert Progress(Extraction(done=done, total=12), "running").percent == percent


def test_a_page_that_shows_the_last_reading_is_not_told_of_it_again(checker: User, at, read: Version) -> None:
    address = f"/desk/articles/{read.article_id}/progress/?shown=3&seen=1"
    assert at(checker).get(address).status_code == 204
    extraction.retry(Extraction.objects.get(version=read), by=checker)

    assert at(checker).get(address).status_code == 200
