"""What stands before every address of the API: methods, media types, limits, and that every answer is one of ours.

It stands outside of sessions and CSRF: nobody is known by a cookie here, so any page of anybody's may ask for what is
public.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from ninja import Schema

from factcheck.feeds.api.refusing import (
    BadRequest,
    NotAcceptable,
    NotAllowed,
    refused,
)
from factcheck.feeds.crossing import open_to_everybody, preflight
from newsroom import ledger, pace
from newsroom.refusals import NotHere

View = Callable[..., HttpResponse]
_TAKEN = ("*/*", "application/*", "application/json", "application/problem+json")


def gated(view: View) -> View:
    """The view with all of this around it."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        try:
            with ledger.by_hand():  # Until a token names its program.
                response = _let_in(request) or _known_method(request, view(request, *arguments, **named))
        except Exception as exception:  # noqa: BLE001  Whatever it was, a program gets an answer that it can read.
            response = refused(exception)
        response.headers.setdefault("Cache-Control", "no-store")
        return open_to_everybody(response, exposed="ETag, Link, Retry-After, X-Request-ID")

    return answered


@gated
def nothing_here(request: HttpRequest) -> HttpResponse:
    """Every address under `/api/` that is none of the API's."""
    if request.method == "OPTIONS":  # A browser tells a page of the 404 only if it was let ask.
        return _preflight("GET, HEAD, OPTIONS")
    raise NotHere("There is nothing at this address. /api/v1/openapi.json lists those there are; they end with “/”.")


def _let_in(request: HttpRequest) -> HttpResponse | None:
    if request.method == "OPTIONS":
        return None
    pace.count(f"api:{pace.address_of(request)}", settings.API_PUBLIC_A_MINUTE)
    _permit_accept(request.headers.get("Accept", ""))
    _permit_query(request)
    if request.method == "HEAD":  # The server sends the head of what GET gets.
        request.method = "GET"
    return None


def _preflight(methods: str) -> HttpResponse:
    """Which questions a browser may ask here for somebody else's page: the public ones, without a token.

    `methods` are those that this very address takes from anybody.
    """
    response = preflight(asked_with="GET, HEAD, OPTIONS")
    response["Allow"] = methods
    return response


def _known_method(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if response.status_code != 405:
        return response
    allowed = sorted({*response.headers.get("Allow", "").split(", "), "OPTIONS"} - {""})
    if "GET" in allowed:
        allowed.append("HEAD")
    if request.method == "OPTIONS":
        return _preflight(", ".join(allowed))
    refusal = refused(NotAllowed(f"This address takes {', '.join(allowed)}."))
    refusal["Allow"] = ", ".join(allowed)
    return refusal


def _permit_accept(accepted: str) -> None:
    kinds = [one.partition(";")[0].strip().lower() for one in accepted.split(",")]
    if accepted.strip() and not any(kind in _TAKEN for kind in kinds):
        raise NotAcceptable("The answers here are application/json. Name it in “Accept”, or send no such header.")


def _permit_query(request: HttpRequest) -> None:
    try:
        request.META.get("QUERY_STRING", "").encode("latin-1", "surrogateescape").decode("utf-8")
    except UnicodeError:
        raise BadRequest("The address is not UTF-8. Percent-encode what is not ASCII.") from None
    for name, values in request.GET.lists():
        if len(values) > 1:
            raise BadRequest(f"“{name[:60]}” stands in the address {len(values)} times. Name it once.")
        if "\ufffd" in values[0]:
            raise BadRequest(f"“{name[:60]}” is not UTF-8. Percent-encode what is not ASCII.")


def permit_names(request: HttpRequest, asked: type[Schema]) -> None:
    """Refuse a parameter that is none: a misspelt filter would silently find everything."""
    for name in request.GET:
        if name not in asked.model_fields:
            raise BadRequest(f"“{name[:60]}” is no parameter here. There are {', '.join(asked.model_fields)}.")
