"""What a format is: how one check is written in it, and what stands around the checks of one answer.

A format is a `Format` at the end of its module, named in `formats.FORMATS`; that gives it its address under `/feeds/`,
its kept pieces, conditional requests, paging and a name for `manage.py export`. It writes no header, asks no database
and reads no request.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain
from typing import NamedTuple
from urllib.parse import urlencode

from factcheck.feeds import addresses
from factcheck.feeds.cursor import START, Cursor
from factcheck.feeds.published import Check

# A feed's page holds all that most newsrooms publish in years: collectors that follow no links miss nothing.
FEED_PAGE = 1000


class Piece(NamedTuple):
    """One check as one format writes it. It is made once and kept: of the check and the settings alone."""

    pk: int
    microseconds: int  # When the check changed, since 1970.
    is_tombstone: bool
    text: str

    @property
    def cursor(self) -> Cursor:
        return Cursor.at(self.microseconds, self.pk)

    @property
    def changed(self) -> datetime:
        return self.cursor.changed_at


@dataclass(frozen=True)
class Sheet:
    """One answer of a feed: its pieces, the last change first, and where it stands among the pages.

    `pieces` may come from a cursor of the database and can be walked through once. `newest` is the place
    of the first of them: its `changed_at` is when the content of this answer changed last.
    """

    form: "Format"
    pieces: Iterable[Piece]
    newest: Cursor | None = None
    since: Cursor | None = None
    before: Cursor | None = None
    limit: int | None = None
    next_before: Cursor | None = None

    @property
    def is_continued(self) -> bool:
        """Whether this page goes on where another one ended."""
        return self.before is not None

    @property
    def version(self) -> Cursor | None:
        """Up to where the reader will have read: what they ask `since` next time. None on a page that goes on."""
        if self.is_continued:
            return None
        return self.newest or self.since or START

    @cached_property
    def url(self) -> str:
        """The absolute address of this very answer."""
        return self._url(self.before)

    @cached_property
    def first_url(self) -> str:
        """The absolute address of the first of these pages."""
        return self._url(None)

    @cached_property
    def next_url(self) -> str:
        """The absolute address of the page after this one; empty on the last."""
        return self._url(self.next_before) if self.next_before else ""

    def _url(self, before: Cursor | None) -> str:
        query = {"since": self.since, "before": before, "limit": self.limit}
        text = urlencode({name: str(value) for name, value in query.items() if value})
        return self.form.url + (f"?{text}" if text else "")


@dataclass(frozen=True)
class Format:
    """A way to write checks down.

    `name` is its name in `manage.py export` and among the addresses (`feeds:<name>`), `file` the end of its address.
    `piece` writes one check, or the tombstone of a retracted one (`check.retraction`); "" where the format has none.
    `document` writes an answer around the kept pieces, in as many strings as it likes. `version` counts the ways in
    which the format has been written: who changes what `piece` or `document` write raises it, and all pieces are
    made anew.

    `page` is how many checks an answer holds when no `limit` is asked for; None sends everything in one stream.
    """

    name: str
    file: str
    content_type: str
    version: int
    piece: Callable[[Check], str]
    document: Callable[[Sheet], Iterator[str]]
    page: int | None = FEED_PAGE
    at_most: int = FEED_PAGE

    @property
    def url(self) -> str:
        """The absolute address of the feed."""
        return addresses.public(self.name)


def joined(pieces: Iterable[Piece], separator: str) -> Iterator[str]:
    """The texts of the pieces with a separator between them, those without a text left out."""
    texts = (piece.text for piece in pieces if piece.text)
    first = next(texts, None)
    return chain([] if first is None else [first], (separator + text for text in texts))
