import re
from uuid import uuid4

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from lxml import html
from pytest_django.fixtures import Settings

from newsroom import ledger
from newsroom.models import User
from tests import people

NEW = "ten thousand paper boats"
pytestmark = pytest.mark.django_db


def test_a_password_is_never_shown_on_a_page_for_a_form_that_has_expired() -> None:
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post("/sign-in/", {"username": "reporter", "password": "a very long secret of a reporter"})

    assert answer.status_code == 403
    assert "secret of a reporter" not in answer.content.decode()


def test_whoever_is_signed_in_and_sent_to_the_sign_in_goes_on_to_the_desk(client: Client, reporter: User) -> None:
    client.force_login(reporter)

    answer = client.get("/sign-in/?next=/sign-in/")

    assert (answer.status_code, answer["Location"]) == (302, "/desk/")


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example.com/", "//elsewhere.example.com/", "javascript:alert(1)"]
)
def test_the_sign_in_leads_to_no_other_site(client: Client, reporter: User, address: str) -> None:
    client.force_login(reporter)

    assert client.get("/sign-in/", {"next": address})["Location"] == "/desk/"


def test_a_short_comment_is_kept_on_the_page_for_a_form_that_has_expired() -> None:
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post("/desk/verdicts/1/request-changes/", {"version": "1", "comment": "Wrong row."})

    assert "Wrong row." in answer.content.decode()


def test_a_person_comes_in_by_user_name_or_by_e_mail_address_and_goes_on_to_the_page_they_wanted(
    reporter: User,
) -> None:
    User.objects.filter(pk=reporter.pk).update(email="reporter@desk.example")

    for name in (reporter.username, "Reporter@desk.example"):
        answer = Client().post("/sign-in/", typed(name, next="/desk/sources/"))
        assert (answer.status_code, answer["Location"]) == (302, "/desk/sources/")


def test_the_page_takes_what_a_manager_of_passwords_pastes_and_asks_no_puzzle(db: None) -> None:
    page = html.fromstring(Client().get("/sign-in/").content)
    fields = {field.name: field for field in page.iter("input") if field.get("type") != "hidden"}

    assert {name: field.get("autocomplete") for name, field in fields.items()} == {
        "username": "username webauthn",
        "password": "current-password",
    }
    assert b"captcha" not in Client().get("/sign-in/").content.lower()


def test_a_wrong_name_and_a_wrong_password_are_told_in_the_same_sentence(reporter: User) -> None:
    answers = [
        Client().post("/sign-in/", typed(name, "no")) for name in (reporter.username, "nobody", "no@desk.example")
    ]

    sentences = [html.fromstring(answer.content).find_class("error")[0].text_content() for answer in answers]
    assert len(set(sentences)) == 1
    assert "password" in sentences[0]


def test_the_account_of_somebody_who_has_left_lets_nobody_in(reporter: User) -> None:
    User.objects.filter(pk=reporter.pk).update(is_active=False)
    client = Client()

    assert "closed" in client.post("/sign-in/", typed(reporter.username)).content.decode()
    assert client.get("/desk/").status_code == 302


@pytest.fixture
def limited(settings: Settings) -> None:
    """Tries are counted, from nothing on."""
    settings.ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "3/300s/key", "reset_password": "2/m/key"}
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": uuid4().hex}}


@pytest.mark.parametrize("address", ["/sign-in/", "/sign-in/here/"])
def test_too_many_wrong_passwords_are_told_when_to_come_back(limited: None, reporter: User, address: str) -> None:
    client = Client()
    for _ in range(3):
        client.post(address, typed(reporter.username, "no"))

    answer = client.post(address, typed(reporter.username))  # Even the right one has to wait now.

    assert answer.status_code == 429
    assert 290 <= int(answer["Retry-After"]) <= 300
    assert "Try again in 5 minutes." in answer.content.decode()
    assert client.get("/desk/").status_code == 302


def test_signing_in_again_and_again_is_no_wrong_password(limited: None, reporter: User) -> None:
    assert [Client().post("/sign-in/", typed(reporter.username)).status_code for _ in range(5)] == [302] * 5


def test_without_redis_people_come_in_and_wrong_passwords_are_still_counted(
    limited: None, reporter: User, settings: Settings
) -> None:
    settings.CACHES = {"default": {"BACKEND": "newsroom.tallies.Tallies", "LOCATION": "redis://127.0.0.1:1/0"}}

    answers = [
        Client().post("/sign-in/", typed(reporter.username, word)) for word in ("no", people.PASSWORD, "no", "no")
    ]

    assert [answer.status_code for answer in answers] == [200, 302, 200, 200]
    assert Client().post("/sign-in/", typed(reporter.username)).status_code == 429


def test_tries_are_counted_by_the_address_in_front_of_our_own_proxies(limited: None, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}

    def tried(forwarded: str) -> int:
        return Client().post("/sign-in/", typed("nobody"), headers={"X-Forwarded-For": forwarded}).status_code

    assert [tried("203.0.113.1"), tried("203.0.113.2"), tried("198.51.100.9, 203.0.113.1")] == [200, 200, 429]


def test_a_lost_password_is_replaced_by_a_link_that_works_once(reporter: User, mailoutbox: list[EmailMessage]) -> None:
    User.objects.filter(pk=reporter.pk).update(email="reporter@desk.example")
    client = Client()

    assert client.post("/sign-in/lost-password/", {"email": "reporter@desk.example"}).status_code == 302
    (mail,) = mailoutbox
    assert mail.to == ["reporter@desk.example"]
    (link,) = re.findall(r"http://\S+(/sign-in/new-password/\S+)", str(mail.body))
    assert client.post(link, {"password": "short"}).status_code == 422
    assert client.post(link, {"password": NEW}, follow=True).redirect_chain[-1][0] == "/sign-in/"

    assert client.get(link).status_code == 410
    assert client.post("/sign-in/", typed(reporter.username)).status_code == 200
    assert client.post("/sign-in/", typed(reporter.username, NEW)).status_code == 302
    assert [event.verb for event in ledger.history(reporter)] == ["password changed"]


def test_who_asks_for_a_link_is_not_told_whether_the_address_is_known(
    limited: None, db: None, mailoutbox: list[EmailMessage]
) -> None:
    answers = [Client().post("/sign-in/lost-password/", {"email": "nobody@desk.example"}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "If somebody here has this address" in Client().get(answers[0]["Location"]).content.decode()
    assert mailoutbox == []


@pytest.mark.parametrize("address", ["/sign-in/", "/sign-in/lost-password/", "/sign-in/new-password/x-y/", "/desk/me/"])
def test_every_page_has_the_link_to_help_at_its_foot(reporter: User, address: str) -> None:
    client = Client()
    if "/desk/" in address:
        client.force_login(reporter)
    page = html.fromstring(client.get(address).content)

    (foot,) = page.find_class("foot")
    assert [link.get("href") for link in foot.iter("a")] == ["/sign-in/help/"]
    assert "Help" in Client().get("/sign-in/help/").content.decode()


@pytest.mark.parametrize("address", ["/sign-in/signup/", "/sign-in/second/", "/accounts/signup/"])
def test_nobody_signs_up_by_themselves(db: None, address: str) -> None:
    assert Client().post(address, {"username": "stranger", "password1": NEW, "password2": NEW}).status_code in (
        302,
        404,
    )
    assert not User.objects.exists()


def typed(name: str, password: str = people.PASSWORD, **more: str) -> dict[str, str]:
    return {"username": name, "password": password, **more}
