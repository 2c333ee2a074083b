import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.engine.dates import dates
from factcheck.claims.engine.figures import figures
from factcheck.claims.engine.occurrences import apart
from factcheck.claims.engine.results import Quantity

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "ja", "zh", "ko", "ar")


def read(text: str, language: str = "en") -> list[Quantity]:
    when = dates(text, 0, len(text), published=None, language=language)
    return figures(text, 0, len(text), when, language)


def values(text: str, language: str = "en") -> list[tuple[float, str | None, str | None]]:
    return [(each.value, each.unit, each.currency) for each in read(text, language)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "currency"),
    [
        ("$1.13 trillion in bonds", 1_130_000_000_000, None, "USD"),
        ("US$30", 30, None, "USD"),
        ("NZ $ 26 million", 26_000_000, None, "NZD"),
        ("€4.5bn", 4_500_000_000, None, "EUR"),
        ("£5m", 5_000_000, None, "GBP"),
        ("a loss of minus $140 million", -140_000_000, None, "USD"),
        ("EUR 20 million", 20_000_000, None, "EUR"),
        ("RM2.4 billion", 2_400_000_000, None, "MYR"),
        ("R1.2 billion", 1_200_000_000, None, "ZAR"),
        ("300 million yen", 300_000_000, None, "JPY"),
        ("500 million Hong Kong dollars", 500_000_000, None, "HKD"),
        ("12 million pounds", 12_000_000, None, "GBP"),
        ("95p a litre", 0.95, None, "GBP"),
        ("up 5 cents", 0.05, None, "USD"),
        ("₹20 crore", 200_000_000, None, "INR"),
        ("Rs. 780 crore of loans", 7_800_000_000, None, "INR"),
        ("1.5 lakh crore rupees", 1_500_000_000_000, None, "INR"),
        ("a 25% levy", 25, "percent", None),
        ("58 percent of them", 58, "percent", None),
        ("up 3.2pc", 3.2, "percent", None),
        ("up 0.3 percentage points", 0.3, "percentage point", None),
        ("0.4 of a percentage point", 0.4, "percentage point", None),
        ("half a percentage point", 0.5, "percentage point", None),
        ("25 basis points", 25, "basis point", None),
        ("-5.3 percent", -5.3, "percent", None),
        ("-11.4C at night", -11.4, "degree Celsius", None),
        ("84,121 votes", 84_121, "votes", None),
        ("1,08,412 candidates", 108_412, "candidates", None),
        ("345 Muslim pilgrims", 345, "pilgrims", None),
        ("400 sports clubs", 400, "clubs", None),
        ("700 sheep", 700, "sheep", None),
        ("about five thousand people", 5000, "people", None),
        ("one hundred and ten seats", 110, "seats", None),
        ("a million and a half families", 1_500_000, "families", None),
        ("two and a half hours", 2.5, "hour", None),
        ("half a million pies", 500_000, "pies", None),
        ("one point two billion pounds", 1_200_000_000, None, "GBP"),
        ("twelve hundred miles", 1200, "mile", None),
        ("two dozen cars", 24, "cars", None),
        ("at least one person", 1, "people", None),
        ("twenty-one percent", 21, "percent", None),
        ("2.5 million barrels a day", 2_500_000, "barrel", None),
        ("15 km away", 15, "kilometre", None),
        ("a 300-page report", 300, "page", None),
        ("a 150,000-square-foot hall", 150_000, "square foot", None),
        ("43.6 km/h", 43.6, "kilometre per hour", None),
        ("a 6.5 m wide mirror", 6.5, "metre", None),
        ("2.4m people", 2_400_000, "people", None),
        ("5½ years", 5.5, "year", None),
        ("an 11-year lull", 11, "year", None),
        ("up 5x", 5, "times", None),
        ("a ten-fold rise", 10, "times", None),
        ("three times as many", 3, "times", None),
        ("one in five people", 0.2, "share", None),
        ("one child in six", 1 / 6, "share", None),
        ("3 out of 50 inspectors", 0.06, "share", None),
        ("two-thirds of voters", 2 / 3, "share", None),
        ("2/3 of voters", 2 / 3, "share", None),
        ("half of the staff", 0.5, "share", None),
        ("down a fifth on last year", 0.2, "share", None),
    ],
)
def test_a_figure_has_its_value_unit_and_currency(
    text: str, value: float, unit: str | None, currency: str | None
) -> None:
    (found,) = read(text)
    assert found.value == pytest.approx(value)
    assert (found.unit, found.currency) == (unit, currency)


