"""Celery's doors to the claims room."""

from typing import Any

from celery import shared_task
from celery.signals import worker_process_init
from django.conf import settings

from factcheck.claims.engine.memory import let_go, settle
from factcheck.claims.services import extraction
from newsroom import pulse


@worker_process_init.connect
def begin_to_read(**_: Any) -> None:
    """A worker's process reads article after article from now on."""
    settle()


@shared_task
def extract(extraction_id: int) -> bool:
    """Read one version, if its reading is due."""
    try:
        return extraction.run(extraction_id)
    finally:
        let_go()


@shared_task
def sweep() -> int:
    """Hand the readings that are due to the workers; how many there were.

    A message that no worker takes up until the next sweeps have come is worth nothing: they send it again. So it
    expires, and the queue stays short however long the backlog is.
    """
    due = extraction.sweep()
    for pk in due:
        extract.apply_async((pk,), expires=2 * settings.SWEEP_SECONDS)
    pulse.beat("sweep")
    return len(due)
