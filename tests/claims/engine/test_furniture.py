import pytest

from factcheck.claims import engine

ARTICLE = "The economy of Chile grew by 2 percent in 2024. It had grown by 3 percent in 2023."

MORE = "Wages rose by 4 percent in the same year. Nobody had expected that."


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
    text = f"{ARTICLE}\n\n{line}\n\n{MORE}"
    (found,) = engine.read(text).furniture
    assert (text[found.start : found.end], found.kind) == (line, kind)


def furnished(text: str) -> list[str]:
    """What of the text is furniture, in its own words."""
    return [text[found.start : found.end] for found in engine.read(text).furniture]


def test_of_a_line_that_comes_again_and_again_only_the_first_is_the_article_s() -> None:
    line = "The peso in pictures today."
    text = "\n\n".join([ARTICLE, line, "Wages fell.", line, line])
    copies = engine.read(text).furniture
    assert [found.kind for found in copies] == ["repeated", "repeated"]
    assert copies[0].start > text.index(line)


def test_a_sentence_that_is_printed_again_as_a_box_is_read_once() -> None:
    text = f"{ARTICLE}\n\n{MORE}\n\n{ARTICLE}"
    (found,) = engine.read(text).furniture
    assert found.start == text.rindex(ARTICLE)


def test_a_short_answer_that_comes_again_stays_in_the_interview() -> None:
    assert furnished("Is it over?\n\nYes.\n\nAre you glad?\n\nYes.\n\nWill you stay?\n\nYes.") == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("View in browser · Share · Forward to a friend", "navigation"),
        ("[Home](/) | [News](/news) | [Sport](/sport)", "navigation"),
        ("We use cookies to make this site work better for you.", "navigation"),
        ("Advertisement", "navigation"),
        ("ADVERTISEMENT - CONTINUE READING BELOW", "navigation"),
        ("![The minister at his desk](https://example.org/a.jpg)", "image"),
        ("The minister at his desk on Friday. (Ann Lee/Reuters)", "image"),
        ("The minister at his desk Photo: Ann Lee", "image"),
        ("Getty Images", "image"),
        ("File photo: Ann Lee", "image"),
        ("[Why the peso fell](https://example.org/peso)", "link"),
        ("[Read more](https://example.org/peso)", "link"),
        ("**Related:** [Why the peso fell](https://example.org/peso)", "teaser"),
        ("READ MORE: Why the peso fell", "teaser"),
        ("Why the peso fell [VIDEO]", "teaser"),
        ("Read the full story at The Example Times.", "teaser"),
        ("Don’t miss", "teaser"),
        ("Lire aussi : Pourquoi le peso baisse", "teaser"),
        ("関連記事：ペソの下落", "teaser"),
        ("Get the day’s top headlines delivered to your inbox every morning.", "share"),
        ("Follow us on X and Facebook", "share"),
        ("12 comments", "share"),
        ("Did you like this issue? 👍 | 👎", "share"),
        ("4 min read", "byline"),
        ("UPDATED: Tue., Nov. 19, 2019", "byline"),
        ("By Ann Lee and Bob Stone, Economics Editor", "byline"),
        ("(Reporting by Ann Lee; Editing by Bob Stone)", "byline"),
        ("Source: The Example Times", "byline"),
        ("Bob Stone contributed to this report.", "author"),
        ("Ann Lee may be reached at ann@example.org. Follow her on Twitter @annlee.", "author"),
        ("The views expressed in this article are the author’s own.", "disclaimer"),
        ("Tous droits réservés", "disclaimer"),
        ("This story was originally published by The Example Times.", "disclaimer"),
        ("BTC $64,000 +2.1% | ETH $3,100 -0.4%", "ticker"),
        ("twitter.com/annlee", "link"),
        ("10:32 Ann Lee", "byline"),
        ("14:05 | By Ann Lee", "byline"),
        ("Ann Lee, 6:30 pm", "byline"),
        ("04.05.2025, 14:05 Uhr Von Anna Keller", "byline"),
        ("Von Anna Keller", "byline"),
        ("Von Anna Keller und Jan van der Berg, Santiago", "byline"),
        ("Par Anne Petit", "byline"),
        ("EXCLUSIVE by Ann Lee", "byline"),
        ("Exclusive: By Ann Lee and Bob Stone", "byline"),
        ("Updated 6:30 a.m.", "byline"),
        ("Originally published on The Example Times.", "disclaimer"),
        ("Editor’s note: the figures of 2024 were corrected in May.", "disclaimer"),
    ],
)
def test_more_pieces_of_the_page_are_known_as_such(line: str, kind: str) -> None:
    text = f"{ARTICLE}\n\n{line}\n\n{MORE}"
    (found,) = engine.read(text).furniture
    assert found.kind == kind
    assert engine.extract(line) == []


