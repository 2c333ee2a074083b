import pytest

from factcheck.claims.engine.dates import dates
from factcheck.claims.engine.figures import figures
from factcheck.claims.engine.results import Quantity


def read(text: str, language: str = "en") -> list[Quantity]:
    return figures(text, 0, len(text), dates(text, 0, len(text), published=None), language)


@pytest.mark.parametrize(
    ("text", "value", "unit", "currency"),
    [
        ("$1.13 trillion in bonds", 1_130_000_000_000, None, "USD"),
        ("US$30", 30, None, "USD"),
        ("€4.5bn", 4_500_000_000, None, "EUR"),
        ("£5m", 5_000_000, None, "GBP"),
        ("EUR 20 million", 20_000_000, None, "EUR"),
        ("300 million yen", 300_000_000, None, "JPY"),
        ("500 million Hong Kong dollars", 500_000_000, None, "HKD"),
        ("₹20 crore", 200_000_000, None, "INR"),
        ("1.5 lakh crore rupees", 1_500_000_000_000, None, "INR"),
        ("3兆円", 3_000_000_000_000, None, "JPY"),
        ("5億ドル", 500_000_000, None, "USD"),
        ("1.1万人", 11_000, "people", None),
        ("a 25% levy", 25, "percent", None),
        ("58 percent of them", 58, "percent", None),
        ("up 0.3 percentage points", 0.3, "percentage point", None),
        ("25 basis points", 25, "basis point", None),
        ("-5.3 percent", -5.3, "percent", None),
        ("12,5 Prozent", 12.5, "percent", None),
        ("84,121 votes", 84_121, "votes", None),
        ("345 Muslim pilgrims", 345, "pilgrims", None),
        ("about five thousand people", 5000, "people", None),
        ("one hundred and ten seats", 110, "seats", None),
        ("two dozen cars", 24, "cars", None),
        ("twenty-one percent", 21, "percent", None),
        ("2.5 million barrels a day", 2_500_000, "barrel", None),
        ("15 km away", 15, "kilometre", None),
        ("one in five people", 0.2, "share", None),
        ("two-thirds of voters", 2 / 3, "share", None),
        ("half of the staff", 0.5, "share", None),
    ],
)
def test_a_figure_has_its_value_unit_and_currency(
    text: str, value: float, unit: str | None, currency: str | None
) -> None:
    (found,) = read(text)
    assert found.value == pytest.approx(value)
    assert (found.unit, found.currency) == (unit, currency)


@pytest.mark.parametrize(
    "text",
    [
        "in 2024",
        "at 22:30",
        "COVID-19",
        "the F-35",
        "the 39th time",
        "No. 5",
        "they won 3 – 0",
        "on May 5",
        "STS-1",
        "a 34-year-old man",
        "his brother, 29, was found",
        "aged 21 to 60",
        "10.5.2024",
        "v1.2.3",
    ],
)
def test_dates_clocks_ranks_scores_and_numbers_in_names_are_no_figures(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("words", ["about", "nearly", "more than", "up to", "an estimated", "roughly", "at least"])
def test_an_approximate_figure_is_marked(words: str) -> None:
    (found,) = read(f"It cost {words} $5 million.")
    assert found.approximate
    (found,) = read("It cost $5 million.")
    assert not found.approximate


def test_both_ends_of_a_range_have_what_is_said_once() -> None:
    assert [(each.value, each.unit) for each in read("40 to 50 percent")] == [(40, "percent"), (50, "percent")]
    assert [(each.value, each.currency) for each in read("$5-7 billion")] == [(5e9, "USD"), (7e9, "USD")]


def test_a_comma_means_what_it_means_in_the_language() -> None:
    assert [each.value for each in read("1,130 people")] == [1130]
    assert [each.value for each in read("1.130 Menschen", "de")] == [1130]
    assert [each.value for each in read("1 234 567 personnes".replace(" ", "\u00a0"), "fr")] == [1234567]
