"""The only door to the outside: reaches what stands at a public address, and nothing that stands inside.

An address comes from a person or from a page, so it may be meant to reach what only this machine can reach.
Every address, the first and each that it redirects to, is resolved once, checked, and connected to by the
number that was checked. The session is fresh for each of them and reads no proxy, cookie or password of
this machine.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

import requests
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from requests_hardened.ip_filter import InvalidIPAddress
from urllib3.exceptions import HTTPError

from newsroom.addresses import FORBIDDEN, host_of, no_address, not_public, permitted_host
from newsroom.deadline import Deadline
from newsroom.guarded_session import resolve, session
from newsroom.refusals import Refusal

LIMIT = 5_000_000  # Bytes of a page after it was unpacked.
SECONDS = 20
REDIRECTS = 5
PIECE = 65_536
KEPT = 1000  # Bytes of an answer to something sent.
LOOKING_UP = 5  # Seconds for a name to be resolved.

# What ends a request before there is an answer.
_FAILURES = (requests.RequestException, HTTPError, OSError, ValueError)


@dataclass(frozen=True)
class Fetched:
    """What an address answered with: where it was in the end, status, kind, and the bytes, unpacked."""

    url: str
    status: int
    content_type: str
    body: bytes


@dataclass(frozen=True)
class Answered:
    """What a server said to something sent: status, headers (in any spelling), the first bytes, and the seconds."""

    status: int
    headers: Mapping[str, str]
    start: bytes
    seconds: float


@dataclass(frozen=True)
class _Words:
    """The sentences for what goes wrong, which depend on what was wanted."""

    too_slow: str | Promise
    broken_off: str | Promise


_FETCHING = _Words(
    _("The page took longer than %(seconds)s seconds. Try later, or paste its text."),
    _("%(host)s broke the connection off before the page was there. Try again later."),
)
_SENDING = _Words(
    _("%(host)s did not answer within %(seconds)s seconds."),
    _("%(host)s broke the connection off, or could not be reached, before there was an answer."),
)


def fetch(url: str, *, limit: int = LIMIT, seconds: float = SECONDS) -> Fetched:
    """Fetch a public http(s) address, following at most five redirects.

    `limit` counts the bytes of the unpacked body, `seconds` the whole time. Raises `Refusal` with one
    sentence for an address that may not be fetched and for an answer that is missing, too large, too slow
    or not a success.
    """
    return _fetch(url, limit=limit, seconds=seconds)


def post(url: str, body: bytes, *, headers: Mapping[str, str], seconds: float = SECONDS, kept: int = KEPT) -> Answered:
    """Send exactly these bytes to a public http(s) address, and say what came back, whatever its status.

    No redirect is followed. `kept` is how many bytes of the answer are read, at most; `seconds` counts the
    whole time. Raises `Refusal` with one sentence for an address that may not be reached and where there
    was no answer in time.
    """
    return _post(url, body, headers=headers, seconds=seconds, kept=kept)


def permit(url: str) -> None:
    """Raise `Refusal` unless the address is one that could be reached now: its form, and where its name leads.

    For addresses that are kept and reached later, when all of this is asked again.
    """
    _permit(url)


def _fetch(url: str, *, limit: int, seconds: float, loopback_port: int | None = None) -> Fetched:
    """`fetch`, with a switch that only tests have: 127.0.0.1 is reached on this one port."""
    url = url.strip()
    with Deadline(seconds) as deadline:
        for _redirect in range(REDIRECTS + 1):
            answer = _get(url, limit=limit, deadline=deadline, loopback_port=loopback_port)
            if isinstance(answer, Fetched):
                return answer
            url = answer
    raise Refusal(
        gettext("The address redirects more than %(redirects)s times. Give the one where it ends.")
        % {"redirects": REDIRECTS}
    )


def _get(url: str, *, limit: int, deadline: Deadline, loopback_port: int | None) -> Fetched | str:
    """The answer of this one address, or the address it redirects to."""
    try:
        with session(deadline, loopback_port) as fresh:
            wanted = requests.Request("GET", url, headers={"Accept-Encoding": "gzip"})
            request, host = _permitted(fresh, wanted, loopback_port)
            response = fresh.send(request, stream=True, allow_redirects=False, proxies={})
            if response.is_redirect:
                return urljoin(request.url or "", fresh.get_redirect_target(response) or "")
            if not response.ok:
                raise Refusal(
                    gettext("%(host)s answered %(status_code)s instead of a page.")
                    % {"host": host, "status_code": response.status_code}
                )
            body = _body(response, limit, deadline)
    except _FAILURES as error:
        raise _refusal(url, error, deadline, _FETCHING) from None
    kind = response.headers.get("Content-Type", "")
    return Fetched(url=request.url or "", status=response.status_code, content_type=kind, body=body)


def _post(
    url: str,
    body: bytes,
    *,
    headers: Mapping[str, str],
    seconds: float,
    kept: int,
    loopback_port: int | None = None,
) -> Answered:
    """`post`, with the switch that only tests have."""
    began = time.monotonic()
    with Deadline(seconds) as deadline:
        try:
            with session(deadline, loopback_port) as fresh:
                asked = {"Accept-Encoding": "identity", **headers}
                wanted = requests.Request("POST", url, headers=asked, data=body)
                request, _host = _permitted(fresh, wanted, loopback_port)
                response = fresh.send(request, stream=True, allow_redirects=False, proxies={})
                if deadline.is_over:  # Headers that were cut off read like headers that have come to their end.
                    raise TimeoutError
                start = _start(response, kept)
        except _FAILURES as error:
            raise _refusal(url, error, deadline, _SENDING) from None
    return Answered(response.status_code, response.headers, start, time.monotonic() - began)


def _permit(url: str, *, loopback_port: int | None = None) -> None:
    """`permit`, with the switch that only tests have."""
    with Deadline(LOOKING_UP) as deadline:
        try:
            with session(deadline, loopback_port) as fresh:
                request, _host = _permitted(fresh, requests.Request("POST", url), loopback_port)
                resolve(fresh, request)
        except _FAILURES as error:
            raise _refusal(url, error, deadline, _SENDING) from None


def _permitted(
    fresh: requests.Session, wanted: requests.Request, loopback_port: int | None
) -> tuple[requests.PreparedRequest, str]:
    """The request as it will be sent, and its host, if its address has a form that may be reached."""
    if FORBIDDEN.search(wanted.url or ""):
        raise no_address()
    permitted_host((wanted.url or "").strip(), extra_port=loopback_port)  # Preparing it drops a port of 0.
    request = fresh.prepare_request(wanted)
    return request, permitted_host(request.url or "", extra_port=loopback_port)


def _body(response: requests.Response, limit: int, deadline: Deadline) -> bytes:
    """The unpacked bytes. A body larger than `limit` is not read to its end, announced or not."""
    too_large = Refusal(
        gettext("The page is larger than %(limit)s bytes. Paste the article's text instead.")
        % {"limit": number_format(limit, force_grouping=True)}
    )
    announced = response.headers.get("Content-Length", "")
    if announced.isdigit() and int(announced) > limit:
        raise too_large
    pieces: list[bytes] = []
    size = 0
    # Each read unpacks PIECE bytes at most: a small body that unpacks to gigabytes is noticed in time.
    while piece := response.raw.read(PIECE, decode_content=True):
        size += len(piece)
        if size > limit:
            raise too_large
        pieces.append(piece)
    if deadline.is_over:  # A connection that was cut can read like one that has come to its end.
        raise _too_slow(response.url, deadline, _FETCHING)
    return b"".join(pieces)


def _start(response: requests.Response, kept: int) -> bytes:
    """The first bytes of an answer, as they came. What its status says holds, however its body goes on or ends."""
    start = b""
    try:
        while len(start) < kept and (piece := response.raw.read(kept - len(start), decode_content=False)):
            start += piece
    except _FAILURES:
        return start
    return start


def _refusal(url: str, error: Exception, deadline: Deadline, words: _Words) -> Refusal:
    """What went wrong, as a sentence."""
    host = host_of(url)
    if isinstance(error, InvalidIPAddress):
        return not_public(host)
    if deadline.is_over or isinstance(error, requests.Timeout):
        return _too_slow(url, deadline, words)
    if isinstance(error, requests.exceptions.SSLError):
        return Refusal(gettext("%(host)s could not prove by a certificate that it is who it says.") % {"host": host})
    if isinstance(error, requests.exceptions.InvalidSchema | requests.exceptions.MissingSchema):
        return Refusal(gettext("Only addresses that begin with http:// or https:// can be fetched."))
    if isinstance(error, ValueError) and not isinstance(error, requests.exceptions.InvalidHeader):
        return no_address()
    if "resolve" in str(error):
        return Refusal(gettext("No server was found at %(host)s. Check the spelling of the address.") % {"host": host})
    return Refusal(str(words.broken_off) % {"host": host})


def _too_slow(url: str, deadline: Deadline, words: _Words) -> Refusal:
    return Refusal(str(words.too_slow) % {"host": host_of(url), "seconds": f"{deadline.seconds:g}"})
