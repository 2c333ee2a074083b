"""When readers get their mail, and whether there is any."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from newsroom.entrance import letters

DAILY = "daily"
_HOUR = time(7)  # By the newsroom's clock.
_MONDAY = 0


def offered() -> str:
    """How often readers can get mail; empty when the newsroom does not want it, or has named no mail server."""
    return settings.READERS_DIGEST if letters.are_sent() else ""


def is_on() -> bool:
    return bool(offered())


def next_time(now: datetime | None = None) -> datetime:
    """Seven in the morning: the next day's, or the next Monday's."""
    here = timezone.localtime(now or timezone.now(), timezone.get_default_timezone())
    days = 1 if settings.READERS_DIGEST == DAILY else (_MONDAY - here.weekday()) % 7 or 7
    return datetime.combine(here.date() + timedelta(days=days), _HOUR, tzinfo=here.tzinfo)
