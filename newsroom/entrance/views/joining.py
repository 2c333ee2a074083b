"""Where the link of an invitation leads."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from newsroom.entrance import invitations
from newsroom.entrance.doors import SeeOther
from newsroom.entrance.forms import JoinForm
from newsroom.entrance.limits import count
from newsroom.models import Invitation, User
from newsroom.refusals import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Choose a name and a way in; or go on with an account that was begun and has none yet."""
    count(request, "signup")
    found = invitations.opened_with(secret)
    if found is None:
        return render(request, "entrance/invitation_over.html", status=410)
    form = JoinForm(request.POST if request.method == "POST" else None, invitation=found)
    if request.method == "POST" and found.person:
        return _let_in(request, found.person, to_passkey=True)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, found)
    try:
        user = invitations.accept(found, **form.said())
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return _page(request, form, found)
    return _let_in(request, user, to_passkey=form.by_passkey)


def _page(request: HttpRequest, form: JoinForm, found: Invitation) -> HttpResponse:
    page = {"form": form, "invitation": found}
    return render(request, "entrance/invitation.html", page, status=422 if form.is_bound else 200)


def _let_in(request: HttpRequest, user: User, *, to_passkey: bool) -> HttpResponse:
    record_authentication(request, user, method="invitation")
    get_adapter().login(request, user)
    if to_passkey:
        messages.info(request, gettext("Welcome. Add a passkey now: it is how you come in the next time."))
        return SeeOther(reverse("security"))
    messages.success(request, gettext("Welcome to the desk."))
    return SeeOther(reverse("desk:queue"))
