"""What several formats write of the same check is made once while they are printed together: the text for people takes
longer than all the rest, and three formats hold the same one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from factcheck.feeds.published import Check

Made = TypeVar("Made")

_SO_FAR: ContextVar[dict[tuple[object, int], object] | None] = ContextVar("so_far", default=None)


@contextmanager
def one_check() -> Iterator[None]:
    """While this lasts, functions that are `made_once` give each check what they gave it before."""
    token = _SO_FAR.set({})
    try:
        yield
    finally:
        _SO_FAR.reset(token)


def made_once(write: Callable[[Check], Made]) -> Callable[[Check], Made]:
    """`write`, which inside `one_check` is asked once. Nobody changes what it gives; outside nothing is remembered."""

    def made(check: Check) -> Made:
        so_far = _SO_FAR.get()
        if so_far is None:
            return write(check)
        key = (write, id(check))
        if key not in so_far:
            so_far[key] = write(check)
        return so_far[key]  # type: ignore[return-value]

    made.__doc__ = write.__doc__
    return made
