"""When a message that was not taken is sent again.

The times are those of Standard Webhooks' own example as far as they fit into two days, and then one last attempt
when the two days are over. Each may come up to a twentieth later, so that what failed together does not come back
together.
"""

import random
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_MINUTE, _HOUR = 60, 3600
# Seconds after the first attempt, the second, …; the first is made at once.
_BUT_THE_LAST = (5, 5 * _MINUTE, 30 * _MINUTE, 2 * _HOUR, 5 * _HOUR, 10 * _HOUR, 14 * _HOUR)
SPAN = 48 * _HOUR
GAPS = (*_BUT_THE_LAST, SPAN - sum(_BUT_THE_LAST))
ATTEMPTS = 1 + len(GAPS)
AT_ONCE = 5  # Up to here nothing is added: a short gap is there for a receiver that was just restarting.
LONGEST_WISH = 24 * _HOUR  # Of a receiver that asks to be left alone for a while.


def gap(tries_left: int) -> float:
    """Seconds until the next attempt, when so many are left; 0 when none is."""
    if not tries_left:
        return 0.0
    seconds = GAPS[max(0, len(GAPS) - tries_left)]
    return seconds if seconds <= AT_ONCE else seconds * random.uniform(1, 1.05)  # noqa: S311  No secret hangs on it.


def wished(retry_after: str, *, now: datetime | None = None) -> float:
    """The seconds that a `Retry-After` asks for, a day at most; 0 for one that is missing or makes no sense."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(min(int(text[:9]), LONGEST_WISH))
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return 0.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(timedelta(), moment - (now or datetime.now(UTC))).total_seconds(), float(LONGEST_WISH))
