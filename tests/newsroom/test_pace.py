"""Who writes more than any person does is asked for patience."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from newsroom import carrier, pace
from newsroom.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reached(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    carrier._connected.cache_clear()
    monkeypatch.setattr(carrier, "PATIENCE", 20)  # A busy machine is no silent Redis.
    yield
    carrier._connected.cache_clear()


def test_beyond_the_limit_one_is_told_when_to_come_back_and_others_go_on(
    checker: User, editor: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WRITES_A_MINUTE = 2
    monkeypatch.setattr(pace, "now", lambda: 6_000_000_015)  # All in one minute.
    answers = {}
    for person in (checker, editor):
        client = Client()
        client.force_login(person)
        for _ in range(3 if person == checker else 1):
            answers[person] = client.post("/desk/here/", {"tab": "a"})
        assert client.get("/desk/").status_code == 200  # Reading goes on.

    assert answers[checker].status_code == 429
    assert answers[checker]["Retry-After"] == "45"
    assert "That was tried too often. Try again in" in answers[checker].content.decode()
    assert answers[editor].status_code == 200


def test_without_redis_nobody_is_stopped(checker: User, settings: Settings) -> None:
    settings.WRITES_A_MINUTE = 0
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    pace.count_write(checker)
