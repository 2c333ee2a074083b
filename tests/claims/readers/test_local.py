"""The engine with and without the sentence model beside it."""

import pytest

from factcheck.claims import engine
from factcheck.claims.engine.worthiness import weights
from factcheck.claims.readers import embedding, local, reader_for
from factcheck.claims.readers.local import Local

TEXT = (
    "The dam holds 40 million litres, and the lake behind it is 3 kilometres long. It was built in 1931. "
    "Nobody knows how the old village looked.\n\nThe company paid 12 million crowns for it, its director said.\n"
)


def read(reader, text=TEXT):
    steps = list(reader.steps(text, published=None, language="en", title=""))
    return [each for step in steps for each in step.candidates]


def names(candidate):
    return {factor.name for factor in candidate.why}


def test_the_sentence_model_scores_along_where_it_is_installed():
    reader = Local()

    candidates = read(reader)

    assert candidates
    assert all(any(name.startswith("meaning is ") for name in names(each)) for each in candidates)
    assert reader.note == ""
    assert reader.version.startswith(f"{engine.VERSION}+all-MiniLM-L6-v2 ")


def test_the_same_text_has_the_same_scores_every_time():
    assert read(Local()) == read(Local())


def test_switched_off_the_engine_reads_by_words_alone(settings):
    settings.EMBEDDINGS = False
    reader = Local()

    assert read(reader) == engine.extract(TEXT)
    assert (reader.version, reader.note) == (engine.VERSION, "")


def test_where_it_is_not_installed_the_engine_reads_by_words_alone_and_nothing_is_said(monkeypatch):
    monkeypatch.setattr(embedding, "opened", lambda: None)
    reader = Local()

    assert read(reader) == engine.extract(TEXT)
    assert (reader.version, reader.note) == (engine.VERSION, "")


def test_without_weights_for_it_the_sentence_model_does_not_score_along(monkeypatch):
    monkeypatch.setattr(local, "has_weights", lambda: False)
    reader = Local()

    assert read(reader) == engine.extract(TEXT)
    assert (reader.version, reader.note) == (engine.VERSION, "")


@pytest.mark.parametrize("wrong", [embedding.WrongWeights("The model is another."), None])
def test_with_wrong_weights_the_engine_reads_by_words_alone_and_the_note_says_so(monkeypatch, wrong):
    def refuse():
        raise weights.WrongWeights("The weights are others.")

    if wrong:
        monkeypatch.setattr(embedding, "opened", lambda: wrong)
    else:
        monkeypatch.setattr(weights, "with_meaning", refuse)
    reader = Local()

    assert read(reader) == engine.extract(TEXT)
    assert reader.note == ("The model is another." if wrong else "The weights are others.")


def test_of_a_very_long_text_only_so_many_statements_are_weighed_and_the_note_says_so(monkeypatch):
    monkeypatch.setattr(local, "WEIGHED", 2)
    reader = Local()

    candidates = read(reader)

    weighed = [any(name.startswith("meaning is ") for name in names(each)) for each in candidates]
    assert len(weighed) > 2
    assert weighed == [True, True] + [False] * (len(weighed) - 2)
    assert reader.note == "This text is long: from some place on it was read without the sentence model."


def test_the_usual_reader_is_the_local_one():
    assert isinstance(reader_for(embargoed=False, language_model=False), Local)


def test_furniture_that_a_person_wants_to_have_read_is_no_furniture():
    text = TEXT + "\nRead more: The lake lost 30 percent of its water\n"
    start = text.index("Read more")

    def furniture(read_anyway):
        steps = Local().steps(text, published=None, language="en", title="", read_anyway=read_anyway)
        return [each for step in steps for each in step.furniture]

    assert [each.start for each in furniture([])] == [start]
    assert furniture([(start, start + 4)]) == []
