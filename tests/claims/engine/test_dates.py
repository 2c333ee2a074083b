from datetime import date

import pytest

from factcheck.claims.engine.dates import dates

SUNDAY = date(2025, 5, 4)


def read(text: str, published: date | None = SUNDAY, year: int | None = None) -> list[tuple[str, str | None]]:
    return [(each.text, each.iso) for each in dates(text, 0, len(text), published=published, year=year)]


@pytest.mark.parametrize(
    ("text", "found", "iso"),
    [
        ("in an interview on May 1, he", "May 1", "2025-05-01"),
        ("on Friday, 2 May 2025", "Friday, 2 May 2025", "2025-05-02"),
        ("on Friday he said", "Friday", "2025-05-02"),
        ("last Sunday", "last Sunday", "2025-04-27"),
        ("claims in March that", "March", "2025-03"),
        ("claims in December that", "December", "2024-12"),
        ("in early 2025", "early 2025", "2025"),
        ("talks resume in mid-May", "mid-May", "2025-05"),
        ("it fell last week", "last week", "2025-W17"),
        ("it fell last month", "last month", "2025-04"),
        ("it fell last year", "last year", "2024"),
        ("it fell two weeks ago", "two weeks ago", "2025-W16"),
        ("it fell yesterday", "yesterday", "2025-05-03"),
        ("in the first quarter of 2024", "first quarter of 2024", "2024-01/2024-03"),
        ("in the 1990s", "1990s", "1990/1999"),
        ("over 2000 – 2050", "2000 – 2050", "2000/2050"),
        ("on Sept. 11, 2001", "Sept. 11, 2001", "2001-09-11"),
        ("in August 1799", "August 1799", "1799-08"),
        ("on 2025-04-09", "2025-04-09", "2025-04-09"),
        ("am 2. Mai 2025", "2. Mai 2025", "2025-05-02"),
        ("le 1er avril 2024", "1er avril 2024", "2024-04-01"),
        ("el 3 de marzo de 2024", "3 de marzo de 2024", "2024-03-03"),
        ("2025年5月2日に", "2025年5月2日", "2025-05-02"),
        ("on 13/02/2024", "13/02/2024", "2024-02-13"),
    ],
)
def test_a_date_is_read_against_the_day_of_publication(text: str, found: str, iso: str) -> None:
    assert read(text) == [(found, iso)]


@pytest.mark.parametrize("text", ["on Friday", "in March", "yesterday", "last week", "on May 1", "two days ago"])
def test_without_a_publication_day_a_relative_date_has_no_value(text: str) -> None:
    ((_, iso),) = read(text, published=None)
    assert iso is None


def test_a_day_that_reads_two_ways_has_no_value() -> None:
    assert read("on 02/05/2025") == [("02/05/2025", None)]


def test_a_year_named_before_serves_where_nothing_better_is_known() -> None:
    assert read("On July 14 he fell.", published=None, year=1831) == [("July 14", "1831-07-14")]


def test_a_day_ahead_is_read_forward() -> None:
    assert read("The law will take effect on January 1.") == [("January 1", "2026-01-01")]
    assert read("The law took effect on January 1.") == [("January 1", "2025-01-01")]


@pytest.mark.parametrize(
    "text",
    ["2000 people came", "he may come", "they march on", "at $2,019 each", "the 2,024 votes", "February 30, 2024x"],
)
def test_figures_and_words_that_look_like_dates_are_none(text: str) -> None:
    assert [iso for _, iso in read(text) if iso] == []


def test_a_day_that_no_calendar_has_gets_no_value() -> None:
    assert read("on February 30, 2024") == [("February 30, 2024", None)]


def test_that_year_is_the_one_named_before() -> None:
    assert read("In 1920 he left. He came back that year.") == [("1920", "1920"), ("that year", "1920")]


def test_by_leads_on_only_to_the_date_behind_it() -> None:
    assert read("Exports fell by 3 percent on Friday.") == [("Friday", "2025-05-02")]
    assert read("It must pay by Friday.") == [("Friday", "2025-05-09")]
