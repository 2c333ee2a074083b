import pytest
from hypothesis import given, settings

from factcheck.claims import engine
from factcheck.claims.engine.sentences import content_end, sentences
from tests.claims.engine.writing import texts


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Treasury sold bonds.",
        "Mr. Ito met Dr. Ode and Sen. Park.",
        "It grew to $1.13 trillion.",
        "George W. Bush spoke.",
        "See No. 5 on p. 12.",
        "He left on Jan. 5 for St. Ives.",
        "Acme Inc. Chief Executive Ann Lee resigned.",
        "It is… complicated, she said.",
        "“Is it over?” he asked.",
        "“Stop!” Lee said.",
        "1. The first point stands.",
        "Prices rose 3.5 percent vs. 2.1 percent.",
        "They met at 5 p.m. on Friday.",
        "Am 3. Mai trat Dr. Weber zurück.",
        "Yahoo! is a company.",
        "The debt is large .",
    ],
)
def test_this_is_one_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell. It rose.", ["It fell.", "It rose."]),
        ("He lives in the U.S. She does not.", ["He lives in the U.S.", "She does not."]),
        ("“It fell.” She left.", ["“It fell.”", "She left."]),
        ("“It fell. It rose,” he said.", ["“It fell.", "It rose,” he said."]),
        ("It is large . But it shrinks .", ["It is large .", "But it shrinks ."]),
        ("Really? Yes! Good.", ["Really?", "Yes!", "Good."]),
        ("It fell... Then it rose.", ["It fell...", "Then it rose."]),
        ("日本は大きい。韓国は小さい。", ["日本は大きい。", "韓国は小さい。"]),
        ("「大きい。」と述べた。次だ。", ["「大きい。」と述べた。", "次だ。"]),
        ("هل هذا صحيح؟ نعم.", ["هل هذا صحيح؟", "نعم."]),
        ("यह सच है। वह नहीं।", ["यह सच है।", "वह नहीं।"]),
        ("It sold the bonds.In a rare step it bought more.", ["It sold the bonds.", "In a rare step it bought more."]),
        ("Growth slowed [1]. Prices rose.[2] Wages fell.", ["Growth slowed [1].", "Prices rose.[2]", "Wages fell."]),
        ("It works with Acme Inc. They were paid.", ["It works with Acme Inc.", "They were paid."]),
        ("*“It does exist. We know.”* She left.", ["*“It does exist.", "We know.”*", "She left."]),
    ],
)
def test_these_are_several_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@settings(max_examples=150, deadline=None)
@given(texts)
def test_nothing_but_blanks_lies_between_sentences(text: str) -> None:
    position = 0
    for span in sentences(text, 0, len(text)):
        assert text[position : span.start].strip() == ""
        assert span.start < span.end
        position = span.end
    assert text[position:].strip() == ""


def test_a_heading_is_a_unit_of_its_own() -> None:
    text = "Growth Slows\nThe economy of Chile grew by 2 percent. It had grown by 3.\n"
    reading = engine.read(text)
    assert [text[span.start : span.end] for span in reading.sentences] == [
        "Growth Slows",
        "The economy of Chile grew by 2 percent.",
        "It had grown by 3.",
    ]
    assert [text[span.start : span.end] for span in reading.headings] == ["Growth Slows"]


def test_lines_that_a_mail_program_wrapped_are_one_sentence() -> None:
    text = "The economy of Chile grew by two percent in the first\n"
    text += "quarter of the year, the ministry in Santiago said on\nMonday."
    (span,) = engine.read(text).sentences
    assert (span.start, span.end) == (0, len(text))


def test_an_abbreviation_keeps_its_stop_at_the_end_of_a_claim() -> None:
    text = "It sold bonds in the U.S."
    assert content_end(text, len(text)) == len(text)
    assert content_end("It sold bonds .", 15) == 13