@pytest.mark.parametrize(
    ("language", "text", "value", "unit", "currency"),
    [
        ("de", "1,5 Mrd. Euro", 1_500_000_000, None, "EUR"),
        ("de", "12,5 Prozent", 12.5, "percent", None),
        ("de", "zweihundertfünfzig Menschen", 250, "people", None),
        ("de", "zwei Drittel der Höfe", 2 / 3, "share", None),
        ("fr", "300 millions d’euros", 300_000_000, None, "EUR"),
        ("fr", "35 000 personnes", 35_000, "people", None),
        ("fr", "quatre-vingt-dix jours", 90, "day", None),
        ("fr", "une personne sur cinq", 0.2, "share", None),
        ("es", "4.250 millones de euros", 4_250_000_000, None, "EUR"),
        ("es", "mil millones de dólares", 1_000_000_000, None, "USD"),
        ("es", "tres de cada diez", 0.3, "share", None),
        ("pt", "R$ 1,8 bilhão", 1_800_000_000, None, "BRL"),
        ("pt", "15 mil pessoas", 15_000, "people", None),
        ("it", "1,2 milioni di euro", 1_200_000, None, "EUR"),
        ("nl", "5,5 procent", 5.5, "percent", None),
        ("ja", "3兆円", 3_000_000_000_000, None, "JPY"),
        ("ja", "5億ドル", 500_000_000, None, "USD"),
        ("ja", "2万4000人", 24_000, "people", None),
        ("ja", "約2割", 20, "percent", None),
        ("ja", "5人に1人", 0.2, "share", None),
        ("zh", "1.35万亿美元", 1_350_000_000_000, None, "USD"),
        ("zh", "三分之二", 2 / 3, "share", None),
        ("zh", "百分之六十", 60, "percent", None),
        ("zh", "30多人", 30, "people", None),
        ("ko", "2조 5천억 원", 2_500_000_000_000, None, "KRW"),
    ],
)
def test_figures_of_other_languages_are_read(
    language: str, text: str, value: float, unit: str | None, currency: str | None
) -> None:
    (found,) = read(text, language)
    assert found.value == pytest.approx(value)
    assert (found.unit, found.currency) == (unit, currency)


