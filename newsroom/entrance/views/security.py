"""A person's own ways in: what there is, adding and taking away."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.totp.internal.auth import clear_totp_secret
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsroom import people
from newsroom.entrance import invitations, ways
from newsroom.entrance.doors import PersonsRequest, SeeOther, confirmed
from newsroom.entrance.drawing import squares_of
from newsroom.entrance.forms import AppForm, NewPasswordForm, PasskeyForm
from newsroom.refusals import Refusal


@require_safe
@confirmed
def security(request: PersonsRequest) -> HttpResponse:
    """The page with all of them."""
    return _page(request)


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed
def passkeys(request: PersonsRequest) -> HttpResponse:
    """What the browser makes a passkey from, and keeping the one it made."""
    if request.method != "POST":
        return JsonResponse(webauthn.begin_registration(request.user, passwordless=True))
    form = PasskeyForm(request.POST, user=request.user)
    if not form.is_valid():
        return _page(request, passkey_form=form, status=422)
    said = form.cleaned_data
    has_codes = ways.add_passkey(by=request.user, name=said["name"], credential=said["credential"])
    invitations.settle(by=request.user)
    messages.success(request, gettext("The passkey is added. From now on it lets you in."))
    return _codes_or_page(has_codes)


@require_POST
@confirmed
def remove_passkey(request: PersonsRequest, pk: int) -> HttpResponse:
    return _done(request, lambda: ways.remove_passkey(pk, by=request.user), gettext("The passkey is removed."))


@require_POST
@confirmed
@sensitive_post_parameters("password")
def password(request: PersonsRequest) -> HttpResponse:
    """A new password; wherever else the person is signed in, they are so no more."""
    form = NewPasswordForm(request.POST, user=request.user)
    if not form.is_valid():
        return _page(request, password_form=form, status=422)
    update_session_auth_hash(request, people.choose_password(by=request.user, password=form.cleaned_data["password"]))
    invitations.settle(by=request.user)
    messages.success(request, gettext("Your new password is set. Everywhere else you are signed out."))
    return SeeOther(reverse("security"))


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed
def app(request: PersonsRequest) -> HttpResponse:
    """Setting an authenticator app up: its picture and words, and the first code as the proof."""
    form = AppForm(request.POST if request.method == "POST" else None, user=request.user)
    if request.method != "POST" or not form.is_valid():
        address = form.address
        page = {"form": form, "secret": form.secret, "address": address, "squares": squares_of(address)}
        return render(request, "entrance/app.html", page, status=422 if form.is_bound else 200)
    has_codes = ways.set_app(by=request.user, secret=form.secret)
    clear_totp_secret(request)
    messages.success(request, gettext("The authenticator app is set up. You are asked for its code when you sign in."))
    return _codes_or_page(has_codes)


@require_POST
@confirmed
def remove_app(request: PersonsRequest) -> HttpResponse:
    told = gettext("The authenticator app is switched off.")
    return _done(request, lambda: ways.remove_app(by=request.user), told)


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed
def codes(request: PersonsRequest) -> HttpResponse:
    """The recovery codes, and making new ones."""
    if request.method != "POST":
        return render(request, "entrance/codes.html", {"codes": ways.codes_of(request.user)})
    told = gettext("These are your new recovery codes. The old ones are worth nothing now.")
    return _done(request, lambda: ways.renew_codes(by=request.user), told, onward="codes")


def _done(request: PersonsRequest, act: Callable[[], None], told: str, *, onward: str = "security") -> HttpResponse:
    """Do it and say so; or the page again, with the sentence of the refusal."""
    try:
        act()
    except Refusal as refusal:
        return _page(request, refusal=refusal, status=refusal.status)
    messages.success(request, told)
    return SeeOther(reverse(onward))


def _codes_or_page(has_codes: bool) -> HttpResponse:
    return SeeOther(reverse("codes" if has_codes else "security"))


def _page(request: PersonsRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    shown = {
        "ways": ways.of(request.user),
        "passkey_form": PasskeyForm(user=request.user),
        "password_form": NewPasswordForm(user=request.user),
    }
    return render(request, "entrance/security.html", shown | more, status=status)
