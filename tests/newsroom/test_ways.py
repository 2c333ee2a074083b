"""A person's ways in, and the pages on which they look after them."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from django.utils import timezone
from lxml import html

from newsroom import ledger
from newsroom.entrance import ways
from newsroom.models import User
from newsroom.refusals import Forbidden, Refusal
from tests import people

SECURITY = "/desk/me/security/"
NEW = "ten thousand paper boats"


@pytest.fixture
def client(checker: User) -> Client:
    """The browser of the checker, who has just signed in."""
    client = Client()
    client.post("/sign-in/", {"username": checker.username, "password": people.PASSWORD})
    return client


def passkey(user: User, name: str = "Laptop") -> Authenticator:
    """A passkey as it is kept, of a device that nobody has."""
    ways.add_passkey(by=user, name=name, credential={"id": name})
    return ways.of(user).passkeys[-1]


def verbs(user: User) -> list[str]:
    return [event.verb for event in ledger.history(user)]


def code_of(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))


def said(answer: Any) -> str:
    return " ".join(html.fromstring(answer.content).text_content().split())


def test_the_only_way_in_is_not_taken_away(checker: User) -> None:
    User.objects.filter(pk=checker.pk).update(password="!none")
    checker.refresh_from_db()
    first, second = passkey(checker), passkey(checker, "Phone")
    ways.remove_passkey(first.pk, by=checker)

    with pytest.raises(Refusal, match="only way in"):
        ways.remove_passkey(second.pk, by=checker)

    assert ways.of(checker).passkeys == [second]


def test_a_passkey_beside_a_password_can_go_and_its_codes_with_it(checker: User) -> None:
    row = passkey(checker)
    ways.remove_passkey(row.pk, by=checker)
    ways.remove_passkey(row.pk, by=checker)  # What is gone already is what was wanted.

    assert ways.of(checker) == ways.Ways(password=True, passkeys=[], app=None, codes_left=None)
    assert verbs(checker) == ["passkey removed", "passkey added"]


def test_a_passkey_of_somebody_else_can_not_be_taken_away(checker: User, editor: User) -> None:
    theirs = passkey(editor)

    ways.remove_passkey(theirs.pk, by=checker)

    assert ways.of(editor).passkeys == [theirs]


def test_somebody_who_finds_an_open_desk_is_asked_who_they_are(client: Client, checker: User) -> None:
    assert client.get(SECURITY).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        for answer in (client.get(SECURITY), client.post(f"{SECURITY}password/", {"password": NEW})):
            assert (answer.status_code, answer["Location"]) == (
                303,
                f"{SECURITY}confirm/?next=%2Fdesk%2Fme%2Fsecurity%2F",
            )
        wrong = client.post(f"{SECURITY}confirm/", {"password": "no"})
        assert (wrong.status_code, "not your password" in said(wrong)) == (422, True)
        assert client.get(SECURITY).status_code == 303

        right = client.post(f"{SECURITY}confirm/", {"password": people.PASSWORD, "next": f"{SECURITY}app/"})
        assert (right.status_code, right["Location"]) == (303, f"{SECURITY}app/")
        assert client.get(SECURITY).status_code == 200
    checker.refresh_from_db()
    assert checker.check_password(people.PASSWORD)


def test_a_stranger_is_sent_to_sign_in_and_back() -> None:
    assert Client().get(f"{SECURITY}app/")["Location"] == f"/sign-in/?next={SECURITY}app/"


def test_a_new_password_signs_out_everywhere_else(client: Client, checker: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(checker)

    assert client.post(f"{SECURITY}password/", {"password": "12345678"}).status_code == 422
    assert client.post(f"{SECURITY}password/", {"password": NEW}).status_code == 303

    assert client.get("/desk/").status_code == 200
    assert elsewhere.get("/desk/").status_code == 302
    assert verbs(checker) == ["password changed"]


def test_an_app_is_set_up_with_its_first_code_asked_for_at_the_next_sign_in_and_switched_off(
    client: Client, checker: User
) -> None:
    page = html.fromstring(client.get(f"{SECURITY}app/").content)
    (secret,) = (key.text for key in page.find_class("secret"))
    assert len(page.find_class("qr")[0].find("path").get("d")) > 1000
    assert client.post(f"{SECURITY}app/", {"code": "12345"}).status_code == 422
    assert client.post(f"{SECURITY}app/", {"code": code_of(secret)})["Location"] == f"{SECURITY}codes/"
    assert len(html.fromstring(client.get(f"{SECURITY}codes/").content).find_class("codes")[0]) == 10

    typed = {"username": checker.username, "password": people.PASSWORD, "next": "/desk/mine/"}
    again = Client()
    assert again.post("/sign-in/", typed)["Location"] == "/sign-in/second/"
    assert again.get("/desk/").status_code == 302  # The password alone opens nothing.
    assert again.post("/sign-in/second/", {"code": "12345"}).status_code == 422
    assert again.post("/sign-in/second/", {"code": code_of(secret)})["Location"] == "/desk/mine/"
    assert again.get("/desk/").status_code == 200

    assert client.post(f"{SECURITY}app/remove/").status_code == 303
    assert Client().post("/sign-in/", typed)["Location"] == "/desk/mine/"
    assert verbs(checker) == ["second factor removed", "second factor set"]


def test_a_recovery_code_lets_in_once_and_new_ones_replace_them_all(client: Client, checker: User) -> None:
    passkey(checker)
    first, second, *_ = ways.codes_of(checker)
    typed = {"username": checker.username, "password": people.PASSWORD}

    def came_in(code: str) -> bool:
        browser = Client()
        browser.post("/sign-in/", typed)
        browser.post("/sign-in/second/", {"code": code})
        return browser.get("/desk/").status_code == 200

    assert [came_in(first), came_in(first)] == [True, False]
    assert client.post(f"{SECURITY}codes/").status_code == 303
    assert len(ways.codes_of(checker)) == 10
    assert not came_in(second)
    assert verbs(checker)[0] == "recovery codes made"


def test_the_dialog_asks_for_the_second_factor_in_place(checker: User) -> None:
    passkey(checker)
    browser, typed = Client(), {"username": checker.username, "password": people.PASSWORD}

    asked = browser.post("/sign-in/here/", typed)
    assert (asked.status_code, "One more step" in said(asked)) == (200, True)
    assert browser.post("/sign-in/here/second/", {"code": "00000000"}).status_code == 422
    done = browser.post("/sign-in/here/second/", {"code": ways.codes_of(checker)[0]})

    assert (done.status_code, done["HX-Trigger"]) == (204, f'{{"signed-in": {{"user": {checker.pk}}}}}')
    assert Client().post("/sign-in/here/second/", {"code": "1"}).status_code == 422  # Nobody had begun.


def test_wrong_second_factors_are_counted(checker: User, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "2/300s/key"}
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "second"}}
    passkey(checker)
    browser = Client()
    browser.post("/sign-in/", {"username": checker.username, "password": people.PASSWORD})

    answers = [browser.post("/sign-in/second/", {"code": "1"}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [422, 422, 429]
    assert int(answers[-1]["Retry-After"]) > 290


@pytest.mark.parametrize(
    "proof", ["", "{}", "[]", "1", '{"response": {"userHandle": 3}}', '{"id": "x", "rawId": "eA"}']
)
def test_what_is_no_passkey_lets_nobody_in(checker: User, proof: str) -> None:
    for address in ("/sign-in/passkey/", "/sign-in/here/passkey/"):
        browser = Client()
        browser.get("/sign-in/passkey/")
        assert browser.post(address, {"credential": proof}).status_code == 422
        assert browser.get("/desk/").status_code == 302


@pytest.mark.parametrize("proof", ["", "{}", "[]", '{"id": "x", "rawId": "eA", "response": {}}'])
def test_what_is_no_passkey_is_not_added(client: Client, checker: User, proof: str) -> None:
    client.get(f"{SECURITY}passkeys/")

    assert client.post(f"{SECURITY}passkeys/", {"credential": proof, "name": "x"}).status_code == 422
    assert ways.of(checker).passkeys == []


def test_an_admin_takes_away_what_somebody_has_lost(checker: User, editor: User, admin_person: User) -> None:
    passkey(checker)
    with pytest.raises(Forbidden):
        ways.take_away_all(checker, by=editor)

    records = Client()
    records.force_login(admin_person)
    chosen = {"action": "take_factors_away", "_selected_action": [checker.pk]}
    records.post("/admin/newsroom/user/", chosen)

    assert ways.of(checker) == ways.Ways(password=True, passkeys=[], app=None, codes_left=None)
    assert verbs(checker)[0] == "passkeys and second factors taken away"
