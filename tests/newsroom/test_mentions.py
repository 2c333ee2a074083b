import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.mentions import Piece, people_named, pieces
from newsroom.models import User
from tests import people


def cut(text: str, *names: str) -> list[Piece]:
    return list(pieces(text, {name.lower(): User(username=name) for name in names}))


def told(text: str, *names: str) -> list[str]:
    return [piece.person.username for piece in cut(text, *names) if piece.person]


def linked(text: str) -> list[str]:
    return [piece.address for piece in cut(text) if piece.address]


@pytest.mark.parametrize(
    "text",
    ["@ada look", "look, @ada", "(@ada)", "@Ada: look", "look @ada.", "@ada's table", "first\n@ada", "@ada, @ada!"],
)
def test_a_colleague_is_named_by_their_user_name(text: str) -> None:
    assert set(told(text, "ada")) == {"ada"}


@pytest.mark.parametrize("text", ["@adam", "ada", "post@ada.example", "a@ada", "@", "@@", "https://x.example/@ada/1"])
def test_other_words_name_nobody(text: str) -> None:
    assert told(text, "ada") == []


def test_a_name_with_a_full_stop_in_it_is_the_longer_one() -> None:
    assert told("@ada.l. @ada. @ada.x", "ada", "ada.l") == ["ada.l", "ada"]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("see https://tic.example.org/t?x=1.", ["https://tic.example.org/t?x=1"]),
        ("(http://tic.example.org/a)", ["http://tic.example.org/a"]),
        ("https://en.example.org/Bond_(finance), or", ["https://en.example.org/Bond_(finance)"]),
        ("“https://a.example” and https://b.example", ["https://a.example", "https://b.example"]),
        ("javascript:alert(1) ftp://a.example www.example.org", []),
    ],
)
def test_addresses_of_the_web_are_links_without_what_ends_the_sentence(text: str, addresses: list[str]) -> None:
    assert linked(text) == addresses


@given(st.text(alphabet="@ad.+- x(:/)\nhtps", max_size=80))
def test_the_pieces_join_to_the_text(text: str) -> None:
    assert "".join(piece.text for piece in cut(text, "ada", "d")) == text


@pytest.mark.django_db
def test_only_people_who_work_here_are_found_whatever_the_case_of_their_name() -> None:
    ada, visitor, gone = (people.person(*roles, username=name) for roles, name in (
        (["checker"], "Ada"), ([], "visitor"), (["editor"], "gone"),
    ))  # fmt: skip
    User.objects.filter(pk=gone.pk).update(is_active=False)

    assert people_named(["@ada and @visitor", "@gone, @nobody"]) == {"ada": ada}
    assert visitor


@pytest.mark.django_db
def test_a_text_that_names_nobody_asks_the_database_nothing(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert people_named(["Nothing here. post@tic.example.org"]) == {}
