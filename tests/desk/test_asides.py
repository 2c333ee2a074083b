"""What belongs to the page stands apart in the text, and nothing of the text is lost by it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.models import Extraction
from factcheck.desk.screens.asides import asides_of
from factcheck.desk.screens.document import paragraphs
from tests.desk.test_document import texts_with_places

TEXT = "Home\n\nNews\n\nJapan holds bonds. #Japan\n\nShare this"


def reading(furniture: list[list[Any]], read_anyway: list[list[int]] | None = None) -> Extraction:
    return Extraction(furniture=furniture, read_anyway=read_anyway or [])


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def test_neighbours_of_one_kind_are_one_aside() -> None:
    (aside,) = asides_of(TEXT, reading([[*span("Home"), "navigation"], [*span("News"), "navigation"]]))
    assert (aside.span, TEXT[aside.start : aside.last]) == ("0-10", "Home\n\nNews")


def test_neighbours_of_two_kinds_stay_two() -> None:
    found = asides_of(TEXT, reading([[*span("Home"), "navigation"], [*span("News"), "teaser"]]))
    assert [aside.words for aside in found] == ["navigation", "teaser for another story"]


def test_what_is_wanted_is_not_left_out_any_more() -> None:
    (aside,) = asides_of(TEXT, reading([[*span("Share this"), "share"]], [span("Share this")]))
    assert aside.is_read


def test_a_kind_that_has_no_words_here_is_called_what_the_engine_calls_it() -> None:
    (aside,) = asides_of(TEXT, reading([[*span("Home"), "masthead"]]))
    assert aside.words == "masthead"


def test_a_text_that_was_never_read_has_no_asides() -> None:
    assert asides_of(TEXT, None) == []


def test_an_aside_at_a_paragraphs_end_is_a_paragraph_of_its_own() -> None:
    cut = paragraphs(TEXT, [], asides=asides_of(TEXT, reading([[*span("#Japan"), "tags"]])))
    shown = [(paragraph.pieces[0].text.strip(), paragraph.aside is not None) for paragraph in cut]
    assert shown == [
        ("Home", False),
        ("News", False),
        ("Japan holds bonds.", False),
        ("#Japan", True),
        ("Share this", False),
    ]


@given(texts_with_places(), st.data())
def test_asides_and_notes_lose_nothing_of_the_text(drawn: Any, more: st.DataObject) -> None:
    text, places = drawn
    ends = st.integers(0, len(text))
    cuts = sorted(more.draw(st.sets(ends, max_size=8)))
    spans = [[start, end, "link"] for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    pieces = [
        piece for each in paragraphs(text, places, asides=asides_of(text, reading(spans))) for piece in each.pieces
    ]
    at = 0
    for piece in pieces:
        assert text[at : piece.start].strip() == ""
        assert text[piece.start : piece.start + len(piece.text)] == piece.text != ""
        at = piece.start + len(piece.text)
    assert text[at:].strip() == ""
