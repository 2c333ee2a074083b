"""How a person wants the desk to be."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, Group
from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from newsroom import changes, rights, zones
from newsroom.entrance import policy
from newsroom.models import Notice, Preferences, User
from newsroom.refusals import Refusal

# What a person may change about their own desk.
FIELDS = ("theme", "language", "time_zone", "shortcuts", "keys", "moves_on", "digest")


class WithPreferences(AuthenticationBackend):
    """Knows people by user name or e-mail address; fetches a signed-in person together with their preferences, their
    roles and the number of their unseen notices: every page asks for all of them.
    """

    def get_user(self, user_id: Any) -> User | None:
        """The person of a session, or None when the account is gone or closed."""
        people = User.objects.select_related("preferences")
        people = people.annotate(in_groups=ArraySubquery(_groups()), unseen=_unseen())
        if settings.SECOND_FACTOR:
            people = people.annotate(has_second_factor=policy.has_second_factor())
        user = people.filter(pk=user_id).first()
        if user is None or not self.user_can_authenticate(user):
            return None
        rights.remember_roles(user, user.in_groups)
        return user


def _groups() -> QuerySet[Any, Any]:
    return Group.objects.filter(user=OuterRef("pk")).values("name")


def _unseen() -> Coalesce:
    waiting = Notice.objects.filter(to=OuterRef("pk"), seen_at=None).order_by().values("to")
    return Coalesce(Subquery(waiting.annotate(number=Count("pk")).values("number")), 0)


def preferences_of(user: User | AnonymousUser) -> Preferences:
    """What the person has chosen; the defaults, unsaved, for whoever has chosen nothing."""
    if isinstance(user, AnonymousUser) or user.is_anonymous:
        return Preferences()
    kept: Preferences | None = getattr(user, "preferences", None)  # Without a row it is missing, and that is kept too.
    return kept or Preferences(user=user)


@transaction.atomic
def change(*, by: User, **fields: Any) -> Preferences:
    """Write any of `FIELDS` of the person's own preferences; what is different goes on record."""
    changes.permit(fields, FIELDS)
    offered = {
        "theme": Preferences.Theme.values,
        "digest": Preferences.Digest.values,
        "language": ["", *dict(settings.LANGUAGES)],
        "time_zone": ["", *zones.offered()],
    }
    for name, values in offered.items():
        if name in fields and fields[name] not in values:
            raise Refusal(gettext("Choose one of the choices that are listed."))
    row, _ = Preferences.objects.get_or_create(user=by)
    return changes.change(row, by=by, verb="preferences changed", **fields)
