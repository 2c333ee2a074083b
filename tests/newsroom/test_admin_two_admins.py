"""Two admins have the same person open at once."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from newsroom.models import User
from newsroom.rights import roles_of
from tests import people
from tests.browsing import filled, opened, sent, signed_in


@pytest.fixture
def mira(db: None) -> User:
    return people.person("checker", username="mira")


def ids(*roles: str) -> list[str]:
    return [str(pk) for pk in Group.objects.filter(name__in=roles).values_list("pk", flat=True)]


def page(user: User) -> str:
    return reverse("admin:newsroom_user_change", args=[user.pk])


def test_a_role_that_one_admin_gives_stays_when_another_writes_the_address(mira):
    ana, ben = signed_in("Ana Admin", role="admin"), signed_in("Ben Admin", role="admin")
    read = opened(ana, page(mira), "user_form")
    sent(ben, page(mira), opened(ben, page(mira), "user_form"), groups=ids("checker", "editor"))

    answer = sent(ana, page(mira), read, email="mira@example.org")

    assert answer.status_code == 302
    now = User.objects.get(pk=mira.pk)
    assert now.email == "mira@example.org"
    assert roles_of(now) == {"checker", "editor"}


def test_an_account_that_was_closed_is_not_opened_by_an_old_form(mira):
    ana, ben = signed_in("Ana Admin", role="admin"), signed_in("Ben Admin", role="admin")
    read = opened(ana, page(mira), "user_form")
    sent(ben, page(mira), opened(ben, page(mira), "user_form"), is_active=None)

    sent(ana, page(mira), read, first_name="Mira")

    now = User.objects.get(pk=mira.pk)
    assert (now.first_name, now.is_active) == ("Mira", False)


def test_roles_that_both_changed_come_back_with_the_roles_that_the_other_gave(mira):
    ana, ben = signed_in("Ana Admin", role="admin"), signed_in("Ben Admin", role="admin")
    read = opened(ana, page(mira), "user_form")
    sent(ben, page(mira), opened(ben, page(mira), "user_form"), groups=[])

    told = sent(ana, page(mira), read, groups=ids("editor"))
    assert told.status_code == 409
    assert "Ben Admin emptied this while you were writing" in told.content.decode()
    assert filled(told, "user_form")["groups"] == ids("editor")
    assert roles_of(User.objects.get(pk=mira.pk)) == set()
    again = sent(ana, page(mira), filled(told, "user_form"))

    assert again.status_code == 302
    assert roles_of(User.objects.get(pk=mira.pk)) == {"editor"}


def test_the_page_gives_no_digest_of_the_password_away(mira):
    ana = signed_in("Ana Admin", role="admin")

    assert "seen-password" not in opened(ana, page(mira), "user_form")
