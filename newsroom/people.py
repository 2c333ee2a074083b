"""Who works here: the groups, and how a person joins."""

from collections.abc import Iterable

from django.contrib.auth.models import Group

from newsroom.models import User
from newsroom.rights import ADMIN, CURATOR, EDITOR, ROLES

# The roles whose work is done in the admin site.
DESK_OF_RECORDS = {ADMIN, CURATOR, EDITOR}


def open_groups(*, using: str = "default") -> None:
    """Make sure that there is a group for every role. Safe to call at any time."""
    for role in ROLES:
        Group.objects.using(using).get_or_create(name=role)


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
