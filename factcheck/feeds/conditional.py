"""Answers that a reader can ask for again without getting them again. For everybody: no cookies, no sessions."""

import gzip
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Protocol, TypeVar

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from factcheck.feeds import streams
from factcheck.feeds.remembered import ANSWERS

Answer = TypeVar("Answer", HttpResponse, StreamingHttpResponse)


class Determined(Protocol):
    """What is known of an answer's bytes: a digest of all that determines them, and when they changed last."""

    @property
    def tag(self) -> str: ...

    @property
    def last_modified(self) -> datetime | None: ...


@dataclass(frozen=True)
class Content:
    """An answer that is determined by nothing but itself."""

    content: str
    last_modified: None = None

    @property
    def tag(self) -> str:
        return sha256(self.content.encode()).hexdigest()[:32]


class Reader:
    """Who asks: which validators they sent, and whether they take gzip.

    The gzipped form is made here, with a strong ETag of its own: Django's middleware would turn the tag into a weak
    one, and the 304 would name another tag than the answer did. That middleware is kept away by not being told of any
    encodings: it takes a refusal such as `gzip;q=0` for a wish.
    """

    def __init__(self, request: HttpRequest, *, zips: bool = True) -> None:
        """`zips` is whether there is anything to gain by it: a picture is as small as it gets."""
        self._request = request
        self._zips = zips
        self._takes_gzip = zips and takes_gzip(request.headers.get("Accept-Encoding", ""))
        request.META.pop("HTTP_ACCEPT_ENCODING", None)

    def has(self, it: Determined) -> HttpResponse | None:
        """304 when the reader has it already (412 when they insist on another one), else None."""
        moment = it.last_modified
        seconds = int(moment.timestamp()) if moment else None
        found = get_conditional_response(self._request, etag=self._etag(it), last_modified=seconds)
        return None if found is None else self._dressed(found, it)

    def gets(self, it: Determined, content: str | bytes, *, content_type: str) -> HttpResponse:
        """The answer in one piece."""
        body = content.encode() if isinstance(content, str) else content
        if self._takes_gzip:
            body = gzip.compress(body, 6, mtime=0)
        ANSWERS.keep(self._etag(it), body)
        return self._encoded(HttpResponse(body, content_type=content_type), it)

    def gets_again(self, it: Determined, *, content_type: str) -> HttpResponse | None:
        """The answer in one piece, if somebody had it here a short while ago."""
        body = ANSWERS.get(self._etag(it))
        return None if body is None else self._encoded(HttpResponse(body, content_type=content_type), it)

    def follows(
        self, it: Determined, texts: Iterable[str], source: Generator[Any, None, None] | None, *, content_type: str
    ) -> StreamingHttpResponse:
        """The answer as it is being written, the memory flat; `source` is closed when the reader is gone, or at once
        when they want no more than its head.
        """
        if self._request.method == "HEAD" and source is not None:
            source.close()
            texts = iter(())
        blocks = streams.blocks(texts)
        stream = streams.Stream(streams.zipped(blocks) if self._takes_gzip else blocks, source)
        return self._encoded(streams.response(self._request, stream, content_type=content_type), it)

    def _etag(self, it: Determined) -> str:
        return f'"{it.tag}{"-gzip" if self._takes_gzip else ""}"'

    def _encoded(self, response: Answer, it: Determined) -> Answer:
        if self._takes_gzip:
            response["Content-Encoding"] = "gzip"
        return self._dressed(response, it)

    def _dressed(self, response: Answer, it: Determined) -> Answer:
        response["ETag"] = self._etag(it)
        response["Cache-Control"] = "public, max-age=60"
        if self._zips:
            response["Vary"] = "Accept-Encoding"
        if moment := it.last_modified:
            response["Last-Modified"] = http_date(int(moment.timestamp()))
        return response


def answer(request: HttpRequest, content: str, *, content_type: str) -> HttpResponse:
    """`content` with a strong ETag made of it, or 304 when the reader has it."""
    reader, it = Reader(request), Content(content)
    if (response := reader.has(it) or reader.gets_again(it, content_type=content_type)) is not None:
        return response  # What was zipped a short while ago is not zipped again.
    return reader.gets(it, content, content_type=content_type)


def takes_gzip(accepted: str) -> bool:
    """Whether an `Accept-Encoding` names gzip, and does not refuse it with `q=0`."""
    for one in accepted.lower().split(","):
        name, *parameters = (part.replace(" ", "") for part in one.split(";"))
        if name in ("gzip", "x-gzip"):
            return not any(parameter.startswith("q=") and not parameter.strip("q=0.") for parameter in parameters)
    return False
