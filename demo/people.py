"""The demo newsroom's people: one for each role, all with the same published password."""

from dataclasses import dataclass

from django.conf import settings

from newsroom.models import User
from newsroom.people import enlist
from newsroom.rights import ADMIN, CHECKER, CURATOR, EDITOR, REPORTER

PASSWORD = "cards-on-the-table"  # noqa: S105  Printed for everybody who starts the demo; it protects nothing.


@dataclass(frozen=True)
class Role:
    """A demo person: the user name is the name of the role."""

    name: str
    does: str


ROLES = [
    Role(REPORTER, "takes articles in and reads along"),
    Role(CHECKER, "decides about claims, finds sources, writes verdicts"),
    Role(EDITOR, "reviews and publishes what somebody else wrote"),
    Role(CURATOR, "keeps outlets, sources and scales in order in the admin"),
    Role(ADMIN, "does all of that and looks after people"),
]


def enlist_all() -> dict[str, User]:
    """The five people by role; those who are there already stay as they are."""
    return {
        role.name: enlist(role.name, roles=[role.name], password=PASSWORD, full_name=f"Demo {role.name}")
        for role in ROLES
    }


def sign_ins() -> str:
    """The block that is printed: where to go, who there is, and the password."""
    people = "\n".join(f"  {role.name:<9} {role.does}" for role in ROLES)
    return f"Sign in at {settings.SITE_URL}/sign-in/ as one of these, password {PASSWORD}\n{people}"
