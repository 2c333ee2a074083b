"""Check-worthiness is a sum of reasons that a person can read."""

import json
import os
import subprocess
import sys
from math import exp, fsum
from pathlib import Path

import pytest

from factcheck.claims import engine
from factcheck.claims.engine import worthiness
from factcheck.claims.engine.results import Factor
from factcheck.claims.engine.worthiness import CUT, weights


def names(sentence: str) -> list[str]:
    return [factor.name for factor in engine.score(sentence)[1]]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Exports fell by 25 percent.", "names an amount or a share"),
        ("Two of the ships sank off Chile.", "names a figure"),
        ("Sales rose by 25 percent and costs by 3 percent.", "names several figures"),
        ("They lost hundreds of ships.", "names a rough amount"),
        ("The bank opened in 1998.", "names a date"),
        ("It has more ships than the navy of Chile.", "compares"),
        ("Unemployment rose in the north.", "says that something changed"),
        ("The bridge fell because of the storm.", "gives a cause"),
        ("It is the largest port in the world.", "ranks or claims a record"),
        ("The senate passed the bill.", "speaks of law or policy"),
        ("She voted against the amendment.", "tells of a vote or a veto"),
        ("According to the census, the town is growing.", "refers to a record or an authority"),
        ("The minister said the dam was safe.", "attributes to an official"),
        ("The minister said the dam was safe.", "tells what somebody said"),
        ("The president met Ann Lee of Acme.", "names who or what it is about"),
        ("The president met Ann Lee of Acme.", "names several people or things"),
        ("None of the ships came back.", "speaks of all, most or none"),
        ("The ships never came back.", "says what is not so"),
        ("The navy built two ships.", "says what happened"),
        ("They are closing the harbour.", "says what is going on"),
        ("He closed the harbour.", "tells what somebody did"),
        ("I closed the harbour.", "tells what the speaker did"),
        ("The harbour is deep.", "says how something is"),
        ("Was the bridge built in 1998?", "is a question"),
        ("Thank you all for coming.", "asks or greets"),
        ("I think the plan is bad.", "gives an opinion in the first person"),
        ("My house stands by the sea.", "speaks of the speaker"),
        ("Perhaps the plan failed in the end.", "is hedged"),
        ("The plan may fail in the end.", "is hedged"),
        ("Exports will fall in the north.", "speaks of the future"),
        ("I’ll build ten harbours.", "promises or intends"),
        ("And that was the end of the harbour.", "leans on what was said before"),
        ("So it goes.", "is very short"),
    ],
)
def test_a_reason_is_named(sentence: str, reason: str) -> None:
    assert reason in names(sentence)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The fair opened in May.", "is hedged"),
        ("The army needed more time.", "tells what the speaker did"),
        ("The red barn is near.", "says what happened"),
        ("The bank lost 25 million dollars.", "names a figure"),
    ],
)
def test_a_reason_that_does_not_hold_is_not_named(sentence: str, reason: str) -> None:
    assert reason not in names(sentence)


@pytest.mark.parametrize("article", [False, True])
def test_the_weights_of_the_reasons_sum_to_the_score(article: bool) -> None:
    around = [Factor("reports what somebody says", 0.1)]
    score, why = worthiness.score("Exports fell by 25 percent in 2024.", around=around, article=article)
    assert score == pytest.approx(1 / (1 + exp(-fsum(factor.weight for factor in why))), abs=1e-4)
    assert set(around) <= set(why)


def test_the_strongest_reason_comes_first() -> None:
    weights = [abs(factor.weight) for factor in engine.score("Exports of steel fell by 25 percent in 2024.")[1]]
    assert weights == sorted(weights, reverse=True)
    assert len(weights) > 3


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Unemployment fell to 4 percent in 2024.", "I think we should all be proud of that."),
        ("Unemployment fell to 4 percent in 2024.", "Did unemployment fall to 4 percent in 2024?"),
        ("He voted against the health care bill twice.", "Will you let me finish, please?"),
        ("The senate passed the bill in March.", "Thank you all so much for coming."),
    ],
)
def test_what_can_be_looked_up_scores_higher(more: str, less: str) -> None:
    assert engine.score(more)[0] > CUT > engine.score(less)[0]


