"""Whether the newsroom asks those who let verdicts out for more than a password."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from newsroom import rights
from newsroom.models import User
from newsroom.refusals import Forbidden

FACTORS = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)


def has_second_factor() -> Exists:
    """For a query of people: whether they have a passkey or an authenticator app."""
    return Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS))


def asks(user: User) -> bool:
    """Whether this person has to have a second factor: they may approve or publish, and the newsroom wants it so."""
    return bool(settings.SECOND_FACTOR) and rights.may(user, "verdict.publish")


def owes(user: User) -> bool:
    """Whether the person has to set one up first. Whoever was fetched for a session brings the answer with them."""
    if not asks(user):
        return False
    known: bool | None = getattr(user, "has_second_factor", None)
    return not (Authenticator.objects.filter(user=user, type__in=FACTORS).exists() if known is None else known)


def send_to_set_up(request: HttpRequest) -> HttpResponse | None:
    """Where whoever owes a second factor goes instead; None lets them through. A form is refused in words."""
    if not isinstance(request.user, User) or not owes(request.user):
        return None
    sentence = gettext("Your newsroom asks for a second step at sign-in from those who publish. Set one up first.")
    if request.method not in ("GET", "HEAD") or request.headers.get("HX-Request"):
        raise Forbidden(sentence, right="verdict.publish")
    messages.warning(request, sentence)
    return redirect("security")
