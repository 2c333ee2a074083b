"""A new password for whoever has lost theirs, and the page that helps."""

from allauth.account.forms import UserTokenForm
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from newsroom import people
from newsroom.entrance.forms import LostPasswordForm, NewPasswordForm
from newsroom.entrance.limits import count
from newsroom.models import User


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def lost_password(request: HttpRequest) -> HttpResponse:
    """Have a link mailed. The answer is the same whether the address is known or not."""
    form = LostPasswordForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "entrance/lost_password.html", {"form": form}, status=422 if form.is_bound else 200)
    count(request, "reset_password", key=form.cleaned_data["email"].lower())
    form.save(request)
    return redirect("link-sent")


@require_safe
@never_cache
def link_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "entrance/link_sent.html")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("password")
def new_password(request: HttpRequest, key: str) -> HttpResponse:
    """Where the mailed link leads: once, and for a day."""
    count(request, "reset_password_from_key")
    user = _person_of(key)
    if user is None:
        return render(request, "entrance/link_over.html", status=410)
    form = NewPasswordForm(request.POST if request.method == "POST" else None, user=user)
    if request.method != "POST" or not form.is_valid():
        page = {"form": form, "person": user}
        return render(request, "entrance/new_password.html", page, status=422 if form.is_bound else 200)
    people.choose_password(by=user, password=form.cleaned_data["password"])
    messages.success(request, gettext("Your new password is set. Sign in with it."))
    return redirect("sign-in")


def _person_of(key: str) -> User | None:
    uid, _, token = key.partition("-")
    form = UserTokenForm({"uidb36": uid, "key": token})
    return form.reset_user if form.is_valid() and form.reset_user.is_active else None


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "entrance/help.html")
