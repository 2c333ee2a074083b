"""The door of the event streams, and of the pages where one process serves both: `gunicorn -k asgi factcheck.asgi`."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any

from django.core.asgi import get_asgi_application

from factcheck.environment import prepare

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
prepare()

pages = get_asgi_application()

# Both need the settings, and the models that are ready now.
from factcheck.desk.live import streams  # noqa: E402
from newsroom import pulse  # noqa: E402

Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


async def application(scope: Message, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "http" and scope["path"].startswith("/live/"):
        await streams.serve(scope, receive, send)
    else:
        await pages(scope, receive, send)  # type: ignore[arg-type]  # Django's own names for the same shapes.


async def _live(receive: Receive, send: Send) -> None:
    """From the start of this process to its end: leave word that streams are served."""
    beating: asyncio.Task[None] | None = None
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            beating = asyncio.create_task(_beat())
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            if beating:
                beating.cancel()
                with suppress(asyncio.CancelledError):
                    await beating
            await send({"type": "lifespan.shutdown.complete"})
            return


async def _beat() -> None:
    while True:
        await asyncio.to_thread(pulse.beat, "streams")
        await asyncio.sleep(10)
