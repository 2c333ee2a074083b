"""Coming in by another house's sign-in, which a newsroom names in its environment."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from newsroom import ledger
from newsroom.entrance import invitations
from newsroom.models import Invitation, User
from newsroom.rights import roles_of
from tests.desk.pages import tree
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


def come(browser: Client, *, address: str = LEAVE, **sent: str) -> Any:
    """Go there and come back, as whoever the house says it is."""
    away = browser.post(address, sent)
    asked = parse_qs(urlsplit(away["Location"]).query)
    assert asked.get("max_age") == (["900"] if address != LEAVE else None)
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


def test_whoever_has_no_other_way_in_shows_there_that_it_is_them(house: House, checker: User, editor: User) -> None:
    User.objects.filter(pk=checker.pk).update(email="mira@desk.example", password="!")
    User.objects.filter(pk=editor.pk).update(email="other@desk.example")
    house.said |= {"sub": "78", "email": "other@desk.example"}
    come(Client())
    house.said = dict(WHO)
    browser = Client()
    come(browser)
    with time_machine.travel(timezone.now() + timedelta(minutes=20)):
        asked = browser.get("/desk/me/security/app/", follow=True)
        (form,) = [form for form in tree(asked).forms if "elsewhere" in (form.action or "")]

        for sub in ("78", "79"):  # Somebody else who is known here, and somebody who is not.
            house.said |= {"sub": sub, "email": "other@desk.example"}
            refused = come(browser, address=form.action, **dict(form.form_values()))
            assert (refused.status_code, "somebody else is signed in" in refused.content.decode()) == (422, True)
        house.said = WHO | {"auth_time": (timezone.now() - timedelta(hours=1)).timestamp()}
        refused = come(browser, address=form.action, **dict(form.form_values()))
        assert (refused.status_code, "too long ago" in refused.content.decode()) == (422, True)
        assert "Is it you?" in browser.get("/desk/me/security/app/", follow=True).content.decode()

        house.said = WHO | {"auth_time": timezone.now().timestamp()}
        back = come(browser, address=form.action, **dict(form.form_values()))
        assert (back.status_code, back["Location"]) == (303, "/desk/me/security/app/")
        assert browser.get(back["Location"]).status_code == 200
    assert User.objects.count() == 2


def test_nobody_is_signed_in_by_what_only_confirms(house: House, checker: User) -> None:
    User.objects.filter(pk=checker.pk).update(email="mira@desk.example")
    browser = Client()

    assert come(browser, process="redirect").status_code == 422
    assert browser.get("/desk/").status_code == 302


def test_the_dialog_over_an_open_page_offers_it_too_and_goes_on_when_its_reader_is_back(
    house: House, checker: User, editor: User
) -> None:
    User.objects.filter(pk=checker.pk).update(email="mira@desk.example")
    browser = Client()
    dialog = tree(browser.get("/sign-in/here/"))
    (form,) = [form for form in dialog.iter("form") if "elsewhere" in form.get("action")]
    assert (form.get("action"), form.get("target")) == (LEAVE, "_blank")
    asks, mine = dialog.xpath("//@hx-get")[0], {"X-Desk-Reader": str(checker.pk)}
    answer = browser.get(asks, headers=mine)
    assert (answer.status_code, answer.has_header("HX-Trigger")) == (204, False)

    come(browser)

    assert json.loads(browser.get(asks, headers=mine)["HX-Trigger"]) == {"signed-in": {"user": checker.pk}}
    # Of a page that is somebody else's nothing is taken away.
    assert not browser.get(asks, headers={"X-Desk-Reader": str(editor.pk)}).has_header("HX-Trigger")


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
