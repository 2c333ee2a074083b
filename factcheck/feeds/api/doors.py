"""The API put together: its rooms, its document, and its addresses."""

from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from factcheck.feeds.api import articles, claims, document, gate, revisions, sources, verdicts
from factcheck.feeds.api.refusing import handled
from factcheck.feeds.conditional import answer
from factcheck.feeds.embedding import as_json

JSON = "application/json"
DESCRIPTION = """\
Published checks for everybody, without a token; and for the newsroom's own programs, with one, articles, claims,
sources and verdicts. Errors are problem details (RFC 9457) whose `detail` says what would be right.
"""

api = NinjaAPI(title="API", version="1", description=DESCRIPTION, openapi_url=None, docs_url=None, urls_namespace="api")
for kind in (Exception, Http404, HttpError, ValidationError):
    api.add_exception_handler(kind, handled)
ROUTERS = [room.router for room in (verdicts, articles, claims, sources, revisions)]
for router in ROUTERS:
    api.add_router("", router)


@gate.gated
def openapi(request: HttpRequest) -> HttpResponse:
    """The document of the API."""
    if request.method != "GET":
        return HttpResponse(status=405, headers={"Allow": "GET"})
    return answer(request, _written(tuple(getattr(settings, name) for name in document.INGREDIENTS)), content_type=JSON)


@lru_cache(maxsize=4)
def _written(ingredients: tuple[str, ...]) -> str:
    """Once for each process and these settings: it takes as long as some hundred answers do."""
    return as_json(document.document(api, ROUTERS))


def addresses() -> list[URLPattern]:
    """Those of the API without their prefix, the gate before each."""
    return [
        URLPattern(one.pattern, gate.gated(one.callback), one.default_args, one.name)
        for one in api.urls[0]
        if isinstance(one, URLPattern) and one.name != "api-root"
    ]
