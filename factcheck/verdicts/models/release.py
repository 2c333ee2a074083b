from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.verdicts.models.verdict import Verdict
from newsroom import jobs


class ReleaseQuerySet(jobs.JobQuerySet["Release"]):
    def waiting(self) -> "ReleaseQuerySet":
        """Those that can still be recalled."""
        return self.filter(due_at__isnull=False)


class Release(jobs.Job):
    """An approved verdict that goes out at a moment of its own, and can be recalled until then."""

    # A draft that was sent back may be discarded, and come back under its number: what it was stays on record.
    verdict = models.ForeignKey(Verdict, on_delete=models.DO_NOTHING, db_constraint=False, related_name="releases")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    goes_out_at = models.DateTimeField()
    version = models.PositiveIntegerField(help_text=_("Of the verdict when its release was asked for."))
    recalled_at = models.DateTimeField(null=True, blank=True)
    recalled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            *jobs.constraints("release"),
            models.UniqueConstraint(
                fields=["verdict"], condition=Q(due_at__isnull=False), name="one_waiting_release_per_verdict"
            ),
            models.CheckConstraint(
                condition=Q(recalled_at__isnull=True) | Q(due_at__isnull=True, finished_at__isnull=True),
                name="recalled_release_never_goes_out",
            ),
        ]

    def __str__(self) -> str:
        return gettext("Release of %(verdict)s") % {"verdict": self.verdict}

    @property
    def state(self) -> str:
        """One word for people: as of every job, and `recalled`."""
        return "recalled" if self.recalled_at else super().state

    @property
    def is_waiting(self) -> bool:
        """Whether it can still be recalled."""
        return self.due_at is not None
