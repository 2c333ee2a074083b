"""Celery's doors to what is done once a day: the morning's mail, and clearing away old drafts."""

from typing import Any

from celery import shared_task

from factcheck.claims.models import Claim
from factcheck.desk import digest
from factcheck.verdicts.models import State
from newsroom import drafts


@shared_task
def mail_digests() -> int:
    """Hand out one mail for each person who wants it; how many those are."""
    wanted = digest.wanted_by()
    for pk in wanted:
        mail_digest.delay(pk)
    return len(wanted)


@shared_task(bind=True, max_retries=3, default_retry_delay=200)  # Below the visibility timeout of the settings.
def mail_digest(self: Any, user_id: int) -> bool:
    """Mail one person, if anything is new for them; a mail server that is away is asked again."""
    try:
        return digest.mail(user_id)
    except OSError as error:
        raise self.retry(exc=error) from error


CLOSED = frozenset(
    {
        Claim.Status.CHECKED,
        Claim.Status.DISMISSED,
        Claim.Status.MERGED,
        State.PUBLISHED,
        State.CORRECTED,
        State.RETRACTED,
    }
)


@shared_task
def clear_drafts() -> int:
    """Forget the drafts that nobody will need again; how many those were."""
    return drafts.clear_away(closed=CLOSED)
