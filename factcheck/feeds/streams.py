"""Answers that are sent while they are being written, in blocks, the memory flat."""

import zlib
from collections.abc import Generator, Iterable, Iterator
from typing import Any

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, StreamingHttpResponse

BLOCK = 64 * 1024  # Characters that are gathered before they are sent.
_GZIP = 31  # zlib's number for its widest window inside gzip's frame, which it gives no date.


def blocks(texts: Iterable[str]) -> Iterator[bytes]:
    """The texts as UTF-8, gathered to blocks."""
    gathered: list[str] = []
    size = 0
    for text in texts:
        gathered.append(text)
        size += len(text)
        if size >= BLOCK:
            yield "".join(gathered).encode()
            gathered, size = [], 0
    if gathered:
        yield "".join(gathered).encode()


def zipped(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The same as one gzip stream."""
    press = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
    for part in parts:
        if pressed := press.compress(part):
            yield pressed
    yield press.flush()


class Stream:
    """The blocks of an answer. `source`, which they come from, is closed after the last, or when the reader goes."""

    def __init__(self, parts: Iterator[bytes], source: Generator[Any, None, None] | None) -> None:
        self._parts = parts
        self._source = source

    def __iter__(self) -> "Stream":
        return self

    def __next__(self) -> bytes:
        return next(self._parts)

    def close(self) -> None:
        if self._source is not None:
            self._source.close()


class Awaited:
    """The same for a server of events: each block comes from the request's own thread, as its database has to."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.close = stream.close

    def __aiter__(self) -> "Awaited":
        return self

    def _next(self) -> bytes | None:
        return next(self._stream, None)

    async def __anext__(self) -> bytes:
        part = await sync_to_async(self._next)()
        if part is None:
            raise StopAsyncIteration
        return part


def response(request: HttpRequest, stream: Stream, *, content_type: str) -> StreamingHttpResponse:
    """The answer for whichever kind of server asks."""
    content = Awaited(stream) if isinstance(request, ASGIRequest) else stream
    return StreamingHttpResponse(content, content_type=content_type)
