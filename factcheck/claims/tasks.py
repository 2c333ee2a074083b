"""Celery's doors to the claims room."""

from celery import shared_task

from factcheck.claims.services import extraction


@shared_task
def extract(extraction_id: int) -> bool:
    """Read one version, if its reading is due."""
    return extraction.run(extraction_id)


@shared_task
def sweep() -> int:
    """Hand every reading that is due to the workers; how many there were."""
    due = extraction.sweep()
    for pk in due:
        extract.delay(pk)
    return len(due)
