"""Who may do what: one table, read by every service, view and admin page.

A right is a predicate on (person, thing). `may` answers a question, `require` refuses in words. A superuser has the
admin's role and no more: nobody can approve or publish what they wrote.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from rules.predicates import Predicate

from newsroom.models import User
from newsroom.refusals import Forbidden

REPORTER, CHECKER, EDITOR, CURATOR, ADMIN = ROLES = ("reporter", "checker", "editor", "curator", "admin")


def roles_of(user: User | AnonymousUser) -> frozenset[str]:
    """The roles of a person, read once and kept on the object for the request."""
    if not user.is_active or user.is_anonymous:
        return frozenset()
    kept: frozenset[str] | None = getattr(user, "_roles", None)
    if kept is None:
        remember_roles(user, user.groups.values_list("name", flat=True))
        kept = user._roles  # type: ignore[attr-defined]
    return kept


def remember_roles(user: User, groups: Iterable[str]) -> None:
    """Keep roles that were read for many people at once."""
    user._roles = frozenset(groups) | ({ADMIN} if user.is_superuser else set())  # type: ignore[attr-defined]


def is_one_of(*roles: str) -> Predicate:
    """A predicate that holds for people with one of these roles."""

    def has_role(user: User) -> bool:
        return not roles_of(user).isdisjoint(roles)

    return Predicate(has_role, name=" or ".join(roles))


def _wrote(user: User, verdict: Any) -> bool:
    return verdict is not None and bool(verdict.author_id == user.pk)


is_the_author = Predicate(_wrote, name="the author")
anyone = is_one_of(*ROLES)
checks = is_one_of(CHECKER, EDITOR, ADMIN)
edits = is_one_of(EDITOR, ADMIN)
curates = is_one_of(CURATOR, ADMIN)
sources = is_one_of(CHECKER, EDITOR, CURATOR, ADMIN)


@dataclass(frozen=True)
class Right:
    words: str | Promise
    allowed: Predicate
    who: str | Promise


RIGHTS: dict[str, Right] = {
    "desk.read": Right(_("work at the desk"), anyone, _("people with a role")),
    "article.take_in": Right(_("add articles"), anyone, _("people with a role")),
    "comment.write": Right(_("comment"), anyone, _("people with a role")),
    "claim.triage": Right(_("accept, dismiss and correct claims"), checks, _("checkers and editors")),
    "claim.curate": Right(_("dismiss and merge claims"), curates | checks, _("checkers, editors and curators")),
    "extraction.retry": Right(_("have an article read again"), curates | checks, _("checkers, editors and curators")),
    "reading.policy": Right(_("change how articles are read"), curates | edits, _("curators and editors")),
    "source.add": Right(_("add sources"), sources, _("checkers, editors and curators")),
    "source.curate": Right(_("change sources"), curates, _("curators")),
    "source.merge": Right(_("merge sources"), curates, _("curators")),
    "outlet.curate": Right(_("change outlets and articles"), curates, _("curators")),
    "claimant.curate": Right(_("change the register of claimants"), curates, _("curators")),
    "policy.write": Right(_("write the policies that readers see"), curates | edits, _("curators and editors")),
    "scale.curate": Right(_("change rating scales"), curates, _("curators")),
    "webhook.curate": Right(_("keep the endpoints that are told of checks"), curates, _("curators")),
    "subscriber.remove": Right(_("see and remove those who get checks by mail"), curates, _("curators")),
    "token.issue": Right(_("give programs tokens and revoke them"), is_one_of(ADMIN), _("admins")),
    "people.curate": Right(_("change people and their roles"), is_one_of(ADMIN), _("admins")),
    "record.read": Right(_("read the newsroom's records in the admin"), curates | edits, _("editors and curators")),
    "verdict.start": Right(_("write verdicts"), checks, _("checkers and editors")),
    "verdict.write": Right(_("write this verdict"), checks & is_the_author, _("its author")),
    "verdict.discard": Right(_("give up this verdict"), (checks & is_the_author) | edits, _("its author and editors")),
    "verdict.review": Right(_("review this verdict"), edits & ~is_the_author, _("editors, never the author")),
    "verdict.publish": Right(_("publish this verdict"), edits & ~is_the_author, _("editors, never the author")),
    "verdict.correct": Right(_("correct a published verdict"), checks, _("checkers and editors")),
    "verdict.retract": Right(_("retract a published verdict"), edits, _("editors")),
}


def may(user: User | AnonymousUser, right: str, thing: Any = None) -> bool:
    """Whether `user` may do `right` to `thing`. Unknown rights are an error, never a yes."""
    return bool(RIGHTS[right].allowed.test(user, thing))


def require(user: User, right: str, thing: Any = None) -> None:
    """Raise `Forbidden`, naming the missing right, unless `user` may do it."""
    if not may(user, right, thing):
        row = RIGHTS[right]
        raise Forbidden(
            gettext("You don't have the right to %(words)s (%(right)s): %(who)s have it.")
            % {"words": row.words, "right": right, "who": row.who},
            right=right,
        )
