"""Celery's doors to the verdicts room."""

from celery import shared_task
from django.conf import settings

from factcheck.verdicts.services import releasing
from newsroom import pulse


@shared_task
def send(release_id: int) -> bool:
    """Publish one verdict, if its release is due."""
    return releasing.send(release_id)


@shared_task
def sweep() -> int:
    """Hand the releases that are due to the workers; how many there were."""
    due = releasing.sweep()
    for pk in due:
        send.apply_async((pk,), expires=2 * settings.SWEEP_SECONDS)
    pulse.beat("releases")
    return len(due)