def test_the_list_below_a_label_is_furniture_too() -> None:
    text = f"{ARTICLE}\n\nRelated stories\n\n- Why the peso fell\n- What 12 miners earn\n\n{MORE}"
    assert furnished(text) == ["Related stories", "Why the peso fell", "What 12 miners earn"]


def test_a_list_within_the_article_is_not() -> None:
    text = f"{ARTICLE}\n\nThe figures:\n\n- 40,000 jobs lost\n- 12 mines closed\n\n{MORE}"
    assert furnished(text) == []


@pytest.mark.parametrize(
    "line", ["Von Anna Keller kamen 12 Briefe", "14:05 Ann Lee wins the vote in Chile", "Led by Ann Lee"]
)
def test_a_line_with_a_name_is_no_byline_when_it_says_more(line: str) -> None:
    assert furnished(f"{ARTICLE}\n\n{line}\n\n{MORE}") == []


LINKS = "- Inside the fight over the copper of Chile\n- A short guide to the mines\n- Why the peso matters so much"


def test_a_list_of_titles_that_nothing_announces_leads_to_other_articles() -> None:
    expected = [line.removeprefix("- ") for line in LINKS.splitlines()]
    assert furnished(f"{ARTICLE}\n\n{LINKS}\n\n{MORE}") == expected
    assert furnished(f"{ARTICLE}\n\n{MORE}\n\n{LINKS}") == expected


def test_a_list_that_is_announced_or_reports_something_is_the_article_s() -> None:
    assert furnished(f"{ARTICLE}\n\nThe chapters of the report:\n\n{LINKS}\n\n{MORE}") == []
    reports = "- Police closed the road to the mine\n- The minister resigned on Monday\n- The long night of the miners"
    assert furnished(f"{ARTICLE}\n\n{reports}\n\n{MORE}") == []


def test_what_a_publishing_program_keeps_above_the_article_is_not_read() -> None:
    text = f"---\ntitle: Exports fell by 3 percent in 2024\nauthor: Ann Lee\n---\n{ARTICLE}"
    assert furnished(text) == ["title: Exports fell by 3 percent in 2024", "author: Ann Lee"]
    assert engine.extract(text)[0].exact == "The economy of Chile grew by 2 percent in 2024"


def test_the_rows_of_a_table_are_not_links() -> None:
    assert (
        furnished(f"{ARTICLE}\n\n| Chile | 2 | 3 | 4 |\n| Peru | 3 | 5 | 7 |\n\n1 | Chile | 2024 | 18\n\n{MORE}") == []
    )


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("Read more: Why the peso fell", "Read more: Why the peso fell"),
        ("[Learn more](https://example.org)", "[Learn more](https://example.org)"),
        ("Photo: Ann Lee", "Photo: Ann Lee"),
    ],
)
def test_what_leads_on_behind_a_sentence_is_furniture_and_the_sentence_is_not(end: str, expected: str) -> None:
    text = f"The economy of Chile grew by 2 percent in 2024. {end}"
    assert furnished(text) == [expected]
    assert [candidate.exact for candidate in engine.extract(text)] == ["The economy of Chile grew by 2 percent in 2024"]


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
        "Images from the scene show that at least 10 houses burned in 2024.",
        "Read more than 3 books a year and you beat half of Chile, the ministry said.",
        "Recommended doses of salt rose by 3 grams in 2024.",
        "Related industries lost 4,000 jobs in 2024.",
        "Originally published in 1990, the book sold 3 million copies.",
        "More than 40,000 people left Chile in 2024.",
        "More from the poll showed that 40 percent want an election in 2025.",
        "Follow-up orders fell by 3 percent in 2024.",
        "Home prices fell by 3 percent in 2024.",
        "Search teams found 12 miners on Friday.",
        "This report was produced by the ministry in May 2024 and names 12 mines.",
        "The pact of 2024 does not constitute an endorsement, the ministry said.",
        "By the end of 2024 the peso had lost 3 percent of its value.",
        "Photo editors earned 40,000 pesos a month in 2024, Ann Lee said: that is too little.",
        "Reuters reported that exports fell by 3 percent in 2024.",
        "Copyright law was changed in 2024 by 120 votes to 80.",
        "Ann Lee is a Chilean writer who won 3 prizes in 2024, her publisher said.",
        "Exports fell by 3 percent in 2024, the ministry said. (Reuters)",
        "Updated figures show that exports fell by 3 percent in 2024.",
        "Sources close to the talks said exports fell by 3 percent in 2024.",
        "Cookies sold by the club brought in 40,000 pesos in 2024.",
        "You may have heard that exports fell by 3 percent in 2024.",
        "Join forces they did not, and exports fell by 3 percent in 2024.",
        "Top stories like this one cost 3,000 pesos in 2024, Ann Lee said.",
    ],
)
def test_sentences_that_begin_like_furniture_are_read(line: str) -> None:
    assert engine.read(line).furniture == ()
    assert engine.extract(line) != []
