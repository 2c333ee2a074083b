"""Which web addresses lead to the public web, and which may lead inside."""

import ipaddress
import re
from urllib.parse import urlsplit

from django.utils.translation import gettext

from newsroom.refusals import Refusal

PORTS = {80, 443}

# What the standard library counts as public although it leads, or may lead, inside.
NOT_PUBLIC = [
    ipaddress.ip_network(network)
    for network in (
        "100.64.0.0/10",  # Shared by the customers of a carrier.
        "168.63.129.16/32",  # A cloud's own service to each of its machines, at a public number.
        "192.88.99.0/24",  # Relays to IPv6.
        "::/96",  # IPv4 inside IPv6, as in ::127.0.0.1.
        "::ffff:0:0/96",
        "64:ff9b::/96",  # IPv4 behind a translator.
        "64:ff9b:1::/48",
        "2001::/23",
        "2002::/16",  # IPv4 inside a tunnel.
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",  # What was local before fc00::/7.
    )
]
# The ends of names that programs read as numbers: 2130706433, 0x7f.1, 0177.0.0.1.
NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)", re.IGNORECASE)
# Programs disagree about where the host of an address with one of these ends.
FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")


def no_address() -> Refusal:
    return Refusal(gettext("This is not a web address. Copy it again from the browser."))


def not_public(host: str) -> Refusal:
    return Refusal(gettext("%(host)s does not lead to a public address.") % {"host": host})


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address belongs to one machine on the public internet and to nothing else."""
    if not address.is_global or address.is_multicast or address.is_reserved or address.is_unspecified:
        return False
    if isinstance(address, ipaddress.IPv6Address) and _is_isatap(address):
        return False
    return not any(address in network for network in NOT_PUBLIC if network.version == address.version)


def _is_isatap(address: ipaddress.IPv6Address) -> bool:
    """Whether the last half of it holds an IPv4 address, as sites did that had no IPv6 inside (RFC 5214)."""
    return (int(address) >> 32) & 0xFDFF_FFFF == 0x0000_5EFE


def host_of(url: str) -> str:
    """The host of an address for a sentence; never the path, which may hold a secret."""
    try:
        return urlsplit(url).hostname or gettext("The address")
    except ValueError:
        return gettext("The address")


def permitted_host(url: str, *, extra_port: int | None = None) -> str:
    """The host of an address that may be fetched if its host turns out to be public.

    Raises `Refusal` for other schemes and ports (`extra_port` is let through), passwords and hidden
    numbers, and `ValueError` for what is no address at all.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in {"http", "https"} or not host:
        raise Refusal(gettext("Only addresses that begin with http:// or https:// can be fetched."))
    if "@" in parts.netloc:
        raise Refusal(gettext("The address holds a user name or password. Remove everything before the @."))
    if parts.port not in {None, *PORTS, extra_port}:
        raise Refusal(
            gettext("Port %(port)s can't be fetched, only the web's own ports 80 and 443.") % {"port": parts.port}
        )
    if ":" in host:
        _require_public_ipv6(host)
    elif NUMBER.fullmatch(host.rpartition(".")[2]) and not _is_plain_ipv4(host):
        raise Refusal(gettext("The address hides a number. Write it as a name, or as four numbers with dots."))
    return host


def _require_public_ipv6(host: str) -> None:
    """Asked before anything is resolved: resolving turns an IPv4 address inside it into a plain one."""
    if "%" in host or not is_public(ipaddress.IPv6Address(host)):
        raise not_public(host)


def _is_plain_ipv4(host: str) -> bool:
    try:
        return str(ipaddress.IPv4Address(host)) == host
    except ValueError:
        return False
