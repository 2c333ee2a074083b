"""Bytes of a file as text."""

import codecs
import re

from factcheck.feeds.reader.troubles import Trouble, Unusable

LIMIT = 300_000_000  # Bytes. The largest public collection of fact-checks has about half as many.
MOST_OBJECTS = 5_000_000
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(
    rb"""(?:<\?xml[^>]{0,200}encoding|<meta[^>]{0,200}charset)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})"""
)


def decoded(content: bytes) -> tuple[str, list[Trouble]]:
    """The text of a file, and what was wrong with its bytes.

    UTF-8, UTF-16 with its mark, or what a page or an XML file declares. Raises `Unusable` for an empty file and
    for one that is too large to be read at once.
    """
    if len(content) > LIMIT:
        raise Unusable(f"It is larger than {LIMIT // 1_000_000} MB.", "Give it in parts, such as NDJSON cut by lines.")
    if content.count(b"{") + content.count(b"[") > MOST_OBJECTS:
        raise Unusable(
            f"It holds more than {MOST_OBJECTS // 1_000_000} million lists and objects.", "Give it in parts."
        )
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _text(content[len(mark) :] if name == "utf-8" else content, name)
    try:
        return _filled(content.decode()), []
    except UnicodeDecodeError:
        declared = _DECLARED.search(content[:4096])
        return _text(content, declared[1].decode("ascii") if declared else "utf-8")


def _text(content: bytes, encoding: str) -> tuple[str, list[Trouble]]:
    try:
        return _filled(content.decode(encoding)), []
    except (UnicodeError, LookupError, ValueError):
        trouble = Trouble("file", None, "It is not UTF-8.", "Save it as UTF-8.")
        return _filled(content.decode("utf-8", "replace")), [trouble]


def _filled(text: str) -> str:
    if not text.strip("\ufeff \t\r\n\0"):
        raise Unusable("It is empty.", "Give a page, a ClaimReview or a feed.")
    return text
