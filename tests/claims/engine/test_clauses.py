"""Which stretches of a sentence are claims of their own, and which stay together."""

from datetime import date

import pytest
from hypothesis import given, settings

from factcheck.claims import engine
from factcheck.claims.engine import words
from tests.claims.engine.writing import texts

PUBLISHED = date(2025, 5, 4)


def claims(text: str) -> list[str]:
    return [candidate.exact for candidate in engine.extract(text, published=PUBLISHED)]


@pytest.mark.parametrize(
    ("sentence", "pieces"),
    [
        (
            "Exports rose 5 percent and imports fell by 3 percent.",
            ["Exports rose 5 percent", "imports fell by 3 percent"],
        ),
        (
            "The harbour closed in 1998, and the city sold the land to a brewery.",
            ["The harbour closed in 1998", "the city sold the land to a brewery"],
        ),
        (
            "The union counted 40,000 marchers, while the police counted only 12,000 people.",
            ["The union counted 40,000 marchers", "the police counted only 12,000 people"],
        ),
        (
            "Rents in Leipzig climbed by a fifth, whereas wages were flat for two years.",
            ["Rents in Leipzig climbed by a fifth", "wages were flat for two years"],
        ),
        (
            "The mine lost 20 million euros last year, but the ministry has promised a loan.",
            ["The mine lost 20 million euros last year", "the ministry has promised a loan"],
        ),
        (
            "While exports rose by 5 percent, imports fell to a record low.",
            ["exports rose by 5 percent", "imports fell to a record low"],
        ),
        (
            "Turnout was 61 percent in 2019 and inflation was 2 percent in 2020.",
            ["Turnout was 61 percent in 2019", "inflation was 2 percent in 2020"],
        ),
        (
            "Sales of trams rose in 2024; orders for buses were cancelled in March.",
            ["Sales of trams rose in 2024", "orders for buses were cancelled in March"],
        ),
    ],
)
def test_clauses_with_a_subject_and_a_verb_each_are_claims_of_their_own(sentence: str, pieces: list[str]) -> None:
    assert claims(sentence) == pieces


@pytest.mark.parametrize(
    "sentence",
    [
        "Exports rose 5 percent and reached 3 billion euros in March",
        "The mayor and the council were warned about the flood in 2019",
        "The paper praised the mayor and the council that was elected in May",
        "The firm sells the lamps and the chairs built in its own factory",
        "The company resigned itself to 3 percent and it lost the contract in May",
        "Fines went to drivers, to owners, and to the garage that was closed in June",
        "The gap between exports and imports was 4 billion euros in 2024",
        "Shares would fall if rates rose by 2 percent and the bank was sold",
        "Lines 542 and 543 and 15 other trains were stopped on Monday",
        "The left won 12 seats and the right has five",
        "The plan was called “a trap, and the ministry was warned of it” in the report",
        "The list (the mine closed in 1998, and the city was poor) stood in the paper in 2003",
        "The firm sold 3 mines in 2024, and some of them were closed in May",
        "Six shells hit the posts 542 and 543 and other shells fell near the farm",
        "The mayor met the union and the council was told of it in May",
        "The city paid the school, the museum, and the library was closed in May",
        "Not only was the bridge closed in May, but the ministry was sued",
    ],
)
def test_what_leans_on_the_rest_or_may_belong_to_it_stays_with_it(sentence: str) -> None:
    assert claims(f"{sentence}.") == [sentence]


def test_two_reported_clauses_are_two_claims_of_one_speaker() -> None:
    found = engine.extract("Maria Lindqvist said that exports rose by 5 percent and that imports fell to a record low.")
    assert [(each.exact, each.speaker) for each in found] == [
        ("exports rose by 5 percent", "Maria Lindqvist"),
        ("imports fell to a record low", "Maria Lindqvist"),
    ]


def test_a_second_reported_clause_about_the_same_subject_stays_with_the_first() -> None:
    found = engine.extract("Maria Lindqvist said that the mine lost 3 million euros and that it would close in May.")
    assert [each.exact for each in found] == ["the mine lost 3 million euros and that it would close in May"]


