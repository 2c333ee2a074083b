"""How often one may try, and when to come back."""

import math
import time

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import ngettext

from newsroom.models import User
from newsroom.refusals import Refusal

APP = "allauth.account"
A_MINUTE = 60


class TooOften(Refusal):
    """More tries than are allowed; `retry_after` says in how many seconds the next one counts."""

    status = 429

    def __init__(self, seconds: int) -> None:
        minutes = math.ceil(seconds / A_MINUTE)
        super().__init__(
            ngettext(
                "That was tried too often. Try again in %(seconds)s second.",
                "That was tried too often. Try again in %(seconds)s seconds.",
                seconds,
            )
            % {"seconds": seconds}
            if seconds <= 2 * A_MINUTE
            else ngettext(
                "That was tried too often. Try again in %(minutes)s minute.",
                "That was tried too often. Try again in %(minutes)s minutes.",
                minutes,
            )
            % {"minutes": minutes}
        )
        self.retry_after = seconds


def count(request: HttpRequest, action: str, *, key: str | None = None) -> None:
    """Count one try at `action`; raises `TooOften` when there were too many from this address or about this `key`."""
    if not ratelimit.consume(request, app=APP, action=action, key=key):
        raise TooOften(seconds_left(request, action, key=key))


def seconds_left(request: HttpRequest, action: str, *, key: str | None = None) -> int:
    """Until every limit of `action` lets a try through again."""
    now, waits = time.time(), [1.0]
    for rate in ratelimit.get_rates(app=APP, action=action):
        if rate.per == "key" and key is None:
            continue
        kept = cache.get(ratelimit.get_cache_key(request, app=APP, action=action, rate=rate, key=key), [])
        tries = [at for at in kept if at > now - rate.duration]  # The newest first.
        if len(tries) >= rate.amount:
            waits.append(tries[rate.amount - 1] + rate.duration - now)
    return math.ceil(max(waits))


def refuse_if_limited(request: HttpRequest, form: BaseForm, key: str) -> None:
    """Raise `TooOften` when that is why allauth's form about `key` refuses."""
    codes = {error.code for errors in form.errors.as_data().values() for error in errors}
    if not codes.isdisjoint({"too_many_login_attempts", "rate_limited"}):
        raise TooOften(seconds_left(request, "login_failed", key=key))


def about_factors_of(user: User) -> str:
    """The key under which allauth counts wrong second factors."""
    return f"mfa-auth-user-{user.pk}"
