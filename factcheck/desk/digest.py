"""The morning's mail: what is new for a person since the last one, for those who asked for it.

A notice is marked as mailed before the mail leaves, by one conditional UPDATE, and given back when the mail can't be
sent: two runs at once mail it once, and what failed is in the next mail.
"""

import logging
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models.functions import Now
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import ngettext

from factcheck.claims.models import Appearance, Claim
from factcheck.desk.screens.mine import Told, told_of
from newsroom import rights
from newsroom.models import Notice, Preferences, User
from newsroom.people import colleagues
from newsroom.preferences import preferences_of

log = logging.getLogger(__name__)

MOST = 50  # Notices that one mail spells out.


def wanted_by() -> list[int]:
    """The keys of those who want the mail, can get it, and for whom something is new."""
    people = colleagues().filter(preferences__digest=Preferences.Digest.DAILY).exclude(email="")
    people = people.filter(pk__in=Notice.objects.filter(seen_at=None, mailed_at=None).values("to"))
    return list(people.order_by("pk").values_list("pk", flat=True))


def mail(user_id: int) -> bool:
    """Mail the person what is new since the last mail; whether there was anything.

    Raises `OSError` when the mail can't be sent; what it would have said is owed again.
    """
    user = User.objects.select_related("preferences").filter(pk=user_id).exclude(email="").first()
    if user is None or not rights.may(user, "desk.read"):
        return False
    if preferences_of(user).digest != Preferences.Digest.DAILY:
        return False
    owed = _claimed(user)
    if not owed:
        return False
    try:
        subject, body = composed(user, owed)
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [user.email])
    except Exception:
        Notice.objects.filter(pk__in=[row.pk for row in owed]).update(mailed_at=None)
        raise
    log.info("mailed %s notices to person %s", len(owed), user.pk)
    return True


@transaction.atomic
def _claimed(user: User) -> list[Notice]:
    """The notices that this run mails, and no other run."""
    rows = Notice.objects.filter(to=user, seen_at=None, mailed_at=None).select_for_update(of=("self",))
    owed = list(rows.select_related("event__by"))
    Notice.objects.filter(pk__in=[row.pk for row in owed]).update(mailed_at=Now())
    return owed


def composed(user: User, owed: Sequence[Notice]) -> tuple[str, str]:
    """The subject and the text of the mail. Of what is under embargo it says the number and nothing else."""
    told = told_of(owed)
    kept_back = _under_embargo(one.claim for one in told if one.claim)
    shown = [one for one in told if one.claim and one.claim.pk not in kept_back]
    with translation.override(preferences_of(user).language or settings.LANGUAGE_CODE):
        context = {
            "user": user, "shown": shown[:MOST], "more": len(shown[MOST:]), "site_url": settings.SITE_URL,
            "newsroom_name": settings.NEWSROOM_NAME, "embargoed": sum(_is_kept_back(one, kept_back) for one in told),
            "gone": sum(one.claim is None for one in told),
        }  # fmt: skip
        subject = ngettext("%(count)s notice for you at %(desk)s", "%(count)s notices for you at %(desk)s", len(told))
        words = subject % {"count": len(told), "desk": settings.NEWSROOM_NAME}
        return " ".join(words.split()), render_to_string("desk/digest.txt", context)


def _is_kept_back(told: Told, kept_back: set[int]) -> bool:
    return told.claim is not None and told.claim.pk in kept_back


def _under_embargo(claims: Iterable[Claim]) -> set[int]:
    """The claims that stand, or once stood, in an article whose words nobody outside the house may see yet."""
    keys = {claim.pk for claim in claims}
    places = Appearance.objects.filter(version__article__embargoed_until__gt=timezone.now())
    own = places.filter(claim__in=keys).values_list("claim", flat=True)
    merged = places.filter(claim__merged_into__in=keys).values_list("claim__merged_into", flat=True)
    return {key for key in [*own, *merged] if key}