def test_a_quotation_is_never_cut_in_the_middle() -> None:
    found = engine.extract("“The mine lost 3 million euros, and the city has paid for it,” Maria Lindqvist said.")
    assert len(found) == 1


def test_the_occasion_on_which_somebody_spoke_is_no_claim() -> None:
    found = claims("Asked whether the mine had lost its licence, Maria Lindqvist said the mine had two licences.")
    assert found == ["the mine had two licences"]


def test_a_sentence_that_ends_in_somebodys_question_tells_that_it_was_put() -> None:
    text = "The form of the ministry holds 53 questions for each child, among them: “Did you travel by boat?”"
    assert len(claims(text)) == 1
    assert claims("Lindqvist asked the 40 delegates of the ministry: “Did you travel by boat?”") == []


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("‘", "’")])
def test_the_question_with_which_a_quotation_of_two_sentences_ends_is_none_for_all_its_tag(
    opening: str, closing: str
) -> None:
    text = f"{opening}Exports fell by 5 percent in May. Who in the ministry noticed?{closing} Maria Lindqvist said."
    found = claims(text)
    assert len(found) == 1
    assert found[0].endswith("Exports fell by 5 percent in May")


def test_a_sentence_that_names_a_question_between_its_marks_is_a_claim() -> None:
    text = "The paper sold 4,000 copies of the book “Who noticed?” in May."
    assert len(claims(text)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Arbeitslosigkeit stieg auf 6,1 Prozent.",
        "Le chômage atteint 7,5 % en mars.",
        "El paro subió al 12 por ciento.",
        "O desemprego caiu para 6,6 por cento.",
        "日本の失業率は2024年に2.5％だった。",
        "بلغت البطالة 9.2 بالمئة في 2024.",
        "Безработица выросла до 4,1 процента.",
    ],
)
def test_a_sentence_in_another_language_that_holds_a_figure_is_listed(sentence: str) -> None:
    assert len(claims(sentence)) == 1


@pytest.mark.parametrize(
    "fragment",
    [
        "A televised interview in May 2025.",
        "A letter written by the mayor.",
        "The United States team photo.",
        "In May 2024.",
        "1:13 p.m.",
        "Reed, who will lead the merged firm.",
    ],
)
def test_words_without_a_finite_verb_are_no_claim(fragment: str) -> None:
    assert claims(fragment) == []


def test_what_somebody_may_come_to_say_is_not_cut_from_its_condition() -> None:
    sentence = "The firm will pay 3 million euros if the court finds that the mine was open in 2019"
    assert claims(f"{sentence}.") == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Maria Lindqvist did not say that the city plans to sell the mine",
        "Maria Lindqvist has never claimed that the mine lost 3 million euros",
        "Nobody believes that the city would sell the mine in 2026",
    ],
)
def test_what_was_not_said_is_no_claim_of_its_own(sentence: str) -> None:
    assert all(claim == sentence for claim in claims(f"{sentence}."))


def test_what_a_semicolon_adds_without_a_verb_stays() -> None:
    sentence = "The parade ended in Bayamon; the old home of the club, scheduled to open in May 2026"
    assert claims(f"{sentence}.") == [sentence]


def test_a_relative_clause_at_the_end_stays_with_what_it_tells_more_about() -> None:
    sentence = "The ministry closed the mine, which had 300 workers"
    assert claims(f"{sentence}.") == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan needs a vote",
        "The company holds 3 percent",
        "Prices also rise in winter",
        "The festival runs through March",
        "Two mines may close",
        "It’s the oldest mine",
        "The mayor will resign",
        "Ministers keep the key",
    ],
)
def test_present_and_coming_verbs_are_told(sentence: str) -> None:
    assert words.has_verb(sentence)


