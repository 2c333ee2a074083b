"""Hints of what has changed: told after commit, by name only, and never in anybody's way."""

import signal
import time

import pytest
from django.db import transaction
from redis import Redis

from embedded import valkey
from newsroom import carrier, hints, ledger
from newsroom.models import User
from tests import people


@pytest.fixture
def server(tmp_path, settings):
    """A Redis of this test's own."""
    started = valkey.start(tmp_path / "valkey")
    settings.REDIS_URL = started.url
    yield started
    started.kill()


def told(settings) -> list[dict[str, str]]:
    with Redis.from_url(settings.REDIS_URL, decode_responses=True) as redis:
        return [fields for _, fields in redis.xrange(hints.STREAM)]


@pytest.mark.django_db(transaction=True)
def test_each_line_of_the_ledger_is_told_with_the_row_the_verb_and_its_number_and_nothing_else(server, settings):
    checker = people.person("checker")
    before = len(told(settings))
    event = ledger.record(checker, "corrected", by=checker, why="secret words", statement="more of them")

    assert told(settings)[before:] == [
        {"rows": f"user:{checker.pk}", "verb": "corrected", "event": str(event.pk)},
    ]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_told_before_the_commit_and_nothing_of_what_was_taken_back(server, settings):
    hints.tell(["claim:1"], "accepted")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        hints.tell(["claim:2"], "accepted")
        assert len(told(settings)) == 1
        raise ZeroDivisionError

    assert [each["rows"] for each in told(settings)] == ["claim:1"]


@pytest.mark.django_db(transaction=True)
def test_many_rows_at_once_are_told_in_a_few_entries(server, settings):
    hints.tell((f"claim:{n}" for n in range(450)), "read again")

    assert [len(each["rows"].split()) for each in told(settings)] == [200, 200, 50]


@pytest.mark.django_db(transaction=True)
def test_the_stream_is_trimmed(server, settings, monkeypatch):
    monkeypatch.setattr(hints, "KEPT", 100)  # Redis trims by whole nodes, of a hundred entries each.
    for n in range(450):
        hints.tell([f"claim:{n}"], "accepted")

    assert len(told(settings)) < 250
    assert told(settings)[-1]["rows"] == "claim:449"


@pytest.mark.django_db(transaction=True)
def test_what_was_told_after_a_place_is_read_from_there(server):
    for n in (1, 2, 3):
        hints.tell([f"claim:{n}"], "accepted", event=n)
    first, *others = hints.since("0")

    assert [entry.event for entry in hints.since(first.id)] == [2, 3] == [entry.event for entry in others]
    assert hints.since(others[-1].id) == []


@pytest.mark.django_db(transaction=True)
def test_without_redis_an_act_is_done_and_nobody_is_told(checker: User, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    event = ledger.record(checker, "corrected", by=checker)

    assert event.pk
    assert hints.since("0") is None


@pytest.mark.django_db(transaction=True)
def test_a_redis_that_is_silent_is_asked_once_and_then_left_alone(server, settings, monkeypatch):
    asked = []
    whole = Redis.xrange

    def xrange(*arguments, **keywords):
        asked.append(arguments)
        return whole(*arguments, **keywords)

    monkeypatch.setattr(Redis, "xrange", xrange)
    server.process.send_signal(signal.SIGSTOP)
    try:
        found = [hints.since("0") for _ in range(20)]
    finally:
        server.process.send_signal(signal.SIGCONT)

    assert found == [None] * 20
    assert len(asked) == 1
    monkeypatch.setattr(time, "monotonic", lambda now=time.monotonic: now() + carrier.REST)
    assert hints.since("0") == []
