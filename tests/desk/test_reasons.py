"""Why a claim was picked: named reasons with bars that add up to its score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Version
from factcheck.claims.engine import worthiness
from factcheck.claims.models import Appearance, Claim
from factcheck.desk.screens.reasons import Reasons
from newsroom.models import User
from tests.desk.pages import tree

WHY = [{"name": "names a figure", "weight": 1.5}, {"name": "is hedged", "weight": -0.75}]


def reasons(score: float = 0.77, why: list[dict[str, object]] = WHY) -> Reasons:
    found = Reasons.of(score, why)
    assert found
    return found


def test_a_reason_against_has_its_bar_on_the_other_side() -> None:
    speaks_for, against = reasons().strongest
    assert (speaks_for.begins, speaks_for.size, speaks_for.number) == ("0.000", "1.000", "+1.50")
    assert (against.begins, against.size, against.number) == ("-0.500", "0.500", "−0.75")


def test_the_sum_is_told_in_a_sentence() -> None:
    assert reasons().sentence == "Together +1.21, which is a score of 0.77."


def test_the_score_is_rounded_as_it_is_everywhere_else_on_the_card() -> None:
    assert "a score of 0.97" in reasons(score=0.967).sentence


weights = st.floats(-6, 6).map(lambda weight: round(weight, 3))


@given(st.lists(weights, min_size=1, max_size=12), st.floats(0.001, 0.999).map(lambda score: round(score, 4)))
def test_the_numbers_shown_add_up(each: list[float], score: float) -> None:
    shown = reasons(score, [{"name": f"reason {n}", "weight": weight} for n, weight in enumerate(each)])
    beginning = [shown.beginning.weight] if shown.beginning else []
    told = [round(reason.weight, 2) for reason in [*shown.strongest, *shown.weaker]] + beginning
    assert round(sum(told), 2) == shown.total


def test_the_engines_constant_comes_last_and_by_itself() -> None:
    shown = reasons(0.77, [{"name": worthiness.CONSTANT, "weight": -1.2}, *WHY])
    assert [reason.name for reason in shown.strongest] == ["names a figure", "is hedged"]
    assert shown.beginning is not None
    assert shown.beginning.name == worthiness.CONSTANT


def test_many_reasons_are_folded_and_none_is_left_out() -> None:
    shown = reasons(0.77, [{"name": f"reason {n}", "weight": 1.0} for n in range(12)])
    assert (len(shown.strongest), len(shown.weaker), shown.weaker_sum) == (6, 6, "+6.00")


def test_a_score_of_nothing_has_no_sum() -> None:
    assert reasons(0.0).sentence == ""


def test_a_claim_without_reasons_has_none() -> None:
    assert Reasons.of(None, WHY) is None
    assert Reasons.of(0.5, []) is None


@pytest.fixture
def why(checker: User, at, read: Version, march: Claim, place: Appearance):
    """`why(**changes)` is what the card says of them, after these changes to the place."""

    def shown(**changes: object) -> str:
        Appearance.objects.filter(pk=place.pk).update(**changes)
        answer = at(checker).get(f"/desk/articles/{read.article_id}/claims/{march.pk}/")
        return " ".join(tree(answer).xpath("//*[@class='why']")[0].text_content().split())

    return shown


def test_the_card_tells_for_and_against_in_words(why) -> None:
    shown = why(score=0.77, why=WHY)
    assert "speaks for: +1.50" in shown
    assert "speaks against: −0.75" in shown
    assert "Together +1.21, which is a score of 0.77." in shown


def test_the_card_tells_the_cut_and_the_engine(why, read: Version, place: Appearance) -> None:
    type(read.extraction).objects.filter(pk=read.extraction.pk).update(cut=0.35)
    shown = why()
    assert "offered from 0.35 on" in shown
    assert f"Read by {place.engine} {place.engine_version}." in shown


def test_the_card_says_that_the_language_is_not_supported(why) -> None:
    shown = why(score=0.0, why=[{"name": worthiness.NOT_SUPPORTED, "weight": 0.0}])
    assert "This language is not supported: sentences were found, nothing is scored." in shown
