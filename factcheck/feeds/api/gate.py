"""What stands before every address of the API: methods, media types, limits, and that every answer is one of ours.

It stands outside of sessions and CSRF: nobody is known by a cookie here, so any page of anybody's may ask for what is
public.
"""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from ninja import Schema

from factcheck.feeds.api.refusing import (
    LARGEST_BODY,
    BadRequest,
    NotAcceptable,
    NotAllowed,
    NotHere,
    NotThisKind,
    TooLarge,
    refused,
)
from newsroom import pace

View = Callable[..., HttpResponse]
DEEPEST = 20  # Levels of a JSON body; ours have two.
_TAKEN = ("*/*", "application/*", "application/json", "application/problem+json")


def gated(view: View) -> View:
    """The view with all of this around it."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        try:
            response = _let_in(request) or _known_method(view(request, *arguments, **named))
        except Exception as exception:  # noqa: BLE001  Whatever it was, a program gets an answer that it can read.
            response = refused(exception)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After, X-Request-ID"
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answered


@gated
def nothing_here(request: HttpRequest) -> HttpResponse:
    """Every address under `/api/` that is none of the API's."""
    raise NotHere("There is nothing at this address. /api/v1/openapi.json lists those there are; they end with “/”.")


def _let_in(request: HttpRequest) -> HttpResponse | None:
    if request.method == "OPTIONS":
        return _preflight()
    if not request.headers.get("Authorization"):
        pace.count(f"api:{pace.address_of(request)}", settings.API_PUBLIC_A_MINUTE)
    _permit_accept(request.headers.get("Accept", ""))
    _permit_query(request)
    if request.method == "HEAD":  # The server sends the head of what GET gets.
        request.method = "GET"
    if request.method == "POST" and request.headers.get("Authorization"):
        _permit_body(request)
    return None


def _preflight() -> HttpResponse:
    """Which questions a browser may ask here for somebody else's page: the public ones, without a token."""
    response = HttpResponse(status=204)
    response["Allow"] = "GET, HEAD, POST, OPTIONS"
    response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    response["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since, Cache-Control"
    response["Access-Control-Max-Age"] = "86400"
    return response


def _known_method(response: HttpResponse) -> HttpResponse:
    if response.status_code != 405:
        return response
    allowed = sorted({*response.headers.get("Allow", "").split(", "), "OPTIONS"} - {""})
    if "GET" in allowed:
        allowed.append("HEAD")
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


def _permit_body(request: HttpRequest) -> None:
    if request.content_type != "application/json":
        raise NotThisKind("Send the body as JSON, with the header “Content-Type: application/json”.")
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LARGEST_BODY or len(request.body) > LARGEST_BODY:
        raise TooLarge
    read_strictly(request.body)


def read_strictly(body: bytes) -> Any:
    """The value of a JSON text, if all readers read the same in it and the database can keep it."""
    try:
        value = json.loads(body.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise BadRequest("The body is not UTF-8.") from None
    except RecursionError:
        raise BadRequest(f"The body is nested more than {DEEPEST} levels deep.") from None
    except ValueError:
        raise BadRequest("The body is not JSON as RFC 8259 has it.") from None
    _permit_values(value, 0)
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadRequest("A field stands in the body twice. Name each once.")
    return found


def _no_number(name: str) -> None:
    raise BadRequest(f"JSON has no number {name}.")


def _permit_values(value: Any, depth: int) -> None:
    if depth > DEEPEST:
        raise BadRequest(f"The body is nested more than {DEEPEST} levels deep.")
    if isinstance(value, str):
        if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
            raise BadRequest("The body holds a character that no text has: NUL, or half of a surrogate pair.")
    elif isinstance(value, dict):
        for name, inner in value.items():
            _permit_values(name, depth + 1)
            _permit_values(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _permit_values(inner, depth + 1)
