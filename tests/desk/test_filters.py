"""The queue's filters: they live in the address, leave the right claims, and go one by one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.services.intake import take_in
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import assigning
from factcheck.desk.screens.filters import LABELS, MEANT, Filters
from newsroom.models import User
from tests import people
from tests.claims.proposals import candidate, reading
from tests.desk.pages import tree, words
from tests.desk.test_queue import listed, queue
from tests.people import Desk


@pytest.fixture
def other(march: Claim) -> Claim:
    """Another undecided claim, in another outlet's article."""
    text = people.version("Exports fell by 3 percent in March.", outlet="Harbour Times")
    reading(text, candidate(text, "Exports fell by 3 percent in March", kinds=("ranking",)))
    return text.appearances.get().claim


def assigned(claim: Claim, desk: Desk) -> str:
    assigning.assign(claim, by=desk.checker, version=claim.version, assignee=desk.checker)
    return "assignee=me"


def assigned_by_name(claim: Claim, desk: Desk) -> str:
    assigned(claim, desk)
    return f"assignee={desk.checker.pk}"


def rated(claim: Claim, desk: Desk) -> str:
    desk.published(desk.approved(desk.submitted(desk.draft(claim, label="False"))))
    return "rating=False&state=all"


def written(**fields: object) -> Callable[[Claim, Desk], int]:
    return lambda claim, desk: Claim.objects.filter(pk=claim.pk).update(**fields)


def lost_its_words(claim: Claim, desk: Desk) -> str:
    claim.appearances.update(anchor=Appearance.Anchor.GONE)
    return "changed=1"


def has_a_newer_text(claim: Claim, desk: Desk) -> str:
    article = claim.appearances.get().version.article
    take_in(
        by=None, outlet=article.outlet.name, title=article.title, url=article.canonical_url, text="Another text now.",
        new_version=True,
    )  # fmt: skip
    return "changed=1"


NOW = timezone.now()


@pytest.mark.parametrize(
    ("asked", "act"),
    [
        ("", assigned),
        ("", assigned_by_name),
        ("", rated),
        ("", lost_its_words),
        ("kind=quotation", lambda claim, desk: claim.appearances.update(kinds=["event", "quotation"])),
        ("language=de", written(language="de")),
        ("topic=trade", written(topics=["bonds", "trade"])),
        ("speaker=tana", written(claimant="Aiko Tanaka")),
        ("age=older", written(added_at=NOW - timedelta(days=40))),
        ("age=month&state=all", written(added_at=NOW - timedelta(days=20))),
        ("age=week&state=all", written(added_at=NOW - timedelta(days=5))),
        ("due=late", written(due_at=NOW - timedelta(hours=1))),
        ("due=soon", written(due_at=NOW + timedelta(hours=3))),
        ("due=any", written(due_at=NOW + timedelta(days=9))),
    ],
)
def test_a_filter_leaves_the_claims_that_are_meant_and_no_other(desk: Desk, at, march, other, asked, act) -> None:
    if "age" in asked and "older" not in asked:
        Claim.objects.exclude(pk=march.pk).update(added_at=NOW - timedelta(days=60))
    asked = act(march, desk) if not asked else (act(march, desk), asked)[1]

    assert listed(queue(at(desk.checker), f"?{asked}")) == [march.pk]


def test_what_nobody_looks_after_is_found(desk: Desk, at, march, other) -> None:
    assigned(march, desk)

    found = listed(queue(at(desk.checker), "?assignee=nobody"))
    assert other.pk in found
    assert march.pk not in found


def test_claims_whose_article_has_a_newer_text_without_them_have_changed(desk: Desk, at, march, other) -> None:
    has_a_newer_text(march, desk)
    texts = Appearance.objects.filter(version__article=march.appearances.get().version.article_id)

    assert sorted(listed(queue(at(desk.checker), "?changed=1"))) == sorted(texts.values_list("claim_id", flat=True))


def test_a_claim_whose_words_stand_in_the_newest_text_too_has_not_changed(desk: Desk, at, march: Claim) -> None:
    has_a_newer_text(march, desk)
    newest = march.appearances.get().version.article.versions.get(number=2)
    Appearance.objects.create(claim=march, version=newest, exact="Another", start=0, end=7, engine="rules")

    assert march.pk not in listed(queue(at(desk.checker), "?changed=1"))


def test_every_filter_has_a_chip_that_takes_it_away_alone_and_one_link_takes_all(checker: User, at) -> None:
    asked = (
        "state=open&q=exports&outlet=7&kind=event&assignee=me&rating=False&language=en&topic=trade&speaker=Tanaka"
        "&age=week&due=late&changed=1"
    )
    page = tree(queue(at(checker), f"?{asked}"))
    chips = page.xpath("//ul[@class='chosen']//a[@class='chosen-one']/@href")

    assert len(chips) == len(LABELS) == 11
    for chip in chips:
        assert len(QueryDict(chip[1:])) == 11
    assert page.xpath("//a[text()='Clear filters']/@href")[0] == "?state=open"


def test_a_typo_is_told_and_looked_for_as_it_was_meant(checker: User, at, march: Claim) -> None:
    answer = queue(at(checker), "?q=treasruys+dumping")

    assert listed(answer) == [march.pk]
    assert "No claim has “treasruys”. Looked for instead: treasurys" in words(answer)


def test_every_filter_that_is_no_search_means_something() -> None:
    assert set(LABELS) - {"q"} == set(MEANT)


@given(st.dictionaries(st.sampled_from(["state", *LABELS]), st.text(max_size=30)))
def test_any_address_is_read_and_read_again_the_same(asked: dict[str, str]) -> None:
    query = QueryDict(mutable=True)
    query.update(asked)
    filters = Filters.asked(query)

    assert Filters.asked(QueryDict(filters.query)) == filters


@pytest.mark.parametrize("place", ["x", "0_20260101_nan_1", "1_2_3", "0_20260101_0.5_-1", "9" * 400, "0_20261399_1_1"])
def test_a_broken_place_in_the_queue_shows_its_beginning(checker: User, at, march: Claim, place: str) -> None:
    for name in ("after", "before"):
        assert march.pk in listed(queue(at(checker), f"?{name}={place}"))
