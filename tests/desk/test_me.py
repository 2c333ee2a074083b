"""The page where a person says how the desk should be."""

import pytest

from newsroom.models import Preferences, User
from tests.desk.pages import fields, tree, words

HERE = "/desk/me/"


def change(client, **typed: str | None):
    said = fields(client.get(HERE), HERE)
    # For a chosen radio button with an empty value lxml says “on”, and a browser nothing.
    said |= {name: "" for name in ("theme", "language", "digest") if said[name] == "on"} | typed
    return client.post(HERE, {name: value for name, value in said.items() if value is not None})


def test_nothing_is_chosen_at_first_and_saving_that_changes_nothing(checker: User, at) -> None:
    assert change(at(checker)).status_code == 303

    kept = Preferences.objects.get(user=checker)
    assert (kept.theme, kept.shortcuts, kept.keys, kept.moves_on, kept.digest) == ("", True, {}, True, "")


def test_what_is_chosen_is_kept_and_shown_again(checker: User, at) -> None:
    client = at(checker)
    answer = change(client, theme="dark", shortcuts=None, moves_on=None, digest="daily", accept="w")

    assert (answer.status_code, answer["Location"]) == (303, HERE)
    kept = Preferences.objects.get(user=checker)
    assert (kept.theme, kept.shortcuts, kept.moves_on, kept.digest) == ("dark", False, False, "daily")
    assert kept.keys == {"accept": "w"}
    again = fields(client.get(HERE), HERE)
    assert (again["theme"], again["digest"], again["accept"]) == ("dark", "daily", "w")
    assert "shortcuts" not in again


def test_a_key_that_another_act_has_is_refused_beside_its_field_and_nothing_is_lost(checker: User, at) -> None:
    answer = change(at(checker), theme="dark", accept="k")

    assert answer.status_code == 422
    assert "“k” is the key for “Previous claim” already. Choose another one." in words(answer)
    assert tree(answer).xpath("//div[contains(@class, 'wrong')]//input/@name") == ["accept"]
    assert tree(answer).xpath("//*[@autofocus]/@name") == ["accept"]  # The page is long: its end would not show it.
    assert fields(answer, HERE)["theme"] == "dark"
    assert not Preferences.objects.exists()


@pytest.mark.parametrize(("theme", "scheme"), [("light", "light"), ("dark", "dark"), ("", "light dark")])
def test_the_theme_is_drawn_by_the_server_so_that_nothing_flashes(checker: User, at, theme: str, scheme: str) -> None:
    client = at(checker)
    change(client, theme=theme)
    page = tree(client.get("/desk/"))

    assert page.get("data-theme", "") == theme
    assert page.xpath("//meta[@name='color-scheme']/@content") == [scheme]


def test_a_theme_that_nobody_offers_is_refused(checker: User, at) -> None:
    assert change(at(checker), theme="sepia").status_code == 422
    assert not Preferences.objects.exists()


def test_everybody_changes_their_own(checker: User, editor: User, at) -> None:
    change(at(checker), theme="dark")

    assert tree(at(editor).get("/desk/")).get("data-theme") is None


def test_the_language_that_is_chosen_holds_from_the_answer_on(checker: User, at) -> None:
    client = at(checker)
    change(client, language="de")
    page = tree(client.get(HERE))

    assert page.get("lang") == "de"
    assert fields(client.get(HERE), HERE)["language"] == "de"
    assert page.xpath("//label[contains(., 'Deutsch')]/span/@lang") == ["de"]
