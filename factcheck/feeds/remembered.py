"""What this process has found out or sent a short while ago, by names that tell when it no longer holds."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Thing = TypeVar("Thing")

ROOM = 32 * 1024 * 1024  # Bytes that answers may take up together.


class Remembered(Generic[Thing]):
    """Things by name. When room is needed, the one goes that nobody has asked for the longest."""

    def __init__(self, room: int, *, size: Callable[[Thing], int] = lambda _thing: 1) -> None:
        self._things: OrderedDict[Hashable, Thing] = OrderedDict()
        self._room = room
        self._size = size
        self._taken = 0
        self._lock = Lock()  # Threads answer beside each other.

    def get(self, name: Hashable) -> Thing | None:
        with self._lock:
            if name in self._things:
                self._things.move_to_end(name)
            return self._things.get(name)

    def keep(self, name: Hashable, thing: Thing) -> None:
        """Remember it in place of what has this name."""
        if (size := self._size(thing)) > self._room // 4:
            return
        with self._lock:
            if name in self._things:
                self._taken -= self._size(self._things.pop(name))
            self._things[name] = thing
            self._taken += size
            while self._taken > self._room:
                self._taken -= self._size(self._things.popitem(last=False)[1])

    def clear(self) -> None:
        with self._lock:
            self._things.clear()
            self._taken = 0


# Bodies by their strong ETags: the tag is the bytes, so none is ever outdated.
ANSWERS: Remembered[bytes] = Remembered(ROOM, size=len)
