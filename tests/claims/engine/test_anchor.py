import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.engine.anchor import locate, segments, selectors
from tests.claims.engine.writing import texts


@st.composite
def texts_with_a_span(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(texts_with_a_span())
def test_a_quote_is_found_again_where_it_stood(spanned: tuple[str, int, int]) -> None:
    text, start, end = spanned
    exact, prefix, suffix = selectors(text, start, end)
    assert locate(text, exact, near=start, prefix=prefix, suffix=suffix) == (start, end)


@given(texts_with_a_span())
def test_a_quote_without_a_position_is_found_where_its_words_stand(spanned: tuple[str, int, int]) -> None:
    text, start, end = spanned
    exact, prefix, suffix = selectors(text, start, end)
    found = locate(text, exact, prefix=prefix, suffix=suffix)
    assert found is not None
    assert selectors(text, *found) == (exact, prefix, suffix)


def test_the_context_is_at_most_32_characters_on_each_side() -> None:
    assert selectors("a" * 40 + "b" + "c" * 40, 40, 41) == ("b", "a" * 32, "c" * 32)


def test_of_two_equal_quotes_the_one_with_the_right_context_is_taken() -> None:
    text = "In May it fell. In June it fell."
    assert locate(text, "it fell", prefix="In June ") == (24, 31)


def test_of_two_equal_quotes_the_nearest_is_taken_when_the_context_does_not_decide() -> None:
    assert locate("no no no no", "no", near=7) == (6, 8)


def test_a_quote_that_is_gone_is_not_replaced_by_something_like_it() -> None:
    assert locate("Japan increased its holdings", "Japan decreased its holdings", near=0) is None


def test_nothing_is_found_for_an_empty_quote() -> None:
    assert locate("text", "") is None


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1), (0, 6)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a stretch"):
        selectors("words", start, end)


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8).map(
    lambda pairs: [(min(pair), max(pair), number) for number, pair in enumerate(pairs, start=1)]
)


@given(st.integers(0, 25), spans)
def test_segments_join_to_the_text_and_to_every_span(length: int, given_spans: list[tuple[int, int, int]]) -> None:
    pieces = segments(length, given_spans)
    assert [place for piece in pieces for place in range(piece.start, piece.end)] == list(range(length))
    for start, end, identity in given_spans:
        covered = [place for piece in pieces if identity in piece.ids for place in range(piece.start, piece.end)]
        assert covered == list(range(start, min(end, length)))


def test_overlapping_spans_are_all_named_where_they_overlap() -> None:
    assert [(each.start, each.end, each.ids) for each in segments(10, [(0, 6, 7), (4, 8, 9)])] == [
        (0, 4, (7,)),
        (4, 6, (7, 9)),
        (6, 8, (9,)),
        (8, 10, ()),
    ]
