"""The claim readable on its own: what is put in from the article, and what is left as it stands."""

from datetime import date

import pytest
from hypothesis import given, settings

from factcheck.claims import engine
from tests.claims.engine.writing import texts

PUBLISHED = date(2025, 5, 4)
PEOPLE = "Maria Lindqvist, the mayor of Malmö, said the city built 400 flats in 2024.\n\n"


def statements(text: str) -> list[str]:
    return [candidate.statement for candidate in engine.extract(text, published=PUBLISHED)]


def last(text: str) -> str:
    return statements(text)[-1]


def test_the_statement_is_a_sentence_and_the_exact_words_stay_as_they_are() -> None:
    (found,) = engine.extract("However, the mayor opened two new schools in Leeds in 2024.", published=PUBLISHED)
    assert found.exact == "the mayor opened two new schools in Leeds in 2024"
    assert found.statement == "The mayor opened two new schools in Leeds in 2024."


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("In addition, the port lost 3 ferries in 2024.", "The port lost 3 ferries in 2024."),
        ("For example, the port lost 3 ferries in 2024.", "The port lost 3 ferries in 2024."),
        ("But the port lost 3 ferries in 2024.", "The port lost 3 ferries in 2024."),
        ("The port **lost** 3   ferries in _2024_ .", "The port lost 3 ferries in 2024."),
        ("iPhones made up 52 percent of the sales in 2024.", "iPhones made up 52 percent of the sales in 2024."),
        ("日本の失業率は2024年に2.5％だった。", "日本の失業率は2024年に2.5％だった。"),
    ],
)
def test_connectives_and_stray_marks_go_and_a_stop_is_put(said: str, read: str) -> None:
    assert statements(said) == [read]


def test_a_surname_alone_is_given_its_first_name() -> None:
    assert last(PEOPLE + "Lindqvist opened 12 schools in 2023.") == "[Maria] Lindqvist opened 12 schools in 2023."


def test_a_full_name_in_the_claim_is_not_told_twice() -> None:
    found = last(PEOPLE + "In 2023 Maria Lindqvist sold 12 schools that Lindqvist had opened.")
    assert found == "In 2023 Maria Lindqvist sold 12 schools that Lindqvist had opened."


def test_two_people_with_one_surname_are_left_apart() -> None:
    text = PEOPLE + "Her brother, Peter Lindqvist, said nothing.\n\nLindqvist opened 12 schools in 2023."
    assert last(text) == "Lindqvist opened 12 schools in 2023."


def test_a_place_is_no_surname() -> None:
    text = "Denzel Washington said the film cost 4 million dollars.\n\nThe talks in Washington lasted 3 days."
    assert last(text) == "The talks in Washington lasted 3 days."


def test_a_pronoun_is_the_one_person_named_before_it() -> None:
    assert last(PEOPLE + "She opened 12 schools in 2023.") == "[Maria Lindqvist] opened 12 schools in 2023."


def test_a_pronoun_that_can_mean_two_people_stays() -> None:
    text = PEOPLE + "Anna Berg said the city had sold 20 flats.\n\nShe opened 12 schools in 2023."
    assert last(text) == "She opened 12 schools in 2023."


def test_a_pronoun_means_whoever_it_fits() -> None:
    text = PEOPLE + "Peter Berg said the city had sold 20 flats.\n\nShe opened 12 schools in 2023."
    assert last(text) == "[Maria Lindqvist] opened 12 schools in 2023."


def test_a_pronoun_without_anybody_before_it_stays() -> None:
    assert statements("He opened 12 schools in 2023.") == ["He opened 12 schools in 2023."]


def test_an_office_that_one_person_holds_is_named() -> None:
    text = "Finance Minister Katsunobu Kato spoke on Friday.\n\nThe minister sold 3 billion yen in April 2024."
    assert last(text) == "The minister [Katsunobu Kato] sold 3 billion yen in April 2024."


def test_an_office_that_two_people_hold_is_not_named() -> None:
    text = (
        "Finance Minister Katsunobu Kato met Trade Minister Yoji Muto.\n\n"
        "The minister sold 3 billion yen in April 2024."
    )
    assert last(text) == "The minister sold 3 billion yen in April 2024."


