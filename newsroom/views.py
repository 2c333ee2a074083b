"""Doors every room shares: health, and the pages for what went wrong."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis import Redis

from newsroom import findings, pulse
from newsroom.entrance.limits import A_MINUTE, TooOften
from newsroom.findings import State
from newsroom.middleware import number_of_request, refuse, unreadable
from newsroom.refusals import NotHere, Refusal


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("live\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 when PostgreSQL answers; the others are told but not needed: without Redis work waits, and nothing is
    refused; without streams pages ask every now and again for what is new.
    """
    found = {"database": _answers(_ask_database), "redis": _answers(_ask_redis), "streams": _answers(_ask_streams)}
    found |= {f"sweep for {what}": "silent" if pulse.is_silent(what) else "ok" for what in pulse.SWEEPS}
    if found["database"] == "ok":
        told = list(findings.of_rooms())
        found |= dict.fromkeys((name for name, _ in told), "ok")
        found |= {name: "something is wrong" for name, finding in told if finding.state is State.BROKEN}
    return JsonResponse(found, status=200 if found["database"] == "ok" else 503)


def _ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _ask_redis() -> None:
    with Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1) as redis:
        redis.ping()


def _ask_streams() -> None:
    last = pulse.last("streams")
    if last is None or timezone.now() - last > pulse.STREAMS_SILENT:
        raise TimeoutError("no process that serves streams has left word")


def _answers(ask: Any) -> str:
    try:
        ask()
    except Exception:  # noqa: BLE001  Whatever it was, the answer is the same.
        return "does not answer"
    return "ok"


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: usually a page left open over a sign-out. The answer brings one that is valid, with
    which a page's script sends the form again.
    """
    get_token(request)
    if request.headers.get("HX-Request"):
        refusal = Refusal(_("The page had expired by the time this was sent. It is renewed: send it again."))
    else:
        refusal = Refusal(
            _("This form has expired. Reload the page you came from and send it again; your text is kept below.")
        )
    refusal.status = 403
    return refuse(request, refusal)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What Django would not read, in a sentence. The request is not read again."""
    if isinstance(exception, TooManyFieldsSent):
        return unreadable(
            request, _("This form has more fields than any of ours. Reload the page and fill it in there.")
        )
    if isinstance(exception, RequestDataTooBig):
        return unreadable(request, _("This is more text than one form may hold. Send a shorter one."))
    return unreadable(request, _("This request can't be read. Reload the page you came from and try again."))


def too_often(request: HttpRequest) -> HttpResponse:
    """Who asks too often from one address of the net, whatever it is."""
    return refuse(request, TooOften(A_MINUTE))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return refuse(request, NotHere(_("What this is about is no longer there.")))
    return render(request, "newsroom/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return refuse(request, Broken(_("Something broke on the server, and nothing was changed.")))
    return render(request, "newsroom/broken.html", {"number": number_of_request()}, status=500)


class Broken(Refusal):
    status = 500
