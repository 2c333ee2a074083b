"""Work that is owed, as rows: PostgreSQL remembers, Celery nudges.

A row is owed while `due_at` is set: in the past it is due now, in the future it is leased or waiting. A worker leases
it with one conditional UPDATE that also counts the attempt, and writes its result only if that attempt is still the
latest. A worker that was killed, or that lost its lease, changes nothing; the sweep nudges whatever is due.
"""

import logging
from datetime import timedelta
from typing import Any, Self, TypeVar

from celery import Task
from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from newsroom import hints

log = logging.getLogger(__name__)

TRIES = 5
AnyJob = TypeVar("AnyJob", bound="Job")


def later(seconds: float) -> Any:
    """A moment `seconds` from now by the database's clock, the only clock that all workers share."""
    return Now() + timedelta(seconds=seconds)


class LostLease(Exception):
    """Another worker has taken this job over; whatever this one still holds must not be written."""


class JobQuerySet(models.QuerySet[AnyJob]):
    def due(self) -> Self:
        """Owed, not leased, and with tries left."""
        return self.filter(due_at__lte=Now(), attempts__lt=F("attempts_allowed"))

    def spent(self) -> Self:
        """Owed and not leased, but every try went wrong without a word: killed each time."""
        return self.filter(due_at__lte=Now(), attempts__gte=F("attempts_allowed"))

    def unfinished(self) -> Self:
        return self.filter(due_at__isnull=False)

    def lease(self, pk: int) -> AnyJob | None:
        """The job, leased to the caller for `LEASE_SECONDS`; None when it is done, waiting or somebody else's."""
        with transaction.atomic():  # The UPDATE's row lock makes the read below see this attempt and no other.
            taken = (
                self.filter(pk=pk)
                .due()
                .update(due_at=later(settings.LEASE_SECONDS), attempts=F("attempts") + 1, started_at=Now())
            )
            return self.get(pk=pk) if taken else None


STATES = {
    "waiting": pgettext_lazy("job", "Waiting"),
    "running": pgettext_lazy("job", "Running"),
    "done": pgettext_lazy("job", "Done"),
    "failed": pgettext_lazy("job", "Failed"),
}


class Job(models.Model):
    """Base of every job row. Subclasses add what the work is about."""

    due_at = models.DateTimeField(null=True, blank=True, db_default=Now(), editable=False)
    attempts = models.PositiveIntegerField(default=0, editable=False)
    attempts_allowed = models.PositiveIntegerField(default=TRIES, editable=False)
    error = models.TextField(blank=True, editable=False)
    started_at = models.DateTimeField(null=True, blank=True, editable=False)
    finished_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def state(self) -> str:
        """One word for people: `waiting`, `running`, `done` or `failed`."""
        if self.finished_at:
            return "done"
        if self.due_at is None:
            return "failed"
        return "running" if self.started_at and self.attempts else "waiting"

    def _mine(self) -> models.QuerySet["Job"]:
        """This row, as long as the attempt that this object was leased with is the latest."""
        return type(self)._base_manager.filter(pk=self.pk, attempts=self.attempts, due_at__isnull=False)

    def keep(self, **fields: Any) -> None:
        """Renew the lease and write progress. Raises `LostLease`."""
        self._write(due_at=later(settings.LEASE_SECONDS), **fields)

    def finish(self, **fields: Any) -> None:
        """Mark the job done; call it in the transaction that writes the result. Raises `LostLease`."""
        self._write(due_at=None, finished_at=Now(), error="", **fields)

    def fail(self, error: str, *, after: float | None = None) -> None:
        """Note what went wrong, and try again later, or give up when the tries are spent.

        Later is `after` so many seconds, or after 5 s, 20 s, 80 s …
        """
        spent = self.attempts >= self.attempts_allowed
        seconds = 5 * 4 ** (self.attempts - 1) if after is None else after
        self._write(due_at=None if spent else later(seconds), error=error[:2000])

    def end(self, error: str) -> None:
        """Give the job up for a reason that no further try would change. Raises `LostLease`."""
        self._write(due_at=None, error=error[:2000])

    def _write(self, **fields: Any) -> None:
        if not self._mine().update(**fields):
            raise LostLease(f"{self._meta.model_name} {self.pk}, attempt {self.attempts}")
        hints.tell([f"{self._meta.model_name}:{self.pk}"], "worked")


def owe_again(jobs: models.QuerySet[Any], *, tries: int = TRIES) -> int:
    """Put finished or failed jobs back in the queue with fresh tries. Attempts keep counting: they are the fence."""
    return jobs.filter(due_at__isnull=True).update(
        due_at=Now(), started_at=None, finished_at=None, error="", attempts_allowed=F("attempts") + tries
    )


STOPPED = gettext_lazy("The worker stopped without an answer on every try. The text may be too much for it.")


def give_up(jobs: JobQuerySet[Any], reason: str | Promise = STOPPED) -> int:
    """Close the jobs whose worker died on every try, with a reason."""
    return jobs.spent().update(due_at=None, error=reason)


def nudge(task: Task, *arguments: Any, after: float = 0) -> None:
    """Tell a worker after commit, or `after` so many seconds from then.

    Without a broker nothing is lost: the row says what is owed, the sweep finds it.
    """

    def send() -> None:
        try:
            task.apply_async(arguments, countdown=after)
        except Exception as error:  # noqa: BLE001  A broker can fail in many ways; none is the person's problem.
            log.warning("No worker could be told of %s%s: %s. The sweep will.", task.name, arguments, error)

    transaction.on_commit(send, robust=True)


def constraints(model: str) -> list[models.BaseConstraint]:
    """What the database refuses for every kind of job."""
    return [
        models.CheckConstraint(
            name=f"{model}_done_is_not_owed", condition=Q(finished_at__isnull=True) | Q(due_at__isnull=True)
        )
    ]
