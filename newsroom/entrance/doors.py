"""Who may come to the pages about their own ways in: whoever is signed in, and has shown lately that it is them."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from newsroom.models import User

LATELY = 15 * 60  # Seconds.


class PersonsRequest(HttpRequest):
    """Of somebody who is signed in."""

    user: User


class SeeOther(HttpResponseRedirect):
    """What a form that has done its work answers: go and look, with a GET."""

    status_code = 303


def signed_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Send strangers to sign in and back; answers are never stored."""

    @never_cache
    @wraps(view)
    def gated(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *arguments, **named)
        return redirect_to_login(_way_back(request))

    return gated


def confirmed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """`signed_in`, and asked again after a while: an open desk must not give its owner's account away."""

    @signed_in
    @wraps(view)
    def gated(request: PersonsRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if has_shown_lately(request):
            return view(request, *arguments, **named)
        return SeeOther(f"{resolve_url('confirm')}?{urlencode({'next': _way_back(request)})}")

    return gated


def has_shown_lately(request: PersonsRequest) -> bool:
    """Whether the person signed in, or showed that it is them, within the last quarter of an hour."""
    records = get_authentication_records(request, request.user)
    return bool(records) and time.time() - records[-1]["at"] < LATELY


def _way_back(request: HttpRequest) -> str:
    return request.get_full_path() if request.method == "GET" else resolve_url("security")
