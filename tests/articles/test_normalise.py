import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.normalise import normalise
from tests.claims.engine.writing import texts

anything = st.one_of(texts, st.text(st.characters(), max_size=80))


@settings(max_examples=150)
@given(anything)
def test_normalising_twice_changes_nothing(raw: str) -> None:
    once = normalise(raw)
    again = normalise(once.text)
    assert again.text == once.text
    assert again.removed == 0


@settings(max_examples=100)
@given(anything)
def test_the_kept_text_holds_nothing_a_database_or_a_reader_trips_over(raw: str) -> None:
    text = normalise(raw).text
    text.encode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert not any(unicodedata.category(character) == "Cc" and character not in "\n\t" for character in text)
    assert all(line == line.rstrip() for line in text.split("\n"))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\n\n\n\n\ntwo", "one\n\ntwo"),
        ("one  \t\ntwo ", "one\ntwo"),
        ("\ufeffone", "one"),
        ("cafe\u0301", "caf\u00e9"),
        ("page\x0cpage", "page\npage"),
        ("one\u2028two", "one\ntwo"),
        ("a\tb", "a\tb"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("  \n ", ""),
        ("", ""),
    ],
)
def test_what_is_kept_of_it(raw: str, text: str) -> None:
    assert normalise(raw).text == text


def test_removed_control_characters_are_counted() -> None:
    kept = normalise("a\x00b\x07c\x9d")
    assert (kept.text, kept.removed, kept.unreadable) == ("abc", 3, 0)


def test_characters_that_were_lost_before_are_counted_as_unreadable() -> None:
    kept = normalise("caf\ufffd and \ud83d")
    assert (kept.text, kept.removed, kept.unreadable) == ("caf\ufffd and", 0, 2)


def test_line_ends_and_byte_order_marks_are_not_counted_as_damage() -> None:
    kept = normalise("\ufeffone\r\ntwo")
    assert (kept.removed, kept.unreadable) == (0, 0)
