import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import engine
from factcheck.claims.engine.speech.quotations import continued, quotations


def inside(text: str) -> list[str]:
    return [text[each.inner_start : each.inner_end] for each in quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "He called it “a plan” then.",
        'He called it "a plan" then.',
        "He called it «a plan» then.",
        "He called it „a plan“ then.",
        "He called it „a plan” then.",
        "He called it »a plan« then.",
        "He called it ‘a plan’ then.",
        "He called it 「a plan」 then.",
        "He called it ''a plan'' then.",
        "He called it ``a plan'' then.",
    ],
)
def test_each_kind_of_marks_makes_a_quotation(text: str) -> None:
    assert inside(text) == ["a plan"]


@pytest.mark.parametrize(
    "text", ["He said “The plan is dead.“ Then he left.", 'He said “The plan is dead." Then he left.']
)
def test_a_wrong_mark_behind_a_stop_closes_what_is_open(text: str) -> None:
    assert inside(text) == ["The plan is dead."]


@pytest.mark.parametrize(
    "words",
    [
        "the workers’ pay isn’t rising",
        "the workers’ pay fell and the owners’ profits rose.",
        "the workers’ pay fell,",
    ],
)
def test_the_apostrophe_of_a_plural_closes_no_single_marks(words: str) -> None:
    assert inside(f"‘{words}’, she said.") == [words]


@pytest.mark.parametrize("behind", [" is over, she said.", " said Lee. ‘No,’ said Ode.", " was the girls’ book."])
def test_single_marks_behind_a_plural_close_where_no_other_mark_does(behind: str) -> None:
    assert inside(f"‘The best of times’{behind}")[0] == "The best of times"


def test_a_quotation_in_single_marks_that_holds_a_plural_has_its_speaker() -> None:
    text = "‘Exports fell by 5 per cent, and the workers’ pay rose’, said Ann Lee, the minister."
    (found,) = engine.read(text, language="en").attributions
    assert (found.speaker, found.direct) == ("Ann Lee", True)
    assert [text[each.start : each.end] for each in found.quoted] == [
        "Exports fell by 5 per cent, and the workers’ pay rose"
    ]


def test_an_apostrophe_closes_nothing_and_opens_nothing() -> None:
    assert inside("The miners’ plan isn’t the board's plan.") == []
    assert inside("He said ‘the board’s plan is dead’ then.") == ["the board’s plan is dead"]


def test_a_quotation_within_a_quotation_belongs_to_the_outer_one() -> None:
    assert inside("He said “they call it ‘a plan’ now” then.") == ["they call it ‘a plan’ now"]


def test_what_is_never_closed_is_quoted_to_the_end_and_marked() -> None:
    text = "He said: “The plan is dead."
    (found,) = quotations(text, 0, len(text))
    assert (text[found.inner_start : found.inner_end], found.closed) == ("The plan is dead.", False)


def test_the_rest_of_an_open_quotation_ends_at_its_mark() -> None:
    text = "It was never alive,” he said."
    found = continued(text, 0, len(text))
    assert found is not None
    assert (text[found.start : found.end], found.closed) == ("It was never alive,”", True)


def test_a_paragraph_between_two_pieces_is_quoted_whole() -> None:
    first = "It was never alive."
    found = continued(first + "\n\nNobody wanted it.”", 0, len(first))
    assert found is not None
    assert (found.start, found.end, found.closed) == (0, len(first), False)


@pytest.mark.parametrize("text", ["Then “the plan” came.", 'Then "the plan" came.', "Then the plan came."])
def test_a_paragraph_that_opens_its_own_quotation_continues_none(text: str) -> None:
    assert continued(text, 0, len(text)) is None


def test_a_quotation_over_three_paragraphs_has_one_speaker_though_only_its_edges_are_marked() -> None:
    text = (
        'Ann Lee said, "The plan is dead.\n\nIt was a very bad plan.\n\nNobody in the north wanted it." Bob Ode left.'
    )
    assert [each.speaker for each in engine.read(text).attributions] == ["Ann Lee"] * 3


@given(st.text(alphabet="a B.,“”\"'«»„‘’`\n", max_size=60))
def test_quotations_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    found = quotations(text, 0, len(text))
    ends = [0]
    for each in found:
        assert ends[-1] <= each.start < each.inner_start < each.inner_end <= each.end <= len(text)
        ends.append(each.end)
