"""The event streams `/live/desk/` and `/live/articles/<number>/`, served ahead of Django by an ASGI process.

A stream holds neither a thread nor a connection to the database: it borrows both for the question who asks, and has
given them back before its first byte is sent.
"""

import asyncio
import io
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.core.exceptions import DisallowedHost
from django.core.handlers.asgi import ASGIRequest
from redis import RedisError

from articles.models import Article
from factcheck.desk.live.hub import Gone, Hub, Listener, in_database, number_of, replay, without_holding
from factcheck.desk.live.reading import Hint
from newsroom import rights
from newsroom.hints import is_id

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]

ADDRESS = re.compile(r"/live/(?:desk|articles/([0-9]{1,9}))/")
MOST = 8  # Streams of one person at a time: more than the windows that one can look at.
HEARTBEAT = 15.0  # Seconds: shorter than the patience of what may stand between, with a connection that is silent.
LASTS = 600.0  # Seconds, after which the browser asks again and the person's rights are looked at again.
RETRY = 3000  # Milliseconds after which a browser whose stream has broken off asks again.
NOW = "9" * 15  # A place that no hint has reached: who knows none has just opened the page.
HERE = b'event: here\ndata: {"id":0,"v":0}\n\n'  # Nothing between holds the stream back: no need to ask besides.
ANEW = b'event: anew\ndata: {"id":0,"v":0}\n\n'  # More was missed than can be told: fetch everything.

hub = Hub()


@dataclass(frozen=True, slots=True)
class Asked:
    """A stream that is granted: to whom, about which article (None: the whole desk), and from which place on."""

    user: int
    article: int | None
    place: str


class Refused(Exception):
    """No stream, with the status that says why; a browser then asks for hints every now and again."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


async def serve(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request for a stream, until the browser goes or the stream has lasted long enough."""
    try:
        asked = await without_holding(_look, scope)
        if hub.count(asked.user) >= MOST:
            raise Refused(429, "You have as many streams open as one person can have. Close a window.")
        async with hub.listening(asked.user, asked.article) as listener:
            try:
                first, place = await _missed(asked, listener)
            except (RedisError, OSError):
                raise Refused(503, "Nobody is told of changes at the moment.") from None
            await _send_until_gone(receive, send, _stream(listener, first, place))
    except Refused as refused:
        await _refuse(send, refused)


def _look(scope: Scope) -> Asked:
    """Who asks, and whether they may see what they ask about. Raises `Refused`."""
    address = ADDRESS.fullmatch(scope["path"])
    if address is None:
        raise Refused(404, "There is no such stream.")
    if scope["method"] != "GET":
        raise Refused(405, "A stream can only be read.")
    request = ASGIRequest(dict(scope), io.BytesIO())
    try:
        request.get_host()
    except DisallowedHost:
        raise Refused(400, "This host is not served here.") from None
    sessions = import_module(settings.SESSION_ENGINE)
    request.session = sessions.SessionStore(request.COOKIES.get(settings.SESSION_COOKIE_NAME, ""))
    user = get_user(request)
    if not user.is_authenticated:
        raise Refused(401, "Sign in first.")
    if not rights.may(user, "desk.read"):
        raise Refused(403, "Only people with a role work at the desk.")
    article = int(address[1]) if address[1] else None
    if article is not None and not Article.objects.filter(pk=article).exists():
        raise Refused(404, "There is no such article.")
    place = request.headers.get("Last-Event-ID", "") or request.GET.get("after", "")
    return Asked(user.pk, article, place if is_id(place) else "")


async def _missed(asked: Asked, listener: Listener) -> tuple[bytes, str]:
    """What was told after the place that the browser knows, and the place up to which it has been told with that."""
    entries = await replay(asked.place or NOW)
    if entries is None:
        return ANEW, ""
    hints = [each.hint for each in await in_database(entries) if listener.wants(each)] if entries else []
    place = entries[-1].id if entries else ""
    return written(place, hints), place


async def _stream(listener: Listener, first: bytes, told: str) -> AsyncIterator[bytes]:
    yield b"retry: %d\n\n" % RETRY + HERE + first
    loop = asyncio.get_running_loop()
    end = loop.time() + LASTS
    with suppress(Gone):
        while loop.time() < end:
            batch = await listener.next(HEARTBEAT)
            if batch is None:
                yield b": still here\n\n"
            elif number_of(batch[0]) > number_of(told):
                yield written(*batch)


def written(place: str, hints: Iterable[Hint]) -> bytes:
    """The hints as events of a stream. The last one carries the place: who missed it is told all of them again."""
    events = [
        f"event: {hint.about}\ndata: {json.dumps({'id': hint.id, 'v': hint.v}, separators=(',', ':'))}\n"
        for hint in dict.fromkeys(hints)
    ]
    if events:
        events[-1] = f"id: {place}\n{events[-1]}"
    return "".join(f"{event}\n" for event in events).encode()


async def _send_until_gone(receive: Receive, send: Send, pieces: AsyncIterator[bytes]) -> None:
    headers = [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store, no-transform"),
        (b"x-accel-buffering", b"no"),  # A proxy hands each event on at once.
        (b"x-content-type-options", b"nosniff"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    sending = asyncio.create_task(_send_all(send, pieces))
    leaving = asyncio.create_task(_gone(receive))
    try:
        await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (sending, leaving):
            task.cancel()
        await asyncio.gather(sending, leaving, return_exceptions=True)


async def _send_all(send: Send, pieces: AsyncIterator[bytes]) -> None:
    async for piece in pieces:
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _refuse(send: Send, refused: Refused) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    if refused.status in (429, 503):
        headers.append((b"retry-after", b"60"))
    await send({"type": "http.response.start", "status": refused.status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{refused.sentence}\n".encode()})
