from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Draft(models.Model):
    """What a person typed into a form and has not sent: theirs alone, and over one version of what it is about."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    subject = models.CharField(max_length=60, help_text=_("As the ledger names it, such as claim:12."))
    form = models.CharField(max_length=40)
    version = models.PositiveIntegerField(help_text=_("Of the subject when the typing began."))
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "subject", "form", "version"], name="one_draft_per_person_form_and_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.form} of {self.subject}, version {self.version}"
