"""Text that has lost its stops, or that never was text, is read in time that grows with its length and no faster."""

import sys
from types import FrameType
from typing import Any

import pytest

from articles.normalise import normalise
from bench.growth import HOSTILE
from factcheck.claims import engine
from factcheck.claims.engine.layout.marks import Unmarked
from factcheck.claims.engine.layout.sentences import LONGEST


def calls(text: str) -> int:
    """The work of reading `text`, counted in calls of functions: the same on every machine."""
    counted = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        for _ in engine.steps(text):
            pass
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("kind", HOSTILE)
def test_twice_the_text_is_about_twice_the_work(kind: str) -> None:
    unit = HOSTILE[kind]
    text = unit * (12_000 // len(unit))
    assert calls(text * 2) <= 2.3 * calls(text) + 2000


WORST = {
    "brackets": "(" * 100_000,
    "pairs of brackets": "([{}])" * 17_000,
    "no blanks": "x" * 100_000,
    "no blanks in Japanese": "日本" * 50_000,
    "a sentence of 40,000 words": "the economy of France grew by 2 percent and " * 4_450,
    "mixed scripts": "Japan日本Япония اليابان " * 4_500,
    "mixed scripts without blanks": "Japan日本Японияاليابان" * 5_000,
    "signs without width": "\u200b\u200d\u2060" * 33_000,
    "base64": "UXVpY2sgYnJvd24gZm94ZXMganVtcCBvdmVyIGxhenkgZG9ncw+/" * 2_000,
}


@pytest.mark.parametrize("kind", WORST)
def test_the_worst_text_at_its_full_size_is_twice_the_work_of_its_half(kind: str) -> None:
    text = WORST[kind]
    assert calls(text) <= 2.3 * calls(text[: len(text) // 2]) + 2000


@pytest.mark.parametrize("kind", WORST)
def test_the_worst_text_is_read_to_its_end_and_cut_into_sentences_that_a_worker_can_rest_between(kind: str) -> None:
    text = WORST[kind]
    reading = engine.read(text)
    assert all(len(Unmarked(text[span.start : span.end]).plain) <= LONGEST for span in reading.sentences)
    assert all(text[span.start : span.end].strip() for span in reading.sentences)


@pytest.mark.parametrize("unit", ["a", " ", "…"])
def test_a_megabyte_is_read_to_its_end(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert engine.extract(text) == []


def test_a_sentence_of_forty_thousand_words_is_no_claim() -> None:
    assert engine.extract("the economy of France grew by 2 percent and " * 4500) == []


def test_normalising_a_megabyte_of_blanks_leaves_nothing() -> None:
    assert normalise(" " * 1_000_000).text == ""
