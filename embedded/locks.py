"""Locks on files, which the kernel lets go of when their holder ends, however it ends."""

import fcntl
import os
import time
from pathlib import Path

from embedded.errors import EmbeddedError

PAUSE = 0.02


def take(path: Path, *, shared: bool = False, within: float = 0.0) -> int | None:
    """Lock the file at `path` and return its descriptor, or None when others hold it for `within` seconds and
    more.

    The lock lasts until the descriptor, and every copy of it in forked children, is closed. Programs started
    by exec do not get a copy unless it is passed to them on purpose.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise EmbeddedError(
            f"{path} cannot be opened ({error.strerror}): does it belong to another account?"
        ) from error
    deadline = time.monotonic() + within
    while True:
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            return descriptor
        except BlockingIOError:
            if time.monotonic() >= deadline:
                os.close(descriptor)
                return None
            time.sleep(PAUSE)


def is_held(path: Path) -> bool:
    """Whether some process holds the file at `path` exclusively."""
    descriptor = take(path, shared=True)
    if descriptor is None:
        return True
    os.close(descriptor)
    return False
