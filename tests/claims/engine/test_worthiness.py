from math import exp

import pytest

from factcheck.claims import engine
from factcheck.claims.engine.worthiness import BASE, CUT


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Exports fell by 25 percent.", "names an amount or a share"),
        ("Two of the ships sank off Chile.", "names a figure"),
        ("The bank opened in 1998.", "names a date"),
        ("It has more ships than the navy of Chile.", "compares"),
        ("Unemployment rose in the north.", "says that something changed"),
        ("The bridge fell because of the storm.", "gives a cause"),
        ("It is the largest port in the world.", "ranks or claims a record"),
        ("The senate passed the bill.", "speaks of law or policy"),
        ("The president met Ann Lee of Acme.", "names who or what it is about"),
        ("Was the bridge built in 1998?", "is a question"),
        ("I think the plan is bad.", "gives an opinion in the first person"),
        ("Perhaps the plan failed in the end.", "is hedged"),
        ("Exports will fall in the north.", "speaks of the future"),
        ("So it goes.", "is very short"),
    ],
)
def test_a_reason_is_named(sentence: str, reason: str) -> None:
    assert reason in [factor.name for factor in engine.score(sentence)[1]]


def test_the_score_is_the_sum_of_its_reasons() -> None:
    score, why = engine.score("Exports fell by 25 percent in 2024.")
    assert score == pytest.approx(1 / (1 + exp(-(BASE + sum(factor.weight for factor in why)))), abs=1e-4)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Unemployment fell to 4 percent in 2024.", "I think we should all be proud of that."),
        ("Unemployment fell to 4 percent in 2024.", "Did unemployment fall to 4 percent in 2024?"),
        ("Chile exported 3 million tonnes of copper.", "We will export 3 million tonnes of copper."),
        ("The senate passed the bill in March.", "Thank you all so much for coming."),
    ],
)
def test_what_can_be_looked_up_scores_higher(more: str, less: str) -> None:
    assert engine.score(more)[0] > CUT > engine.score(less)[0]


def test_a_text_without_words_scores_nothing() -> None:
    assert engine.score("") == (0.0, ())
    assert engine.score(" …") == (0.0, ())
