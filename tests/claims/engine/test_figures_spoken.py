"""Figures as people say them and as papers of other languages write them: sums, guesses, hours, ages, names."""

import pytest

from factcheck.claims.engine.dates import dates
from factcheck.claims.engine.figures import figures

Read = tuple[float, str | None, str | None]


def read(text: str, language: str = "en") -> list[Read]:
    return [(each.value, each.unit, each.currency) for each in figures(text, 0, len(text), (), language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a tea was two pounds forty", [(2.4, None, "GBP")]),
        ("milk was a dollar nineteen a quart", [(1.19, None, "USD")]),
        ("she made eight seventy-five an hour", [(8.75, None, "USD")]),
        ("five dollars fifty years ago", [(5, None, "USD"), (50, "year", None)]),
        ("he gets twelve pounds a week", [(12, None, "GBP")]),
        ("he lost twelve pounds a week", [(12, "pound (weight)", None)]),
        ("two hundred and six billion pounds", [(2.06e11, None, "GBP")]),
        ("not one dollar but a penny", [(1, None, "USD")]),
        ("a dollar, not one penny", [(0.01, None, "USD")]),
        ("the rupee slid to 84.2 to the dollar", [(84.2, None, "INR")]),
        ("it cost €3.2bn, up from 2.9bn", [(3.2e9, None, "EUR"), (2.9e9, None, "EUR")]),
        ("€1,200m, of which 300 goes to roads", [(1.2e9, None, "EUR"), (3e8, None, "EUR")]),
    ],
)
def test_a_sum_is_worth_what_is_said_of_it(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("and another six, eight thousand outside", [(6000, None, None), (8000, None, None)]),
        ("maybe 40, 45 percent of it", [(40, "percent", None), (45, "percent", None)]),
        ("it's one point three trillion", [(1.3e12, None, None)]),
        ("for an hour and a half", [(1.5, "hour", None)]),
        ("a million and a half people", [(1.5e6, "people", None)]),
        ("one and a half million people", [(1.5e6, "people", None)]),
        ("a quarter-point cut", [(0.25, "point", None)]),
        ("a fifty-fifty chance", []),
        ("in year six of it", []),
        ("four more minutes, two full weeks", [(4, "minute", None), (2, "week", None)]),
        ("it took 2h 40m", [(2, "hour", None), (40, "minute", None)]),
        ("two second homes", [(2, "homes", None)]),
        ("bridges more than 50 years old", [(50, "year", None)]),
        ("a cup and a half of it", [(1.5, "cup", None)]),
    ],
)
def test_a_guess_a_half_and_a_stretch_of_time_are_read_as_said(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one person was killed", [(1, "people", None)]),
        ("with one abstention", [(1, "abstention", None)]),
        ("he had forty dollars and one coat.", [(40, None, "USD"), (1, "coat", None)]),
        ("about one teaspoon", [(1, "teaspoon", None)]),
        ("one man, one vote", []),
        ("one day we will", []),
        ("he had one thing to say", []),
        ("The number of inspections: zero.", [(0, None, None)]),
    ],
)
def test_a_lone_one_counts_where_it_tells_how_many(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the six Type 26 frigates", [(6, "frigates", None)]),
        ("water in the 150 reservoirs stands low", [(150, "reservoirs", None)]),
        ("the 12 dead included three children", [(12, None, None), (3, "children", None)]),
        ("fewer than the 90,000 economists had forecast", [(90000, None, None)]),
        ("nine grandchildren and 40 fishermen", [(9, "grandchildren", None), (40, "fishermen", None)]),
        ("a 300-plus staff", [(300, "staff", None)]),
        ("the two accused", [(2, None, None)]),
        ("30k ppl", [(30000, "people", None)]),
        ("my ward: 1,204 of 1,690", [(1204, None, None), (1690, None, None)]),
    ],
)
def test_things_are_counted_to_the_end_of_their_name_and_no_further(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "in the 1400 block of Elm Street",
        "a man in his 40s",
        "the new 787 Dreamliner",
        "from 9 a.m. to 12 noon",
        "the express, 12841, left",
        "carded a 66 and a five-under 67",
        "the 4-1 losers",
        "the 8.15 to Dover",
        "of 2031 notes",
        "iOS 17.4 and car 16",
        "hit a 3-pointer",
        "our dog is 14",
        "a two-month-old baby",
        "text 741741",
        "Lines 1, 2 and 4",
        "on NH 66",
        "men aged between 19 and 34",
    ],
)
def test_the_number_of_a_place_a_time_a_model_or_an_age_is_no_figure(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "empieza a las 21.00"),
        ("es", "a las 9 de la noche"),
        ("pt", "às 15h, na praça"),
        ("it", "alle ore 20.30"),
        ("fr", "ouvert de 9h à 18h"),
        ("nl", "om 9.30 uur"),
        ("fr", "un automobiliste de 34 ans"),
        ("es", "la acusada, de 38 años,"),
        ("pt", "o avançado de 22 anos"),
        ("pt", "homens de 23, 27 e 31 anos"),
        ("fr", "la veille du 14-Juillet"),
        ("fr", "les sorties 12 et 14"),
        ("pt", "as linhas 1, 2 e 4"),
        ("de", "auf der A 8"),
        ("ja", "無職の男（47）"),
        ("zh", "下午3点30分"),
        ("fr", "les rouges ont perdu 2 à 1"),
        ("es", "y su hermana, de 16, salieron"),
        ("it", "al km 234 ha causato"),
        ("nl", "een man van 34 jaar"),
    ],
)
def test_hours_ages_and_names_of_other_languages_are_no_figures(language: str, text: str) -> None:
    assert read(text, language) == []


