"""People and their roles in the records."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from newsroom.ledger import history
from newsroom.models import User
from newsroom.rights import roles_of
from tests import people

ADD = "admin:newsroom_user_add"
CHANGE = "admin:newsroom_user_change"


def ids(*roles: str) -> list[int]:
    return list(Group.objects.filter(name__in=roles).values_list("pk", flat=True))


def form_of(user: User, **changed: object) -> dict[str, object]:
    fields = {
        "username": user.username, "first_name": "", "last_name": "", "email": "", "is_active": "on",
        "groups": ids(*roles_of(user)),
    }  # fmt: skip
    return {name: value for name, value in (fields | changed).items() if value is not None}


@pytest.fixture
def records(admin_person: User, client: Client) -> Client:
    client.force_login(admin_person)
    return client


def test_a_person_is_taken_on_with_roles_and_can_sign_in(records, admin_person):
    records.post(
        reverse(ADD),
        {
            "username": "mira", "usable_password": "true", "password1": "a word for mira 7", "groups": ids("checker"),
            "password2": "a word for mira 7",
        },
    )  # fmt: skip

    mira = User.objects.get(username="mira")
    assert roles_of(mira) == {"checker"}
    assert not mira.is_staff
    assert Client().login(username="mira", password="a word for mira 7")
    assert [(event.verb, event.by) for event in history(mira)] == [("taken on", admin_person)]


def test_the_same_name_in_other_letters_is_refused(records):
    people.person("checker", username="mira")

    answer = records.post(
        reverse(ADD),
        {"username": "Mira", "usable_password": "false", "groups": ids("checker")},
        follow=True,
    )

    assert "already exists" in answer.content.decode()
    assert not User.objects.filter(username="Mira").exists()


def test_new_roles_are_on_record_and_staff_follows_them(records, admin_person):
    mira = people.person("checker", username="mira")

    records.post(reverse(CHANGE, args=[mira.pk]), form_of(mira, groups=ids("checker", "editor"), email="m@example.org"))

    mira = User.objects.get(pk=mira.pk)
    assert roles_of(mira) == {"checker", "editor"}
    assert mira.is_staff
    assert {event.verb: event.details for event in history(mira)} == {
        "roles changed": {"roles": ["checker"]},
        "changed": {"email": ""},
    }


def test_a_form_sent_without_changes_leaves_nothing_on_record(records):
    mira = people.person("checker", username="mira")

    records.post(reverse(CHANGE, args=[mira.pk]), form_of(mira))

    assert not history(mira).exists()


def test_nobody_becomes_a_superuser_by_a_form(records):
    mira = people.person("checker", username="mira")

    records.post(reverse(CHANGE, args=[mira.pk]), form_of(mira, is_superuser="on", is_staff="on"))

    mira = User.objects.get(pk=mira.pk)
    assert not mira.is_superuser
    assert not mira.is_staff


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [({"is_active": None}, "You can’t close|You can't close"), ({"groups": []}, "You can’t take|You can't take")],
)
def test_an_admin_does_not_shut_themselves_out(records, admin_person, changed, sentence):
    answer = records.post(reverse(CHANGE, args=[admin_person.pk]), form_of(admin_person, **changed), follow=True)

    told = answer.content.decode().replace("&#x27;", "'")
    assert any(words in told for words in sentence.split("|"))
    kept = User.objects.get(pk=admin_person.pk)
    assert kept.is_active
    assert roles_of(kept) == {"admin"}


def test_a_password_set_for_somebody_is_on_record(records, admin_person):
    mira = people.person("checker", username="mira")

    records.post(
        reverse("admin:auth_user_password_change", args=[mira.pk]),
        {"usable_password": "true", "password1": "another word 77", "password2": "another word 77"},
    )

    assert Client().login(username="mira", password="another word 77")
    assert history(mira).get().verb == "password set"


def test_accounts_are_closed_but_not_ones_own(records, admin_person):
    mira = people.person("checker", username="mira")

    answer = records.post(
        reverse("admin:newsroom_user_changelist"),
        {"action": "close_accounts", "_selected_action": [mira.pk, admin_person.pk]},
        follow=True,
    )

    assert "1 account closed" in answer.content.decode()
    assert not User.objects.get(pk=mira.pk).is_active
    assert User.objects.get(pk=admin_person.pk).is_active
