"""What browsers are told of answers that other people's pages may use. Nobody is known here by a cookie."""

from typing import TypeVar

from django.http import HttpResponse
from django.http.response import HttpResponseBase

Answer = TypeVar("Answer", bound=HttpResponseBase)


def open_to_everybody(response: Answer, *, exposed: str = "ETag") -> Answer:
    """Any page's script may read this answer and these headers of it, and any page may show it."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = exposed
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def preflight(*, asked_with: str, headers: str = "If-None-Match, If-Modified-Since, Cache-Control") -> HttpResponse:
    """What a browser may ask here for somebody else's page: with these methods and with these headers."""
    response = HttpResponse(status=204)
    response["Allow"] = response["Access-Control-Allow-Methods"] = asked_with
    response["Access-Control-Allow-Headers"] = headers
    response["Access-Control-Max-Age"] = "86400"
    return open_to_everybody(response)
