"""When a message is sent again."""

from datetime import UTC, datetime

import pytest

from factcheck.feeds.webhooks import schedule

HOUR = 3600


def test_the_times_are_the_standards_and_the_last_comes_after_two_days():
    assert schedule.GAPS[:-1] == (5, 300, 1800, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR)
    assert sum(schedule.GAPS) == 48 * HOUR
    assert schedule.ATTEMPTS == 9


def test_each_attempt_has_the_gap_of_its_place():
    least = [schedule.gap(tries_left=left) for left in range(schedule.ATTEMPTS - 1, 0, -1)]

    for told, meant in zip(least, schedule.GAPS, strict=True):
        assert meant <= told <= meant * 1.05


def test_gaps_differ_so_that_what_failed_together_does_not_come_back_together():
    assert len({schedule.gap(tries_left=3) for _ in range(20)}) > 1


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120), (" 7 ", 7), ("0", 0), ("99999999999999", 24 * HOUR), ("Sun, 22 Nov 2026 10:01:00 GMT", 60),
        ("Sun, 22 Nov 2026 09:00:00 GMT", 0), ("Sun, 22 Nov 2037 09:00:00 GMT", 24 * HOUR), ("", 0), ("soon", 0),
        ("-5", 0), ("1.5", 0), ("²", 0), ("Sun, 99 Nov 2026 10:01:00 GMT", 0),
    ],
)  # fmt: skip
def test_what_a_receiver_asks_for_is_heard_up_to_a_day(said, seconds):
    assert schedule.wished(said, now=datetime(2026, 11, 22, 10, tzinfo=UTC)) == seconds
