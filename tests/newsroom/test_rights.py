import pytest
from django.contrib.auth.models import AnonymousUser

from newsroom.models import User
from newsroom.refusals import Forbidden
from newsroom.rights import RIGHTS, ROLES, may, require
from tests import people

pytestmark = pytest.mark.django_db

# Right -> the roles that have it, for a thing that somebody else wrote.
TABLE = {
    "desk.read": set(ROLES),
    "article.take_in": set(ROLES),
    "comment.write": set(ROLES),
    "claim.triage": {"checker", "editor", "admin"},
    "claim.curate": {"checker", "editor", "curator", "admin"},
    "extraction.retry": {"checker", "editor", "curator", "admin"},
    "reading.policy": {"editor", "curator", "admin"},
    "source.add": {"checker", "editor", "curator", "admin"},
    "source.merge": {"curator", "admin"},
    "source.curate": {"curator", "admin"},
    "outlet.curate": {"curator", "admin"},
    "claimant.curate": {"curator", "admin"},
    "policy.write": {"editor", "curator", "admin"},
    "scale.curate": {"curator", "admin"},
    "webhook.curate": {"curator", "admin"},
    "subscriber.remove": {"curator", "admin"},
    "token.issue": {"admin"},
    "people.curate": {"admin"},
    "record.read": {"editor", "curator", "admin"},
    "verdict.start": {"checker", "editor", "admin"},
    "verdict.write": set(),
    "verdict.discard": {"editor", "admin"},
    "verdict.review": {"editor", "admin"},
    "verdict.publish": {"editor", "admin"},
    "verdict.correct": {"checker", "editor", "admin"},
    "verdict.retract": {"editor", "admin"},
}


class AVerdictOfSomebodyElse:
    author_id = -1


def test_the_table_speaks_of_every_right():
    assert set(TABLE) == set(RIGHTS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("right", TABLE)
def test_a_role_has_exactly_its_rights(right, role):
    assert may(people.person(role), right, AVerdictOfSomebodyElse()) == (role in TABLE[right])


@pytest.mark.parametrize("right", TABLE)
def test_a_person_without_a_role_has_no_right(right):
    assert not may(people.person(), right, AVerdictOfSomebodyElse())


@pytest.mark.parametrize("right", TABLE)
def test_somebody_who_is_not_signed_in_has_no_right(right):
    assert not may(AnonymousUser(), right, AVerdictOfSomebodyElse())


@pytest.mark.parametrize("right", TABLE)
def test_a_person_who_left_has_no_right(right):
    gone = people.person(*ROLES)
    User.objects.filter(pk=gone.pk).update(is_active=False)

    assert not may(User.objects.get(pk=gone.pk), right, AVerdictOfSomebodyElse())


def test_a_superuser_has_the_admins_rights_and_no_more():
    superuser = User.objects.create_superuser("root", password="x")

    assert {right for right in RIGHTS if may(superuser, right, AVerdictOfSomebodyElse())} == {
        right for right, roles in TABLE.items() if "admin" in roles
    }


def test_an_unknown_right_is_an_error_and_never_a_yes():
    with pytest.raises(KeyError):
        may(people.person("admin"), "verdict.bless")


def test_a_refusal_names_the_missing_right():
    with pytest.raises(Forbidden, match=r"verdict\.review.*editors, never the author"):
        require(people.person("reporter"), "verdict.review", AVerdictOfSomebodyElse())
