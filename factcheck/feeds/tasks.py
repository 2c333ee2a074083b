"""Celery's doors to what leaves the house."""

from celery import shared_task

from factcheck.feeds.press import editions


@shared_task
def sweep() -> int:
    """Print what was published and is not printed yet; how many pieces that were."""
    return editions.sweep()


@shared_task
def clear() -> int:
    """Take out pieces that nobody sends any more; how many those were."""
    return editions.clear()
