"""Celery's doors to what programs have sent."""

from celery import shared_task
from django.conf import settings

from factcheck.claims import tasks
from factcheck.feeds.api.services import fetching, submitting
from newsroom import jobs


@shared_task
def fetch(fetching_id: int) -> bool:
    """Fetch one page and take it in, if that is due."""
    reading = fetching.run(fetching_id)
    if reading is not None:
        jobs.nudge(tasks.extract, reading)
    return reading is not None


@shared_task
def sweep() -> int:
    """Hand out the pages that are to be fetched; how many there were."""
    due = fetching.sweep()
    for pk in due:
        fetch.apply_async((pk,), expires=2 * settings.SWEEP_SECONDS)
    return len(due)


@shared_task
def clear() -> int:
    """Let go of keys that nobody sends again, and of what was fetched; how many rows those were."""
    return fetching.forget() + submitting.forget()
