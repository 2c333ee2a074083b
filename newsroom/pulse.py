"""When something that should happen again and again last happened. Redis keeps it: it is news, not memory."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from redis import Redis, RedisError

STREAMS_SILENT = timedelta(seconds=45)  # The process that serves event streams leaves word every ten.
SWEEPS = {
    "readings": "sweep",
    "releases": "releases",
    "webhooks": "webhooks",
}  # What is swept for -> the name under which word is left.
KEPT = 7 * 24 * 3600  # Seconds: who asks after a week learns that it was long ago.


def beat(name: str) -> None:
    """Leave word that `name` has just happened. Without Redis nothing is left, and nothing goes wrong."""
    try:
        with _redis() as redis:
            redis.set(_key(name), datetime.now(UTC).isoformat(), ex=KEPT)
    except RedisError:
        return


def last(name: str) -> datetime | None:
    """When `name` last happened, or None where it is not known."""
    try:
        with _redis() as redis:
            told = redis.get(_key(name))
    except RedisError:
        return None
    return datetime.fromisoformat(told) if isinstance(told, str) else None


def is_silent(sweep: str) -> bool:
    """Whether beat and a worker have not swept for so long that something is wrong; `sweep` is one of `SWEEPS`."""
    told = last(SWEEPS[sweep])
    return told is None or datetime.now(UTC) - told > timedelta(seconds=3 * settings.SWEEP_SECONDS + 30)


def _redis() -> Redis:
    return Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1, decode_responses=True)


def _key(name: str) -> str:
    return f"factcheck:pulse:{name}"
