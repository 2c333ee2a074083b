"""Celery's doors to the readers' mail."""

from celery import shared_task
from django.conf import settings

from factcheck.feeds.letters.services import mailing


@shared_task
def mail(subscriber_id: int) -> bool:
    """Mail one reader, if that is due."""
    return mailing.mail(subscriber_id)


@shared_task
def sweep() -> int:
    """Hand out the mails that are due; how many those are."""
    due = mailing.due()
    for pk in due:
        mail.apply_async((pk,), expires=2 * settings.SWEEP_SECONDS)
    return len(due)
