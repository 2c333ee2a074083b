"""How much one person or one program may do in a minute: far more than they need, and less than one that runs wild.

Redis counts; while it does not answer nobody is stopped.
"""

from time import time as now

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from redis import Redis

from newsroom import carrier
from newsroom.entrance.limits import A_MINUTE, TooOften
from newsroom.models import User


def count_write(user: User) -> None:
    """Count one write of this person; raises `TooOften` when it was one too many for this minute."""
    count(f"writes:{user.pk}", settings.WRITES_A_MINUTE)


def count(what: str, at_most: int) -> None:
    """Count one of `what`; raises `TooOften` when it was more than so many in this minute."""
    minute, second = divmod(int(now()), A_MINUTE)
    counted = carrier.ask(lambda redis: _add(redis, f"factcheck:{what}:{minute}"))
    if counted is not None and counted > at_most:
        raise TooOften(A_MINUTE - second)


def address_of(request: HttpRequest) -> str:
    """The address of the net that a request came from, before the proxies that are ours."""
    try:
        return str(get_adapter().get_client_ip(request))
    except (ImproperlyConfigured, PermissionDenied):  # No proxy and no connection says it: these are counted as one.
        return "unknown"


def _add(redis: Redis, key: str) -> int:
    with redis.pipeline(transaction=False) as pipe:
        pipe.incr(key)
        pipe.expire(key, 2 * A_MINUTE)
        return int(pipe.execute()[0])
