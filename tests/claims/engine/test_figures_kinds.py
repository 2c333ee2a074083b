"""Figures by the kind of writing: units and money of many languages, numbers in words, and the numbers of names."""

import pytest

from factcheck.claims.engine.dates import dates
from factcheck.claims.engine.figures import figures

Read = tuple[float, str | None, str | None]


def read(text: str, language: str = "en") -> list[Read]:
    return [(each.value, each.unit, each.currency) for each in figures(text, 0, len(text), (), language)]


@pytest.mark.parametrize(
    "text",
    [
        "charged under 21 U.S.C. § 846",
        "codified at 40 CFR Part 60",
        "as held in 410 U.S. 113",
        "upheld in 512 F.3d 102",
        "the annual 10-K and the 8-K",
        "filed a 20-F late",
        "saved in a 401(k) for years",
        "exempt under 501(c)(3) rules",
        "see rule 12 and footnote 7",
        "paragraph 14 of the note",
        "Ward 6 voters stayed home",
        "Year 9 pupils sat the paper",
        "Class 3 teachers were told",
        "District 12 residents complained",
        "Chapter 4 shows it",
        "season 2, ep 9",
        "through to the last 16",
        "in the final four",
        "the round of 32",
        "a .45-caliber pistol",
        "a 12-gauge shotgun",
        "a 9mm handgun was found",
        "a .22 rifle",
        "watched on a 4K TV",
        "she ran a charity 10K on a cold day",
        "item 5, slide 12",
        "by a vote of 5-4",
        "he was 17 when he left",
        "She is 81.",
        "when I was 12, he left",
        "who was 44 at the time",
    ],
)
def test_a_number_of_a_name_a_law_a_round_or_an_age_is_no_figure(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "el juzgado n.º 12 de Soria"),
        ("es", "según el artículo 155 y la página 9"),
        ("es", "se jubiló a los 67 años"),
        ("fr", "au quai n° 4, page 12"),
        ("fr", "l’alinéa 3 des statuts"),
        ("de", "wie in Kapitel 7 der Studie steht"),
        ("de", "nach Absatz 2 und Ziffer 5"),
        ("de", "im Alter von 71 Jahren"),
        ("de", "der Zug auf Gleis 9 um 18.30 Uhr"),
        ("it", "dal binario 8, pagina 40"),
        ("it", "il 34enne e la 29enne"),
        ("pt", "na plataforma 3, conforme o artigo 5 da lei"),
        ("pt", "morreu aos 81 anos"),
        ("nl", "op spoor 5 in hoofdstuk 2"),
        ("nl", "een 34-jarige man"),
        ("ja", "ビルの5階と3人目、2年1組、2対0"),
        ("ja", "小学3年生、30代、3番線"),
        ("zh", "在3楼，三年级，2比1"),
        ("ko", "37살, 3대2, 2학년, 5층"),
    ],
)
def test_a_number_of_a_name_abroad_is_no_figure(language: str, text: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "carried by nine to seven",
        "won three to two",
        "the court split six to three",
        "they lost two to one",
        "the motion fell by two hundred and ten to one hundred and ninety",
        "at a quarter past four",
        "at half past nine",
        "ten to eight, when it rang",
        "at six in the morning",
        "seven o'clock",
        "we met at eleven",
        "on the twenty-second of June",
        "her thirty-fifth birthday",
        "on the sixtieth day",
        "I was nineteen when it began",
        "when she was forty, he left",
        "in the year two thousand",
        "page thirty-one, paragraph six",
        "seat number fifty",
        "rule eighteen says so",
        "net zero by then",
        "a zero hours contract",
        "at this point three of them left",
    ],
)
def test_spoken_votes_times_ranks_ages_and_names_are_no_figures(text: str) -> None:
    assert [each for each in read(text) if each[0] != 3] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("point six of a percent", (0.6, "percent", None)),
        ("point five percent", (0.5, "percent", None)),
        ("nought point eight percent", (0.8, "percent", None)),
        ("zero point two percent", (0.2, "percent", None)),
        ("zero deaths", (0, "deaths", None)),
        ("zero new cases", (0, "cases", None)),
        ("three and a half years", (3.5, "year", None)),
        ("two million and a half", (2_500_000, None, None)),
        ("six and a quarter percent", (6.25, "percent", None)),
        ("twenty-one thousand ships", (21_000, "ships", None)),
        ("five dollars and 20 cents", (5.2, None, "USD")),
    ],
)
def test_a_number_in_words_has_its_value(text: str, expected: Read) -> None:
    (found,) = read(text)
    assert found[0] == pytest.approx(expected[0])
    assert found[1:] == expected[1:]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("between two and three thousand", [2000, 3000]),
        ("five to six hundred ships", [500, 600]),
        ("two or three million voters", [2e6, 3e6]),
        ("two to three hundred thousand people", [200_000, 300_000]),
        ("between forty and fifty thousand", [40_000, 50_000]),
        ("twenty to thirty homes", [20, 30]),
        ("two hundred to three thousand homes", [200, 3000]),
    ],
)
def test_two_numbers_in_words_share_the_magnitude_that_is_said_once(text: str, both: list[float]) -> None:
    assert [value for value, _, _ in read(text)] == both


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "tres años y medio", (3.5, "year", None)),
        ("es", "dos millones y medio de euros", (2.5e6, None, "EUR")),
        ("es", "medio millón de euros", (5e5, None, "EUR")),
        ("es", "media hora", (0.5, "hour", None)),
        ("fr", "deux heures et demie", (2.5, "hour", None)),
        ("fr", "une demi-heure", (0.5, "hour", None)),
        ("pt", "quatro anos e meio", (4.5, "year", None)),
        ("pt", "meio milhão de reais", (5e5, None, "BRL")),
        ("it", "un punto e mezzo", (1.5, "point", None)),
        ("it", "due anni e mezzo", (2.5, "year", None)),
        ("it", "mezz'ora", (0.5, "hour", None)),
        ("it", "duecentocinquanta persone", (250, "people", None)),
        ("it", "tremila euro", (3000, None, "EUR")),
        ("it", "ventotto giorni", (28, "day", None)),
        ("nl", "vijfentwintig jaar", (25, "year", None)),
        ("nl", "driehonderd mensen", (300, "people", None)),
        ("nl", "anderhalf uur", (1.5, "hour", None)),
        ("nl", "zevenentwintig procent", (27, "percent", None)),
        ("de", "eine halbe Million Euro", (5e5, None, "EUR")),
        ("de", "anderthalb Stunden", (1.5, "hour", None)),
    ],
)
def test_halves_and_numbers_in_one_word_are_read_abroad(language: str, text: str, expected: Read) -> None:
    (found,) = read(text, language)
    assert found[0] == pytest.approx(expected[0])
    assert found[1:] == expected[1:]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ('6.5" of rain', 6.5, "inch"),
        ('a 55" screen', 55, "inch"),
        ("14 in. of snow", 14, "inch"),
        ("2in of rain", 2, "inch"),
        ("310 mi away", 310, "mile"),
        ("9.8 s", 9.8, "second"),
        ("3 mos ago it fell", 3, "month"),
        ("6 wks", 6, "week"),
        ("1.4 mmol/L", 1.4, "millimole per litre"),
        ("95 mg/dL", 95, "milligram per decilitre"),
        ("12 µg/m³", 12, "microgram per cubic metre"),
        ("5 mg/kg", 5, "milligram per kilogram"),
        ("120 mmHg", 120, "millimetre of mercury"),
        ("11 km/s", 11, "kilometre per second"),
        ("32 psi", 32, "pound per square inch"),
        ("990 hPa", 990, "hectopascal"),
        ("6,000 rpm", 6000, "revolution per minute"),
        ("72 bpm", 72, "beat per minute"),
        ("60 fps", 60, "frame per second"),
        ("13 TeV", 13, "teraelectronvolt"),
        ("230 V", 230, "volt"),
        ("5,000 mAh", 5000, "milliampere hour"),
        ("a 48MP camera", 48, "megapixel"),
        ("2.4 mSv", 2.4, "millisievert"),
        ("3 tbsp", 3, "tablespoon"),
        ("20 acre-feet", 20, "acre-foot"),
        ("0.4 pct points", 0.4, "percentage point"),
        ("4,500 BTC", 4500, "bitcoin"),
        ("30 ETH", 30, "ether"),
        ("6'2\" tall", 74, "inch"),
    ],
)
def test_a_sign_of_a_unit_is_known(text: str, value: float, unit: str) -> None:
    assert read(text)[0] == (value, unit, None)


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("nl", "0,7 procentpunt", 0.7, "percentage point"),
        ("nl", "40 vierkante meter", 40, "square metre"),
        ("nl", "300 ton", 300, "tonne"),
        ("sv", "2 procentenheter", 2, "percentage point"),
        ("pl", "5 procent", 5, "percent"),
        ("it", "80 chilometri orari", 80, "kilometre per hour"),
        ("it", "3 ore", 3, "hour"),
        ("it", "12 tonnellate", 12, "tonne"),
        ("it", "0,3 punti percentuali", 0.3, "percentage point"),
        ("es", "15 pulgadas", 15, "inch"),
        ("es", "40 teravatios hora", 40, "terawatt hour"),
        ("es", "900 hectómetros cúbicos", 900, "cubic hectometre"),
        ("pt", "7 polegadas", 7, "inch"),
        ("pt", "20 quilos", 20, "kilogram"),
        ("fr", "8 térawattheures", 8, "terawatt hour"),
        ("fr", "30 nœuds", 30, "knot"),
        ("fr", "4 années-lumière", 4, "light-year"),
        ("de", "120 Stundenkilometer", 120, "kilometre per hour"),
        ("de", "0,8 Promille", 0.8, "per mille"),
        ("de", "27 Zoll", 27, "inch"),
        ("ja", "950ヘクトパスカル", 950, "hectopascal"),
        ("ja", "30ノット", 30, "knot"),
        ("ja", "40坪", 40, "tsubo"),
        ("zh", "20英里", 20, "mile"),
        ("zh", "35微克", 35, "microgram"),
        ("ko", "0.3%p", 0.3, "percentage point"),
        ("ko", "20헥타르", 20, "hectare"),
        ("ko", "500세대", 500, "세대"),
        ("hi", "12 प्रतिशत", 12, "percent"),
        ("hi", "40 किलोमीटर", 40, "kilometre"),
    ],
)
def test_a_unit_of_another_language_has_its_english_name(language: str, text: str, value: float, unit: str) -> None:
    assert read(text, language) == [(value, unit, None)]