def test_an_acronym_that_the_article_explains_is_spelled_out() -> None:
    text = "The Chilean Copper Agency (CCA) opened a mine in 2024.\n\nThe CCA closed 3 mines in 2025."
    assert last(text) == "The CCA [Chilean Copper Agency] closed 3 mines in 2025."


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Exports fell by 3 percent on Friday.", "Exports fell by 3 percent on Friday [2 May 2025]."),
        ("Exports fell by 3 percent last year.", "Exports fell by 3 percent last year [2024]."),
        ("Exports fell by 3 percent last month.", "Exports fell by 3 percent last month [April 2025]."),
        ("Exports fell by 3 percent in March.", "Exports fell by 3 percent in March [2025]."),
        ("Exports fell by 3 percent on April 9.", "Exports fell by 3 percent on April 9 [2025]."),
        ("Exports fell by 3 percent on April 9, 2024.", "Exports fell by 3 percent on April 9, 2024."),
        ("Exports fell by 3 percent in 2019.", "Exports fell by 3 percent in 2019."),
        ("Today, 3 million people eat fish in Chile.", "Today, 3 million people eat fish in Chile."),
        ("The mine was shut on Friday night in Chile.", "The mine was shut on Friday night [2 May 2025] in Chile."),
    ],
)
def test_a_date_says_what_only_the_day_of_publication_tells(said: str, read: str) -> None:
    assert statements(said) == [read]


def test_a_season_that_is_over_is_not_meant_where_the_words_look_ahead() -> None:
    published = date(2025, 12, 21)
    for said, put in (("is expected to sell", ""), ("sold", " [2025]")):
        (found,) = engine.extract(f"The city {said} 12 schools this summer.", published=published)
        assert found.statement == f"The city {said} 12 schools this summer{put}."


def test_this_month_may_be_the_one_before_in_its_first_days() -> None:
    said = "The city sold 12 schools earlier this month."
    assert engine.extract(said, published=date(2025, 5, 2))[0].statement == said
    assert "[May 2025]" in engine.extract(said, published=date(2025, 5, 12))[0].statement


def test_without_a_day_of_publication_a_relative_date_stays_as_it_is() -> None:
    (found,) = engine.extract("Exports fell by 3 percent on Friday.")
    assert found.statement == "Exports fell by 3 percent on Friday."


def test_an_i_in_a_quotation_is_told_whose_it_is() -> None:
    found = last("“I opened 12 schools in 2023,” said Maria Lindqvist.")
    assert found == "“I [Maria Lindqvist] opened 12 schools in 2023,” said Maria Lindqvist."


def test_a_lonely_quotation_mark_gets_its_partner() -> None:
    for found in statements("The plan was called “a trap by the union in 2024. The mayor left."):
        assert found.count("“") == found.count("”")


@settings(max_examples=150)
@given(texts)
def test_what_is_put_in_stands_in_brackets_and_nothing_else_is_new(text: str) -> None:
    for candidate in engine.extract(text, published=PUBLISHED):
        assert candidate.statement.strip() == candidate.statement != ""
        assert "\n" not in candidate.statement
        if "[" not in candidate.statement:
            # The first letter may have become a capital.
            assert letters(candidate.statement)[1:] in letters(candidate.exact)


def letters(words: str) -> str:
    return "".join(letter for letter in words if letter.isalnum())


