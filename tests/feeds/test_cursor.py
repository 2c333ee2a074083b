from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.feeds.cursor import START, BadCursor, Cursor

moments = st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
numbers = st.integers(min_value=0, max_value=2**63 - 1)


@given(moments, numbers)
def test_a_cursor_is_read_as_it_was_written(moment, number):
    cursor = Cursor(moment, number)

    assert Cursor.parse(str(cursor)) == cursor


@given(moments, numbers)
def test_a_cursor_can_stand_in_an_address_without_being_encoded(moment, number):
    assert str(Cursor(moment, number)).replace("-", "").replace("_", "").isalnum()


@given(st.text())
def test_any_other_text_is_refused_in_a_sentence(text):
    with pytest.raises(BadCursor, match="not a cursor of this feed"):
        Cursor.parse(text)


@given(moments, numbers, st.integers(min_value=0, max_value=27), st.sampled_from("AQgw_-0z"))
def test_a_cursor_with_a_letter_changed_is_refused(moment, number, place, letter):
    text = str(Cursor(moment, number))
    changed = text[:place] + letter + text[place + 1 :]

    if changed != text:
        with pytest.raises(BadCursor):
            Cursor.parse(changed)


def test_cursors_order_as_the_changes_do_and_the_number_breaks_the_tie():
    moment = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    later = moment + timedelta(microseconds=1)

    assert START < Cursor(moment, 7) < Cursor(moment, 8) < Cursor(later, 1)
