"""When something that should happen again and again last happened."""

from datetime import UTC, datetime

from newsroom import pulse


def test_what_has_just_happened_is_known_by_its_name():
    before = datetime.now(UTC)

    pulse.beat("the test of the pulse")

    assert before <= pulse.last("the test of the pulse") <= datetime.now(UTC)


def test_what_never_happened_is_not_known():
    assert pulse.last("what never happens") is None


def test_without_redis_nothing_is_known_and_nothing_goes_wrong(settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    pulse.beat("sweep")

    assert pulse.last("sweep") is None
