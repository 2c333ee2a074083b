"""How gunicorn serves the tests: the desk is loaded once, with all its pages, and whatever serves is forked from that.
The fork that has served a test can be killed; the next one is there at once and remembers nothing."""

from typing import Any

from django.urls import get_resolver

preload_app = True


def when_ready(server: Any) -> None:
    """Import the views, which Django else puts off until each fork's first page."""
    assert get_resolver().url_patterns
