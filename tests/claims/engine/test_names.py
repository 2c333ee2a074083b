import pytest

from factcheck.claims.engine.names import gather


def test_a_surname_is_the_full_name_that_the_article_gives() -> None:
    names = gather("Katsunobu Kato spoke in Tokyo. Kato then left.")
    assert names.fullest("Kato") == "Katsunobu Kato"


def test_a_name_without_a_fuller_form_stays_as_it_is() -> None:
    assert gather("Kato spoke in Tokyo.").fullest("Kato") == "Kato"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Finance Minister Ann Lee left.", "Ann Lee"),
        ("Sen. Ann Lee left.", "Ann Lee"),
        ("Ann Lee’s plan failed.", "Ann Lee"),
        ("In May Ann Lee left.", "Ann Lee"),
        ("Yesterday Ludwig van Beethoven left.", "Ludwig van Beethoven"),
        ("Ólafur Þórðarson left.", "Ólafur Þórðarson"),
        ("Jean-Claude Petit left.", "Jean-Claude Petit"),
        ("J. R. Ode left.", "J. R. Ode"),
    ],
)
def test_a_person_is_named_without_titles_first_words_and_possessives(text: str, name: str) -> None:
    assert name in {mention.name for mention in gather(text).people}


def test_an_organisation_is_no_person() -> None:
    assert gather("The Gull Trading Company left. The University of Ohio stayed.").people == []


def test_an_acronym_means_the_name_that_explains_it() -> None:
    assert gather("The Gull Trading Union (GTU) met. The GTU left.").fullest("GTU") == "Gull Trading Union"


def test_a_role_is_held_by_whom_the_article_last_called_so() -> None:
    text = "Minister Ann Lee left. Minister Bob Ode came. The minister spoke."
    names = gather(text)
    assert names.in_role("minister", text.index("The minister")) == "Bob Ode"
    assert names.in_role("judge", len(text)) == ""


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Maria Ode left.", "f"),
        ("Peter Ode left.", "m"),
        ("Mrs. Zlata Ode left.", "f"),
        ("Congresswoman Robin Ode left.", "f"),
        ("Robin Ode left.", ""),
    ],
)
def test_titles_and_given_names_tell_men_from_women(text: str, gender: str) -> None:
    names = gather(text)
    (name,) = names.person_names
    assert names.gender(name) == gender


def test_mentions_are_where_the_text_has_them() -> None:
    text = "On Monday, Governor Ann Lee met Bob Ode and the Gull Company’s Kim Park in Ohio."
    for mention in gather(text).mentions:
        assert text.startswith(mention.words[0], mention.start)


def test_a_headline_s_verb_is_no_part_of_a_name() -> None:
    found = gather("Why Groups Are Praising Ann Lee’s Plan\n\nAnn Lee left. Lee spoke.")
    assert found.fullest("Lee") == "Ann Lee"


def test_small_words_stay_in_a_name_that_they_open() -> None:
    assert "Over Ode" not in {mention.name for mention in gather("Over Ann Ode the sun rose.").people}
