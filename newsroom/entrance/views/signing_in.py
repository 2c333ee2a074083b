"""Signing in on a page of its own, and in place over a page that is open."""

from typing import Any, cast
from urllib.parse import urlsplit

from allauth.account.models import Login
from allauth.account.stages import LoginStageController
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView
from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import LogoutView
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe
from django_htmx.http import trigger_client_event

from newsroom.entrance.forms import CodeForm, SignInForm
from newsroom.entrance.limits import TooOften, about_factors_of, count, refuse_if_limited
from newsroom.models import User

limited = ratelimit.decorator(app="allauth.mfa", action="webauthn_login")


class SignIn(LoginView):
    """The page to sign in on, and its answer."""

    template_name = "entrance/sign_in.html"
    form_class = SignInForm

    def get_success_url(self) -> str:
        """Where to go on to; never back to this page, whose address somebody may have kept with itself in it."""
        url: str = super().get_success_url()
        return reverse(settings.LOGIN_REDIRECT_URL) if urlsplit(url).path == self.request.path else url

    def post(self, request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        try:
            return cast(HttpResponse, super().post(request, *arguments, **named))
        except TooOften as refusal:
            page = render(request, self.template_name, self._typed(refusal), status=refusal.status)
            page["Retry-After"] = str(refusal.retry_after)
            return page

    def _typed(self, refusal: TooOften) -> dict[str, Any]:
        form = SignInForm(request=self.request, initial={"username": self.request.POST.get("username", "")})
        return self.get_context_data(form=form) | {"too_often": refusal.sentence}


def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, and have the browser drop the words that it has kept for the person."""
    response = LogoutView.as_view()(request)
    response["Clear-Site-Data"] = '"storage"'
    return response


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """401 with the form to sign in, for a page that is open and whose reader is signed out."""
    return _dialog(request, SignInForm(request=request), status=401)


@never_cache
@sensitive_post_parameters("password")
def sign_in_here(request: HttpRequest) -> HttpResponse:
    """The form of the dialog, and its answer: 204 with an event that says who signed in."""
    if request.method != "POST":
        return _dialog(request, SignInForm(request=request))
    count(request, "login")
    form = SignInForm(request.POST, request=request)
    if not form.is_valid():
        return _dialog(request, form, status=422)
    user = cast(User, form.user)
    if request.user.is_authenticated and request.user.pk != user.pk:
        logout(request)  # Whoever was signed in here meanwhile is so no more, as if they had shared this keyboard.
    if not request.user.is_authenticated:
        form.login(request)
    return _came_in(request, user)


@require_safe
@never_cache
def by_now(request: HttpRequest) -> HttpResponse:
    """For a dialog whose reader may have signed in in another tab: 204, with the event where they have.

    Somebody else who is signed in by now is no reason to take the page from its reader: the dialog stays as it is.
    """
    is_reader = request.headers.get("X-Desk-Reader", "") == str(request.user.pk)
    answer = HttpResponse(status=204)
    return trigger_client_event(answer, "signed-in", {"user": request.user.pk}) if is_reader else answer


@limited
@never_cache
def passkey_here(request: HttpRequest) -> HttpResponse:
    """The dialog's answer to a passkey."""
    form = LoginWebAuthnForm(data=request.POST)
    if not form.is_valid():
        return _dialog(request, SignInForm(request=request), status=422, wrong=_first_error(form))
    key = form.cleaned_data["credential"]
    if request.user.is_authenticated and request.user.pk != key.user.pk:
        logout(request)
    if not request.user.is_authenticated:
        perform_passwordless_login(request, key, Login(user=key.user))
    return _came_in(request, key.user)


@never_cache
@sensitive_post_parameters("code")
def second_here(request: HttpRequest) -> HttpResponse:
    """The dialog's answer to a second factor; back to its beginning when that comes too late."""
    stage = _stage(request)
    if stage is None:
        return _dialog(
            request, SignInForm(request=request), status=422, wrong=gettext("That took too long. Sign in again.")
        )
    user, form = stage.login.user, _second(request, stage.login.user)
    if form.is_valid():
        form.save()
        stage.exit()
        return _came_in(request, user)
    refuse_if_limited(request, form, about_factors_of(user))
    return render(request, "entrance/_second.html", _asked(user, form), status=422)


@limited
@never_cache
def passkey(request: HttpRequest) -> HttpResponse:
    """What a passkey has to prove, and signing in with one."""
    if request.method != "POST":
        return JsonResponse(webauthn.begin_authentication(user=None))
    form = LoginWebAuthnForm(data=request.POST)
    if form.is_valid():
        key = form.cleaned_data["credential"]
        login = Login(user=key.user, redirect_url=get_next_redirect_url(request))
        return perform_passwordless_login(request, key, login)
    page = {
        "form": SignInForm(request=request),
        "wrong": _first_error(form),
        "redirect_field_value": get_next_redirect_url(request),
    }
    return render(request, "entrance/sign_in.html", page, status=422)


@never_cache
@sensitive_post_parameters("code")
def second_factor(request: HttpRequest) -> HttpResponse:
    """The page that asks for the second factor after a password, and its answer."""
    stage = _stage(request)
    if stage is None:
        return redirect("desk:queue" if request.user.is_authenticated else "sign-in")
    user = stage.login.user
    if request.method != "POST":
        return render(request, "entrance/second.html", _asked(user, CodeForm(user=user)))
    form = _second(request, user)
    if form.is_valid():
        form.save()
        return cast(HttpResponse, stage.exit())
    refuse_if_limited(request, form, about_factors_of(user))
    return render(request, "entrance/second.html", _asked(user, form), status=422)


@require_safe
@never_cache
def second_passkey(request: HttpRequest) -> JsonResponse:
    """What one of the person's passkeys has to prove as their second factor."""
    stage = _stage(request)
    return JsonResponse(webauthn.begin_authentication(stage.login.user)) if stage else JsonResponse({}, status=403)


def _stage(request: HttpRequest) -> AuthenticateStage | None:
    return None if request.user.is_authenticated else LoginStageController.enter(request, AuthenticateStage.key)


def _second(request: HttpRequest, user: User) -> CodeForm | AuthenticateWebAuthnForm:
    form = AuthenticateWebAuthnForm if "credential" in request.POST else CodeForm
    return form(user=user, data=request.POST)


def _asked(user: User, form: CodeForm | AuthenticateWebAuthnForm) -> dict[str, Any]:
    """What the question for the second factor shows: the ways that the person has."""
    types = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    by_code = isinstance(form, CodeForm)
    return {
        "person": user,
        "form": form if by_code else CodeForm(user=user),
        "wrong": "" if by_code else _first_error(form),
        "has_app": Authenticator.Type.TOTP in types,
        "has_passkey": Authenticator.Type.WEBAUTHN in types,
    }


def _came_in(request: HttpRequest, user: User) -> HttpResponse:
    """In the dialog: the event for the page that waits, or the question for the second factor."""
    if request.user.pk == user.pk:
        return trigger_client_event(HttpResponse(status=204), "signed-in", {"user": user.pk})
    return render(request, "entrance/_second.html", _asked(user, CodeForm(user=user)))


def _dialog(request: HttpRequest, form: SignInForm, status: int = 200, wrong: str = "") -> HttpResponse:
    return render(request, "entrance/_sign_in.html", {"form": form, "wrong": wrong}, status=status)


def _first_error(form: BaseForm) -> str:
    return str(next(iter(form.errors.values()))[0])
