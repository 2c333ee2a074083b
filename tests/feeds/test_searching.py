"""Which words of a search are looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.feeds.published import newest_first
from factcheck.feeds.searching import MOST_WORDS, matching, words_of
from tests.feeds.kinds import JAPANESE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Did Japan dump its Treasurys?", ["japan", "dump", "treasury"]),
        ("treasuries treasury’s", ["treasur", "treasury"]),
        ("Taxes raised, raising “TAX”", ["tax", "rais"]),
        ("bus gas", ["bus", "gas"]),
        ("What is it", ["what", "is", "it"]),
        ("  日本は3月に  米国債、", ["日本は3月に", "米国債"]),
        ("मीडिया १२% $5bn", ["मीडिया", "१२", "5bn"]),
        ("?! %_ — 🗾", []),
        ("Cafe\u0301 Straße", ["café", "straße"]),
    ],
)
def test_words_come_without_punctuation_endings_and_what_asks_only(text, words):
    assert words_of(text) == words


@given(st.text())
def test_any_text_gives_few_words_that_are_each_looked_for_once(text):
    words = words_of(text)

    assert len(words) == len(set(words)) <= MOST_WORDS
    assert all(words)


def test_each_word_has_to_stand_in_the_claim_the_claimant_or_the_summary(publish):
    verdict = publish("Japan sold two bonds", claimant="Katsunobu Kato", summary="Holdings rose.")
    publish(JAPANESE)

    def found(text: str) -> list[str]:
        return [one.slug for one in matching(newest_first(), text)]

    assert found("KATO holding bond") == [verdict.slug]
    assert found("Kato pictures") == []
    assert len(found("国債")) == 1
    assert found("100% _") == found("%") == []
