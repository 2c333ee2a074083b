import pgtrigger
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsroom.models.people import User


class Event(models.Model):
    """One line of the newsroom's ledger: who moved what from where to where, when and why. Written once, never changed.

    `subject` is text such as `verdict:12`, so that the ledger outlives what it speaks of and can be chained by hash.
    """

    at = models.DateTimeField(db_default=Now(), editable=False)
    by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty for the machine."),
    )
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    before = models.CharField(max_length=40, blank=True)
    after = models.CharField(max_length=40, blank=True)
    why = models.TextField(blank=True)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["subject", "-id"], name="event_subject")]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.subject} {self.verb}"

    @property
    def who(self) -> str:
        who = str(self.by) if self.by else gettext("the machine")
        program = self.details.get("through")
        return gettext("%(person)s through %(program)s") % {"person": who, "program": program} if program else who
