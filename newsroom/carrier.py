"""Redis for what passes by, hints and presence: nothing that has to be remembered, so that nobody waits for it."""

import time
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from django.conf import settings
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

Found = TypeVar("Found")

PATIENCE = 1.0  # Seconds for one answer; a write or a page costs that much more at most while Redis is silent.
REST = 5.0  # Seconds for which it is left alone after it did not answer.
# How a connection is made, also by those who wait for news: one try, as the next one comes by itself.
OPTIONS: dict[str, Any] = {"socket_connect_timeout": PATIENCE, "decode_responses": True}

_rests_until: dict[str, float] = {}  # By address.


def ask(act: Callable[[Redis], Found]) -> Found | None:
    """What `act` finds with the connection that it is given; None while Redis does not answer."""
    address = settings.REDIS_URL
    if time.monotonic() < _rests_until.get(address, 0):
        return None
    try:
        return act(_connected(address))
    except RedisError:
        _rests_until[address] = time.monotonic() + REST
        return None


@cache
def _connected(address: str) -> Redis:
    return Redis.from_url(address, socket_timeout=PATIENCE, retry=Retry(NoBackoff(), 0), **OPTIONS)
