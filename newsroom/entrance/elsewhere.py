"""Coming in by another house's sign-in (OpenID Connect), where the newsroom has named one in the environment.

It says who somebody is. Whether they may come in says the newsroom: they have an account with the address that the
other house has verified, or an invitation to it.
"""

import logging
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext

from newsroom import ledger
from newsroom.entrance import invitations
from newsroom.middleware import refuse
from newsroom.models import Invitation, User
from newsroom.refusals import Refusal

log = logging.getLogger(__name__)


@transaction.atomic
def connect(*, email: str, name: str, uid: str) -> SocialAccount:
    """Join what the other house calls `uid` to the person with this verified address, and put it on record."""
    found = list(User.objects.filter(email__iexact=email, is_active=True)[:2]) if email else []
    if len(found) > 1:
        raise Refusal(gettext("Several people here have the address %(email)s. Ask an admin.") % {"email": email})
    user = found[0] if found else _joined(email, name)
    account = SocialAccount.objects.create(user=user, provider=settings.OIDC_ID, uid=uid)
    ledger.record(user, "sign-in elsewhere connected", by=user, house=settings.OIDC_NAME)
    return account


def _joined(email: str, name: str) -> User:
    invitation = Invitation.objects.filter(email__iexact=email, person=None).filter(**invitations.still_open()).first()
    if not email or invitation is None:
        raise Refusal(
            gettext("%(house)s knows you, but nobody here has the address that it gives. Ask an admin to invite you.")
            % {"house": settings.OIDC_NAME}
        )
    local = email.partition("@")[0]
    username = email if User.objects.filter(username__iexact=local).exists() else local
    user = invitations.accept(invitation, username=username, full_name=name or invitation.full_name, password=None)
    invitations.settle(by=user)
    return user


class Elsewhere(DefaultSocialAccountAdapter):
    """What allauth asks when somebody comes back from there."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if sociallogin.is_existing:
            return
        verified = [address.email for address in sociallogin.email_addresses if address.verified]
        try:
            account = connect(
                email=verified[0] if verified else "",
                name=sociallogin.user.get_full_name(),
                uid=sociallogin.account.uid,
            )
        except Refusal as refusal:
            raise ImmediateHttpResponse(refuse(request, refusal)) from None
        sociallogin.account, sociallogin.user = account, account.user

    def on_authentication_error(self, request: HttpRequest, provider: Any, **found: Any) -> None:
        log.warning("sign-in elsewhere failed: %s %s", found.get("error"), found.get("exception"))
        raise ImmediateHttpResponse(refuse(request, no_answer()))

    def send_notification_mail(self, *arguments: Any, **options: Any) -> None:
        """The ledger tells what has changed."""


def no_answer() -> Refusal:
    house = {"house": settings.OIDC_NAME}
    return Refusal(gettext("Signing in by %(house)s did not work. Try again, or come in another way.") % house)
