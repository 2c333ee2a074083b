"""Celery's doors to webhooks and to the pings of hubs."""

from celery import Task, shared_task
from django.conf import settings

from factcheck.feeds.webhooks.models import Delivery, Ping
from factcheck.feeds.webhooks.services import clearing, owing, pinging, sending
from newsroom import jobs, pulse


@shared_task
def send(delivery_id: int) -> bool:
    """Send one message, if it is due."""
    return sending.send(delivery_id)


@shared_task
def ping(ping_id: int) -> bool:
    """Ping one hub, if it is due."""
    return pinging.ping(ping_id)


@shared_task
def sweep() -> int:
    """Write down what is owed, and hand out what is due; how many messages and pings there were."""
    pinging.owe()
    waits = owing.what_waits()
    if "endpoints" in waits:
        owing.owe()
    due = 0
    if waits & {"endpoints", "deliveries"}:
        jobs.give_up(Delivery.objects.all())
        due += _hand_out(send, owing.to_send())
    if "pings" in waits:
        jobs.give_up(Ping.objects.all())
        due += _hand_out(ping, list(Ping.objects.due().values_list("pk", flat=True)))
    pulse.beat("webhooks")
    return due


def _hand_out(task: Task, pks: list[int]) -> int:
    for pk in pks:
        task.apply_async((pk,), expires=2 * settings.SWEEP_SECONDS)
    return len(pks)


@shared_task
def clear() -> int:
    """Drop what is old in the log."""
    return clearing.clear()
