"""Who is where: told by each tab three times a minute, forgotten after one."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from redis import Redis

from newsroom import carrier, hints, presence
from newsroom.models import User
from newsroom.presence import Present
from tests import people

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nobody(settings, db, monkeypatch):
    carrier._connected.cache_clear()
    monkeypatch.setattr(carrier, "PATIENCE", 20)  # A busy machine is no silent Redis.
    with Redis.from_url(settings.REDIS_URL) as redis:
        redis.delete(presence.KEY, hints.STREAM)
    yield
    carrier._connected.cache_clear()


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as moved:
        yield moved


@pytest.fixture
def second() -> User:
    return people.person("checker", username="checker-b")


def there(person: User, *, claim: int = 7, writes: bool = False, tab: str = "a") -> None:
    presence.show(person, tab=tab, article=5, claim=claim, is_writing=writes)


def test_others_see_who_looks_and_who_writes_and_nobody_sees_themselves(checker, second, clock):
    there(checker)
    there(second, writes=True)

    assert presence.others(checker, article=5) == [Present("checker-b", 7, int(NOON.timestamp()))]
    assert [each.is_writing for each in presence.others(second, article=5)] == [False]
    assert presence.others(checker, article=6) == []


def test_who_says_nothing_for_a_minute_is_gone(checker, second, clock):
    there(second)
    clock.shift(timedelta(seconds=59))
    assert len(presence.others(checker, article=5)) == 1
    clock.shift(timedelta(seconds=2))

    assert presence.others(checker, article=5) == []


def test_it_is_told_for_how_long_somebody_has_been_writing(checker, second, clock):
    for _ in range(5):
        there(second, writes=True)
        clock.shift(timedelta(seconds=20))

    assert [each.minutes for each in presence.others(checker, article=5)] == [2]


def test_who_stops_writing_only_looks(checker, second, clock):
    there(second, writes=True)
    there(second)

    assert [each.is_writing for each in presence.others(checker, article=5)] == [False]


def test_a_person_with_two_tabs_is_one_person_who_writes(checker, second, clock):
    there(second, tab="a")
    there(second, tab="b", writes=True)

    assert [each.is_writing for each in presence.others(checker, article=5)] == [True]


def test_a_tab_that_is_closed_leaves_at_once_and_the_other_one_stays(checker, second, clock):
    there(second, tab="a")
    there(second, tab="b", claim=8)
    presence.leave(second, tab="a")

    assert [each.claim for each in presence.others(checker, article=5)] == [8]


def test_the_queue_asks_by_claims(checker, second, clock):
    there(second, claim=7)

    assert [each.claim for each in presence.others(checker, claims=[7, 9])] == [7]
    assert presence.others(checker, claims=[9]) == []


@pytest.mark.django_db(transaction=True)
def test_others_are_told_only_of_what_is_new(checker, second, clock):
    for claim, writes in ((7, False), (7, False), (8, False), (8, True), (8, True)):
        there(second, claim=claim, writes=writes)
        clock.shift(timedelta(seconds=20))

    assert [entry.subjects for entry in hints.since("0")] == [["presence:5"]] * 3


def test_without_redis_nobody_is_seen_and_nothing_goes_wrong(checker, second, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    there(second)

    assert presence.others(checker, article=5) == []
