"""Hints that rows have changed, for whoever looks at them now: which rows, never what stands in them.

Told after commit, kept in one trimmed Redis stream, and lost without harm: who sees a hint fetches the rows with their
own rights, and who sees none asks again by themselves.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from redis import Redis

from newsroom import carrier

STREAM = "factcheck:hints"
KEPT = 10_000  # Entries, about: some hours of a busy newsroom.
AT_ONCE = 200  # Rows that one entry names.
_ID = re.compile(r"[0-9]{1,19}(-[0-9]{1,19})?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the stream: the rows as the ledger names them, the verb, and the number of its line (0: none)."""

    id: str
    subjects: Sequence[str]
    verb: str
    event: int


def tell(subjects: Iterable[str], verb: str, *, event: int = 0) -> None:
    """Tell of these rows after commit. Without Redis nobody is told, and nothing else happens."""
    named = list(subjects)

    def send() -> None:
        carrier.ask(lambda redis: _add(redis, named, verb, event))

    if named:
        transaction.on_commit(send, robust=True)


def _add(redis: Redis, named: list[str], verb: str, event: int) -> None:
    with redis.pipeline(transaction=False) as pipe:
        for start in range(0, len(named), AT_ONCE):
            fields: Any = {"rows": " ".join(named[start : start + AT_ONCE]), "verb": verb, "event": event}
            pipe.xadd(STREAM, fields, maxlen=KEPT, approximate=True)
        pipe.execute()


def is_id(written: str) -> bool:
    """Whether this is the place of a hint in the stream: milliseconds since 1970, and a number among them."""
    return bool(_ID.fullmatch(written))


def since(place: str, *, most: int = 500) -> list[Entry] | None:
    """The hints after this place, `most` at most; None while Redis does not answer."""
    found: Any = carrier.ask(lambda redis: redis.xrange(STREAM, min=f"({place}", count=most))
    return None if found is None else [entry(*each) for each in found]


def entry(id_: str, fields: dict[str, str]) -> Entry:
    """A line of the stream as Redis gives it."""
    return Entry(id_, fields["rows"].split(), fields["verb"], int(fields["event"]))
