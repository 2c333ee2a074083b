"""What browsers are told of answers that other people's pages may use. Nobody is known here by a cookie.

Three sorts of answers leave the house. Feeds, the API, oEmbed and pictures are open to everybody: any page's script may
read them, any page may show them. The card may be shown in any frame. Everything else may be shown in none, which
the settings see to for every answer that says nothing else.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.clickjacking import xframe_options_exempt

from newsroom.problems import problem
from newsroom.refusals import Refusal

Answer = TypeVar("Answer", bound=HttpResponseBase)
View = Callable[..., HttpResponseBase]

ONLY_READ = "GET, HEAD, OPTIONS"


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


def read_anywhere(*, exposed: str = "ETag") -> Callable[[View], View]:
    """Any page's script may read this view's answers, also those that refuse: these are problem details."""

    def door_of(view: View) -> View:
        @wraps(view)
        def door(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
            if request.method == "OPTIONS":
                return preflight(asked_with=ONLY_READ)
            if request.method not in ("GET", "HEAD"):
                response = problem(Refusal("A feed is only read: ask for it with GET."), status=405)
                response["Allow"] = ONLY_READ
                return open_to_everybody(response, exposed=exposed)
            try:
                return open_to_everybody(view(request, *arguments, **named), exposed=exposed)
            except Refusal as refusal:
                return open_to_everybody(problem(refusal), exposed=exposed)

        return door

    return door_of


def shown_anywhere(view: View) -> View:
    """Any page may show this view's answers in a frame, also one that lets in nothing that does not ask for it."""

    @xframe_options_exempt
    @csp_replace({"frame-ancestors": ["*"]})
    @wraps(view)
    def shown(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        response = view(request, *arguments, **named)
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        response["Cross-Origin-Embedder-Policy"] = "require-corp"
        return response

    return shown