@pytest.mark.parametrize(
    "said",
    [
        "The council will vote after Malmö's Tuesday primary, which cost 3 million euros.",
        "The mayor is girding for a debate on Thursday that cost 3 million euros.",
        "The mayor has been set to open 12 schools Monday.",
        "Exports fell by 3 percent ahead of the November election.",
        "Prices have fallen by 80 percent since August, so shops will gain.",
        "In 2008, his last year in office, the mayor opened 12 schools.",
        "From June to December 2024 the mayor opened 12 schools.",
        "The mayor opened 12 schools in the September 11 district.",
        "The mayor told CITY TODAY that 12 schools were sold.",
        "The mayor told Gull News Sunday that 12 schools were sold.",
        "The mayor met 12 teachers last Friday.",
        "The mayor opened 12 schools last winter.",
        "The mayor had been scheduled to open 12 schools, but on Tuesday the council announced its own.",
        "The mayor must win 12 of 40 seats in November.",
        "The mayor spoke of 12 schools during Sunday services.",
        "The 12 schools of today were built by the mayor.",
        "The 12 schools doubled in size overnight.",
        "Voters said they were 12 percent less likely to vote in November.",
        "The mayor feared a loss of 12 seats before March.",
        "The ties would suffer if he won 12 seats on Nov. 8.",
        "The mayor opened 12 schools eight years ago.",
        "The mayor lost 3 of 12 seats six months ago.",
        "The mayor said he prizes reclaiming 12 seats in November.",
        "The mayor said that his 12 rivals in November were weak.",
        "The mayor was scheduled to open 12 schools late Tuesday.",
        "The mayor said he would open 12 schools Friday.",
        "On a rainy Thursday the mayor opened 12 schools.",
        "The mayor opened 12 schools that Friday.",
        "Kim Lee opened 12 schools on Saturday Night Live.",
        "The mayor, who announced 12 schools on Wednesday, plans to focus on flats.",
        "The mayor should do the same for 12 schools today.",
        "The mayor was strong enough to put 12 seats in play in November.",
        "The mayor had urged the city to sell 12 schools by October 31.",
        "The film Fahrenheit 9/11 cost 6 million dollars.",
        "The mayor saved 12 flats before the city’s vote on Tuesday.",
        "Peace that built 12 schools seems out of reach today.",
        "The 12 schools met, as they do on the first Monday in spring.",
        "After this fall in prices the mayor opened 12 schools.",
        "In May 2012 the mayor lost 3 seats. The city sold 12 schools in March.",
        "The vote of 4 May 2012 cost 3 seats. The city sold 12 schools on 14 February.",
    ],
)
def test_a_day_that_can_be_two_days_is_not_put_in(said: str) -> None:
    assert "[" not in " ".join(statements(said))


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("The mayor will open 12 schools on Tuesday.", "The mayor will open 12 schools on Tuesday [6 May 2025]."),
        (
            "The mayor said Monday that 12 schools will open.",
            "The mayor said Monday [28 April 2025] that 12 schools will open.",
        ),
        ("The mayor will open 12 schools in July.", "The mayor will open 12 schools in July [2025]."),
        ("The mayor opened 12 schools in July.", "The mayor opened 12 schools in July [2024]."),
        ("The mayor opened 12 schools in December.", "The mayor opened 12 schools in December [2024]."),
        ("It will sell 12 schools on Tuesday.", "It will sell 12 schools on Tuesday [6 May 2025]."),
        ("They’ll sell 12 schools on Tuesday.", "They’ll sell 12 schools on Tuesday [6 May 2025]."),
        ("The city sold 12 schools today.", "The city sold 12 schools today [4 May 2025]."),
        ("The city today sold 12 schools.", "The city today [4 May 2025] sold 12 schools."),
        (
            "On Friday, the mayor opened 12 schools that could close.",
            "On Friday [2 May 2025], the mayor opened 12 schools that could close.",
        ),
        (
            "In 2012 the mayor lost 3 seats. The city sold 12 schools on 29 April.",
            "The city sold 12 schools on 29 April [2025].",
        ),
    ],
)
def test_a_day_is_put_in_where_tense_and_calendar_agree(said: str, read: str) -> None:
    assert [each for each in statements(said) if "[" in each][:1] in ([read], [])


def test_a_quoted_today_is_the_day_on_which_it_was_said() -> None:
    assert last(PEOPLE + "“We opened 12 schools today,” Lindqvist said.").count("2025") == 0


def test_a_day_told_from_the_day_that_the_page_bears_is_left_where_that_is_another_day() -> None:
    text = (
        "Mayor opens schools\n\nSaturday, May 3, 2025\n\nThe mayor opened 12 schools on Friday.\n\nHe sold 3 in March."
    )
    assert statements(text) == ["The mayor opened 12 schools on Friday.", "He sold 3 in March [2025]."]
    assert "Friday [2 May 2025]" in " ".join(statements(text.replace("Saturday, May 3", "Sunday, May 4")))


