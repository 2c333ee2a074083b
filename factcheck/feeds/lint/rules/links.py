"""Rules for addresses."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from factcheck.feeds.addresses import host_of
from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.reading import Node
from factcheck.feeds.lint.values import at, each, filled, leaves, objects, text

_NAMES = {
    "url", "sameAs", "contentUrl", "embedUrl", "license", "sdLicense", "archivedAt", "publishingPrinciples",
    "correctionsPolicy", "image", "logo", "thumbnailUrl", "mainEntityOfPage", "originalMediaLink",
    "verificationFactCheckingPolicy",
}  # fmt: skip
_SHORTENERS = {
    "bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "buff.ly", "is.gd", "rb.gy", "cutt.ly", "shorturl.at",
    "lnkd.in", "dlvr.it", "trib.al", "fb.me", "wp.me",
}  # fmt: skip
_TRACKING = re.compile(r"[?&](utm_\w+|fbclid|gclid|igshid|mc_[ce]id|ref_src)=")
_POST = re.compile(
    r"/(posts?|photos?|photo\.php|videos?|status|permalink(\.php)?|reel|watch|p|story\.php|groups)(/|\?|$)|fbid=|[?&]v="
)


def the_review_has_an_address(review: Node) -> Iterator[Fault]:
    if not filled(review.value.get("url")):
        yield Fault(f"{review.place}.url", "It is missing.", "Give the address of the page the check is on.")


def addresses_are_whole(review: Node) -> Iterator[Fault]:
    """Every address of a review: absolute, single, encoded once, and the one that is meant to last."""
    for name, value, place in leaves(review.value, review.place):
        if name in _NAMES and isinstance(value, str) and filled(value):
            yield from _faults_of(value, place)
    own_id = review.value.get("@id")
    if isinstance(own_id, str) and filled(own_id):
        yield from _faults_of(own_id, f"{review.place}.@id")


def _faults_of(url: str, place: str) -> Iterator[Fault]:
    if url.count("http://") + url.count("https://") > 1 and not re.search(r"[?&=/]https?://", url[8:]):
        yield Fault(place, f"{quoted(url)} holds several addresses.", "Give one address to each object.")
    elif url != url.strip() or (re.search(r"\s", url.strip()) and url.startswith("http")):
        yield Fault(place, f"There are spaces in {quoted(url)}.", "Trim it, and encode a space as %20.")
    elif not re.match(r"https?://", url):
        what = "relative" if url.startswith("/") else "no address with http:// or https://"
        yield Fault(place, f"{quoted(url)} is {what}.", "Write the whole address, beginning with https://.")
    elif not host_of(url):
        yield Fault(place, f"{quoted(url)} names no host.", "Write the whole address, beginning with https://.")
    if re.search(r"%25[0-9A-Fa-f]{2}", url):
        yield Fault(place, f"{quoted(url)} is percent-encoded twice.", "Encode it once.")
    if found := _TRACKING.search(url):
        yield Fault(place, f"It carries tracking ({found[1]}).", "Give the canonical address.")
    if host_of(url) in _SHORTENERS:
        yield Fault(
            place,
            f"{host_of(url)} only leads on.",
            "Give the address it leads to: redirects are not followed.",
        )
    if ":~:" in url:
        yield Fault(place, "It has a text directive.", "Cut off #:~:text=…; readers compare addresses as they are.")


def the_author_is_at_home(review: Node) -> Iterator[Fault]:
    home = host_of(text(review, "url"))
    for author in objects(review, "author"):
        for url, place in each(author.value.get("url"), f"{author.place}.url"):
            host = host_of(url) if isinstance(url, str) else ""
            if home and host and not (host == home or host.endswith(f".{home}") or home.endswith(f".{host}")):
                wrong = f"It is on {host}, the check on {home}: some readers take that for impersonation."
                yield Fault(place, wrong, "Use the organisation's address on the check's own host.", is_advice=True)


def the_article_is_an_appearance(review: Node) -> Iterator[Fault]:
    cure = "Put it into itemReviewed.appearance as {“@type”: “CreativeWork”, “url”: …}."
    for _, place in at(review, "itemReviewed", "url"):
        yield Fault(place, "This is where articles are put by mistake: it is the address of the claim itself.", cure)
    for name in ("sameAs", "url"):
        for url, place in at(review, "itemReviewed", "author", name):
            if isinstance(url, str) and (_POST.search(urlsplit(url.strip()).path + "?" + _query(url))):
                yield Fault(place, f"{quoted(url)} is a post, not the claimant's own page.", cure)


def _query(url: str) -> str:
    return urlsplit(url.strip()).query
