"""One message to one endpoint: signed, sent, and what came of it written down."""

import logging
import re
from time import monotonic
from time import time as unix_time

from django.db.models.functions import Now
from django.utils.translation import gettext

from factcheck.feeds.webhooks import messages, schedule, sealing, signing
from factcheck.feeds.webhooks.models import Attempt, Delivery, Endpoint
from factcheck.feeds.webhooks.models.delivery import TEST
from factcheck.feeds.webhooks.services import endpoints
from newsroom import jobs, ledger, rights, web
from newsroom.models import User
from newsroom.refusals import Refusal

log = logging.getLogger(__name__)

SECONDS = 20  # For a receiver to answer.
GONE = 410
PATIENT = {429, 502, 503, 504}  # Answers whose `Retry-After` is heard.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def send(pk: int) -> bool:
    """Send delivery `pk` if it is due; whether it was taken. Never raises for what a receiver does."""
    job = Delivery.objects.lease(pk)
    if job is None:
        return False
    attempt, patience = _try(job)
    try:
        _conclude(job, attempt, patience)
    except jobs.LostLease as lost:
        log.warning("Gave way: %s", lost)
    return attempt.is_success


def test(endpoint: Endpoint, *, by: User) -> Attempt:
    """Send a signed message that tells of nothing, to an enabled or a disabled endpoint; what came of it."""
    rights.require(by, "webhook.curate")
    [(now,)] = Endpoint.objects.filter(pk=endpoint.pk).values_list(Now())
    job = Delivery.objects.create(
        endpoint=endpoint, event=TEST, body=messages.test(endpoint.name, now), due_at=None, attempts=1,
        attempts_allowed=1,
    )  # fmt: skip
    attempt, _patience = _try(job)
    ended = {"finished_at": Now()} if attempt.is_success else {"error": attempt.error}
    Delivery.objects.filter(pk=job.pk).update(**ended)
    ledger.record(endpoint, "tested", by=by, status=attempt.status)
    return attempt


def replay(delivery: Delivery, *, by: User) -> None:
    """Send a message again, with the same id, whether it was taken or not."""
    rights.require(by, "webhook.curate")
    if delivery.due_at is not None:
        raise Refusal(gettext("It is still owed, and will be sent by itself."))
    if delivery.event == TEST:
        raise Refusal(gettext("A test is not sent again. Test the endpoint instead."))
    if delivery.is_overtaken or _was_followed(delivery):
        raise Refusal(gettext("The check has changed since. Send the message about its last change again."))
    if jobs.owe_again(Delivery.objects.filter(pk=delivery.pk), tries=schedule.ATTEMPTS):
        ledger.record(delivery, "asked for again", by=by)


def _was_followed(delivery: Delivery) -> bool:
    return Delivery.objects.filter(
        endpoint=delivery.endpoint_id, slug=delivery.slug, changed_at__gt=delivery.changed_at
    ).exists()


def _try(job: Delivery) -> tuple[Attempt, float]:
    """One request, written down; and how long the receiver asks to be left alone, in seconds."""
    began = monotonic()
    try:
        answer = web.post(job.endpoint.url, job.body.encode(), headers=_headers(job), seconds=SECONDS)
    except Refusal as refusal:
        error = refusal.sentence
        return _written(job, status=None, error=error, seconds=monotonic() - began), 0.0
    asked = schedule.wished(answer.headers.get("Retry-After", "")) if answer.status in PATIENT else 0.0
    error = "" if 200 <= answer.status < 300 else _told(answer.status)
    return _written(
        job, status=answer.status, error=error, seconds=answer.seconds, answer=_readable(answer.start)
    ), asked


def _headers(job: Delivery) -> dict[str, str]:
    secrets = [sealing.unseal(secret.sealed) for secret in job.endpoint.secrets.live()]
    signed = signing.headers(job.webhook_id, job.body, at=int(unix_time()), signed_by=secrets)
    return {"Content-Type": "application/json; charset=utf-8", **signed}


def _written(job: Delivery, *, status: int | None, error: str, seconds: float, answer: str = "") -> Attempt:
    """The attempt on record, whoever holds the lease by now: it was made."""
    return Attempt.objects.create(delivery=job, status=status, error=error, seconds=round(seconds, 3), answer=answer)


def _readable(start: bytes) -> str:
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", start.decode("utf-8", "replace"))


def _told(status: int) -> str:
    if 300 <= status < 400:
        return gettext("Answered %(status)s: redirects are not followed. Name the address where it ends.") % {
            "status": status
        }
    return gettext("Answered %(status)s.") % {"status": status}


def _conclude(job: Delivery, attempt: Attempt, patience: float) -> None:
    """Done, owed again later, or given up. The endpoint's own row is written last, and in a step of its own."""
    endpoint = Endpoint.objects.filter(pk=job.endpoint_id)
    if attempt.is_success:
        job.finish()
        endpoint.filter(failing_since__isnull=False).update(failing_since=None)
        return
    job.fail(attempt.error, after=max(schedule.gap(job.tries_left), patience))
    endpoint.filter(failing_since__isnull=True).update(failing_since=Now())
    if attempt.status == GONE:
        endpoints.disable(job.endpoint, by=None, why=gettext("It answered 410: it wants no more messages."))
