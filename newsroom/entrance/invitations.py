"""Joining: an admin invites, a link lets in once and for a week, and whoever comes chooses how they will come in."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsroom import ledger, people, rights
from newsroom.entrance import letters
from newsroom.models import Invitation, User
from newsroom.refusals import Refusal

DAYS = 7


@transaction.atomic
def invite(*, by: User, email: str, full_name: str, roles: Iterable[str]) -> tuple[Invitation, str]:
    """An invitation, and the address that it is taken up at: nobody is told that again."""
    rights.require(by, "people.curate")
    email, roles = email.strip(), sorted(set(roles))
    if User.objects.filter(email__iexact=email).exists():
        raise Refusal(gettext("Somebody with the address %(email)s has an account already.") % {"email": email})
    if Invitation.objects.filter(email__iexact=email, accepted_at=None, withdrawn_at=None).exists():
        raise Refusal(gettext("%(email)s is invited already. Renew that invitation instead.") % {"email": email})
    digest, address = _secret()
    invitation = Invitation.objects.create(
        by=by, email=email, full_name=full_name, roles=roles, digest=digest, ends_at=_end()
    )
    ledger.record(invitation, "invited", by=by, roles=roles)
    return invitation, address


@transaction.atomic
def renew(invitation: Invitation, *, by: User) -> str:
    """Another week under another address, which is returned; the one before leads nowhere now."""
    rights.require(by, "people.curate")
    digest, address = _secret()
    open_ones = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None)
    if not open_ones.update(digest=digest, ends_at=_end()):
        raise Refusal(gettext("This invitation was accepted or withdrawn. Write a new one."))
    ledger.record(invitation, "invited again", by=by)
    return address


@transaction.atomic
def withdraw(invitation: Invitation, *, by: User) -> None:
    """Let nobody in any more under this invitation."""
    rights.require(by, "people.curate")
    if not Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None).update(withdrawn_at=Now()):
        raise Refusal(gettext("This invitation was accepted or withdrawn already."))
    ledger.record(invitation, "invitation withdrawn", by=by)


def mail(invitation: Invitation, address: str) -> bool:
    """Send the link to whom it is for; whether it left."""
    words = {"link": address, "invited_by": invitation.by, "days": DAYS}
    return letters.send(invitation.email, _("Your invitation to %(desk)s"), "entrance/invitation.txt", **words)


def opened_with(secret: str) -> Invitation | None:
    """The invitation that this secret still opens."""
    return Invitation.objects.select_related("person", "by").filter(digest=_digest_of(secret), **still_open()).first()


def still_open() -> dict[str, Any]:
    """For a query of invitations: those that let somebody in now."""
    return {"accepted_at": None, "withdrawn_at": None, "ends_at__gt": timezone.now()}


@transaction.atomic
def accept(invitation: Invitation, *, username: str, full_name: str, password: str | None) -> User:
    """An account with the roles of the invitation. Without a password it stays open until `settle`: whoever breaks
    off before they have a passkey finds the link still working.
    """
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if invitation.person_id or invitation.withdrawn_at:
        raise Refusal(gettext("This invitation was taken up already. Open its link again, or sign in."))
    if User.objects.filter(username__iexact=username).exists():
        raise Refusal(gettext("There is a “%(username)s” already. Choose another user name.") % {"username": username})
    user = people.enlist(username, roles=invitation.roles, password=password, full_name=full_name)
    User.objects.filter(pk=user.pk).update(email=invitation.email)
    Invitation.objects.filter(pk=invitation.pk).update(person=user)
    ledger.record(user, "taken on", by=invitation.by, roles=invitation.roles)
    if password:
        settle(by=user)
    return user


@transaction.atomic
def settle(*, by: User) -> None:
    """The person has a way of their own to come in: their invitation has done its work."""
    for invitation in Invitation.objects.select_for_update().filter(person=by, accepted_at=None, withdrawn_at=None):
        Invitation.objects.filter(pk=invitation.pk).update(accepted_at=Now())
        ledger.record(invitation, "invitation accepted", by=by)


def _secret() -> tuple[str, str]:
    """The digest of a new secret, and the address that holds the secret itself."""
    secret = secrets.token_urlsafe(24)
    return _digest_of(secret), settings.SITE_URL + reverse("invitation", args=[secret])


def _digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _end() -> datetime:
    return timezone.now() + timedelta(days=DAYS)
