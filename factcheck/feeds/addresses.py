"""Addresses as the public sees them: built from the settings, never from a request's Host."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

_A_SLUG = "a-slug"


def public(name: str, *args: str) -> str:
    """The absolute address of one of our public pages or feeds."""
    return settings.SITE_URL + _path(name, *args)


def of_check(slug: str, name: str = "check") -> str:
    """The absolute address of one check's page, or what else of it is public: for a hundred thousand of them quicker
    than `public`, and the same.
    """
    return settings.SITE_URL + _path(name, _A_SLUG).replace(_A_SLUG, slug)


@lru_cache(maxsize=2048)  # Finding an address is half the work of writing a feed, and it is always the same one.
def _path(name: str, *args: str) -> str:
    return reverse(f"feeds:{name}", args=args)


def is_on_the_web(url: str) -> bool:
    """Whether an address may be linked: http or https, with a host."""
    return url.startswith(("http://", "https://")) and bool(host_of(url))


def is_ours(url: str) -> bool:
    return host_of(url) == host_of(settings.SITE_URL)


def host_of(url: str) -> str:
    """The host without www, in small letters; empty when there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def for_collectors(url: str) -> str:
    """An article's address as readers of ClaimReview can take it, or "" when they could not.

    They compare addresses and split them at commas and spaces, so those are percent-encoded and a text
    directive, which belongs in links for people, is cut off. An address of our own is no place where a claim
    was made.
    """
    if not is_on_the_web(url) or is_ours(url):
        return ""
    url = re.sub(r"#?:~:.*$", "", url)
    return re.sub(r"[\s,]", lambda found: f"%{ord(found[0]):02X}", url)
