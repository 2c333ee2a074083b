"""Coming in by another house's sign-in (OpenID Connect), where the newsroom has named one in the environment.

It says who somebody is. Whether they may come in says the newsroom: they have an account with the address that the
other house has verified, or an invitation to it.
"""

import logging
import time
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from newsroom import ledger
from newsroom.entrance import invitations
from newsroom.entrance.doors import LATELY, SeeOther
from newsroom.middleware import refuse
from newsroom.models import Invitation, User
from newsroom.refusals import Refusal

log = logging.getLogger(__name__)
SKEW = 60  # Seconds by which the clocks of two houses may differ.


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


def confirm(request: HttpRequest, login: SocialLogin) -> None:
    """Take it as shown that it is the person who is signed in here, because the other house has just said so.

    It was asked for nobody who signed in there longer ago than `LATELY`. A house that says when that was is held to
    it; one that does not say is believed, as it is when somebody signs in.
    """
    house = {"house": settings.OIDC_NAME}
    if not login.is_existing or login.user.pk != request.user.pk:
        raise Refusal(
            gettext("At %(house)s somebody else is signed in. Sign in there as yourself, and try again.") % house
        )
    at = (login.account.extra_data.get("id_token") or {}).get("auth_time")
    if isinstance(at, int | float) and time.time() - at > LATELY + SKEW:
        raise Refusal(gettext("You signed in at %(house)s too long ago. Sign out there, and try again.") % house)
    record_authentication(
        request, login.user, "socialaccount", reauthenticated=True, provider=login.account.provider,
        uid=login.account.uid,
    )  # fmt: skip


class Elsewhere(DefaultSocialAccountAdapter):
    """What allauth asks when somebody comes back from there."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if sociallogin.state.get("process") == AuthProcess.REDIRECT:  # Somebody who is in already: see `confirm`.
            raise ImmediateHttpResponse(_confirmed(request, sociallogin))
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


def _confirmed(request: HttpRequest, login: SocialLogin) -> HttpResponse:
    try:
        confirm(request, login)
    except Refusal as refusal:
        return refuse(request, refusal)
    return SeeOther(login.get_redirect_url(request) or reverse("security"))


def no_answer() -> Refusal:
    house = {"house": settings.OIDC_NAME}
    return Refusal(gettext("Signing in by %(house)s did not work. Try again, or come in another way.") % house)
