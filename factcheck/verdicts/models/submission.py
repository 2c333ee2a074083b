import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext

from factcheck.verdicts.models.verdict import Verdict


class Submission(models.Model):
    """A verdict as it was handed in, each time: what a reviewer read, and what has changed since, stay on record."""

    # A draft that was sent back may be discarded, and come back under its number: what it was stays on record.
    verdict = models.ForeignKey(Verdict, on_delete=models.DO_NOTHING, db_constraint=False, related_name="submissions")
    number = models.PositiveIntegerField()
    record = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["verdict", "number"]
        constraints = [models.UniqueConstraint(fields=["verdict", "number"], name="one_submission_per_number")]
        triggers = [pgtrigger.Protect(name="submissions_stay", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return gettext("%(verdict)s, submission %(number)s") % {"verdict": self.verdict, "number": self.number}
