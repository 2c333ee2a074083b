"""Answers that a reader can ask for again without getting them again."""

import gzip
import re
from datetime import datetime
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date


def answer(
    request: HttpRequest,
    content: str,
    *,
    content_type: str,
    last_modified: datetime | None = None,
    headers: dict[str, str] | None = None,
) -> HttpResponse:
    """`content` with a strong ETag made of it, or 304 when the reader has it. For public answers, no cookies.

    The gzipped form is made here, with an ETag of its own: Django's middleware would turn the tag into a
    weak one, and the 304 would name another tag than the answer did.
    """
    body = content.encode()
    is_zipped = bool(re.search(r"\bgzip\b", request.headers.get("Accept-Encoding", "")))
    etag = f'"{sha256(body).hexdigest()[:32]}{"-gzip" if is_zipped else ""}"'
    moment = int(last_modified.timestamp()) if last_modified else None
    response = get_conditional_response(request, etag=etag, last_modified=moment)
    if response is None:
        response = HttpResponse(gzip.compress(body, mtime=0) if is_zipped else body, content_type=content_type)
        if is_zipped:
            response["Content-Encoding"] = "gzip"
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=60"
    response["Vary"] = "Accept-Encoding"
    if moment is not None:
        response["Last-Modified"] = http_date(moment)
    for name, value in (headers or {}).items():
        response[name] = value
    return response
