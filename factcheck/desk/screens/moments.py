"""Moments that a page keeps, to ask with them for what came later."""

from django.utils import timezone


def this_moment() -> int:
    """Now, in microseconds since 1970."""
    return round(timezone.now().timestamp() * 1e6)
