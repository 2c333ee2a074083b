"""What the API says when it does not do what was asked: problem details (RFC 9457), one sentence that can be acted on.

Its sentences are in English, as its document is: they are read by whoever writes the program.
"""

import logging
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from ninja.errors import AuthenticationError, HttpError, ValidationError

from newsroom.middleware import number_of_request
from newsroom.problems import problem
from newsroom.refusals import Refusal

log = logging.getLogger(__name__)
LARGEST_BODY = 8 * 1024 * 1024  # Bytes: the longest text that is taken in, two million characters, and its JSON.


class BadRequest(Refusal):
    """A parameter, a header or a body that can't be meant."""

    status = 400


class NotSignedIn(Refusal):
    """No token, or none that is good."""

    status = 401

    def __init__(self, sentence: str = "This needs a token: send the header “Authorization: Bearer …”.") -> None:
        super().__init__(sentence)


class BadToken(NotSignedIn):
    """A token was sent, and it opens nothing: one sentence for all the reasons, so that nobody can ask for them."""

    def __init__(self) -> None:
        super().__init__("This token opens nothing: it is mistyped, expired or revoked. Ask the newsroom for another.")


class OutOfScope(Refusal):
    """The token is good, and not for this; `thing` names the scope that is missing."""

    status = 403

    def __init__(self, scope: str) -> None:
        super().__init__(
            f"This token is not good for “{scope}”. Ask the newsroom for one that is.", thing={"scope": scope}
        )


class NotAllowed(Refusal):
    status = 405


class NotAcceptable(Refusal):
    status = 406


class Gone(Refusal):
    """A check that was retracted; `thing` are the members that tell which, and since when."""

    status = 410


class TooLarge(Refusal):
    status = 413

    def __init__(self) -> None:
        super().__init__(f"The body may have {LARGEST_BODY:,} bytes at most. Send a shorter text.")


class NotThisKind(Refusal):
    status = 415


class Broken(Refusal):
    status = 500


def refused(exception: Exception) -> HttpResponse:
    """The answer for whatever a view let through. What is no refusal is a fault of ours: it is logged, not told."""
    match exception:
        case Refusal():
            return _problem(exception)
        case RequestDataTooBig():
            return _problem(TooLarge())
        case AuthenticationError():
            return _problem(NotSignedIn())
        case ValidationError():
            return _problem(BadRequest(_sentence(exception.errors)))
        case HttpError():
            return _problem(BadRequest(str(exception)))
    log.error("The API broke", exc_info=exception)
    number = number_of_request()
    return _problem(Broken(f"Something broke here. Tell the newsroom this number: {number}."))


def _problem(refusal: Refusal) -> HttpResponse:
    # A service's 422 is 400 here: to a program both say that the same request will not do.
    status = 400 if refusal.status == 422 else refusal.status
    more = refusal.thing if isinstance(refusal.thing, dict) else None
    response = problem(refusal, status=status, more=more)
    if refusal.retry_after:
        response["Retry-After"] = str(refusal.retry_after)
    if challenge := _challenge(refusal):
        response["WWW-Authenticate"] = challenge
    return response


def _challenge(refusal: Refusal) -> str:
    """What is missing, as RFC 6750 has it: nothing is said of an error to who has sent no token."""
    match refusal:
        case OutOfScope():
            return f'Bearer realm="api", error="insufficient_scope", scope="{refusal.thing["scope"]}"'
        case BadToken():
            return 'Bearer realm="api", error="invalid_token"'
        case NotSignedIn():
            return 'Bearer realm="api"'
    return ""


def _sentence(errors: list[dict[str, Any]]) -> str:
    """The first fault: which field, and what would be right."""
    first = errors[0]
    place = [str(part) for part in first["loc"] if not str(part).startswith("__")]
    name = place[-1] if len(place) > 1 else "body"
    if first["type"] == "extra_forbidden":
        return f"“{name[:60]}” is no field of this request. /api/v1/openapi.json names those there are."
    return f"“{name[:60]}” is not right: {first['msg'].removeprefix('Value error, ')}."


def handled(request: HttpRequest, exception: Exception | type[Exception]) -> HttpResponse:
    """`refused` as django-ninja calls it."""
    return refused(exception if isinstance(exception, Exception) else exception())
