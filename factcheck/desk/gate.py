"""The door of the desk: who may come in, and that nothing of it stays in a cache."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext
from django_htmx.middleware import HtmxDetails

from newsroom import pace, rights
from newsroom.entrance import policy
from newsroom.entrance.doors import SeeOther as SeeOther
from newsroom.entrance.views.signing_in import ask_to_sign_in
from newsroom.middleware import refuse
from newsroom.models import User
from newsroom.refusals import Forbidden, Refusal


class DeskRequest(HttpRequest):
    """A request that has come through the gate."""

    user: User
    htmx: HtmxDetails


Inside = Callable[..., HttpResponse]


def desk(view: Inside) -> Inside:
    """Let people with a role through; send others to sign in, or refuse them in words. Answers are never stored."""

    @wraps(view)
    def gated(request: DeskRequest, *arguments: Any, **keywords: Any) -> HttpResponse:
        try:
            response = _let_in(request) or view(request, *arguments, **keywords)
        except Refusal as refusal:
            response = refuse(request, refusal)
        add_never_cache_headers(response)
        return response

    return gated


def _let_in(request: HttpRequest) -> HttpResponse | None:
    reader = request.headers.get("X-Desk-Reader", "")
    if reader and reader != str(request.user.pk):  # The page was made for somebody who is signed in no more.
        return ask_to_sign_in(request)
    if request.user.is_authenticated:
        rights.require(request.user, "desk.read")
        if request.method == "POST":
            pace.count_write(request.user)
        return policy.send_to_set_up(request)
    if request.headers.get("HX-Request"):  # A sign-in page must not land inside a region of the page that is open.
        return ask_to_sign_in(request)
    if request.method == "POST":  # Sending it to the sign-in page would lose what was typed.
        raise Forbidden(gettext("You are signed out. Sign in, then send this again."), right="desk.read")
    return redirect_to_login(request.get_full_path())
