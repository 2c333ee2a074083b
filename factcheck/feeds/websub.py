"""WebSub: hubs that readers of a feed may ask to be told by, instead of asking us again and again."""

from django.conf import settings

from factcheck.feeds.formats import FORMATS


def feeds() -> list[str]:
    """The feeds a hub is told of, by the addresses that their own `rel="self"` names."""
    return [form.url for form in FORMATS]


def links(address: str) -> list[str]:
    """What a feed at `address` adds to its `Link` header: one `self`, and one for each `hub`. Nothing without hubs."""
    if not settings.WEBSUB_HUBS:
        return []
    return [*(f'<{hub}>; rel="hub"' for hub in settings.WEBSUB_HUBS), f'<{address}>; rel="self"']
