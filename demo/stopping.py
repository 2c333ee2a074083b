"""How the demo is asked to stop."""

import signal
import time


class Stop:
    """Set by Ctrl-C, TERM and HUP, as often as they come.

    An `Event` of the standard library takes a lock to be set. A second signal that comes while the first one sets it,
    as when `make` hands on what the whole group was sent, would wait for that lock for ever.
    """

    def __init__(self) -> None:
        self._is_set = False

    def listen(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.set())

    def set(self) -> None:
        self._is_set = True

    def is_set(self) -> bool:
        return self._is_set

    def wait(self, seconds: float) -> bool:
        """Sleep for as long, unless it is set already; whether it is set then."""
        if not self._is_set:
            time.sleep(seconds)
        return self._is_set
