"""Which moments an article can have been published at."""

from datetime import datetime

from django.utils import timezone

FIRST_YEAR = 1600  # No newspaper is older: an earlier year is a slip, and some of them no clock can show.


def can_be_meant(published_at: datetime) -> bool:
    """Whether an article can have been published then: not before the newspapers, not after next year."""
    return FIRST_YEAR <= published_at.year <= timezone.now().year + 1