@pytest.mark.parametrize(
    "text",
    [
        "in 2024",
        "at 22:30",
        "shortly after 5.40am",
        "at 0930 GMT",
        "open 5-8pm",
        "COVID-19",
        "the F-35",
        "the 39th time",
        "No. 5",
        "Room 204 and Room Nine",
        "a Boeing 737",
        "Studio 54 was shut",
        "on day five",
        "they won 3 – 0",
        "a 9-to-6 vote",
        "on May 5",
        "STS-1",
        "10.5.2024",
        "v1.2.3",
        "a 34-year-old man",
        "his brother, 29, was found",
        "aged 21 to 60",
        "they were over 65",
        "the 30-year mortgage",
        "call 0800 555 019",
        "at 555-0142",
        "114 Grove St.",
        "the 911 system",
        "in nineteen ninety-four",
        "five to midnight",
        "the first half was dull",
        "a third chance",
        "one nation, one people",
        "the two of them",
        "a three-way race",
        "per 100,000 births",
        "the 10,000 metres",
        "a 6.1 magnitude quake",
        "the Group of Seven met",
        'tweet-id="720271265504698368"',
    ],
)
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "der 47-jährige Chef, 18 Uhr"),
        ("fr", "un homme de 52 ans à 8 h 30"),
        ("es", "un hombre de 45 años"),
        ("ja", "34歳の男性、第1回、午後3時、憲法9条、1位"),
        ("zh", "地铁2号线6时开门"),
    ],
)
def test_what_counts_nothing_in_other_languages_is_no_figure(language: str, text: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize("words", ["about", "nearly", "more than", "up to", "an estimated", "roughly", "at least"])
def test_an_approximate_figure_is_marked(words: str) -> None:
    (found,) = read(f"It cost {words} $5 million.")
    assert found.approximate
    (found,) = read("It cost $5 million.")
    assert not found.approximate


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("40 to 50 percent", [(40, "percent", None), (50, "percent", None)]),
        ("$5-7 billion", [(5e9, None, "USD"), (7e9, None, "USD")]),
        ("₹8,000-9,000 crore", [(8e10, None, "INR"), (9e10, None, "INR")]),
        ("between 1.1 and 1.4 per cent", [(1.1, "percent", None), (1.4, "percent", None)]),
        ("five or six percent", [(5, "percent", None), (6, "percent", None)]),
        ("from nine hours to five", [(9, "hour", None), (5, "hour", None)]),
        ("150,000 to 1 million homes", [(150_000, "homes", None), (1e6, "homes", None)]),
        ("ahead of Clinton 45 to 40 percent", [(45, "percent", None), (40, "percent", None)]),
        ("up to 4.3 percent from 4.2", [(4.3, "percent", None), (4.2, "percent", None)]),
    ],
)
def test_both_ends_of_a_range_have_what_is_said_once(text: str, both: list[object]) -> None:
    assert values(text) == both


def test_some_of_a_whole_are_the_things_of_the_whole() -> None:
    assert values("12 of its 88 cars") == [(12, "cars", None), (88, "cars", None)]


def test_another_measure_behind_a_share_keeps_its_own() -> None:
    assert values("up 0.4 percent to 151.20 per dollar") == [(0.4, "percent", None), (151.2, None, None)]


def test_a_comma_means_what_it_means_in_the_language() -> None:
    assert [each.value for each in read("1,130 people")] == [1130]
    assert [each.value for each in read("1.130 Menschen", "de")] == [1130]
    assert [each.value for each in read("1 234 567 personnes".replace(" ", "\u00a0"), "fr")] == [1234567]


def test_what_lies_in_a_date_is_no_figure() -> None:
    text = "On May 5 he paid $5."
    when = dates(text, 0, len(text), published=date(2025, 5, 4))
    assert [each.text for each in figures(text, 0, len(text), when)] == ["$5"]


SENTENCES = st.lists(
    st.sampled_from(
        "1 12 3.5 1,000 0 9/11 ½ two twenty-one half a third hundred million point % $ € £ - – to and of the in one"
        " per x years old percent May 2024 p m km 万 億 円 人 三 分之 歳 ' ( ) . , İ ß d'euros zweihundert"
        " quatre-vingt".split()
    ),
    max_size=14,
).map(" ".join) | st.text(max_size=60)


@given(SENTENCES, st.sampled_from(LANGUAGES))
def test_every_figure_of_any_text_stands_where_it_says_and_is_finite(text: str, language: str) -> None:
    last = 0
    for each in read(text, language):
        assert text[each.start : each.end] == each.text
        assert last <= each.start < each.end
        assert math.isfinite(each.value)
        last = each.end


@given(SENTENCES)
def test_words_that_the_caller_has_already_change_nothing(text: str) -> None:
    assert figures(text, 0, len(text), (), "en", apart(text)) == figures(text, 0, len(text))


@given(SENTENCES, st.text(max_size=10), st.text(max_size=10))
def test_what_stands_around_a_sentence_changes_nothing(text: str, before: str, after: str) -> None:
    whole = f"{before}\n{text}\n{after}"
    start, end = len(before) + 1, len(before) + 1 + len(text)
    alone = [(each.text, each.value, each.unit) for each in figures(text, 0, len(text))]
    assert [(each.text, each.value, each.unit) for each in figures(whole, start, end)] == alone
