"""A session with one server on the public web: it connects to the very number that was checked, and can be cut."""

import ipaddress
import logging
import socket
from collections.abc import Iterator
from typing import Any

import requests
from django.conf import settings
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool

from newsroom.addresses import is_public
from newsroom.deadline import Deadline

# Its warning about an inside address says again, and less plainly, what the refusal says.
logging.getLogger("requests_hardened").setLevel(logging.ERROR)


def session(deadline: Deadline, loopback_port: int | None) -> requests.Session:
    """A fresh session that reads no proxy, cookie or password of this machine and follows no redirect."""
    name = " ".join(f"factcheck ({settings.NEWSROOM_NAME}; +{settings.SITE_URL})".split())
    fresh: requests.Session = _Session(
        Config(
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=loopback_port is not None,
            never_redirect=True,
            default_timeout=(min(5.0, deadline.seconds), deadline.seconds),
            user_agent_override=name.encode("ascii", "replace").decode("ascii"),
        )
    )
    fresh.trust_env = False
    for scheme in ("http", "https"):
        fresh.mount(f"{scheme}://", _Adapter(scheme, deadline, loopback_port))
    return fresh


def resolve(within: requests.Session, request: requests.PreparedRequest) -> None:
    """Look its host up as sending it would, and connect to nothing. Raises what sending it would raise."""
    adapter = within.get_adapter(request.url or "")
    assert isinstance(adapter, _Adapter)
    adapter.build_connection_pool_key_attributes(request, verify=True)


class _Session(HTTPSession):  # type: ignore[misc]  # The package has no types.
    """Leaves redirects alone altogether, where it would read the whole body of one just to name the next request."""

    def resolve_redirects(self, *_args: Any, **_named: Any) -> Iterator[requests.Response]:
        return iter(())


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
        # Here the name is resolved, which a server of names that drips could draw out.
        look_up = super().build_connection_pool_key_attributes
        host_params, pool_kwargs = self._deadline.wait_for(lambda: look_up(*args, **kwargs))
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
