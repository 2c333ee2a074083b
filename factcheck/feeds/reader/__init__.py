"""Reads others' fact-checks, in whatever they are published, into one shape. It reads; it never fetches."""

from dataclasses import dataclass

from factcheck.feeds.reader.converting import reviews_of, tombstones_of
from factcheck.feeds.reader.documents import Document, read
from factcheck.feeds.reader.reviews import Review, Tombstone
from factcheck.feeds.reader.troubles import Trouble, Unusable

__all__ = ["Document", "Found", "Review", "Tombstone", "Trouble", "Unusable", "found_in", "read"]


@dataclass(frozen=True)
class Found:
    """What a file says: `kind` in a word, the checks, what was taken back, and what could not be read."""

    kind: str
    reviews: tuple[Review, ...]
    tombstones: tuple[Tombstone, ...]
    troubles: tuple[Trouble, ...]


def found_in(content: bytes, *, address: str = "") -> Found:
    """The fact-checks in a saved page or a feed, as frozen dataclasses.

    `address` is where it was fetched from, if it was. Raises `Unusable`, with one sentence, for a file of which
    nothing can be read; a file without any fact-check gives none.
    """
    document = read(content, address=address)
    return Found(document.kind, tuple(reviews_of(document)), tuple(tombstones_of(document)), tuple(document.troubles))
