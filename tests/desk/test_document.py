from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from factcheck.desk.screens.as_read import Note
from factcheck.desk.screens.document import Paragraph, paragraphs
from factcheck.desk.screens.places import Place

LETTERS = "ab \n👩‍💻é\u0301ש"


def place(number: int, start: int, end: int) -> Place:
    """A claim's place, as far as the cutting of a text looks at it."""
    return cast(Place, SimpleNamespace(number=number, start=start, end=end, claim=SimpleNamespace(pk=number)))


@st.composite
def texts_with_places(draw: Any) -> tuple[str, list[Place]]:
    text = draw(st.text(LETTERS, min_size=1, max_size=60))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = {tuple(sorted(pair)) for pair in draw(st.lists(ends, max_size=8)) if pair[0] != pair[1]}
    ordered = sorted(spans, key=lambda span: (span[0], -span[1]))
    return text, [place(number, *span) for number, span in enumerate(ordered)]


@st.composite
def texts_with_notes(draw: Any) -> tuple[str, list[Place], list[Note]]:
    text, places = draw(texts_with_places())
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    return text, places, [Note(start, end, "so") for start, end in zip(cuts[::2], cuts[1::2], strict=False)]


def pieces_of(cut: list[Paragraph]) -> list[Any]:
    return [piece for paragraph in cut for piece in paragraph.pieces]


@given(texts_with_places())
def test_every_piece_is_the_text_at_its_own_offset(drawn: tuple[str, list[Place]]) -> None:
    text, places = drawn
    for piece in pieces_of(paragraphs(text, places)):
        assert text[piece.start : piece.start + len(piece.text)] == piece.text != ""


@given(texts_with_places())
def test_nothing_but_blank_lines_is_left_out(drawn: tuple[str, list[Place]]) -> None:
    text, places = drawn
    at = 0
    for piece in pieces_of(paragraphs(text, places)):
        assert text[at : piece.start].strip() == ""
        at = piece.start + len(piece.text)
    assert text[at:].strip() == ""


@given(texts_with_places())
def test_the_pieces_of_a_claim_are_its_words(drawn: tuple[str, list[Place]]) -> None:
    text, places = drawn
    pieces = pieces_of(paragraphs(text, places))
    for claim in places:
        marked = {
            offset
            for piece in pieces
            if claim in piece.places
            for offset in range(piece.start, piece.start + len(piece.text))
        }
        shown = {offset for piece in pieces for offset in range(piece.start, piece.start + len(piece.text))}
        assert marked == set(range(claim.start, claim.end)) & shown


@given(texts_with_places())
def test_a_claim_has_one_link_at_most(drawn: tuple[str, list[Place]]) -> None:
    text, places = drawn
    links = [piece.link.number for piece in pieces_of(paragraphs(text, places)) if piece.link]
    assert len(links) == len(set(links))


@given(texts_with_notes())
def test_notes_cut_the_text_and_lose_nothing_of_it(drawn: tuple[str, list[Place], list[Note]]) -> None:
    text, places, notes = drawn
    pieces = pieces_of(paragraphs(text, places, notes))
    assert all(text[piece.start : piece.start + len(piece.text)] == piece.text != "" for piece in pieces)
    plain = pieces_of(paragraphs(text, places))
    assert "".join(piece.text for piece in pieces) == "".join(piece.text for piece in plain)
    links = [[piece.link.number for piece in each if piece.link] for each in (pieces, plain)]
    assert links[0] == links[1]


@given(texts_with_notes())
def test_a_note_stands_on_its_own_words_inside_the_claims(drawn: tuple[str, list[Place], list[Note]]) -> None:
    text, places, notes = drawn
    for piece in pieces_of(paragraphs(text, places, notes)):
        inside = [note for note in notes if note.start < piece.start + len(piece.text) and piece.start < note.end]
        assert [piece.note] == inside if piece.note else not (inside and piece.places)


def test_a_link_stands_beside_the_figure_where_there_are_words_enough() -> None:
    text = "“16 percent of all exports”"
    (linked,) = [p for p in pieces_of(paragraphs(text, [place(1, 0, 27)], [Note(1, 11, "16 percent")])) if p.link]
    assert (linked.text, linked.note) == (" of all exports”", None)


def test_a_claim_that_is_one_figure_is_opened_by_it() -> None:
    (linked,) = pieces_of(paragraphs("16 percent", [place(1, 0, 10)], [Note(0, 10, "16 percent")]))
    assert linked.link
    assert linked.note


def test_nested_and_crossing_claims_all_have_a_link() -> None:
    places = [place(1, 0, 20), place(2, 0, 10), place(3, 5, 15), place(4, 5, 10)]
    links = [piece.link.number for piece in pieces_of(paragraphs("x" * 20, places)) if piece.link]
    assert sorted(links) == [1, 2, 3, 4]


def test_blank_lines_part_paragraphs_and_single_line_ends_do_not() -> None:
    cut = paragraphs("One\nline.\n\nTwo.\n\n\n\nThree.", [])
    assert [(paragraph.start, paragraph.pieces[0].text) for paragraph in cut] == [
        (0, "One\nline."),
        (11, "Two."),
        (19, "Three."),
    ]
