import re
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from factcheck.feeds.fragments import link_to

URL = "https://ledger.example.org/stories/1"


def terms(link: str) -> list[str]:
    return link.partition(":~:text=")[2].split(",")


def test_a_passage_becomes_one_term():
    link = link_to(URL, "Japan had already begun dumping Treasurys in March")

    assert link == f"{URL}#:~:text=Japan%20had%20already%20begun%20dumping%20Treasurys%20in%20March"


def test_characters_with_a_meaning_in_a_directive_are_encoded():
    link = link_to(URL, "a well-known, so-called “haven” & its 10,000 bonds")

    assert terms(link)[0].count("%2D") == 2
    assert "%2C" in link
    assert "%26" in link
    assert len(terms(link)) == 1


def test_an_address_with_a_fragment_keeps_it():
    assert link_to(f"{URL}#top", "Japan holds its bonds for now").startswith(f"{URL}#top:~:text=Japan")


def test_a_short_passage_is_told_apart_by_the_whole_words_around_it():
    link = link_to(URL, "$1.13 trillion", prefix="rlier that Japan holds ", suffix=" of US Treasury bon")

    assert terms(link) == ["that%20Japan%20holds-", "%241.13%20trillion", "-of%20US%20Treasury"]


def test_the_words_around_it_come_from_the_same_paragraph():
    link = link_to(URL, "$1.13 trillion", prefix="end of a paragraph\n\nJapan holds ", suffix="\n\nNext")

    assert terms(link) == ["Japan%20holds-", "%241.13%20trillion"]


def test_a_passage_over_two_paragraphs_is_named_by_its_ends():
    link = link_to(URL, "The minister spoke on Friday at noon in Tokyo.\n\nHe said it was a card.")

    assert terms(link) == ["The%20minister%20spoke%20on%20Friday", "said%20it%20was%20a%20card."]


def test_a_long_passage_is_named_by_its_ends():
    words = [f"word{n}" for n in range(80)]

    link = link_to(URL, " ".join(words))

    assert terms(link) == ["word0%20word1%20word2%20word3%20word4", "word75%20word76%20word77%20word78%20word79"]


def test_blanks_are_written_as_a_page_shows_them():
    assert terms(link_to(URL, " the  ministry\tof finance ")) == ["the%20ministry%20of%20finance"]


def test_no_term_ends_before_a_mark_without_a_width():
    """Chromium finds such marks within a term, and no term with one at its end or right behind it."""
    to_the_right = "\u200f"

    at_the_end, behind = f"יפן מכרה {to_the_right}אג״ח במרץ!{to_the_right}", f"{to_the_right} במרץ"

    assert unquote(terms(link_to(URL, at_the_end))[0]) == f"יפן מכרה {to_the_right}אג״ח"
    assert unquote(terms(link_to(URL, "יפן מכרה אג״ח", suffix=behind))[0]) == "יפן מכרה"
    assert terms(link_to(URL, "bonds", suffix=f" were sold{to_the_right} in")) == ["bonds", "-were"]
    assert terms(link_to(URL, f"bonds{to_the_right}", suffix=" were")) == ["bonds"], "there is nothing shorter"


@given(st.text(min_size=1).filter(str.strip), st.text(max_size=32), st.text(max_size=32))
def test_any_passage_makes_an_address_of_plain_ascii_whose_terms_are_its_words(exact, prefix, suffix):
    link = link_to(URL, exact, prefix, suffix)

    assert re.fullmatch(r"[!-~]+", link)
    known = " ".join(f"{prefix} {exact} {suffix}".split())
    assert all(" ".join(unquote(term.strip("-")).split()) in known for term in terms(link))
