"""Coming in by another house's sign-in, which a newsroom names in its environment."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from pytest_django.fixtures import Settings

from newsroom import ledger
from newsroom.entrance import invitations
from newsroom.models import Invitation, User
from newsroom.rights import roles_of
from tests.newsroom.other_house import CLIENT, House, open_house

LEAVE = "/sign-in/elsewhere/elsewhere/"
WHO = {"sub": "77", "email": "Mira@desk.example", "email_verified": True, "name": "Mira Okafor"}


def named(settings: Settings, url: str) -> None:
    settings.OIDC_URL, settings.OIDC_NAME = url, "The Publisher"
    app = {
        "provider_id": settings.OIDC_ID, "name": "The Publisher", "client_id": CLIENT, "secret": "s",
        "settings": {"server_url": url},
    }  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


@pytest.fixture
def house(db: None, settings: Settings) -> Iterator[House]:
    with open_house() as house:
        house.said = dict(WHO)
        named(settings, house.url)
        yield house


def come(browser: Client, **sent: str) -> Any:
    """Go there and come back, as whoever the house says it is."""
    away = browser.post(LEAVE, sent)
    asked = parse_qs(urlsplit(away["Location"]).query)
    return browser.get(f"{LEAVE}back/", {"code": "1", "state": asked["state"][0]})


def test_whoever_has_an_account_with_the_verified_address_comes_in_and_goes_on(house: House, checker: User) -> None:
    User.objects.filter(pk=checker.pk).update(email="mira@desk.example")

    for _ in range(2):  # The first time joins the two, and both go on record once.
        browser = Client()
        assert "Go on with The Publisher" in browser.get("/sign-in/").content.decode()
        answer = come(browser, next="/desk/mine/")
        assert (answer.status_code, answer["Location"]) == (302, "/desk/mine/")
        assert browser.get("/desk/me/security/").status_code == 200
        User.objects.filter(pk=checker.pk).update(email="another@desk.example")
    assert [event.verb for event in ledger.history(checker)] == ["sign-in elsewhere connected"]
    assert not EmailAddress.objects.exists()


def test_whoever_is_invited_joins_with_the_roles_of_the_invitation(house: House, admin_person: User) -> None:
    invitations.invite(by=admin_person, email="mira@desk.example", full_name="", roles=["editor"])
    browser = Client()

    assert come(browser)["Location"] == "/desk/"

    mira = User.objects.get(username="mira")
    assert (set(roles_of(mira)), mira.get_full_name(), mira.has_usable_password()) == ({"editor"}, "Mira Okafor", False)
    assert Invitation.objects.get().accepted_at
    assert browser.get("/desk/").status_code == 200


@pytest.mark.parametrize("said", [{"email_verified": False}, {"email": "stranger@desk.example"}, {"email": ""}])
def test_nobody_else_comes_in(house: House, checker: User, said: dict[str, Any]) -> None:
    User.objects.filter(pk=checker.pk).update(email="mira@desk.example")
    house.said |= said
    browser = Client()

    answer = come(browser)

    assert (answer.status_code, "Ask an admin to invite you" in answer.content.decode()) == (422, True)
    assert browser.get("/desk/").status_code == 302
    assert User.objects.count() == 1


def test_an_answer_that_nobody_asked_for_and_a_refusal_there_are_told(house: House) -> None:
    for asked in ({"code": "1", "state": "guessed"}, {"error": "access_denied"}, {}):
        answer = Client().get(f"{LEAVE}back/", asked)
        assert (answer.status_code, "did not work" in answer.content.decode()) == (422, True)
    assert "/token" not in house.asked


def test_a_house_that_does_not_answer_is_told_and_without_one_there_is_no_such_way(
    db: None, settings: Settings
) -> None:
    assert Client().post(LEAVE).status_code == 404
    assert "elsewhere" not in Client().get("/sign-in/").content.decode()

    named(settings, "http://127.0.0.1:1")
    answer = Client().post(LEAVE)
    assert (answer.status_code, "The Publisher did not work" in answer.content.decode()) == (422, True)
