import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.engine.figures import figures
from factcheck.claims.engine.kinds import KINDS, kinds


def read(text: str, quoted: bool = False, attributed: bool = False) -> tuple[str, ...]:
    return kinds(text, figures(text, 0, len(text)), quoted, attributed)


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("The budget will grow by 3 percent next year.", "prediction"),
        ("The bridge is expected to open in May.", "prediction"),
        ("It could rain for a week.", "prediction"),
        ("Exports fell by 3 percent.", "comparison"),
        ("The city has more parks than its neighbour.", "comparison"),
        ("It is the largest dam in Europe.", "ranking"),
        ("The plant shut because of the flood.", "cause"),
        ("The party has 345 members.", "quantity"),
        ("Parliament repealed the ordinance.", "law"),
        ("He resigned.", "event"),
        ("The sky is blue.", "statement"),
    ],
)
def test_the_best_kind_comes_first(text: str, best: str) -> None:
    assert read(text)[0] == best


def test_all_kinds_that_hold_are_given() -> None:
    assert read("The tax rate fell by 3 percent because the law was repealed.") == ("comparison", "cause", "quantity")
    assert read("Parliament outlawed fracking.") == ("law", "event")


def test_what_is_told_as_somebodys_words_is_an_attribution() -> None:
    assert read("“We are done,” she said.", quoted=True)[0] == "quotation"
    assert read("She went home.", attributed=True) == ("event", "quotation")
    assert "quotation" not in read("She went home.")


def test_what_would_have_been_is_no_prediction_where_something_happened() -> None:
    assert "prediction" not in read("She said it could wait.")


@pytest.mark.parametrize("text", ["United Airlines flies to Ahmed.", "They need indeed to eat."])
def test_names_and_words_on_ed_tell_no_event(text: str) -> None:
    assert "event" not in read(text)


def test_may_the_month_is_no_prediction() -> None:
    assert "prediction" not in read("It is cold in May.")


@given(st.text(max_size=80), st.booleans(), st.booleans())
def test_any_text_has_one_to_three_known_kinds(text: str, quoted: bool, attributed: bool) -> None:
    found = read(text, quoted, attributed)
    assert 1 <= len(found) <= 3
    assert len(set(found)) == len(found)
    assert set(found) <= set(KINDS)
