from hypothesis import given
from hypothesis import strategies as st

from factcheck.desk.screens.word_diff import MOST_PAIRS, word_diff

TEXTS = st.text(st.sampled_from("ab é.\n"), max_size=60)


def shown(first: str, second: str) -> list[tuple[str, str]]:
    return [(piece.sort, piece.text) for piece in word_diff(first, second)]


@given(TEXTS, TEXTS)
def test_the_pieces_join_to_both_texts(first: str, second: str) -> None:
    pieces = word_diff(first, second)

    assert "".join(piece.text for piece in pieces if piece.sort != "come") == first
    assert "".join(piece.text for piece in pieces if piece.sort != "gone") == second


def test_only_the_words_that_differ_are_marked() -> None:
    assert shown("Japan sold bonds.", "Japan bought bonds.") == [
        ("same", "Japan "), ("gone", "sold"), ("come", "bought"), ("same", " bonds."),
    ]  # fmt: skip


def test_equal_texts_have_no_change_and_empty_ones_no_piece() -> None:
    assert shown("Same.\nSame.", "Same.\nSame.") == [("same", "Same.\nSame.")]
    assert shown("", "") == []


def test_two_long_texts_without_anything_in_common_are_shown_as_replaced() -> None:
    words = int(MOST_PAIRS**0.5) + 10
    assert shown("a " * words, "b." * words) == [("gone", "a " * words), ("come", "b." * words)]
