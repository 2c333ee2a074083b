"""What the queue is ordered by stays true, whoever writes."""

from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from django.db import connection
from django.db.models import F, Max, Q

from articles.models import Version
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import triage
from newsroom.models import User
from tests import people
from tests.claims.proposals import candidate, place_of, reading

TEXT = "Exports fell by 3 percent in March. Imports rose by 5 percent in April. Exports fell by 3 percent in March."
EXPORTS, IMPORTS = "Exports fell by 3 percent in March", "Imports rose by 5 percent in April"


@pytest.fixture
def version(db: None) -> Version:
    return people.version(TEXT)


def assert_true() -> None:
    """Every claim's stored score is the best of the places that people are shown."""
    best = Max("appearances__score", filter=Q(appearances__withdrawn=False))
    wrong = Claim.objects.annotate(best=best).exclude(
        Q(best_score=F("best")) | Q(best_score__isnull=True, best__isnull=True)
    )
    assert list(wrong) == []


def score_of(place: Appearance) -> float | None:
    return Claim.objects.get(pk=place.claim_id).best_score


def test_a_reading_writes_the_best_score_of_a_claim_that_stands_twice(version: Version) -> None:
    reading(version, candidate(version, EXPORTS, score=0.4), candidate(version, EXPORTS, nth=1, score=0.7))

    assert Claim.objects.get().best_score == 0.7
    assert_true()


def test_a_reading_again_keeps_the_best_score_true(version: Version) -> None:
    reading(version, candidate(version, EXPORTS, score=0.4), candidate(version, IMPORTS, score=0.9))
    reading(version, candidate(version, EXPORTS, score=0.6), number=2)

    assert score_of(place_of(version, EXPORTS)) == 0.6
    assert score_of(place_of(version, IMPORTS)) is None  # Taken back: it is shown nowhere.
    assert_true()
    reading(version, candidate(version, EXPORTS, score=0.5), candidate(version, IMPORTS, score=0.8), number=3)
    assert score_of(place_of(version, IMPORTS)) == 0.8
    assert_true()


def test_the_best_score_follows_a_claim_that_is_accepted_again_and_one_that_is_merged(
    version: Version, checker: User
) -> None:
    reading(version, candidate(version, EXPORTS, score=0.4), candidate(version, IMPORTS, score=0.9))
    reading(version, candidate(version, EXPORTS, score=0.4), number=2)
    gone, stays = place_of(version, IMPORTS).claim, place_of(version, EXPORTS).claim

    triage.accept(gone, by=checker, version=gone.version)
    assert Claim.objects.get(pk=gone.pk).best_score == 0.9
    triage.merge(stays, into=gone, by=checker, version=stays.version)

    assert Claim.objects.get(pk=stays.pk).best_score is None
    assert_true()


def test_the_best_score_is_true_after_a_place_is_deleted(version: Version) -> None:
    reading(version, candidate(version, EXPORTS, score=0.4), candidate(version, EXPORTS, nth=1, score=0.7))
    version.appearances.filter(score=0.7).delete()

    assert Claim.objects.get().best_score == 0.4


def test_a_score_that_changes_counts_no_version_on(version: Version) -> None:
    reading(version, candidate(version, EXPORTS, score=0.4))
    reading(version, candidate(version, EXPORTS, score=0.6), number=2)

    assert Claim.objects.get().version == 1


def test_the_scores_of_claims_from_before_are_filled_in(version: Version, checker: User) -> None:
    reading(version, candidate(version, EXPORTS, score=0.4), candidate(version, IMPORTS, score=0.9))
    reading(version, candidate(version, EXPORTS, score=0.4), number=2)
    Claim.objects.update(best_score=None)
    migration = import_module("factcheck.claims.migrations.0007_the_order_of_the_queue")

    with connection.cursor() as cursor:
        cursor.execute(migration.FILL_BEST_SCORES)

    assert sorted(Claim.objects.values_list("best_score", flat=True), key=str) == [0.4, None]
    assert_true()


def test_urgent_claims_come_first_then_the_newest_day_and_in_it_the_most_checkworthy(db: None) -> None:
    def claim(statement: str, day: int, score: float | None, priority: int = 0) -> None:
        row = Claim.objects.create(statement=statement, priority=priority)
        moment = datetime(2026, 3, day, 23, 59, tzinfo=UTC)
        Claim.objects.filter(pk=row.pk).update(added_at=moment, best_score=score)

    claim("weak, new", 9, 0.3)
    claim("strong, old", 8, 0.9)
    claim("strong, new", 9, 0.9)
    claim("marked by a person, new", 9, None)
    claim("urgent, old and weak", 7, 0.1, priority=2)
    claim("strong, new, later", 9, 0.9)

    assert [str(row) for row in Claim.objects.in_order()] == [
        "urgent, old and weak", "marked by a person, new", "strong, new, later", "strong, new", "weak, new",
        "strong, old",
    ]  # fmt: skip
    assert Claim.objects.get(statement="strong, old").added_on == date(2026, 3, 8)


def test_what_lies_behind_a_place_and_what_ahead_of_it_is_everything_else_once(db: None) -> None:
    Claim.objects.bulk_create(Claim(statement=f"Exports fell {n}%.", best_score=n % 3 / 4) for n in range(12))
    rows = list(Claim.objects.in_order())
    for number, row in enumerate(rows):
        place = (row.priority, row.added_on, row.rank, row.pk)
        assert list(Claim.objects.in_order().behind(place)) == rows[number + 1 :]
        assert list(Claim.objects.in_order().ahead_of(place)) == rows[:number]
