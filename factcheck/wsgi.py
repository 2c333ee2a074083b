"""The web server's door: `gunicorn factcheck.wsgi`."""

import os
import socket
import struct
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from factcheck.environment import prepare

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
prepare()

pages = get_wsgi_application()

# It needs the settings.
from django.conf import settings  # noqa: E402


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Every answer. A reader who takes nothing for so long loses the thread that waits for them: gunicorn would wait
    for ever, and as many such readers as there are threads would be all that it serves.
    """
    if connection := environ.get("gunicorn.socket"):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, _patience())
    return pages(environ, start_response)


def _patience() -> bytes:
    """As the system takes it: whole seconds and microseconds."""
    return struct.pack("@ll", *divmod(round(settings.READER_SECONDS * 1_000_000), 1_000_000))