@pytest.mark.parametrize(
    ("language", "text", "value", "currency"),
    [
        ("en", "SKr2.1bn", 2.1e9, "SEK"),
        ("en", "NKr 400m", 4e8, "NOK"),
        ("en", "Dkr75", 75, "DKK"),
        ("en", "500 kr", 500, "SEK"),
        ("da", "500 kr", 500, "DKK"),
        ("no", "20 kroner", 20, "NOK"),
        ("en", "SFr12m", 12e6, "CHF"),
        ("en", "Fr. 40", 40, "CHF"),
        ("pl", "300 zł", 300, "PLN"),
        ("cs", "900 Kč", 900, "CZK"),
        ("ro", "40 lei", 40, "RON"),
        ("fr", "3,4 Md€", 3.4e9, "EUR"),
        ("fr", "12 M€", 12e6, "EUR"),
        ("fr", "2 Mds d’euros", 2e9, "EUR"),
        ("hi", "₹500 करोड़", 5e9, "INR"),
        ("hi", "20 लाख रुपये", 2e6, "INR"),
        ("ja", "155円30銭", 155.3, "JPY"),
        ("zh", "8元5角", 8.5, "CNY"),
        ("en", "$5.86-1/2", 5.865, "USD"),
        ("en", "11-1/4 cents", 0.1125, "USD"),
        ("en", "90,000 kwacha", 90_000, "ZMW"),
        ("en", "FCFA 200", 200, "XOF"),
    ],
)
def test_money_of_many_countries_is_read(language: str, text: str, value: float, currency: str) -> None:
    (found,) = read(text, language)
    assert found[0] == pytest.approx(value)
    assert found[1:] == (None, currency)


