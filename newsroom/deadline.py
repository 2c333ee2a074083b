"""A limit for the whole time that a conversation with a server takes."""

import socket
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

Result = TypeVar("Result")


class Deadline:
    """Cuts the connections that it watches when the time is up; `is_over` says so afterwards.

    The timeouts of a socket begin anew with each byte, so that a server which sends one byte every few
    seconds would never run into them, neither in its headers nor in its body.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.is_over = False
        self._end = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._connections: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._end = time.monotonic() + self.seconds
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    def watch(self, connection: socket.socket) -> socket.socket:
        """Remember a second handle: TLS takes the first one over, and shutting down either ends both."""
        with self._lock:
            if self.is_over:
                connection.close()
                raise TimeoutError("the time was up before the connection stood")
            self._connections.append(connection.dup())
        return connection

    def wait_for(self, act: Callable[[], Result]) -> Result:
        """What `act` returns or raises, if it comes in time; raises `TimeoutError` if not.

        For what nobody can cut, such as the resolution of a name: it goes on by itself and is not heard any more.
        """
        told: list[Result | BaseException] = []

        def listen() -> None:
            try:
                told.append(act())
            except BaseException as error:  # noqa: BLE001  It is raised where it is waited for.
                told.append(error)

        waiting = threading.Thread(target=listen, daemon=True)
        waiting.start()
        waiting.join(max(0.0, self._end - time.monotonic()))
        if not told:
            self.is_over = True
            raise TimeoutError("the time was up before there was a result")
        if isinstance(told[0], BaseException):
            raise told[0]
        return told[0]

    def _cut(self) -> None:
        with self._lock:
            self.is_over = True
            for connection in self._connections:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:  # It has ended by itself.
                    continue
