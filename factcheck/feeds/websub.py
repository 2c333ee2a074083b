"""WebSub: hubs that readers of a feed may ask to be told by, instead of asking us again and again."""

from django.conf import settings

from factcheck.feeds.formats import FORMATS


def feeds() -> list[str]:
    """The feeds a hub is told of, by the addresses that their own `rel="self"` names."""
    return [form.url for form in FORMATS]


def links(address: str) -> str:
    """What a feed at `address` says in its `Link` header: one `self`, and one `hub` for each. Empty without hubs."""
    if not settings.WEBSUB_HUBS:
        return ""
    hubs = [f'<{hub}>; rel="hub"' for hub in settings.WEBSUB_HUBS]
    return ", ".join([*hubs, f'<{address}>; rel="self"'])
