"""Counts that pass, such as tries to sign in: kept in Redis for all processes, and without it in each for itself."""

import json
import time
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis import RedisError

LEFT_ALONE = 5.0  # Seconds for which a Redis that did not answer is not asked again: a sign-in asks a dozen times.


class Json:
    """What is kept is plain: nothing that Redis holds is ever run."""

    def dumps(self, kept: Any) -> bytes:
        return json.dumps(kept).encode()

    def loads(self, kept: bytes) -> Any:
        return json.loads(kept)


class Tallies(RedisCache):
    """Django's cache over Redis that nobody has to wait for: while Redis is away, the process counts by itself."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        patience = {"socket_connect_timeout": 1, "socket_timeout": 1, "serializer": Json}
        super().__init__(server, params | {"OPTIONS": patience | params.get("OPTIONS", {})})
        self._here = LocMemCache(f"without {server}", {})
        self._away_until = 0.0

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(self._asked("add", key, value, timeout=timeout, version=version))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._asked("get", key, default=default, version=version)

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._asked("set", key, value, timeout=timeout, version=version)

    def delete(self, key: Any, version: int | None = None) -> bool:
        return bool(self._asked("delete", key, version=version))

    def _asked(self, verb: str, *said: Any, **named: Any) -> Any:
        if time.monotonic() >= self._away_until:
            try:
                return getattr(super(), verb)(*said, **named)
            except (RedisError, OSError):
                self._away_until = time.monotonic() + LEFT_ALONE
        return getattr(self._here, verb)(*said, **named)
