"""Figures and dates are said as they were read, and stand in the text where they were read."""

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from factcheck.desk.screens.as_read import date_words, figure_words, notes_in
from factcheck.desk.screens.places import Place

DAY = date(2025, 5, 5)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"value": 1.13e12, "currency": "USD"}, "1.13 trillion US dollars · 1,130,000,000,000 USD"),
        ({"value": 1130800000000.0, "currency": "USD"}, "1.131 trillion US dollars · 1,130,800,000,000 USD"),
        ({"value": 12.5, "currency": "EUR"}, "12.5 euros"),
        ({"value": 3.0, "currency": "XOF"}, "3 XOF"),
        ({"value": 16, "unit": "percent", "approximate": True}, "about 16 percent"),
        ({"value": 2.5, "unit": "percentage point"}, "2.5 percentage points"),
        ({"value": 1, "unit": "kilometre"}, "1 kilometre"),
        ({"value": 90.0, "unit": "kilometre per hour"}, "90 kilometres per hour"),
        ({"value": 6.0, "unit": "foot"}, "6 feet"),
        ({"value": 400, "unit": "votes"}, "400 votes"),
        ({"value": 3e6, "unit": "people"}, "3 million people · 3,000,000"),
        ({"value": -4e6}, "-4 million · -4,000,000"),
        ({"value": 0.1 + 0.2}, "0.3"),
        ({"value": 100.0}, "100"),
        ({"value": None}, "could not be read"),
        ({}, "could not be read"),
    ],
)
def test_a_figure_is_said_in_words_and_in_digits(entry: dict[str, Any], words: str) -> None:
    assert figure_words({"text": "so much"} | entry) == words


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"value": 2.5, "unit": "percentage point"}, "2,5 Prozentpunkte"),
        ({"value": 1, "unit": "tonne"}, "1 Tonne"),
        ({"value": 3e6, "unit": "people"}, "3 Millionen Menschen · 3.000.000"),
        ({"value": 12, "unit": "tonne per year"}, "12 Tonnen pro Jahr"),
        ({"value": 3, "unit": "cup of coffee"}, "3 cups of coffee"),  # Things of the article, in its words.
    ],
)
def test_a_unit_is_said_in_the_readers_language(entry: dict[str, Any], words: str) -> None:
    with translation.override("de"):
        assert figure_words({"text": "so much"} | entry) == words


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_can_be_said(value: float) -> None:
    assert figure_words({"text": "so much", "value": value})


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"iso": "2025"}, "2025"),
        ({"iso": "2025-03"}, "March 2025 · 2025-03"),
        ({"iso": "2025-03-04", "relative": False}, "4 March 2025 · 2025-03-04"),
        ({"iso": "2025-03", "relative": True}, "March 2025 · 2025-03, relative to 5 May 2025"),
        ({"iso": "2025-04-12/2025-04-13"}, "12 April 2025 to 13 April 2025 · 2025-04-12/2025-04-13"),
        ({"iso": "2025-W10"}, "2025-W10"),
        ({"iso": None}, "could not be read"),
        ({}, "could not be read"),
    ],
)
def test_a_date_is_said_in_words_and_in_iso(entry: dict[str, Any], words: str) -> None:
    assert date_words({"text": "then"} | entry, DAY) == words


def test_a_relative_date_without_a_publication_day_still_says_that_it_is_relative() -> None:
    assert date_words({"iso": "2025", "relative": True}, None) == "2025, relative to the day of the article"


def place(text: str, passage: str, *, quantities: list[dict[str, Any]] = [], dates: list[dict[str, Any]] = []) -> Place:  # noqa: B006
    start = text.index(passage)
    claim = SimpleNamespace(quantities=quantities, dates=dates)
    return cast(Place, SimpleNamespace(start=start, end=start + len(passage), appearance=claim))


def entry(text: str, words: str, **read: Any) -> dict[str, Any]:
    return {"text": words, "start": text.index(words), "end": text.index(words) + len(words)} | read


TEXT = "📈 In May 2025 exports fell 3%, in June by 4%."


def test_a_figure_stands_where_it_was_read() -> None:
    there = place(TEXT, "exports fell 3%", quantities=[entry(TEXT, "3%", value=3, unit="percent")])
    (note,) = notes_in(TEXT, [there], None)
    assert (TEXT[note.start : note.end], note.words) == ("3%", "3 percent")


def test_claims_that_overlap_share_their_figures() -> None:
    figure = entry(TEXT, "3%", value=3, unit="percent")
    short, long = (place(TEXT, words, quantities=[figure]) for words in ("fell 3%", "exports fell 3%"))
    assert [note.words for note in notes_in(TEXT, [long, short], None)] == ["3 percent"]


def test_of_a_figure_within_a_date_the_date_is_shown() -> None:
    there = place(
        TEXT, "In May 2025 exports", quantities=[entry(TEXT, "2025", value=2025)],
        dates=[entry(TEXT, "May 2025", iso="2025-05")],
    )  # fmt: skip
    assert [note.words for note in notes_in(TEXT, [there], None)] == ["May 2025 · 2025-05"]


def test_a_figure_outside_its_claims_words_is_not_shown() -> None:
    there = place(TEXT, "exports fell", quantities=[entry(TEXT, "3%", value=3)])
    assert notes_in(TEXT, [there], None) == []


def test_an_earlier_readings_figure_is_found_where_its_words_stand_once() -> None:
    there = place(TEXT, "exports fell 3%", quantities=[{"text": "3%", "value": 3, "unit": "percent"}])
    (note,) = notes_in(TEXT, [there], None)
    assert TEXT[note.start : note.end] == "3%"


def test_words_that_do_not_stand_where_they_are_said_to_are_not_marked() -> None:
    there = place(TEXT, "exports fell 3%", quantities=[entry(TEXT, "3%", value=3) | {"text": "30%"}])
    assert notes_in(TEXT, [there], None) == []
