"""The readers' mail: what was published, corrected or retracted since the last one.

A reader stands in the line of publications as a webhook's endpoint does, so nothing is left out or comes twice.
The place moves after the mail has left: a worker that dies in between sends the same mail again, under the same
Message-ID, by which mail programs know it for the same.
"""

import logging
from collections.abc import Sequence
from hashlib import sha256

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F
from django.db.models.functions import Now
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import ngettext

from factcheck.feeds import addresses, published
from factcheck.feeds.cursor import Cursor
from factcheck.feeds.letters import rhythm
from factcheck.feeds.letters.models import Subscriber
from factcheck.feeds.published import Check
from newsroom import jobs

log = logging.getLogger(__name__)

MOST = 40  # Checks that one mail spells out.
A_SWEEP = 500  # Mails that one sweep hands out.


def due() -> list[int]:
    """Those who should be mailed now. Whoever's worker died on every try is due again the next time."""
    if not rhythm.is_on():
        return []
    spent = {"due_at": rhythm.next_time(), "attempts_allowed": F("attempts") + jobs.TRIES, "error": str(jobs.STOPPED)}
    Subscriber.objects.spent().update(**spent)
    return list(Subscriber.objects.due().order_by("due_at", "pk").values_list("pk", flat=True)[:A_SWEEP])


def mail(pk: int) -> bool:
    """Mail one reader what is new for them, if that is due; whether a mail left."""
    job = Subscriber.objects.lease(pk)
    if job is None:
        return False
    try:
        return _mailed(job)
    except jobs.LostLease as lost:
        log.warning("Gave way: %s", lost)
        return False


def _mailed(job: Subscriber) -> bool:
    rows = published.newest_first(since=job.place).order_by("changed_at", "pk")
    checks = [published.of(row) for row in rows]
    if not checks:
        job.wait(rhythm.next_time(), error="")
        return False
    end = checks[-1].cursor
    try:
        composed(job, checks[::-1], end).send()
    except OSError as error:
        said = f"{type(error).__name__}: {error}"
        if job.attempts < job.attempts_allowed:
            job.fail(said)
        else:  # What they were not told of is in the next mail.
            job.wait(rhythm.next_time(), error=said[:2000])
        return False
    job.wait(rhythm.next_time(), error="", mailed_at=Now(), after_at=end.changed_at, after_pk=end.pk)
    return True


def composed(to: Subscriber, checks: Sequence[Check], end: Cursor) -> EmailMultiAlternatives:
    """The mail about these checks, the last change first, in the newsroom's language and by its clock."""
    with translation.override(settings.LANGUAGE_CODE), timezone.override(timezone.get_default_timezone()):
        subject = ngettext("%(count)s fact-check of %(desk)s", "%(count)s fact-checks of %(desk)s", len(checks))
        words = {
            "told": [(check, kind_of(check, to.place)) for check in checks[:MOST]], "more": len(checks[MOST:]),
            "newsroom_name": settings.NEWSROOM_NAME, "checks_url": addresses.public("checks"),
            "leave_url": to.leave_url, "language": settings.LANGUAGE_CODE,
        }  # fmt: skip
        line = " ".join((subject % {"count": len(checks), "desk": settings.NEWSROOM_NAME}).split())
        text = render_to_string("feeds/letters/digest.txt", words)
        html = render_to_string("feeds/letters/digest.html", words)
    host = addresses.host_of(settings.SITE_URL)
    headers = {
        "List-Id": f"<checks.{host}>",
        "List-Unsubscribe": f"<{to.leave_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "Message-ID": f"<checks.{sha256(f'{to.key} {end}'.encode()).hexdigest()[:32]}@{host}>",
    }
    mail = EmailMultiAlternatives(line, text, settings.DEFAULT_FROM_EMAIL, [to.email], headers=headers)
    mail.attach_alternative(html, "text/html")
    return mail


def kind_of(check: Check, place: Cursor) -> str:
    """What happened to the check since that place: published, corrected, retracted or republished."""
    if check.retraction is None and check.first_published > place.changed_at:
        return "published"
    return check.changes[-1].kind
