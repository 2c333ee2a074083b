"""How much one person may write in a minute: far more than people do, and less than a script that runs wild.

Redis counts; while it does not answer nobody is stopped.
"""

from time import time as now

from django.conf import settings
from redis import Redis

from newsroom import carrier
from newsroom.entrance.limits import A_MINUTE, TooOften
from newsroom.models import User


def count_write(user: User) -> None:
    """Count one write of this person; raises `TooOften` when it was one too many for this minute."""
    minute, second = divmod(int(now()), A_MINUTE)
    written = carrier.ask(lambda redis: _add(redis, f"factcheck:writes:{user.pk}:{minute}"))
    if written is not None and written > settings.WRITES_A_MINUTE:
        raise TooOften(A_MINUTE - second)


def _add(redis: Redis, key: str) -> int:
    with redis.pipeline(transaction=False) as pipe:
        pipe.incr(key)
        pipe.expire(key, 2 * A_MINUTE)
        return int(pipe.execute()[0])
