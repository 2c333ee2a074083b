"""The log of deliveries is kept for a while: long enough to look into what went wrong, and to send it again."""

from datetime import timedelta

from django.conf import settings
from django.db.models.functions import Now

from factcheck.feeds.webhooks.models import Delivery, Secret

AT_ONCE = 1000


def clear() -> int:
    """Drop deliveries older than `WEBHOOK_LOG_DAYS`, and secrets that no longer sign; how many deliveries.

    What is still owed stays, however old: it waits for an endpoint that is disabled.
    """
    old = Delivery.objects.filter(due_at__isnull=True, made_at__lt=Now() - timedelta(days=settings.WEBHOOK_LOG_DAYS))
    dropped = 0
    while chosen := list(old.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        Delivery.objects.filter(pk__in=chosen).delete()
        dropped += len(chosen)
    Secret.objects.filter(ends_at__lt=Now()).delete()
    return dropped
