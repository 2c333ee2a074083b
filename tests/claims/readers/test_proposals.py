"""How an article is cut for the model, and what becomes of proposals beside the engine's own candidates."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from factcheck.claims import engine
from factcheck.claims.engine import Furniture, Span
from factcheck.claims.readers.proposals import LONGEST, WEIGHT, Merging, Proposal, found_in, lifted, windows

TEXT = "The town has 4,000 inhabitants. The mill burned down in 1911, and the mayor rebuilt it for 2 million crowns.\n"
LETTERS = some.text(alphabet="ab é\n\n.中🎉", max_size=400)


@given(LETTERS, some.lists(some.tuples(some.integers(0, 400), some.integers(1, 60))), some.integers(1, 90))
def test_the_windows_hold_the_article_once_in_order_and_no_furniture(text, left_out, size):
    furniture = [Furniture(start, min(len(text), start + length), "teaser") for start, length in left_out]
    furniture = [each for each in furniture if each.start < each.end]

    found, goes_on = windows(text, furniture, size=size, budget=100_000)

    assert not goes_on
    assert all(sum(span.end - span.start for span in window) <= size for window in found)
    places = [place for window in found for span in window for place in range(span.start, span.end)]
    assert places == sorted(set(places))
    dropped = {place for each in furniture for place in range(each.start, each.end)}
    assert not dropped & set(places)
    missing = set(range(len(text))) - dropped - set(places)
    assert all(text[place].isspace() for place in missing)


@given(LETTERS, some.integers(1, 90), some.integers(0, 300))
def test_no_more_is_asked_than_the_budget_and_it_is_known_whether_something_is_left(text, size, budget):
    found, goes_on = windows(text, [], size=size, budget=budget)

    spans = [span for window in found for span in window]
    assert sum(span.end - span.start for span in spans) <= budget
    assert goes_on == bool(text[spans[-1].end if spans else 0 :].strip())


def test_a_window_ends_where_a_paragraph_ends():
    text = ("A paragraph of some length stands here.\n\n" * 10).strip()

    found, _ = windows(text, [], size=100, budget=10_000)

    assert all(text[window[-1].end - 1] == "\n" for window in found[:-1])


def test_a_quote_is_looked_for_in_its_own_window_alone():
    second = TEXT * 2
    later = Span(len(TEXT), len(second))

    proposal = found_in(second, [later], "The town has 4,000 inhabitants.", "", "")

    assert proposal is not None
    assert proposal.start == len(TEXT)
    assert found_in(TEXT * 2 + "Six geese were counted.", [later], "Six geese were counted.", "", "") is None


@pytest.mark.parametrize("quote", ["he mill burned down in 1911", "The mill burned down in 191", "x" * (LONGEST + 1)])
def test_a_quote_that_cuts_a_word_or_is_no_single_claim_is_none(quote):
    assert found_in(TEXT + "x" * (LONGEST + 1), [Span(0, len(TEXT) + LONGEST + 1)], quote, "", "") is None


def test_a_quote_may_begin_anywhere_in_a_script_without_blanks():
    text = "市の人口は四千人です。町には新しい橋が三つ架けられました。"

    assert found_in(text, [Span(0, len(text))], "町には新しい橋が三つ架けられました", "", "") == Proposal(
        11, 28, "", ""
    )


def test_a_proposal_of_two_of_our_claims_marks_both_and_adds_none():
    candidates = engine.extract(TEXT)
    [start] = [each.start for each in candidates if each.exact.startswith("The mill")]
    merging = Merging(candidates, "small")

    assert merging.takes(Proposal(start, len(TEXT) - 1, "", ""))

    marked = [each for each in merging.candidates if merging.factor in each.why]
    assert [each.start for each in marked] == [each.start for each in candidates if each.start >= start]
    assert len(merging.candidates) == len(candidates)


def test_a_small_part_of_a_claim_is_another_claim():
    merging = Merging(engine.extract(TEXT), "small")
    start = TEXT.index("in 1911")

    assert not merging.takes(Proposal(start, start + 7, "", ""))
    assert all(merging.factor not in each.why for each in merging.candidates)


def test_proposed_twice_is_marked_once():
    merging = Merging(engine.extract(TEXT), "small")

    assert merging.takes(Proposal(0, 31, "", "quantity"))
    once = list(merging.candidates)
    assert merging.takes(Proposal(0, 31, "", "quantity"))

    assert merging.candidates == once


def test_the_reasons_of_a_marked_claim_still_add_up_to_its_score():
    [candidate, *_] = engine.extract(TEXT)

    marked = Merging([candidate], "small").marked(candidate, Proposal(0, 31, "", ""))

    assert marked.score == lifted(candidate.score) > candidate.score
    assert sum(each.weight for each in marked.why) == pytest.approx(sum(each.weight for each in candidate.why) + WEIGHT)


@given(some.floats(0, 1))
def test_a_lifted_score_stays_a_score(score):
    assert 0 < lifted(score) <= 1
