"""The outbox: an approved verdict waits there for its moment, can be recalled until then, and goes out once.

Locks are taken in one order, the release first and then what publication locks; asking for a release locks nothing,
because the sending looks at everything again: the right and the rule of four eyes, the version, an embargo.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Case, F, OuterRef, Subquery, TextField, Value, When
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.verdicts.models import Release, State, Verdict
from factcheck.verdicts.models.verdict import VerdictQuerySet
from factcheck.verdicts.services import review
from newsroom import jobs, ledger, rights
from newsroom.languages import within
from newsroom.models import Event, User
from newsroom.refusals import Conflict, Refusal
from newsroom.templatetags.words import to_the_second

log = logging.getLogger(__name__)

AT_ONCE = 100  # Releases that one sweep hands out.
LATEST = timedelta(days=366)
STOPPED = gettext_lazy("The worker stopped on every try. Publish the verdict again.")


def release(verdict: Verdict, *, by: User, version: int, at: datetime | None = None) -> Release | None:
    """Let an approved verdict go out in `RECALL_SECONDS`, or `at` a moment; None when it is out at once.

    Two clicks ask once. Raises `Conflict` when the verdict is not as the person had read it or waits already.
    """
    rights.require(by, "verdict.publish", verdict)
    if at is None and not settings.RECALL_SECONDS:
        review.publish(verdict, by=by, version=version)
        return None
    _permit_moment(at)
    review.permit_public(verdict, at=at)
    now = Verdict.objects.select_related("claim").get(pk=verdict.pk)
    waiting = Release.objects.waiting().filter(verdict=now).select_related("by").first()
    if waiting:
        return _the_same(waiting, by=by, at=at)
    if now.version != version or now.state != State.APPROVED:
        raise Conflict(
            _("This verdict is “%(state)s” and may have changed since you opened it. Look at it again.")
            % {"state": within(now.get_state_display())},
            thing=now.claim,
        )
    return _owe(now, by=by, at=at)


@transaction.atomic
def _owe(verdict: Verdict, *, by: User, at: datetime | None) -> Release:
    moment = at or jobs.later(settings.RECALL_SECONDS)
    try:
        with transaction.atomic():
            owed = Release.objects.create(
                verdict=verdict, by=by, version=verdict.version, goes_out_at=moment, due_at=moment
            )
    except IntegrityError:  # Two people, or two clicks, at the same moment.
        return _the_same(Release.objects.waiting().select_related("by").get(verdict=verdict), by=by, at=at)
    owed = Release.objects.get(pk=owed.pk)
    ledger.record(verdict, "release asked", by=by, release=owed.pk, goes_out_at=owed.goes_out_at.isoformat())
    return owed


def _permit_moment(at: datetime | None) -> None:
    if at is not None and at <= timezone.now():
        raise Refusal(_("Choose a moment that is still to come, or publish now."))
    if at is not None and at > timezone.now() + LATEST:
        raise Refusal(_("Choose a moment within a year."))


def _the_same(waiting: Release, *, by: User, at: datetime | None) -> Release:
    """The release that waits already, for a second click; whoever wants another moment recalls it first."""
    if waiting.by_id == by.pk and (at is None or at == waiting.goes_out_at):
        return waiting
    moment = to_the_second(waiting.goes_out_at)
    raise Conflict(
        _("%(who)s has released this verdict already; it goes out on %(moment)s. Recall it first.")
        % {"who": waiting.by, "moment": moment},
        thing=waiting.verdict.claim,
    )


@transaction.atomic
def recall(verdict: Verdict, *, by: User) -> Release:
    """Keep a released verdict in; it is approved as before. Raises `Conflict` when it is out."""
    rights.require(by, "verdict.publish", verdict)
    last = Release.objects.filter(verdict=verdict).select_for_update(of=("self",)).order_by("-pk").first()
    if last and last.recalled_at:
        return last  # A second click.
    if last is None or last.due_at is None:
        out = last is not None and last.finished_at is not None
        raise Conflict(
            _("It is out already: retract it, or publish a correction.") if out else _("Nothing waits to go out."),
            thing=verdict.claim,
        )
    Release.objects.filter(pk=last.pk).update(due_at=None, recalled_at=Now(), recalled_by=by)
    ledger.record(verdict, "release recalled", by=by, release=last.pk, **_of_asking(last))
    return last


def _of_asking(owed: Release) -> dict[str, Any]:
    """The line that asked for the release is taken back by what ends it, as by an undo."""
    asked = Event.objects.filter(
        subject=f"verdict:{owed.verdict_id}", verb="release asked", details__release=owed.pk
    ).first()
    return {"undid": asked.pk} if asked else {}


def sweep() -> list[int]:
    """The releases that a worker should send now."""
    jobs.give_up(Release.objects.all(), STOPPED)
    return list(Release.objects.due().order_by("due_at").values_list("pk", flat=True)[:AT_ONCE])


def send(pk: int) -> bool:
    """Publish the verdict of release `pk` if it is due; whether this call did it."""
    job = Release.objects.lease(pk)
    if job is None:
        return False
    try:
        with transaction.atomic():
            job.finish()  # First, because it locks the row: of two workers, or of a worker and a recall, one wins.
            _publish(job)
    except jobs.LostLease as lost:
        log.warning("Gave way: %s", lost)
        return False
    except Refusal as refusal:
        _give_up(job, refusal.sentence)
        return False
    except Exception as error:
        log.exception("Release %s went wrong", pk)
        job.fail(f"{type(error).__name__}: {error}")
        return False
    return True


def _publish(job: Release) -> None:
    verdict = Verdict.objects.select_related("claim").filter(pk=job.verdict_id).first()
    by = User.objects.get(pk=job.by_id)
    if verdict is None or verdict.version != job.version or verdict.state != State.APPROVED:
        raise Conflict(_("The verdict was changed after its release was asked for."))
    if not rights.may(by, "verdict.publish", verdict):
        raise Refusal(_("%s, who released it, may no longer publish it.") % by)
    review.publish(verdict, by=by, version=job.version)


@transaction.atomic
def _give_up(job: Release, reason: str) -> None:
    try:
        job.end(reason)
    except jobs.LostLease:
        return  # Recalled at this very moment: nothing is owed.
    ledger.record(Verdict(pk=job.verdict_id), "release failed", by=None, why=reason, release=job.pk, **_of_asking(job))


def with_releases(verdicts: VerdictQuerySet) -> VerdictQuerySet:
    """Adds `goes_out_at` (of the release that waits) and `release_error` (why the last one failed)."""
    return verdicts.annotate(**columns())


def columns() -> dict[str, Subquery]:
    """What `with_releases` adds."""
    of_each = Release.objects.filter(verdict=OuterRef("pk")).order_by("-pk")
    failed = Case(
        When(due_at=None, finished_at=None, recalled_at=None, then=F("error")),
        default=Value(""),
        output_field=TextField(),
    )
    return {
        "goes_out_at": Subquery(of_each.waiting().values("goes_out_at")[:1]),
        "release_error": Subquery(of_each.values(why=failed)[:1]),
    }


def last_of(verdict: Verdict) -> Release | None:
    """The release that was asked for last, with its people."""
    return Release.objects.filter(verdict=verdict).select_related("by", "recalled_by").first()