def test_the_first_days_of_a_stretch_of_dates_are_no_figures() -> None:
    text = "dans la nuit du 14 au 15 mai"
    assert figures(text, 0, len(text), dates(text, 0, len(text), published=None, language="fr"), "fr") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "un contrat de 25 ans", [(25, "year", None)]),
        ("es", "una carrera de 10 años", [(10, "year", None)]),
        ("de", "jeder vierte Haushalt", [(0.25, "share", None)]),
        ("de", "jeden zweiten Tag", []),
        ("de", "mit 52,3 zu 47,7 Prozent", [(52.3, "percent", None), (47.7, "percent", None)]),
        ("it", "tre italiani su quattro", [(0.75, "share", None)]),
        ("ja", "26.4%と3.1ポイント下落", [(26.4, "percent", None), (3.1, "percentage point", None)]),
        ("ja", "前日比45銭円安", [(0.45, None, "JPY")]),
        ("zh", "收市跌逾300點", [(300, "點", None)]),
        ("zh", "共八章五十六条", [(8, "章", None), (56, "条", None)]),
        ("ko", "200여 명", [(200, "people", None)]),
        ("ja", "打率3割2分1厘", [(32.1, "percent", None)]),
        ("ja", "氷点下5度", [(-5, "degree", None)]),
        ("ko", "영하 12도", [(-12, "degree", None)]),
    ],
)
def test_shares_points_and_counts_of_other_languages_are_read(language: str, text: str, expected: list[Read]) -> None:
    assert [(round(value, 4), unit, currency) for value, unit, currency in read(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as 58 economists had expected", [(58, "economists", None)]),
        ("all but two of 43 analysts had expected it", [(2, None, None), (43, "analysts", None)]),
        ("sixty-one economists polled last week", [(61, "economists", None)]),
        ("more than 50 economists surveyed by the bank", [(50, "economists", None)]),
        ("fewer than the 110,000 economists had forecast", [(110_000, None, None)]),
        ("more than the 1.1 million economists had forecast", [(1.1e6, None, None)]),
        ("above the 52 analysts expected", [(52, None, None)]),
        ("better than the 50.8 analysts predicted", [(50.8, None, None)]),
    ],
)
def test_forecasters_are_counted_unless_the_number_is_what_they_foresaw(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "he just made it two-nil",
        "it was three nil at the break",
        "they won three-one",
        "they lost one-three",
        "it ended one-all",
        "a two-all draw",
        "she led six-love, two-love",
        "a five-four decision",
        "they lead 2-nil",
        "she was 40-love up",
    ],
)
def test_a_score_said_in_words_is_no_figure(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("it takes two-three weeks", [(2, "week", None), (3, "week", None)]),
        ("five-six people were hurt", [(5, "people", None), (6, "people", None)]),
    ],
)
def test_two_rising_numbers_in_words_are_a_range(text: str, both: list[Read]) -> None:
    assert read(text) == both


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "4～6月期の純利益"),
        ("ja", "10〜12月期"),
        ("ja", "１－３月期"),
        ("zh", "1-3月投資"),
        ("zh", "1至5月出口"),
        ("ko", "1~3월 매출"),
        ("ko", "24년 3월 매출"),
        ("ko", "국고채 3년물"),
        ("ko", "2023년도 예산"),
        ("es", "a las cinco más o menos"),
    ],
)
def test_months_years_and_terms_of_other_languages_are_no_figures(language: str, text: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "3～6カ月かかる", [(3, "month", None), (6, "month", None)]),
        ("ko", "1년 전보다", [(1, "year", None)]),
        ("ko", "3년 동안", [(3, "year", None)]),
        ("ko", "징역 20년을", [(20, "year", None)]),
        ("ko", "30여 년 만에", [(30, "year", None)]),
        ("ko", "10년도 안 됐다", [(10, "year", None)]),
        ("es", "28 escaños, cinco menos que en 2019", [(28, "escaños", None), (5, None, None)]),
        ("es", "tres más que ayer", [(3, None, None)]),
        ("fr", "28 sièges, cinq de moins qu’en 2019", [(28, "sièges", None), (5, None, None)]),
        ("pt", "28 deputados, cinco a menos do que antes", [(28, "deputados", None), (5, None, None)]),
        ("it", "28 seggi, tre in più rispetto al 2018", [(28, "seggi", None), (3, None, None)]),
        ("de", "28 Sitze, fünf weniger als zuvor", [(28, "sitze", None), (5, None, None)]),
    ],
)
def test_stretches_of_years_and_differences_abroad_are_read(language: str, text: str, expected: list[Read]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("送往兩間醫院", 2, "間"),
        ("五间工厂", 5, "间"),
        ("三所學校", 3, "所"),
        ("四家公司", 4, "家"),
        ("兩座橋", 2, "座"),
        ("三棟樓", 3, "棟"),
        ("连赢三场", 3, "场"),
    ],
)
def test_buildings_and_games_are_counted_in_chinese_characters(text: str, value: float, unit: str) -> None:
    assert read(text, "zh") == [(value, unit, None)]
