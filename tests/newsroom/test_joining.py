"""Joining is by invitation only: written in the records, sent or handed over, and good for one person."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from newsroom import ledger
from newsroom.entrance import invitations, ways
from newsroom.models import Invitation, User
from newsroom.refusals import Forbidden, Refusal
from newsroom.rights import roles_of
from tests import people

ADDRESS = "mira@desk.example"
PASSWORD = "ten thousand paper boats"
TYPED = {"username": "mira", "full_name": "Mira Okafor", "password": PASSWORD}
ADD = "/admin/newsroom/invitation/add/"


def invited(by: User, email: str = ADDRESS) -> str:
    """The path of a link that lets somebody join as a checker."""
    _, address = invitations.invite(by=by, email=email, full_name="Mira Okafor", roles=["checker"])
    return path_in(address)


def path_in(text: str) -> str:
    (path,) = re.findall(r"http://[^/\s]+(/sign-in/invitation/[\w-]+/)", text)
    return path


def verbs(row: Any) -> list[str]:
    return [event.verb for event in ledger.history(row)]


@pytest.fixture
def records(admin_person: User, client: Client) -> Client:
    client.force_login(admin_person)
    return client


def test_whoever_is_invited_chooses_a_name_and_a_password_and_is_in(admin_person: User) -> None:
    link, browser = invited(admin_person), Client()

    assert "Mira Okafor" in browser.get(link).content.decode()
    answer = browser.post(link, TYPED)

    mira = User.objects.get(username="mira")
    assert (answer.status_code, answer["Location"]) == (303, "/desk/")
    assert browser.get("/desk/").status_code == 200
    assert (set(roles_of(mira)), mira.email, mira.get_full_name()) == ({"checker"}, ADDRESS, "Mira Okafor")
    assert Client().post("/sign-in/", {"username": ADDRESS, "password": PASSWORD}).status_code == 302
    assert [(event.verb, event.by) for event in ledger.history(mira)] == [("taken on", admin_person)]
    assert verbs(Invitation.objects.get()) == ["invitation accepted", "invited"]


def test_a_link_lets_in_one_person_and_once(admin_person: User) -> None:
    link = invited(admin_person)
    Client().post(link, TYPED)

    assert Client().get(link).status_code == 410
    assert Client().post(link, TYPED | {"username": "somebody"}).status_code == 410
    assert Client().get("/sign-in/invitation/guessed/").status_code == 410


def test_a_link_is_good_for_a_week_and_not_after_it_was_withdrawn_or_renewed(admin_person: User) -> None:
    link = invited(admin_person)
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1), tick=False):
        assert Client().get(link).status_code == 410
        again = path_in(invitations.renew(Invitation.objects.get(), by=admin_person))
        assert Client().get(again).status_code == 200
    assert Client().get(link).status_code == 410

    invitations.withdraw(Invitation.objects.get(), by=admin_person)
    assert Client().get(again).status_code == 410
    with pytest.raises(Refusal, match="withdrawn"):
        invitations.renew(Invitation.objects.get(), by=admin_person)


def test_who_breaks_off_before_they_have_a_passkey_finds_the_link_still_working(admin_person: User) -> None:
    link, browser = invited(admin_person), Client()

    assert browser.post(link, TYPED | {"password": "", "act": "passkey"})["Location"] == "/desk/me/security/"
    mira = User.objects.get(username="mira")
    assert not mira.has_usable_password()

    later = Client()
    assert "You have begun as mira" in later.get(link).content.decode()
    assert later.post(link)["Location"] == "/desk/me/security/"
    assert later.post("/desk/me/security/password/", {"password": PASSWORD}).status_code == 303
    assert later.get(link).status_code == 410
    assert Invitation.objects.get().accepted_at


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"username": "CHECKER"}, "already"), ({"password": ""}, "required"), ({"password": "12345678"}, "too common")],
)
def test_what_can_not_be_taken_is_told_and_the_invitation_stays(
    admin_person: User, typed: dict[str, str], said: str
) -> None:
    people.person("checker", username="checker")
    link = invited(admin_person)

    answer = Client().post(link, TYPED | typed)

    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert Client().post(link, TYPED).status_code == 303


def test_only_an_admin_invites_and_nobody_who_is_here_or_invited_already(admin_person: User, editor: User) -> None:
    with pytest.raises(Forbidden):
        invited(editor)
    invited(admin_person)
    with pytest.raises(Refusal, match="invited already"):
        invited(admin_person, ADDRESS.upper())
    User.objects.filter(pk=editor.pk).update(email="Editor@desk.example")
    with pytest.raises(Refusal, match="an account already"):
        invited(admin_person, "editor@desk.example")


def test_the_database_refuses_two_open_invitations_and_one_without_a_role(admin_person: User) -> None:
    row = {"by": admin_person, "email": ADDRESS, "ends_at": timezone.now()}
    Invitation.objects.create(digest="1", roles=["checker"], **row)
    for wrong in ({"roles": ["checker"]}, {"roles": [], "email": "x@desk.example"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Invitation.objects.create(digest="2", **row | wrong)


def test_an_invitation_written_in_the_records_is_mailed(records: Client, mailoutbox: list[EmailMessage]) -> None:
    page = records.post(ADD, {"email": ADDRESS, "full_name": "Mira", "roles": ["checker", "editor"]}, follow=True)

    (mail,) = mailoutbox
    assert mail.to == [ADDRESS]
    assert path_in(str(mail.body)) == path_in(page.content.decode())
    assert Invitation.objects.get().roles == ["checker", "editor"]


def test_without_a_mail_server_the_link_is_shown_to_be_handed_over(records: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

    page = records.post(ADD, {"email": ADDRESS, "roles": ["checker"]}, follow=True).content.decode()

    assert "give mira@desk.example this link yourself" in page
    assert Client().get(path_in(page)).status_code == 200


def test_invitations_are_renewed_and_withdrawn_in_the_records(records: Client, admin_person: User) -> None:
    link = invited(admin_person)
    chosen = {"_selected_action": [Invitation.objects.get().pk]}

    page = records.post("/admin/newsroom/invitation/", chosen | {"action": "renew"}, follow=True)
    assert path_in(page.content.decode()) != link
    records.post("/admin/newsroom/invitation/", chosen | {"action": "withdraw"})

    assert verbs(Invitation.objects.get()) == ["invitation withdrawn", "invited again", "invited"]


def test_an_account_that_came_with_a_passkey_has_done_with_its_invitation(admin_person: User) -> None:
    link = invited(admin_person)
    Client().post(link, TYPED | {"password": "", "act": "passkey"})
    mira = User.objects.get(username="mira")

    ways.add_passkey(by=mira, name="Laptop", credential={})
    invitations.settle(by=mira)
    invitations.settle(by=mira)

    assert verbs(Invitation.objects.get()) == ["invitation accepted", "invited"]
    assert Client().get(link).status_code == 410
