"""Telling WebSub hubs that a feed has changed, so that they fetch it and tell their readers."""

import logging
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext

from factcheck.feeds import websub
from factcheck.feeds.cursor import START
from factcheck.feeds.webhooks.models import Ping
from factcheck.feeds.webhooks.services import line
from newsroom import jobs, web
from newsroom.refusals import Refusal

log = logging.getLogger(__name__)

SECONDS = 20


def owe() -> int:
    """Owe a ping to each hub that has not been told of the last change; how many were due by that."""
    if not settings.WEBSUB_HUBS:
        return 0
    wanted = {(hub, feed) for hub in settings.WEBSUB_HUBS for feed in websub.feeds()}
    told = Ping.objects.filter(told_of__gte=line.last_change()).values_list("hub", "feed")
    if wanted <= set(told):  # The one question when nothing has changed.
        return 0
    end = line.end()
    if end == START:
        return 0
    known = set(Ping.objects.values_list("hub", "feed"))
    Ping.objects.bulk_create(
        [Ping(hub=hub, feed=feed, due_at=None) for hub, feed in sorted(wanted - known)], ignore_conflicts=True
    )
    behind = Ping.objects.filter(Q(told_of__isnull=True) | Q(told_of__lt=end.changed_at), hub__in=settings.WEBSUB_HUBS)
    # A ping that is on its way at this moment was begun before the change: it may not end the one that is owed now.
    return behind.update(
        told_of=end.changed_at, due_at=Now(), started_at=None, finished_at=None, error="",
        attempts=F("attempts") + 1, attempts_allowed=F("attempts") + 1 + jobs.TRIES,
    )  # fmt: skip


def ping(pk: int) -> bool:
    """Tell one hub of one feed, if it is due; whether the hub took it."""
    job = Ping.objects.lease(pk)
    if job is None:
        return False
    body = urlencode({"hub.mode": "publish", "hub.url": job.feed, "hub.topic": job.feed})
    try:
        error = _sent(job.hub, body)
        if error:
            job.fail(error)
        else:
            job.finish()
    except jobs.LostLease as lost:
        log.warning("Gave way: %s", lost)
        return False
    return not error


def _sent(hub: str, body: str) -> str:
    """What went wrong, in a sentence; empty when the hub took it."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    try:
        answer = web.post(hub, body.encode(), headers=headers, seconds=SECONDS)
    except Refusal as refusal:
        return refusal.sentence
    if 200 <= answer.status < 300:
        return ""
    return gettext("Answered %(status)s.") % {"status": answer.status}
