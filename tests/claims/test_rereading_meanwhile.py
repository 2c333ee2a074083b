"""A text is read again and a person decides at the same moment: each on a connection of their own."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection, connections, transaction

from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import triage
from factcheck.claims.services.corrections import correct_reading
from newsroom.refusals import AlreadyThere, Conflict
from tests import people
from tests.claims.proposals import candidate, place_of, reading

pytestmark = pytest.mark.django_db(transaction=True)

FELL = "Exports fell by 3 percent in March."
ROSE = "Imports rose by 4 percent in March."
PATIENCE = 20.0


class Meanwhile:
    """An act on a connection of its own, which `begin` brings to where it waits for somebody's lock."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.act = act
        self.wrong: list[Exception] = []
        self.thread = threading.Thread(target=self.run)

    def run(self) -> None:
        try:
            self.act()
        except Exception as error:  # noqa: BLE001  Which one it was is what the test asks.
            self.wrong.append(error)
        finally:
            connections.close_all()

    def begin(self) -> None:
        self.thread.start()
        until = time.monotonic() + PATIENCE
        while not waits_for_a_lock():
            assert time.monotonic() < until, f"It never came to wait for the lock: {self.wrong}"
            time.sleep(0.02)

    def __enter__(self) -> "Meanwhile":
        return self

    def __exit__(self, *_: object) -> None:
        if self.thread.ident is not None:
            self.thread.join(PATIENCE)
            assert not self.thread.is_alive()


def waits_for_a_lock() -> bool:
    """Whether another connection to this test's database waits for somebody's lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # A transaction sees the activity of its beginning.
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[0])


def test_a_claim_that_is_accepted_while_a_reading_wants_to_take_it_back_stays_accepted():
    checker, version = people.person("checker"), people.version(f"{FELL} {ROSE}")
    reading(version, candidate(version, FELL))
    claim = place_of(version, FELL).claim

    with Meanwhile(lambda: reading(version, candidate(version, ROSE), number=2)) as other, transaction.atomic():
        triage.accept(claim, by=checker, version=1)
        other.begin()

    assert other.wrong == []
    place = place_of(version, FELL)
    assert (place.withdrawn, place.claim.status) == (False, "open")
    assert place_of(version, ROSE).claim.status == "candidate"


def test_what_a_person_puts_right_while_a_reading_is_written_is_not_written_over():
    checker, version = people.person("checker"), people.version(f"{FELL} {ROSE}")
    reading(version, candidate(version, FELL))
    better = candidate(version, FELL, kinds=("law",), score=0.6)

    with Meanwhile(lambda: reading(version, better, number=2)) as other, transaction.atomic():
        correct_reading(place_of(version, FELL), by=checker, version=1, kinds=["cause"])
        other.begin()

    assert other.wrong == []
    assert (place_of(version, FELL).kinds, place_of(version, FELL).score) == (["cause"], 0.6)


def test_who_decides_while_a_reading_takes_the_claim_back_is_told():
    checker, version = people.person("checker"), people.version(FELL)
    reading(version, candidate(version, FELL))
    claim = place_of(version, FELL).claim

    with Meanwhile(lambda: triage.accept(claim, by=checker, version=1)) as other, transaction.atomic():
        reading(version, number=2)
        other.begin()

    assert [type(error) for error in other.wrong] == [Conflict]
    assert Claim.objects.get(pk=claim.pk).status == "withdrawn"


def test_words_that_a_person_marks_while_a_reading_proposes_them_are_marked_once():
    checker, version = people.person("checker"), people.version(FELL)

    with Meanwhile(lambda: people.place(version, FELL, by=checker)) as other, transaction.atomic():
        reading(version, candidate(version, FELL))
        other.begin()

    assert [type(error) for error in other.wrong] == [AlreadyThere]
    assert Appearance.objects.count() == Claim.objects.count() == 1


def test_a_claim_that_is_merged_while_its_text_is_read_again_leaves_no_place_behind():
    """Neither where the claim that it is merged into was not known to the article, so that it has to be locked late."""
    checker = people.person("checker")
    first = people.version(FELL, url="https://ledger.example.org/edited")
    reading(first, candidate(first, FELL))
    claim, stays = Claim.objects.get(), Claim.objects.create(statement="The same.")
    second = people.version(f"{FELL} {ROSE}", url="https://ledger.example.org/edited")

    with Meanwhile(lambda: reading(second, candidate(second, FELL))) as other, transaction.atomic():
        triage.merge(claim, into=stays, by=checker, version=1)
        other.begin()

    assert other.wrong == []
    assert {place.claim_id for place in Appearance.objects.all()} == {stays.pk}
