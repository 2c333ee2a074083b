import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims import engine
from factcheck.claims.engine.layout.marks import Unmarked

MARKS = st.sampled_from(
    [
        "**",
        "*",
        "_",
        "__",
        "`",
        "~~",
        "[",
        "](https://example.org/a_b)",
        "\\*",
        "<b>",
        "</b>",
        "\u200b",
        "\u00ad",
        "# ",
        "> ",
    ]
)
WORDS = st.sampled_from(
    ["The rate", "rose", "to 5 percent", "in 2024.", "“We", "know,”", "Ann Lee said.", " ", "\n", "\n\n", "5 * 3"]
)
marked = st.lists(st.one_of(MARKS, WORDS), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**Kato said** it fell.", "Kato said it fell."),
        ("*“We know,”* she said.", "“We know,” she said."),
        ("It fell, _the ministry_ said.", "It fell, the ministry said."),
        ("According to [the ministry](https://example.org/a.b?c=d), it fell.", "According to the ministry, it fell."),
        ('See [the table](https://example.org "A table") of 2024.', "See the table of 2024."),
        ("Ja\u200bpan sold Staats\u00adanleihen.", "Japan sold Staatsanleihen."),
        ("The `rate` is ~~5~~ 6 percent.", "The rate is 5 6 percent."),
        ("<b>The rate</b> rose.", "The rate rose."),
        ("It rose \\*again\\*.", "It rose again."),
        ("***Growth*** slowed.", "Growth slowed."),
    ],
)
def test_marks_are_left_out_of_what_is_read(text: str, plain: str) -> None:
    assert Unmarked(text).plain == plain


@pytest.mark.parametrize(
    "text",
    [
        "Five times three is 5 * 3 or 5*3.",
        "The file is called a_b_c.txt.",
        "He wrote [sic] and (so) on [1].",
        "**A subhead**\nThe rate rose.",
        "[Why the peso fell](https://example.org)\nThe rate rose.",
        "![The minister](https://example.org/a.jpg)",
        "a < b and c > d",
        "* The first item\n* The second item",
        "The rate rose.",
    ],
)
def test_what_only_looks_like_a_mark_or_says_what_a_line_is_stays(text: str) -> None:
    assert Unmarked(text).plain == text


@settings(max_examples=200)
@given(marked)
def test_every_character_that_is_read_stands_where_it_is_said_to_stand(text: str) -> None:
    unmarked = Unmarked(text)
    assert "".join(text[unmarked.place(at)] for at in range(len(unmarked.plain))) == unmarked.plain
    assert all(unmarked.plain_place(unmarked.place(at)) == at for at in range(len(unmarked.plain)))


@settings(max_examples=150)
@given(marked)
def test_what_is_found_in_a_marked_text_stands_there_word_for_word(text: str) -> None:
    for found in engine.extract(text):
        assert text[found.start : found.end] == found.exact
        assert all(text[each.start : each.end] == each.text for each in found.quantities)
        assert all(text[each.start : each.end] == each.text for each in found.dates)
        assert found.quote == " ".join(text[span.start : span.end] for span in found.quote_spans)
    reading = engine.read(text)
    assert all(text[each.source_start : each.source_end] == each.source for each in reading.attributions)
    assert all(0 <= span.start < span.end <= len(text) for span in reading.sentences)


def test_a_claim_begins_and_ends_with_its_words() -> None:
    text = "### **Prices**\n\n**Exports fell by 3 percent in 2024.** *Imports rose by 4 percent in 2024*."
    assert [found.exact for found in engine.extract(text)] == [
        "Exports fell by 3 percent in 2024",
        "Imports rose by 4 percent in 2024",
    ]
    assert [text[span.start : span.end] for span in engine.read(text).headings] == ["Prices"]


def test_a_figure_is_read_across_a_sign_without_width() -> None:
    text = "Exports fell by 3\u2060 per\u00adcent in 2024."
    (found,) = engine.read(text).figures
    assert (found.value, found.unit) == (3, "percent")
    assert text[found.start : found.end] == found.text == "3\u2060 per\u00adcent"


def test_a_speaker_in_bold_or_in_a_link_is_named_without_the_marks() -> None:
    text = "“Exports fell by 3 percent in 2024,” said **Ann Lee** of [the ministry](https://example.org)."
    (found,) = engine.extract(text)
    assert found.speaker == "Ann Lee"


def test_furniture_that_a_person_wants_read_is_read_under_its_marks_too() -> None:
    text = "The *economy* grew.\n\nShare **this**: exports fell by 3 percent in 2024"
    (found,) = engine.read(text).furniture
    read = [step for step in engine.steps(text, read_anyway=[(found.start, found.end)]) if step.furniture]
    assert read == []


def test_a_sentence_in_bold_is_no_subhead() -> None:
    assert engine.read("It fell.\n\n**Exports fell by 3 percent in 2024.**\n\nIt rose.").headings == ()
