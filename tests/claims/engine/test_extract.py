"""What comes out of an article as a whole: exact places, claims and not the rest, one answer each time."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims import engine
from factcheck.claims.engine import Candidate, Date, Quantity
from factcheck.claims.engine.kinds import KINDS
from tests.claims.engine.writing import texts

STORIES = Path(__file__).resolve().parents[4] / "shared" / "data" / "stories"
PUBLISHED = date(2025, 5, 4)


def claims(text: str) -> list[str]:
    return [candidate.exact for candidate in engine.extract(text, published=PUBLISHED)]


def places(quantities: tuple[Quantity, ...], when: tuple[Date, ...]) -> list[tuple[int, int, str]]:
    """Where figures and dates say that they stand, and with which words."""
    return [(each.start, each.end, each.text) for each in quantities] + [
        (each.start, each.end, each.text) for each in when
    ]


def only(text: str) -> Candidate:
    (candidate,) = engine.extract(text, published=PUBLISHED)
    return candidate


@settings(max_examples=200)
@given(texts)
def test_every_claim_stands_exactly_where_it_says(text: str) -> None:
    for candidate in engine.extract(text, published=PUBLISHED):
        assert text[candidate.start : candidate.end] == candidate.exact
        assert text[: candidate.start].endswith(candidate.prefix)
        assert text[candidate.end :].startswith(candidate.suffix)
        assert candidate.exact.strip() == candidate.exact != ""
        assert candidate.quote in text
        assert candidate.kind in KINDS
        assert 0 <= candidate.score <= 1
        for start, end, words in places(candidate.quantities, candidate.dates):
            assert text[start:end] == words
            assert candidate.start <= start < end <= candidate.end


@settings(max_examples=100)
@given(texts)
def test_everything_read_stands_where_it_says(text: str) -> None:
    reading = engine.read(text, published=PUBLISHED)
    for start, end, words in places(reading.figures, reading.dates):
        assert text[start:end] == words
    for attribution in reading.attributions:
        assert text[attribution.source_start : attribution.source_end] == attribution.source
        assert 0 <= attribution.content_start < attribution.content_end <= len(text)
        assert 0 <= attribution.confidence <= 1
    covered = [place for span in reading.sentences for place in range(span.start, span.end)]
    assert len(covered) == len(set(covered)), "sentences overlap"


@settings(max_examples=60)
@given(st.text(st.characters(), max_size=60))
def test_half_surrogate_pairs_and_controls_are_read_like_anything_else(text: str) -> None:
    for candidate in engine.extract(text):
        assert text[candidate.start : candidate.end] == candidate.exact


@settings(max_examples=60)
@given(texts)
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    assert engine.extract(text, published=PUBLISHED) == engine.extract(text, published=PUBLISHED)


@settings(max_examples=60)
@given(texts)
def test_claims_come_in_document_order_without_doubles(text: str) -> None:
    spans = [(candidate.start, candidate.end) for candidate in engine.extract(text)]
    assert spans == sorted(set(spans))


def test_progress_goes_up_to_the_last_paragraph() -> None:
    text = "Unemployment in Spain fell to 11 percent in 2024.\n\n" * 40
    steps = list(engine.steps(text))
    assert [step.done for step in steps] == list(range(1, 41))
    assert {step.total for step in steps} == {40}
    assert [each for step in steps for each in step.candidates] == engine.extract(text)


@pytest.mark.parametrize("text", ["", " \n\t", "?", "\x00", "#", "“", "\ud800"])
def test_a_text_without_words_has_no_claims(text: str) -> None:
    assert engine.extract(text) == []


def test_a_reported_clause_is_a_claim_of_its_own() -> None:
    candidate = only("Blog posts in April 2024 wrongly asserted Norway had already closed its last oil field.")
    assert candidate.exact == "Norway had already closed its last oil field"
    assert candidate.kind == "event"
    assert candidate.speaker == "Blog posts"


def test_a_connective_does_not_belong_to_the_claim() -> None:
    assert claims("However, the mayor opened two new schools in Leeds last year.") == [
        "the mayor opened two new schools in Leeds last year"
    ]


def test_parts_between_semicolons_are_claims_of_their_own() -> None:
    assert claims("Exports to India rose by 4 percent in 2024; imports from Brazil fell to a record low.") == [
        "Exports to India rose by 4 percent in 2024",
        "imports from Brazil fell to a record low",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Why did unemployment rise to 9 percent in 2024?",
        "A Record Year for Exports",
        "### **Unemployment Rose to 9 Percent**",
        "Read more: Unemployment rose to 9 percent in 2024.",
        "#TradeWar #Japan",
        "$BTC $SOL",
        "Share this article",
        "In brief.",
        "© 2025 The Example Times. All rights reserved.",
    ],
)
def test_headings_questions_fragments_and_furniture_are_no_claims(text: str) -> None:
    assert claims(f"{text}\n\nUnemployment in Spain fell to 11 percent in 2024.") == [
        "Unemployment in Spain fell to 11 percent in 2024"
    ]


def test_the_given_title_is_a_heading_even_with_a_full_stop() -> None:
    text = "Spain cut its deficit to 3 percent in 2024.\n\nThe deficit of Spain fell to 3 percent in 2024."
    found = engine.extract(text, title="Spain cut its deficit to 3 percent in 2024")
    assert [candidate.exact for candidate in found] == ["The deficit of Spain fell to 3 percent in 2024"]


def test_a_surname_is_given_its_full_name_and_marked_as_inferred() -> None:
    first, second = engine.extract(
        "Maria Lindqvist, the mayor, said the city built 400 flats in 2024.\n\n"
        "Lindqvist said the rents in the city fell by 3 percent."
    )
    assert (first.speaker, first.speaker_inferred) == ("Maria Lindqvist", False)
    assert (second.speaker, second.speaker_inferred) == ("Maria Lindqvist", True)


def test_nobody_is_named_as_speaker_who_is_not_in_the_text() -> None:
    candidate = only("He said the rents in the city fell by 3 percent.")
    assert candidate.speaker == ""


def test_a_claim_names_its_reasons_the_strongest_first() -> None:
    candidate = only("Unemployment in Spain fell to 11 percent in 2024.")
    assert candidate.why[0].name == "names an amount or a share"
    assert candidate.as_json()["why"][0] == "names an amount or a share"
    assert candidate.checkworthy


def test_the_json_form_has_the_agreed_keys() -> None:
    form = only("Unemployment in Spain fell to 11 percent in March.").as_json()
    assert list(form) == [
        "start", "end", "exact", "prefix", "suffix", "score", "checkworthy", "kind", "why", "speaker", "quote",
        "quantities", "dates", "statement", "kinds", "speaker_inferred",
    ]  # fmt: skip
    assert form["quantities"] == [{"text": "11 percent", "value": 11, "unit": "percent", "currency": None}]
    assert form["dates"] == [{"text": "March", "iso": "2025-03"}]


def test_a_teaser_that_a_person_wants_read_is_read_like_a_sentence() -> None:
    teaser = "Read more: Unemployment in Spain fell to 11 percent in 2024"
    text = f"The minister resigned in Oslo on 3 May 2024, her office said.\n\n{teaser}\n\nNobody replaced her."
    at = text.index(teaser)
    assert teaser not in " ".join(candidate.exact for candidate in engine.extract(text))

    steps = engine.steps(text, read_anyway=[(at, at + len(teaser))])

    assert any("Spain fell to 11 percent" in candidate.exact for step in steps for candidate in step.candidates)


def test_no_vectors_are_made_for_a_language_whose_scores_ignore_them() -> None:
    def embed(statements: Sequence[str]) -> list[list[float]]:
        raise AssertionError(statements)

    text = "Die Arbeitslosigkeit in der Stadt ist nach Angaben der Behörde auf 6,1 Prozent gestiegen. " * 3
    assert list(engine.steps(text, language="de", embed=embed))


def test_what_a_text_says_of_its_language_overrules_what_somebody_ticked() -> None:
    text = "Työttömyysaste laski viime vuonna 7,2 prosenttiin, ja se on alempi kuin edellisenä vuonna. " * 3
    found = engine.extract(text, language="en")

    assert found
    assert {candidate.score for candidate in found} == {0.0}
    assert {factor.name for candidate in found for factor in candidate.why} == {"language not supported"}


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pt", "ja", "ar", "xx", ""])
def test_every_language_is_taken(language: str) -> None:
    text = "Die Arbeitslosigkeit stieg 2024 auf 6,1 Prozent.\n\n"
    text += "日本の失業率は2024年に2.5％だった。\n\nارتفعت البطالة إلى 9٪ في 2024."
    for candidate in engine.extract(text, language=language):
        assert text[candidate.start : candidate.end] == candidate.exact


# --- the two real stories ---------------------------------------------------------------------------------------

with_stories = pytest.mark.skipif(not STORIES.is_dir(), reason="the shared stories are not beside this checkout")


def story(name: str) -> str:
    return (STORIES / name).read_bytes().decode("utf-8")


@with_stories
def test_the_claim_that_social_media_spread_comes_out_on_its_own() -> None:
    found = {candidate.exact: candidate for candidate in engine.extract(story("treasury-a.txt"), published=PUBLISHED)}
    claim = found["Japan had already begun dumping Treasurys"]
    assert (claim.kind, claim.speaker) == ("event", "Social media claims")
    assert claim.checkworthy
    assert "U.S. Treasury data shows Japan increased its holdings in early 2025" in found


@with_stories
def test_the_stray_stop_and_the_tags_of_a_real_story_are_left_out() -> None:
    for candidate in engine.extract(story("treasury-a.txt"), published=PUBLISHED):
        assert not candidate.exact.endswith((".", " "))
        assert "#" not in candidate.exact
        assert "$BTC" not in candidate.exact


@with_stories
def test_the_figures_of_a_real_story_are_read() -> None:
    amounts = Counter(
        (found.value, found.currency)
        for candidate in engine.extract(story("treasury-a.txt"))
        for found in candidate.quantities
        if found.currency
    )
    assert amounts == {(1_130_000_000_000, "USD"): 1, (1_270_000_000_000, "USD"): 1}


@with_stories
@pytest.mark.parametrize("name", ["treasury-a.txt", "treasury-b.txt"])
def test_a_real_story_is_read_the_same_with_other_line_ends(name: str) -> None:
    text = story(name).replace("\r\n", "\n")
    plain = [candidate.exact for candidate in engine.extract(text, published=PUBLISHED)]
    assert [each.exact for each in engine.extract(text.replace("\n", "\r\n"), published=PUBLISHED)] == plain


def test_the_day_at_the_top_of_a_page_is_the_day_of_publication_unless_another_is_given() -> None:
    text = "Exports Fall\n\nSunday, May 4, 2025\n\nExports of Chile fell by 3 percent on Friday."
    (own,) = engine.extract(text)
    (given,) = engine.extract(text, published=date(2025, 5, 11))
    assert own.dates[0].iso == "2025-05-02"
    assert given.dates[0].iso == "2025-05-09"


def test_what_a_sentence_states_before_it_reports_is_a_claim_too() -> None:
    found = engine.extract("The trial began on May 2, and Ann Lee said that the court had heard nine witnesses.")
    assert [(each.exact, each.speaker) for each in found] == [
        ("The trial began on May 2", ""),
        ("the court had heard nine witnesses", "Ann Lee"),
    ]


def test_an_acronym_that_the_article_explains_is_spelled_out() -> None:
    first, second = engine.extract(
        "The Chilean Copper Agency (CCA) opened a mine in 2024.\n\nThe CCA said exports fell by 3 percent."
    )
    assert first.speaker == ""
    assert (second.speaker, second.speaker_inferred) == ("Chilean Copper Agency", True)


def test_one_endless_block_is_read_in_several_steps_with_the_same_claims() -> None:
    text = " ".join(
        f"The ministry said on Friday that exports rose {n} percent in March. “They fell,” Kato said in {n}." * 2
        for n in range(400)
    )
    steps = list(engine.steps(text, published=PUBLISHED))
    counted = [step.done for step in steps]

    assert len(steps) > 3 * len(text) / 25_000
    assert counted == sorted(counted)
    assert {step.total for step in steps} == {1}
    assert counted[-1] == 1
    assert max(counted[:-1]) == 0
    in_steps = [candidate for step in steps for candidate in step.candidates]
    assert in_steps == engine.extract(text, published=PUBLISHED)
    assert len(in_steps) > 800
    assert [each.start for each in in_steps] == sorted(each.start for each in in_steps)


def test_a_short_block_is_one_step() -> None:
    assert len(list(engine.steps("Exports rose 3 percent in March.\n\nImports fell 2 percent in April."))) == 2


def test_what_somebody_is_said_to_have_said_is_marked_as_an_attribution() -> None:
    found = engine.extract("Minister Ann Lee said on Friday that the bridge was closed. The river rose overnight.")

    assert ["quotation" in each.kinds for each in found] == [True, False]