def test_a_text_without_words_scores_nothing() -> None:
    assert engine.score("") == (0.0, ())
    assert engine.score(" …") == (0.0, ())


def test_the_wording_names_its_strongest_words() -> None:
    wording = [name for name in names("He voted against the bill twice.") if name.startswith("wording of checked")]
    assert len(wording) == 1
    assert "“against”" in wording[0]


def test_in_an_article_the_wording_of_debates_does_not_count() -> None:
    _, why = worthiness.score("He voted against the bill twice.", article=True)
    told = [factor.name for factor in why]
    assert "stands in an article" in told
    assert not any(name.startswith("wording") for name in told)


def test_a_reason_that_two_rules_give_is_told_once() -> None:
    sentence = "And that was the end of the harbour."
    alone = {factor.name: factor.weight for factor in worthiness.score(sentence)[1]}
    _, why = worthiness.score(sentence, around=[Factor("leans on what was said before", -0.5)])
    both = [factor.weight for factor in why if factor.name == "leans on what was said before"]
    assert both == [pytest.approx(alone["leans on what was said before"] - 0.5)]


def test_a_language_that_is_read_in_part_is_scored_without_its_words() -> None:
    sentence = "Die Ausfuhren nach China fielen 2024 um 25 Prozent auf 3,2 Milliarden Euro."
    more, why = worthiness.score(sentence, language="de")
    less, _ = worthiness.score("Das ist doch sehr schön.", language="de")
    told = [factor.name for factor in why]
    assert more > CUT > less
    assert "no model for this language" in told
    assert not {"is about jobs, money or trade", "says how something is"} & set(told)


def test_a_language_that_is_not_read_scores_nothing_and_says_so() -> None:
    score, why = worthiness.score("Вчера экспорт вырос на 25 процентов.", language="ru")
    assert score == 0
    assert [factor.name for factor in why] == ["language not supported"]


def test_a_sentence_vector_is_one_more_reason() -> None:
    known = weights.with_meaning().meaning
    toward = [number / 10 for number in known]
    told = dict.fromkeys(("near", "far"), 0.0)
    for name, vector in (("near", toward), ("far", [-number for number in toward])):
        score, why = worthiness.score("The harbour was closed in May.", meaning=vector)
        assert any(factor.name.startswith("meaning is") for factor in why)
        assert score == pytest.approx(1 / (1 + exp(-fsum(factor.weight for factor in why))), abs=1e-4)
        told[name] = score
    assert told["near"] > told["far"]


def test_a_vector_of_another_model_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter|longer"):
        worthiness.score("The harbour was closed in May.", meaning=[0.1, 0.2])


def test_weights_that_were_changed_by_hand_are_refused(tmp_path: Path) -> None:
    content = json.loads((weights.FOLDER / "lexical.json").read_text(encoding="utf-8"))
    content["constant"] += 1
    (tmp_path / "lexical.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(weights.WrongWeights, match="their digest differs"):
        weights.load(tmp_path / "lexical.json")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"sha256": 1}'])
def test_a_damaged_file_of_weights_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "lexical.json").write_text(content, encoding="utf-8")
    with pytest.raises(weights.WrongWeights, match="lexical.json"):
        weights.load(tmp_path / "lexical.json")


def test_the_engine_knows_which_weights_it_reads_by() -> None:
    content = json.loads((weights.FOLDER / "lexical.json").read_text(encoding="utf-8"))
    assert content["sha256"].startswith(weights.DIGEST)
    assert weights.seal(content) == content["sha256"]


REASONED = """
from factcheck.claims import engine
for text in (
    "The minister said that 40 percent of all schools in the north closed because nobody wanted to pay for them.",
    "I think we should never have voted for the tax, and maybe you know who told the senators to do it in 2019.",
    "Exports rose 5 percent and imports fell by 3 percent, the largest drop since 1998, and she will not resign.",
):
    print(engine.score(text))
    print([candidate.why for candidate in engine.extract(text)])
"""


def test_the_order_of_the_reasons_is_the_same_in_every_process() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", REASONED],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
    assert told != {""}
