"""Stretches that somebody else proposes, weighed as the engine weighs its own."""

from factcheck.claims import engine

TEXT = """Bridge tolls rise again

The toll was raised to 4 euros in March. "Traffic fell by 12 percent", said Mara Holt, the mayor.

Nobody asked the ferrymen, whose 40 boats lie idle.

Read more: Ten bridges you must see
"""


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_a_proposed_stretch_has_all_that_the_engine_reads_in_it():
    [candidate] = engine.stated(TEXT, [span("Traffic fell by 12 percent")])

    assert candidate.exact == "Traffic fell by 12 percent"
    assert TEXT[candidate.start : candidate.end] == candidate.exact
    assert candidate.speaker == "Mara Holt"
    assert [each.value for each in candidate.quantities] == [12]
    assert candidate.why
    assert 0 < candidate.score < 1


def test_a_stretch_that_the_engine_proposes_itself_is_the_same_candidate():
    own = engine.extract(TEXT)
    assert own

    assert engine.stated(TEXT, [(each.start, each.end) for each in own]) == own


def test_a_heading_furniture_and_what_spans_two_paragraphs_state_nothing():
    beyond = (TEXT.index("said Mara Holt"), TEXT.index("whose 40 boats"))

    assert engine.stated(TEXT, sorted([span("Bridge tolls rise"), beyond, span("Ten bridges you")])) == []