def test_a_stretch_of_time_in_a_quotation_counts_from_when_it_was_said() -> None:
    mayor = "Maria Lindqvist is the mayor of Malmö.\n\n"
    said = "“The city sold 12 schools last month,” Lindqvist said"
    assert "[April 2025]" in last(f"{mayor}{said}.")
    assert "[April 2025]" not in last(f"{mayor}{said} in March.")
    assert "[April 2025]" not in last(f"{PEOPLE}{said}.")
    assert "[" not in last(f"{mayor}“The city sold 12 schools a year ago,” Peter Berg said.")


def test_a_day_in_quotation_marks_that_nobody_owns_counts_from_when_it_was_said() -> None:
    assert "[" not in " ".join(statements("“The city sold 12 schools on Friday,” it read in the hall."))


def test_an_i_behind_he_said_is_told_only_where_nobody_else_is_named_near() -> None:
    quote = "“The city is rich,” he said. “I opened 12 schools in 2023.”"
    lone = "Peter Berg, the mayor of Ystad, said the city had sold 20 flats.\n\n" + quote
    assert last(lone) == "I [Peter Berg] opened 12 schools in 2023."
    assert "[" not in last(lone.replace("20 flats", "20 flats to Mr. Holm"))
    assert "[" not in last("Nils Holm, the mayor of Malmö, said nothing. " + lone)


def test_a_pronoun_behind_somebody_who_goes_by_one_name_stays() -> None:
    text = (
        "Peter Berg said the city sold 20 flats. Benno left early.\n\n"
        "Peter Berg spoke for hours of what became of Benno in 2021. He sold 12 flats in 2023."
    )
    assert last(text) == "He sold 12 flats in 2023."
    assert last(text.replace("Benno left early", "It rained").replace("Benno", "Ystad")).startswith("[Peter Berg] sold")


def test_whoever_is_reported_is_not_somebody_else_named_before() -> None:
    text = PEOPLE + "Lindqvist lost 3 of 12 seats.\n\nA teacher said she had sold 12 flats in 2023."
    assert last(text) == "She had sold 12 flats in 2023."


def test_she_in_a_quotation_is_not_who_is_quoted() -> None:
    assert "[" not in last(PEOPLE + "“She opened 12 schools in 2023,” Maria Lindqvist said.")


def test_a_wife_may_be_whom_she_means() -> None:
    text = PEOPLE + "Lindqvist met the wife of the governor in 2022. She opened 12 schools in 2023."
    assert last(text) == "She opened 12 schools in 2023."


def test_a_first_name_alone_puts_a_pronoun_in_doubt() -> None:
    text = "Peter Berg said the city sold 20 flats.\n\nPrince Andrew met Berg. He bought 12 flats in 2023."
    assert last(text) == "He bought 12 flats in 2023."


def test_a_firm_is_not_its_founder() -> None:
    text = (
        "Lindqvist cut 40 jobs in 2023.\n\nMs. Maria Lindqvist founded it in 1990 and said it was doing well.\n\n"
        "Ms. Lindqvist sold 12 flats. Lindqvist lost 3 million euros in 2024."
    )
    assert statements(text)[-2:] == [
        "Ms. [Maria] Lindqvist sold 12 flats.",
        "Lindqvist lost 3 million euros in 2024.",
    ]


def test_a_husband_is_not_given_the_name_of_his_wife() -> None:
    text = PEOPLE + "Mr. Lindqvist opened 12 schools in 2023."
    assert last(text) == "Mr. Lindqvist opened 12 schools in 2023."


def test_a_quality_is_no_first_name() -> None:
    text = "Understated Lindqvist stays quiet.\n\n“I opened 12 schools in 2023,” Lindqvist said."
    assert "Understated" not in statements(text)[-1]


def test_a_nickname_is_no_first_name() -> None:
    text = "A sign called him Crazy Bernie and cost 3 million euros.\n\nBernie sold 12 flats in 2023."
    assert last(text) == "Bernie sold 12 flats in 2023."
