"""Refusals become pages: one sentence, the right status, nothing lost."""

import logging
import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from newsroom.problems import problem
from newsroom.refusals import Refusal

Answer = Callable[[HttpRequest], HttpResponse]


REQUEST_ID = "X-Request-ID"
_given = re.compile(r"[A-Za-z0-9._-]{6,64}")
_now: ContextVar[str] = ContextVar("request", default="-")


def number_requests(get_response: Answer) -> Answer:
    """Each request gets a number, in the log and in the answer, so that what a person saw can be found there.

    What stands in front of this server may have given it one already.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get(REQUEST_ID, "")
        number = given if _given.fullmatch(given) else secrets.token_hex(6)
        token = _now.set(number)
        try:
            response = get_response(request)
        finally:
            _now.reset(token)
        response[REQUEST_ID] = number
        return response

    return middleware


def send_heads_alone(get_response: Answer) -> Answer:
    """What is asked for with HEAD goes out without its body and with all its headers. The server would drop a body,
    too, and complain of each in the log.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "HEAD" and not response.streaming:
            response.content = b""
        return response

    return middleware


class RequestNumber(logging.Filter):
    """Gives every line of the log the number of the request in which it was written, as `request_number`."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_number = number_of_request()
        return True


def number_of_request() -> str:
    """Of the request that is being answered here; a dash outside of one."""
    return _now.get()


class Refusals:
    """A `Refusal` that a view lets through is shown as a page with the refusal's status."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        return refuse(request, exception)


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page for a refusal; what the person typed is shown back to them so that it can be copied."""
    typed = [
        (name, value)
        for name, value in request.POST.items()
        if isinstance(value, str)
        and name not in ("csrfmiddlewaretoken", "version", "act", "next", "username", "credential")
        and "password" not in name
        and value.strip()
        and not value.isdecimal()  # The numbers of rows: nobody typed them.
    ]
    # Who asked from inside a page gets the sentence to show there; it is no page, and no address of one is asked so.
    template = "newsroom/_refused.html" if request.headers.get("HX-Request") else "newsroom/refused.html"
    response = render(request, template, {"refusal": refusal, "typed": typed}, status=refusal.status)
    if refusal.retry_after:
        response["Retry-After"] = str(refusal.retry_after)
    return response


def unreadable(request: HttpRequest, sentence: str) -> HttpResponse:
    """400 in one plain sentence: text for a browser, problem details for a machine."""
    for_a_browser = "text/html" in request.headers.get("Accept", "")
    if for_a_browser and not request.path.startswith(settings.FOR_PROGRAMS):
        return HttpResponse(sentence + "\n", status=400, content_type="text/plain; charset=utf-8")
    return problem(Refusal(sentence), status=400)


def refuse_unreadable_addresses(get_response: Answer) -> Answer:
    """No page has a NUL in its address, and PostgreSQL takes none: say so before a view has to."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return unreadable(
                request, gettext("This address has a NUL character in it. Remove the %00, or leave it out.")
            )
        return get_response(request)

    return middleware


def refuse_unreadable_cookies(get_response: Answer) -> Answer:
    """A session is looked up by its cookie, and PostgreSQL takes no NUL: say so, and have the browser drop it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        broken = [name for name, value in request.COOKIES.items() if "\0" in value]
        if not broken:
            return get_response(request)
        response = unreadable(request, gettext("A cookie of this site was broken and is removed now. Reload the page."))
        for name in broken:
            response.delete_cookie(name)
        return response

    return middleware
