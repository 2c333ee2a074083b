"""The only door to the outside: fetches what stands at a public address, and nothing that stands inside.

An address comes from a person or from a page, so it may be meant to reach what only this machine can reach.
Every address, the first and each that it redirects to, is resolved once, checked, and connected to by the
number that was checked. The session is fresh for each of them and reads no proxy, cookie or password of
this machine.
"""

import ipaddress
import logging
import socket
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import requests
from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from newsroom.addresses import FORBIDDEN, host_of, is_public, no_address, not_public, permitted_host
from newsroom.deadline import Deadline
from newsroom.refusals import Refusal

# Its warning about an inside address says again, and less plainly, what the refusal says.
logging.getLogger("requests_hardened").setLevel(logging.ERROR)

LIMIT = 5_000_000  # Bytes of a page after it was unpacked.
SECONDS = 20
REDIRECTS = 5
PIECE = 65_536


@dataclass(frozen=True)
class Fetched:
    """What an address answered with: where it was in the end, status, kind, and the bytes, unpacked."""

    url: str
    status: int
    content_type: str
    body: bytes


def fetch(url: str, *, limit: int = LIMIT, seconds: float = SECONDS) -> Fetched:
    """Fetch a public http(s) address, following at most five redirects.

    `limit` counts the bytes of the unpacked body, `seconds` the whole time but that of the name's
    resolution. Raises `Refusal` with one sentence for an address that may not be fetched and for an answer
    that is missing, too large, too slow or not a success.
    """
    return _fetch(url, limit=limit, seconds=seconds)


def _fetch(url: str, *, limit: int, seconds: float, loopback_port: int | None = None) -> Fetched:
    """`fetch`, with a switch that only tests have: 127.0.0.1 is reached on this one port."""
    url = url.strip()
    with Deadline(seconds) as deadline:
        for _ in range(REDIRECTS + 1):
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
    if FORBIDDEN.search(url):
        raise no_address()
    try:
        with _session(deadline, loopback_port) as session:
            request = session.prepare_request(requests.Request("GET", url))
            sent = request.url or ""
            host = permitted_host(sent, extra_port=loopback_port)
            response = session.send(request, stream=True, allow_redirects=False, proxies={})
            if response.is_redirect:
                return urljoin(sent, session.get_redirect_target(response) or "")
            if not response.ok:
                raise Refusal(
                    gettext("%(host)s answered %(status_code)s instead of a page.")
                    % {"host": host, "status_code": response.status_code}
                )
            body = _body(response, limit, deadline)
    except InvalidIPAddress:
        raise not_public(host_of(url)) from None
    except (requests.RequestException, HTTPError, OSError, ValueError) as error:
        raise _refusal(url, error, deadline) from None
    kind = response.headers.get("Content-Type", "")
    return Fetched(url=sent, status=response.status_code, content_type=kind, body=body)


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
        raise _too_slow(deadline)
    return b"".join(pieces)


def _refusal(url: str, error: Exception, deadline: Deadline) -> Refusal:
    """What went wrong, as a sentence."""
    host = host_of(url)
    if deadline.is_over or isinstance(error, requests.Timeout):
        return _too_slow(deadline)
    if isinstance(error, requests.exceptions.SSLError):
        return Refusal(gettext("%(host)s could not prove by a certificate that it is who it says.") % {"host": host})
    if isinstance(error, requests.exceptions.InvalidSchema | requests.exceptions.MissingSchema):
        return Refusal(gettext("Only addresses that begin with http:// or https:// can be fetched."))
    if isinstance(error, ValueError):
        return no_address()
    if "resolve" in str(error):
        return Refusal(gettext("No server was found at %(host)s. Check the spelling of the address.") % {"host": host})
    return Refusal(
        gettext("%(host)s broke the connection off before the page was there. Try again later.") % {"host": host}
    )


def _too_slow(deadline: Deadline) -> Refusal:
    return Refusal(
        gettext("The page took longer than %(seconds)s seconds. Try later, or paste its text.")
        % {"seconds": f"{deadline.seconds:g}"}
    )


def _session(deadline: Deadline, loopback_port: int | None) -> requests.Session:
    name = " ".join(f"factcheck ({settings.NEWSROOM_NAME}; +{settings.SITE_URL})".split())
    session: requests.Session = HTTPSession(
        Config(
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=loopback_port is not None,
            never_redirect=True,
            default_timeout=(min(5.0, deadline.seconds), deadline.seconds),
            user_agent_override=name.encode("ascii", "replace").decode("ascii"),
        )
    )
    session.trust_env = False
    session.headers["Accept-Encoding"] = "gzip"
    for scheme in ("http", "https"):
        session.mount(f"{scheme}://", _Adapter(scheme, deadline, loopback_port))
    return session


class _Adapter(IPFilterAdapter):  # type: ignore[misc]  # The package has no types.
    """Connects only to the address that was checked, and tells the deadline of every connection."""

    def __init__(self, scheme: str, deadline: Deadline, loopback_port: int | None) -> None:
        self._deadline = deadline
        self._loopback_port = loopback_port
        super().__init__(is_https_proto=scheme == "https", allow_loopback=loopback_port is not None)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {
            "http": _watched(HTTPConnectionPool, self._deadline),
            "https": _watched(HTTPSConnectionPool, self._deadline),
        }

    def build_connection_pool_key_attributes(self, *args: Any, **kwargs: Any) -> Any:
        host_params, pool_kwargs = super().build_connection_pool_key_attributes(*args, **kwargs)
        address = ipaddress.ip_address(host_params["host"].strip("[]"))
        is_the_tests = str(address) == "127.0.0.1" and host_params["port"] == self._loopback_port
        if not is_public(address) and not is_the_tests:
            raise InvalidIPAddress(address)
        return host_params, pool_kwargs


def _watched(pool: type[HTTPConnectionPool], deadline: Deadline) -> type[HTTPConnectionPool]:
    """A pool whose connections can be cut, from before the first byte of a TLS handshake on."""

    class Connection(pool.ConnectionCls):  # type: ignore[name-defined,misc]
        def _new_conn(self) -> socket.socket:
            return deadline.watch(super()._new_conn())

    return type(pool.__name__, (pool,), {"ConnectionCls": Connection})
