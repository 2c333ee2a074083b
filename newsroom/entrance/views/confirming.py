"""Showing again that it is you, before your ways in can be changed."""

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal import auth as webauthn
from django.forms import Form
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from newsroom.entrance import ways
from newsroom.entrance.doors import LATELY, PersonsRequest, SeeOther, signed_in
from newsroom.entrance.forms import AgainByCode, OwnPasswordForm
from newsroom.entrance.limits import about_factors_of, refuse_if_limited


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@sensitive_post_parameters("password", "code")
def confirm(request: PersonsRequest) -> HttpResponse:
    """The page that asks, with the ways that the person has, and its answer."""
    onward = get_next_redirect_url(request) or reverse("security")
    sent = _sent(request) if request.method == "POST" else None
    if sent is not None and sent.is_valid():
        if isinstance(sent, OwnPasswordForm):
            reauthenticate_by_password(request)
        else:
            sent.save()
        return SeeOther(onward)
    if sent is not None:
        refuse_if_limited(request, sent, about_factors_of(request.user))
    page = {
        "ways": ways.of(request.user),
        "onward": onward,
        "lately": LATELY,
        "password_form": sent if isinstance(sent, OwnPasswordForm) else OwnPasswordForm(user=request.user),
        "code_form": sent if isinstance(sent, AgainByCode) else AgainByCode(user=request.user),
        "wrong": sent.errors["credential"][0] if isinstance(sent, ReauthenticateWebAuthnForm) else "",
    }
    return render(request, "entrance/confirm.html", page, status=422 if sent else 200)


@require_safe
@signed_in
def confirm_passkey(request: PersonsRequest) -> JsonResponse:
    """What one of the person's passkeys has to prove."""
    return JsonResponse(webauthn.begin_authentication(request.user))


def _sent(request: PersonsRequest) -> OwnPasswordForm | AgainByCode | ReauthenticateWebAuthnForm:
    form: type[Form] = OwnPasswordForm
    if "credential" in request.POST:
        form = ReauthenticateWebAuthnForm
    elif "code" in request.POST:
        form = AgainByCode
    return form(data=request.POST, user=request.user)  # type: ignore[call-arg]  # Each of the three takes one.
