import pytest

from factcheck.claims.models import Claim
from factcheck.claims.searching import query_of, spelt_otherwise, words_in

STATEMENTS = (
    "Unemployment fell to 4.1% in March, the ministry's figures show.",
    "Japan had already begun dumping Treasurys in March",
    "Exports to Brazil fell by a third.",
)


@pytest.fixture
def claims(db: None) -> list[Claim]:
    return Claim.objects.bulk_create(
        Claim(statement=words, claimant="Aiko Tanaka" if "Japan" in words else "") for words in STATEMENTS
    )


def found(words: str) -> list[int]:
    claims = list(Claim.objects.values_list("pk", flat=True).order_by("pk"))
    others = spelt_otherwise(words)
    query = query_of(words, others)
    assert query is not None
    return [claims.index(pk) for pk in Claim.objects.filter(search=query).order_by("pk").values_list("pk", flat=True)]


@pytest.mark.parametrize(
    ("words", "which"),
    [
        ("march", [0, 1]),
        ("MARCH dumping", [1]),
        ("unemp", [0]),  # A beginning.
        ("4.1%", [0]),
        ("figure", [0]),
        ("treasury", [1]),
        ("falling exports", []),
        ("export fall", []),  # “Fell” is another word.
        ("tanaka", [1]),
        ("zebra", []),
    ],
)
def test_claims_are_found_by_all_of_the_words(claims: list[Claim], words: str, which: list[int]) -> None:
    assert found(words) == which


@pytest.mark.parametrize(
    ("words", "which"),
    [
        ("unemploymnet", [0]),
        ("treasruys march", [1]),
        ("Brasil", [2]),
        ("exprots", [2]),
        ("Tanakka", [1]),
        ("ministri", [0]),
    ],
)
def test_a_word_that_no_claim_has_is_taken_for_the_one_that_is_written_most_like_it(
    claims: list[Claim], words: str, which: list[int]
) -> None:
    assert found(words) == which


def test_a_word_that_a_claim_has_is_meant_as_it_stands(claims: list[Claim]) -> None:
    Claim.objects.create(statement="Experts fell silent.")

    assert found("exports") == [2]
    assert spelt_otherwise("exports") == {}
    assert "exports" in spelt_otherwise("exporst")["exporst"]


@pytest.mark.parametrize("words", ["'", "\\", "a:* & !b", "''':*", "<->", "((", "%", "🙂", "x' OR 1=1 --", "\u0301"])
def test_any_characters_can_be_looked_for(claims: list[Claim], words: str) -> None:
    spelt_otherwise(words)
    list(Claim.objects.matching(words))


def test_signs_alone_look_for_nothing(claims: list[Claim]) -> None:
    assert words_in("– % …") == []
    assert Claim.objects.matching("– % …").count() == len(STATEMENTS)
