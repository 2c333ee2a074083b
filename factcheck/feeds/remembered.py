"""The last answers of this process, by their strong ETags: the tag is the bytes, so none is ever outdated."""

from collections import OrderedDict
from threading import Lock

ROOM = 32 * 1024 * 1024  # Bytes that they may take up together.


class Answers:
    """Bodies by tag. When room is needed, the one goes that nobody has asked for the longest."""

    def __init__(self, room: int = ROOM) -> None:
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._room = room
        self._taken = 0
        self._lock = Lock()  # Threads answer beside each other.

    def get(self, tag: str) -> bytes | None:
        with self._lock:
            if tag in self._bodies:
                self._bodies.move_to_end(tag)
            return self._bodies.get(tag)

    def keep(self, tag: str, body: bytes) -> None:
        with self._lock:
            if tag not in self._bodies and len(body) <= self._room // 4:
                self._bodies[tag] = body
                self._taken += len(body)
            while self._taken > self._room:
                self._taken -= len(self._bodies.popitem(last=False)[1])

    def clear(self) -> None:
        with self._lock:
            self._bodies.clear()
            self._taken = 0


ANSWERS = Answers()
