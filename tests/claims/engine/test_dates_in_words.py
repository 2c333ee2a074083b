"""Dates in the words of everyday text, in several languages: what each is read as against Sunday, 4 May 2025."""

from datetime import date

import pytest

from factcheck.claims.engine.dates import dates
from factcheck.claims.engine.occurrences import apart

SUNDAY = date(2025, 5, 4)


@pytest.mark.parametrize(
    ("language", "text", "isos"),
    [
        ("en", "Prices have risen since August.", ["2024-08"]),
        ("en", "The rate has been fixed since June 3.", ["2024-06-03"]),
        ("en", "He’ll speak on Monday.", ["2025-05-05"]),
        ("en", "The board meets this Thursday.", ["2025-05-08"]),
        ("en", "The board met this Thursday.", ["2025-05-01"]),
        ("en", "Lawmakers passed HB 1523 in June.", ["2024-06"]),
        ("en", "The house passed Bill 1854 last month.", ["2025-04"]),
        ("en", "The motor makes 1970 Nm at low speed.", []),
        ("en", "Flight 1549 landed in the river.", []),
        ("en", "Route 1945 was closed.", []),
        ("en", "Asteroid 2024 YR4 came close.", []),
        ("en", "It met on the third of May.", ["2025-05-03"]),
        ("en", "It opened on the first of March 2024.", ["2024-03-01"]),
        ("en", "On the twenty-first of April the bridge closed.", ["2025-04-21"]),
        ("en", "It ran from May 5 to 7.", ["2025-05-05/2025-05-07"]),
        ("en", "The week of May 5 was dry.", ["2025-W19"]),
        ("en", "The week of 28 April was dry.", ["2025-W18"]),
        ("en", "In the '90s he left.", ["1990/1999"]),
        ("en", "In the ’80s it closed.", ["1980/1989"]),
        ("en", "She was in her 90s.", []),
        ("en", "On New Year's Eve it burned.", ["2024-12-31"]),
        ("en", "On Christmas Day 2023 it burned.", ["2023-12-25"]),
        ("en", "They met on Halloween.", ["2024-10-31"]),
        ("en", "On Valentine's Day it closed.", ["2025-02-14"]),
        ("en", "He quit the day after tomorrow.", ["2025-05-06"]),
        ("en", "He quit the day before yesterday.", ["2025-05-02"]),
        ("en", "He quit a fortnight ago.", ["2025-W16"]),
        ("de", "Am 02.05.2025 brannte es.", ["2025-05-02"]),
        ("fr", "Le 02/05/2025, il pleuvait.", ["2025-05-02"]),
        ("es", "El 02/05/2025 llovió.", ["2025-05-02"]),
        ("pt", "Em 02/05/2025 choveu.", ["2025-05-02"]),
        ("de", "Am 2.5. brannte es.", ["2025-05-02"]),
        ("de", "Am 28.04. brannte es.", ["2025-04-28"]),
        ("fr", "Le 28/04, il pleuvait.", ["2025-04-28"]),
        ("en", "It shut on 2025/05/02.", ["2025-05-02"]),
        ("de", "Am Freitag brannte es.", ["2025-05-02"]),
        ("de", "Am Dienstag wird er reden.", ["2025-05-06"]),
        ("de", "Letzte Woche fiel der Kurs.", ["2025-W17"]),
        ("de", "Im vergangenen Jahr stieg der Preis.", ["2024"]),
        ("de", "Letztes Jahr stieg der Preis.", ["2024"]),
        ("de", "Nächste Woche wird gewählt.", ["2025-W19"]),
        ("de", "In diesem Jahr steigt der Preis.", ["2025"]),
        ("de", "Vor zwei Jahren stieg der Preis.", ["2023"]),
        ("de", "Am 3. Mai brannte es.", ["2025-05-03"]),
        ("de", "Seit August stieg der Preis.", ["2024-08"]),
        ("fr", "La semaine dernière, le prix a monté.", ["2025-W17"]),
        ("fr", "L’année dernière, le prix a monté.", ["2024"]),
        ("fr", "L’an dernier, le prix a monté.", ["2024"]),
        ("fr", "Le mois dernier, le prix a monté.", ["2025-04"]),
        ("fr", "Cette année, le prix monte.", ["2025"]),
        ("fr", "Il y a deux ans, le prix a monté.", ["2023"]),
        ("fr", "Vendredi, il a plu.", ["2025-05-02"]),
        ("fr", "Mardi prochain, il parlera.", ["2025-05-06"]),
        ("fr", "Mardi dernier, il a parlé.", ["2025-04-29"]),
        ("es", "La semana pasada subió el precio.", ["2025-W17"]),
        ("es", "El año pasado subió el precio.", ["2024"]),
        ("es", "El mes pasado subió el precio.", ["2025-04"]),
        ("es", "El viernes llovió.", ["2025-05-02"]),
        ("es", "El próximo martes hablará.", ["2025-05-06"]),
        ("es", "Este año sube el precio.", ["2025"]),
        ("es", "Hace dos años subió el precio.", ["2023"]),
        ("pt", "Na semana passada choveu.", ["2025-W17"]),
        ("pt", "No ano passado choveu.", ["2024"]),
        ("pt", "No mês passado choveu.", ["2025-04"]),
        ("pt", "Na sexta-feira choveu.", ["2025-05-02"]),
        ("pt", "Na próxima terça-feira ele fala.", ["2025-05-06"]),
        ("pt", "Há dois anos choveu.", ["2023"]),
        ("ja", "金曜日に発表した。", ["2025-05-02"]),
        ("ja", "昨年の輸出は減った。", ["2024"]),
        ("ja", "今年の輸出は減った。", ["2025"]),
        ("ja", "昨日発表した。", ["2025-05-03"]),
        ("ja", "先月の輸出は減った。", ["2025-04"]),
        ("ja", "4月28日に発表した。", ["2025-04-28"]),
        ("ja", "令和6年に始まった。", ["2024"]),
        ("ar", "في 2 مايو 2025 أعلن", ["2025-05-02"]),
        ("ar", "يوم الجمعة أعلن", ["2025-05-02"]),
        ("ar", "في مارس 2024 أعلن", ["2024-03"]),
        ("ar", "أمس أعلن", ["2025-05-03"]),
        ("ar", "العام الماضي ارتفع", ["2024"]),
        ("en", "It rose in the first half of the year.", ["2025-01/2025-06"]),
        ("en", "Sales fell in the last quarter of last year.", ["2024-10/2024-12"]),
        ("en", "The Equality Act 2010 stands.", ["2010"]),
        ("en", "They sold Halloween masks.", []),
        ("en", "He left in the first quarter of 2023.", ["2023-01/2023-03"]),
        ("en", "It opened in the 1800s.", ["1800/1899"]),
        ("en", "The leader next year wouldn’t say Wednesday.", ["2026", "2025-04-30"]),
        ("es", "Hace dos años que llueve.", []),
        ("fr", "Elle a vendu 2/3 des parts.", []),
        ("en", "In 1990 an dernier came.", ["1990"]),
        ("de", "Um 2.5. Millionen ging es nicht.", []),
    ],
)
def test_each_date_of_the_sentence_is_read(language: str, text: str, isos: list[str]) -> None:
    found = dates(text, 0, len(text), published=SUNDAY, language=language, spoken=apart(text))
    assert [each.iso for each in found] == isos


@pytest.mark.parametrize("published", [date.min, date.max])
def test_a_day_beyond_the_calendar_has_no_value(published: date) -> None:
    for text in (
        "It will open next Friday.",
        "It shut last Friday.",
        "It shuts this Friday.",
        "He left a fortnight ago.",
    ):
        for each in dates(text, 0, len(text), published=published):
            assert each.iso is None or date.min.isoformat() <= each.iso[:10]