@pytest.mark.parametrize(
    "text",
    ['"There were 14" he said', '"We sold 200," she said, "and kept 8" in store', '"Only 3" – a lie'],
)
def test_a_closing_quotation_mark_is_no_inch(text: str) -> None:
    assert all(unit != "inch" for _, unit, _ in read(text))


def test_a_letter_that_may_be_a_name_is_no_magnitude() -> None:
    assert read("pupils of 4B will sing") == []
    assert read("over 4B views") == [(4e9, "views", None)]


def test_a_number_known_from_its_figures_keeps_its_things() -> None:
    assert read("page after page, 12 nurses") == [(12, "nurses", None)]
    assert read("last year 3 people died") == [(3, "people", None)]
    assert read("the last 16 games") == [(16, "games", None)]
    assert read("it stood at five percent") == [(5, "percent", None)]
    assert read("five to six years") == [(5, "year", None), (6, "year", None)]


@pytest.mark.parametrize(
    "text",
    [
        "It is giving 2016 vibes.",
        "Big-money 2019 players stay.",
        "Republican 2024 hopefuls met.",
        "Our 2022 returns lie.",
    ],
)
def test_a_year_that_describes_things_is_no_count_of_them(text: str) -> None:
    assert figures(text, 0, len(text), dates(text, 0, len(text), published=None)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("They found 2016 cases.", 2016), ("some 2023 hamlets", 2023), ("Over 2000 hamlets", 2000), ("2017 votes", 2017)],
)
def test_four_figures_that_count_things_are_no_year(text: str, value: float) -> None:
    (found,) = figures(text, 0, len(text), dates(text, 0, len(text), published=None))
    assert found.value == value
