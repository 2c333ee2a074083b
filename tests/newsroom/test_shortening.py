"""Texts in lists end where a word ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.shortening import shortened


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Exports fell.", 13, "Exports fell."),
        ("Exports of rice fell in March.", 20, "Exports of rice…"),
        ("Exports of rice fell in March.", 21, "Exports of rice fell…"),
        ("Exports fell, and imports rose.", 15, "Exports fell…"),
        ("He said “exports fell” in March.", 10, "He said…"),
        ("Donaudampfschifffahrtsgesellschaft gegründet", 12, "Donaudampfs…"),
        ("輸出は三月に六パーセント減少した。", 8, "輸出は三月に六…"),
        ("a e\u0301e\u0301e\u0301e\u0301", 6, "a e\u0301…"),
        ("x👩🏽\u200d🚒 flies", 4, "x…"),
    ],
)
def test_a_text_is_cut_where_a_word_or_at_least_a_letter_ends(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short


@given(st.text(), st.integers(min_value=1, max_value=60))
def test_what_is_cut_fits_and_is_the_beginning_of_the_text(text: str, most: int) -> None:
    short = shortened(text, most)

    assert len(short) <= most
    assert short == text or text.startswith(short.removesuffix("…"))
