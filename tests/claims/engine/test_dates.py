from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.engine.dates import dates
from factcheck.claims.engine.occurrences import apart

SUNDAY = date(2025, 5, 4)


def read(
    text: str, published: date | None = SUNDAY, year: int | None = None, language: str = "en"
) -> list[tuple[str, str | None]]:
    found = dates(text, 0, len(text), published=published, year=year, language=language)
    return [(each.text, each.iso) for each in found]


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
        ("in Q3 2024", "Q3 2024", "2024-07/2024-09"),
        ("in the second half of 2023", "second half of 2023", "2023-07/2023-12"),
        ("in fiscal 2023", "fiscal 2023", "2023"),
        ("in FY24", "FY24", "2024"),
        ("in 2023-24", "2023-24", "2023/2024"),
        ("in spring 2024", "spring 2024", "2024"),
        ("since mid-2024", "mid-2024", "2024"),
        ("from 3-5 May", "3-5 May", "2025-05-03/2025-05-05"),
        ("between 4 and 6 March", "4 and 6 March", "2025-03-04/2025-03-06"),
        ("the last week of April", "last week of April", "2025-04"),
        ("it fell overnight", "overnight", "2025-05-03/2025-05-04"),
        ("by year end", "year end", "2025-12"),
        ("than in the year before", "year before", "2024"),
        ("this coming Friday", "this coming Friday", "2025-05-09"),
        ("January’s figures", "January", "2025-01"),
        ("the January report", "January", "2025-01"),
        ("with 2014 numbers", "2014", "2014"),
        ("in 44 BC", "44 BC", "-0044"),
    ],
)
def test_a_date_is_read_against_the_day_of_publication(text: str, found: str, iso: str) -> None:
    assert read(text) == [(found, iso)]


@pytest.mark.parametrize(
    ("language", "text", "found", "iso"),
    [
        ("de", "im März stieg", "März", "2025-03"),
        ("de", "am Montag, den 28. April 2025", "Montag, den 28. April 2025", "2025-04-28"),
        ("de", "gestern fiel", "gestern", "2025-05-03"),
        ("fr", "en mars dernier", "mars", "2025-03"),
        ("fr", "mardi, il", "mardi", "2025-04-29"),
        ("es", "en enero de 2023", "enero de 2023", "2023-01"),
        ("pt", "na segunda-feira", "segunda-feira", "2025-04-28"),
        ("ja", "3月4日に", "3月4日", "2025-03-04"),
        ("ko", "2024년 3월 5일", "2024년 3월 5일", "2024-03-05"),
    ],
)
def test_dates_of_other_languages_are_read(language: str, text: str, found: str, iso: str) -> None:
    assert read(text, language=language) == [(found, iso)]


@pytest.mark.parametrize("text", ["Mars and hier and heute", "the mai tai", "a demain attitude"])
def test_words_of_other_languages_are_no_dates_in_english(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("on Friday", True),
        ("in March", True),
        ("on May 1", True),
        ("last year", True),
        ("two weeks ago", True),
        ("in Q1", True),
        ("on May 1, 2025", False),
        ("in March 2025", False),
        ("on 2025-03-04", False),
        ("in the 1990s", False),
        ("on 02/05/2025", False),
        ("in 2025", False),
    ],
)
def test_a_date_that_takes_its_year_or_day_from_publication_is_relative(text: str, relative: bool) -> None:
    (found,) = dates(text, 0, len(text), published=SUNDAY)
    assert found.relative is relative


@pytest.mark.parametrize("text", ["every Monday", "on a Sunday", "Black Friday", "Friday the 13th", "the Sunday Times"])
def test_a_day_that_comes_again_or_is_a_name_is_no_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["two years later", "three months earlier"])
def test_a_stretch_of_time_from_a_day_that_nobody_named_is_no_date(text: str) -> None:
    assert read(text) == []
    assert read(f"In 1994 he left; {text} he was back.") == [("1994", "1994"), *later(text)]


def later(text: str) -> list[tuple[str, str | None]]:
    """What the sentence's own year makes of it: whole years can be counted on from a year, months can't."""
    return [(text, "1996")] if "years" in text else []


@pytest.mark.parametrize("text", ["on Friday", "in March", "yesterday", "last week", "on May 1", "two days ago"])
def test_without_a_publication_day_a_relative_date_has_no_value(text: str) -> None:
    ((_, iso),) = read(text, published=None)
    assert iso is None


def test_a_day_that_reads_two_ways_has_no_value() -> None:
    assert read("on 02/05/2025") == [("02/05/2025", None)]


def test_a_year_named_before_serves_where_nothing_better_is_known() -> None:
    assert read("On July 14 he fell.", published=None, year=1831) == [("July 14", "1831-07-14")]


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("It rained from late April to May 2024.", ["2024-04", "2024-05"]),
        ("Sales fell from December to March 2024.", ["2023-12", "2024-03"]),
        ("It hailed on 3 April and on 5 May 2023.", ["2023-04-03", "2023-05-05"]),
        ("It rose in March, and in May 2024 it fell.", ["2025-03", "2024-05"]),
        ("It rose on Friday and in May 2024.", ["2025-05-02", "2024-05"]),
    ],
)
def test_a_month_that_shares_its_year_with_the_next_date_takes_that_year(text: str, isos: list[str]) -> None:
    assert [iso for _, iso in read(text)] == isos


def test_a_day_ahead_is_read_forward() -> None:
    assert read("The law will take effect on January 1.") == [("January 1", "2026-01-01")]
    assert read("The law took effect on January 1.") == [("January 1", "2025-01-01")]


@pytest.mark.parametrize(
    "text",
    [
        "2000 people came",
        "he may come",
        "they march on",
        "at $2,019 each",
        "the 2,024 votes",
        "February 30, 2024x",
        "a crowd of 2000 people",
        "at 1945 Main Street",
        "the march on Rome",
    ],
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


SENTENCES = st.lists(
    st.sampled_from(
        "May march 5 12 2024 2025-03-04 02/05/2025 1990s last this next week year month Friday Sept. in of the by end "
        "quarter first half ago two early mid-May Q3 FY24 9/11 44 BC 年 月 日 3月 gestern mars"
        " de , - – . ’s İ ß 31 0".split()
    ),
    max_size=14,
).map(" ".join) | st.text(max_size=60)


@given(SENTENCES, st.sampled_from(("en", "de", "fr", "es", "pt", "ja")), st.dates() | st.none())
def test_every_date_of_any_text_stands_where_it_says(text: str, language: str, published: date | None) -> None:
    last = 0
    for each in dates(text, 0, len(text), published=published, language=language):
        assert text[each.start : each.end] == each.text
        assert last <= each.start < each.end
        last = each.end


@given(SENTENCES)
def test_words_that_the_caller_has_already_change_nothing(text: str) -> None:
    alone = dates(text, 0, len(text), published=SUNDAY)
    assert dates(text, 0, len(text), published=SUNDAY, spoken=apart(text)) == alone