@pytest.mark.parametrize(
    "phrase", ["Will Smith of Mayfield", "In May of that year", "The hundred naked men", "The oil of the sea"]
)
def test_what_only_looks_like_a_verb_is_none(phrase: str) -> None:
    assert not words.has_verb(phrase)


@settings(max_examples=150)
@given(texts)
def test_claims_never_overlap_and_stand_where_they_say(text: str) -> None:
    last = 0
    for candidate in engine.extract(text, published=PUBLISHED):
        assert last <= candidate.start < candidate.end
        assert text[candidate.start : candidate.end] == candidate.exact
        last = candidate.end


def test_what_somebody_did_before_saying_something_is_a_claim_of_its_own() -> None:
    assert claims(
        "The bank of Malmö raised its rate to 5.25 percent on Friday and said further cuts were unlikely."
    ) == [
        "The bank of Malmö raised its rate to 5.25 percent on Friday",
        "further cuts were unlikely",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "59 percent said the harbour was too small and too old.",
        "Nearly a third say the harbour was too small and too old.",
        "Nineteen of 23 brokers said the harbour was too small and too old.",
    ],
)
def test_that_so_many_of_those_asked_say_so_is_the_claim(sentence: str) -> None:
    assert claims(sentence) == [sentence[:-1]]


def test_so_far_is_no_connective() -> None:
    assert claims("So far the harbour has lost 12 million euros.") == ["So far the harbour has lost 12 million euros"]


def test_the_day_on_which_somebody_spoke_is_not_left_hanging_on_what_precedes() -> None:
    found = claims("Lee first defended the bridge, but late Saturday he announced he had sold it to a brewery.")
    assert found == ["Lee first defended the bridge", "he had sold it to a brewery"]


def test_a_name_that_ends_like_a_past_form_is_no_verb() -> None:
    assert not words.has_verb("Mohammed Zahed, 25, and his wife")
    assert words.has_verb("Mohammed Zahed crossed the border")


def test_a_dash_that_led_on_is_no_part_of_a_claim() -> None:
    found = claims("According to the board, 28 percent of the rent is wasted — I think it is closer to half.")
    assert all(each[-1] not in "–—- " for each in found)


def test_what_somebody_denied_is_not_cut_off_before_the_denial() -> None:
    found = claims("A photo of the meeting was denied by Karl Weber, hinting that it was a fake.")
    assert "A photo of the meeting was" not in found


def test_where_something_was_said_is_no_claim_of_its_own() -> None:
    found = engine.extract("In a letter to the council released on Monday, Ann Lee said the port lost 300 workers.")
    assert [each.exact for each in found] == ["the port lost 300 workers"]


@pytest.mark.parametrize(
    "happened",
    [
        "In Chile, a mining bill faced dim prospects",
        "On Friday, miners blocked the port",
        "On Friday miners blocked the port",
        "In March prices jumped by 3 percent",
    ],
)
def test_what_happened_somewhere_is_a_claim_beside_what_was_said(happened: str) -> None:
    found = engine.extract(f"{happened}, and the minister said the port lost 300 workers.")
    assert [each.exact for each in found] == [happened, "the port lost 300 workers"]


def test_who_somebody_is_states_nothing_but_what_he_did_does() -> None:
    text = "Another man who worked in the harbour here, who asked not to be named, said the port lost 300 workers."
    assert "Another man who worked in the harbour here" not in [each.exact for each in engine.extract(text)]
    (found,) = engine.extract("A man who worked in the harbour was shot on Monday.")
    assert found.exact == "A man who worked in the harbour was shot on Monday"


def test_a_claim_does_not_end_before_what_it_says() -> None:
    assert engine.extract("In Chile that is what it was.") == []
    (found,) = engine.extract("In Chile that is what it was in 2023.")
    assert found.exact == "In Chile that is what it was in 2023"


def test_a_subject_is_looked_for_in_the_letters_right_before_the_verb_alone() -> None:
    assert words.has_verb("Ann-Marie lends the harbour money")
    assert not words.has_verb(f"L{'a' * 100} lends the harbour money")
