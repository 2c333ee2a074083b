import pytest

from factcheck.claims import engine

ARTICLE = "The economy of Chile grew by 2 percent in 2024. It had grown by 3 percent in 2023."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("#TradeWar #Japan", "tags"),
        ("$BTC $SOL", "ticker"),
        ("Read more: Why the peso fell", "teaser"),
        ("Related articles", "teaser"),
        ("Learn more", "teaser"),
        ("Share this article", "share"),
        ("Subscribe to our newsletter", "share"),
        ("Skip to main content", "navigation"),
        ("Home | News | Sport | Weather", "navigation"),
        ("© 2025 The Example Times. All rights reserved.", "disclaimer"),
        ("Disclaimer: this is not financial advice.", "disclaimer"),
        ("[Image: the minister at his desk]", "image"),
        ("By Ann Lee", "byline"),
        ("Published on 4 May 2025", "byline"),
        ("Friday, September 9, 2016", "date"),
        ("Ann Lee is a reporter covering trade for The Example Times.", "author"),
        ("https://example.org/a?b=c", "link"),
    ],
)
def test_a_piece_of_the_page_is_known_as_such(line: str, kind: str) -> None:
    text = f"{ARTICLE}\n\n{line}\n\n{ARTICLE}"
    (found,) = engine.read(text).furniture
    assert (text[found.start : found.end], found.kind) == (line, kind)


def test_a_line_that_comes_again_and_again_is_furniture() -> None:
    text = "\n\n".join(
        [
            ARTICLE,
            "The peso in pictures today.",
            "Wages fell.",
            "The peso in pictures today.",
            "The peso in pictures today.",
        ]
    )
    assert [found.kind for found in engine.read(text).furniture] == ["repeated"] * 3


def test_tags_behind_a_sentence_are_furniture_and_the_sentence_is_not() -> None:
    text = "The economy of Chile grew by 2 percent in 2024. #Chile #Peso"
    reading = engine.read(text)
    assert [text[found.start : found.end] for found in reading.furniture] == ["#Chile #Peso"]
    assert [candidate.exact for candidate in engine.extract(text)] == ["The economy of Chile grew by 2 percent in 2024"]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices of Acme fell by 3 percent on Monday.",
        "By Friday the peso had lost 3 percent of its value.",
        "The most read book in Chile sold 40,000 copies in 2024.",
        "Subscribers left the club in 2024 because of the prices, Ann Lee said.",
    ],
)
def test_sentences_that_begin_like_furniture_are_read(line: str) -> None:
    assert engine.read(line).furniture == ()
    assert engine.extract(line) != []
