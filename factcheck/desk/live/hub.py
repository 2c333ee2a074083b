"""One reader of the hints for all the streams that a process serves."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import connection
from redis.asyncio import Redis

from factcheck.desk.live.reading import Hint, Placed, read
from newsroom import carrier, hints
from newsroom.hints import Entry

Found = TypeVar("Found")
log = logging.getLogger(__name__)

WAITS = 100  # Batches that a slow browser may be behind; one that is further behind begins anew.
BLOCKS = 10  # Seconds for which Redis holds the question for news.
REPLAYED = 1000  # Entries that are sent after a gap; after a longer one everything is fetched anew.
Batch = tuple[str, Sequence[Hint]]  # The place in the stream, and what was told up to there.


class Gone(Exception):
    """The stream ends here: Redis is away, the browser was too slow, or the person's rights have changed."""


@dataclass(eq=False)
class Listener:
    """One open stream: whose it is, and the article that it is about (None: the whole desk)."""

    user: int
    article: int | None
    waiting: asyncio.Queue[Batch | None] = field(default_factory=lambda: asyncio.Queue(WAITS))

    def wants(self, placed: Placed) -> bool:
        return self.article is None or self.article in placed.articles

    def give(self, place: str, told: Sequence[Placed]) -> None:
        wanted = [each.hint for each in told if self.wants(each)]
        if wanted and not self.waiting.full():
            self.waiting.put_nowait((place, wanted))
        elif wanted:
            self.end()

    def end(self) -> None:
        while not self.waiting.empty():
            self.waiting.get_nowait()
        self.waiting.put_nowait(None)

    async def next(self, seconds: float) -> Batch | None:
        """What is told next; None when nothing was for so many seconds. Raises `Gone`."""
        try:
            batch = await asyncio.wait_for(self.waiting.get(), seconds)
        except TimeoutError:
            return None
        if batch is None:
            raise Gone
        return batch


class Hub:
    """Reads the stream of hints while anybody listens, and hands each listener what is theirs."""

    def __init__(self) -> None:
        self.listeners: set[Listener] = set()
        self._task: asyncio.Task[None] | None = None
        self._begun = asyncio.Event()

    def count(self, user: int) -> int:
        """How many streams of this person are open here."""
        return sum(each.user == user for each in self.listeners)

    @asynccontextmanager
    async def listening(self, user: int, article: int | None) -> AsyncIterator[Listener]:
        listener = Listener(user, article)
        self.listeners.add(listener)
        if self._task is None or self._task.done():
            self._begun = asyncio.Event()
            self._task = asyncio.create_task(self._read(self._begun))
        try:
            await self._begun.wait()  # From here on nothing is missed; what was told before can be replayed.
            yield listener
        finally:
            self.listeners.discard(listener)
            if not self.listeners and self._task:
                self._task.cancel()
                self._task = None

    async def _read(self, begun: asyncio.Event) -> None:
        try:
            async with _redis() as redis:
                last: Any = await redis.xrevrange(hints.STREAM, count=1)
                place: str = last[0][0] if last else "0"
                begun.set()
                while self.listeners:
                    answer: Any = await redis.xread({hints.STREAM: place}, block=BLOCKS * 1000, count=hints.AT_ONCE)
                    entries = [hints.entry(*each) for _, each_stream in answer or [] for each in each_stream]
                    if entries:
                        place = entries[-1].id
                        self._hand_out(place, entries, await in_database(entries))
        except Exception as error:  # noqa: BLE001  Whatever it is: nobody should listen to nothing.
            log.warning("Nobody is told of changes for now: %s", error)
            for listener in list(self.listeners):
                listener.end()  # Who asks again is told whether there is something to listen to.
        finally:
            begun.set()

    def _hand_out(self, place: str, entries: Sequence[Entry], told: Sequence[Placed]) -> None:
        changed = {subject for entry in entries for subject in entry.subjects if subject.startswith("user:")}
        for listener in list(self.listeners):
            if f"user:{listener.user}" in changed:
                listener.end()  # What this person may see is looked at anew when the browser asks again.
            else:
                listener.give(place, told)


async def replay(place: str) -> list[Entry] | None:
    """What was told after this place; None if that is more than is kept, or more than is worth telling one by one."""
    async with _redis() as redis:
        first: Any = await redis.xrange(hints.STREAM, count=1)
        found: Any = await redis.xrange(hints.STREAM, min=f"({place}", count=REPLAYED + 1)
        begins_later = bool(first) and number_of(place) < number_of(first[0][0])
        is_trimmed = begins_later and await redis.xlen(hints.STREAM) >= hints.KEPT
    return None if is_trimmed or len(found) > REPLAYED else [hints.entry(*each) for each in found]


def number_of(place: str) -> tuple[int, int]:
    """A place in the stream as numbers, which can be compared; the empty one is before all others."""
    moment, _, number = place.partition("-")
    return int(moment or 0), int(number or 0)


def _redis() -> Redis:
    return Redis.from_url(settings.REDIS_URL, socket_timeout=BLOCKS + 5, **carrier.OPTIONS)


async def in_database(entries: Sequence[Entry]) -> list[Placed]:
    """`read`, beside the loop."""
    return await without_holding(read, entries)


async def without_holding(act: Callable[[Any], Found], argument: Any) -> Found:
    """What `act` finds, in a thread that keeps neither itself nor its connection for the life of a stream."""

    def done() -> Found:
        try:
            return act(argument)
        finally:
            connection.close()

    return await sync_to_async(done, thread_sensitive=False)()
