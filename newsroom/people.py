"""Who works here: the groups, and how a person joins."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext

from newsroom import changes, ledger, rights
from newsroom.models import User
from newsroom.refusals import Refusal
from newsroom.rights import ADMIN, CURATOR, EDITOR, ROLES

# The roles whose work is done in the admin site.
DESK_OF_RECORDS = {ADMIN, CURATOR, EDITOR}


def open_groups(*, using: str = "default") -> None:
    """Make sure that there is a group for every role. Safe to call at any time."""
    for role in ROLES:
        Group.objects.using(using).get_or_create(name=role)


def colleagues() -> QuerySet[User]:
    """Everybody who works at the desk now."""
    has_a_role = Exists(Group.objects.filter(user=OuterRef("pk"), name__in=ROLES))
    return User.objects.filter(Q(has_a_role) | Q(is_superuser=True), is_active=True)


def who_may(right: str, thing: Any = None) -> list[User]:
    """The colleagues who may do `right` to `thing`; two queries, however many there are."""
    people = colleagues().prefetch_related("groups").order_by("pk")
    for person in people:
        rights.remember_roles(person, (group.name for group in person.groups.all()))
    return [person for person in people if rights.may(person, right, thing)]


def enlist(username: str, *, roles: Iterable[str], password: str | None, full_name: str = "") -> User:
    """A new person with these roles; an existing one is returned untouched, password included."""
    known = User.objects.filter(username=username).first()
    if known:
        return known
    roles = set(roles)
    first, _, last = full_name.partition(" ")
    user = User.objects.create_user(
        username, password=password, first_name=first, last_name=last, is_staff=bool(roles & DESK_OF_RECORDS)
    )
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


# What an admin may change about a person, besides the roles.
FIELDS = ("username", "first_name", "last_name", "email", "is_active")


@transaction.atomic
def take_on(*, by: User, username: str, password: str | None, roles: Iterable[str]) -> User:
    """A new person with these roles, on record. Without a password they can't sign in until one is set."""
    rights.require(by, "people.curate")
    if User.objects.filter(username__iexact=username).exists():
        raise Refusal(gettext("There is a “%(username)s” already. Choose another user name.") % {"username": username})
    user = enlist(username, roles=roles, password=password)
    ledger.record(user, "taken on", by=by, roles=sorted(roles))
    return user


@transaction.atomic
def change_person(user: User, *, by: User, roles: Iterable[str] | None = None, **fields: Any) -> User:
    """Write any of `FIELDS`, and the roles when they are given. Nobody shuts themselves out."""
    rights.require(by, "people.curate")
    changes.permit(fields, FIELDS)
    if user.pk == by.pk and not fields.get("is_active", True):
        raise Refusal(gettext("You can't close your own account. Ask another admin to do it."))
    if roles is not None:
        _set_roles(user, set(roles), by=by)
    return changes.change(user, by=by, **fields)


def _set_roles(user: User, roles: set[str], *, by: User) -> None:
    before = set(user.groups.values_list("name", flat=True))
    if before == roles:
        return
    if user.pk == by.pk and ADMIN in before - roles:
        raise Refusal(gettext("You can't take the admin's role from yourself. Ask another admin to do it."))
    user.groups.set(Group.objects.filter(name__in=roles))
    User.objects.filter(pk=user.pk).update(is_staff=bool(roles & DESK_OF_RECORDS))
    ledger.record(user, "roles changed", by=by, roles=sorted(before))


@transaction.atomic
def password_was_set(user: User, *, by: User) -> None:
    """Put on record that somebody else set a person's password."""
    rights.require(by, "people.curate")
    ledger.record(user, "password set", by=by)


@transaction.atomic
def choose_password(*, by: User, password: str) -> User:
    """Write the person's own new password, which a form has found good enough, and put it on record."""
    by.password = make_password(password)  # The session is told by who has it, from this same object.
    User.objects.filter(pk=by.pk).update(password=by.password)
    ledger.record(by, "password changed", by=by)
    return by
