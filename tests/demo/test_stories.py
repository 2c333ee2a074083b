"""The demo's stories: files that can be read, and that say what the tour says they say."""

import re
from datetime import date

import pytest

from demo import stories
from factcheck.claims import engine

ALL = stories.all_of_them()
MARCH_CLAIM = "Japan had already begun dumping Treasurys in March"


def telling(words: str) -> set[str]:
    return {story.outlet for story in ALL if words in story.text}


def test_six_outlets_tell_the_story():
    assert len(ALL) == 6
    assert len({story.outlet for story in ALL}) == len({story.host for story in ALL}) == 6


@pytest.mark.parametrize("story", ALL, ids=lambda story: story.outlet)
def test_a_story_is_as_long_as_a_news_story_and_stands_on_an_example_address(story):
    assert 250 <= len(story.text.split()) <= 500
    assert re.search(r"(^|\.)example\.(org|net|com)$", story.host)
    assert story.published.date() >= date(2025, 5, 2)
    assert "Kato" in story.text


def test_the_outlets_disagree_about_the_sum_the_day_and_the_words():
    assert len(telling("$1.13 trillion")) >= 2
    assert len(telling("$1.17 trillion")) >= 2
    assert len(telling("Friday, May 2") | telling("on Friday")) >= 2
    assert len(telling("May 1,") | telling("on 1 May")) == 2
    quoted = {quote for story in ALL for quote in re.findall(r'"([^"]*\bcards?\b[^"]*)"', story.text)}
    assert len(quoted) >= 5


def test_the_march_claim_and_the_figures_against_it_come_from_different_outlets():
    assert len(telling(MARCH_CLAIM)) == 1
    assert telling("$1,130.8 billion in March from $1,125.9 billion").isdisjoint(telling(MARCH_CLAIM))


def test_the_extractor_finds_the_march_claim_word_for_word():
    (story,) = (story for story in ALL if MARCH_CLAIM in story.text)

    found = [
        candidate
        for step in engine.steps(
            story.text, published=story.published.date(), language=story.language, title=story.title
        )
        for candidate in step.candidates
    ]

    assert [candidate.checkworthy for candidate in found if candidate.exact == MARCH_CLAIM] == [True]
