"""Rules for addresses."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from factcheck.feeds.addresses import host_of
from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import GOOGLE, LINKS, WILD, after
from factcheck.feeds.reader.nodes import Node, filled

_NAMES = {
    "url", "sameAs", "contentUrl", "embedUrl", "license", "sdLicense", "archivedAt", "publishingPrinciples",
    "correctionsPolicy", "image", "logo", "thumbnailUrl", "mainEntityOfPage", "originalMediaLink", "isBasedOn",
    "verificationFactCheckingPolicy", "ethicsPolicy", "masthead", "unnamedSourcesPolicy", "appearance",
    "firstAppearance",
}  # fmt: skip
# Appearances have a rule of their own for what is no address at all.
_TOLD_ELSEWHERE = {"appearance", "firstAppearance"}
_SHORTENERS = {
    "bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "buff.ly", "is.gd", "rb.gy", "cutt.ly", "shorturl.at",
    "lnkd.in", "dlvr.it", "trib.al", "fb.me", "wp.me", "youtu.be", "fb.watch", "vm.tiktok.com", "g.co", "j.mp",
}  # fmt: skip
_TRACKING = re.compile(
    r"[?&](utm_\w+|fbclid|gclid|dclid|msclkid|igshid|igsh|mc_[ce]id|ref_src|ref_url|opaqueCursor|__twitter_impression"
    r"|mibextid|__cft__\S*?|__tn__)="
)
_LONGEST = 2000


@after(GOOGLE)
def the_review_has_an_address(review: Node) -> Iterator[Fault]:
    """A review has the address of the page that the check is on."""
    if not filled(review.value.get("url")):
        yield Fault(f"{review.place}.url", _("It is missing."), _("Give the address of the page the check is on."))


@after(GOOGLE, LINKS, WILD)
def addresses_are_whole(review: Node) -> Iterator[Fault]:
    """Every address is absolute, single, trimmed, encoded once, and the one that is meant to last."""
    for name, value, place in review.leaves:
        if isinstance(value, str) and filled(value) and (name in _NAMES or name == "@id"):
            if name in _TOLD_ELSEWHERE and not value.strip().startswith(("http://", "https://")):
                continue
            if name == "@id" and value.startswith(("_:", "urn:", "tag:")):
                continue  # A node without an address, or a name that is none.
            if name == "@id" and value.startswith("#") and place != f"{review.place}.@id":
                continue  # What a page describes of its own; the review is known beyond its page.
            yield from _not_whole(value, place)
            yield from _not_lasting(value.strip(), place)


def _not_whole(url: str, place: str) -> Iterator[Fault]:
    said = {"value": quoted(url)}
    whole = _("Write the whole address, beginning with https://.")
    if len(re.findall(r"https?://", url)) > 1 and not re.search(r"[?&=/#]https?://|/https?:/", url[8:]):
        yield Fault(place, _("%(value)s holds several addresses.") % said, _("Give one address to each object."))
    elif url != url.strip() or (re.search(r"\s", url.strip()) and url.startswith("http")):
        yield Fault(place, _("There are spaces in %(value)s.") % said, _("Trim it, and encode a space as %20."))
    elif url.startswith(("/", "./", "../", "#", "?")):
        yield Fault(place, _("%(value)s is relative.") % said, whole)
    elif not re.match(r"https?://", url, re.IGNORECASE):
        yield Fault(place, _("%(value)s is no address with http:// or https://.") % said, whole)
    elif not host_of(url):
        yield Fault(place, _("%(value)s names no host.") % said, whole)


def _not_lasting(url: str, place: str) -> Iterator[Fault]:
    said = {"value": quoted(url)}
    if re.search(r"%25[0-9A-Fa-f]{2}", url):
        yield Fault(place, _("%(value)s is percent-encoded twice.") % said, _("Encode it once."))
    if found := _TRACKING.search(url):
        wrong = _("It carries tracking (%(name)s).") % {"name": found[1]}
        yield Fault(place, wrong, _("Give the canonical address."))
    if host_of(url) in _SHORTENERS:
        cure = _("Give the address it leads to: redirects are not followed.")
        yield Fault(place, _("%(host)s only leads on.") % {"host": host_of(url)}, cure)
    if ":~:" in url:
        cure = _("Cut off #:~:text=…; readers compare addresses as they are.")
        yield Fault(place, _("It has a text directive."), cure)
    if url.startswith("http"):
        yield from _not_tidy(url, place)


def _not_tidy(url: str, place: str) -> Iterator[Fault]:
    """What works in browsers and is compared wrongly elsewhere."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    canonical = _("Give the canonical address.")
    if len(url) > _LONGEST:
        wrong = _("It has %(number)s characters.") % {"number": len(url)}
        yield Fault(place, wrong, canonical, is_advice=True)
    if not f"{parts.path}{parts.query}".isascii():
        cure = _("Percent-encode what is not ASCII: addresses are compared letter by letter.")
        yield Fault(place, _("There are letters outside of ASCII in it."), cure, is_advice=True)
    if "//" in parts.path and "http" not in parts.path:
        yield Fault(place, _("There are two slashes in a row in it."), canonical, is_advice=True)
    if parts.username or parts.password:
        yield Fault(place, _("There is a name or a password in it."), canonical)
