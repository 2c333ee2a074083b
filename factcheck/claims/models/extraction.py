from django.db import models

from articles.models import Version
from newsroom.jobs import Job, JobQuerySet, constraints


class Extraction(Job):
    """The reading of one version by an engine: what is owed, how far it is, what came of it."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="extraction")
    engine = models.CharField(max_length=40, blank=True, editable=False)
    engine_version = models.CharField(max_length=40, blank=True, editable=False)
    done = models.PositiveIntegerField(default=0, editable=False, help_text="Blocks of text read so far.")
    total = models.PositiveIntegerField(
        default=0, editable=False, help_text="Blocks of text in all; 0 is not known yet."
    )
    found = models.PositiveIntegerField(default=0, editable=False, help_text="Claims found so far.")

    objects = JobQuerySet["Extraction"].as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["due_at"], name="extraction_owed", condition=models.Q(due_at__isnull=False)),
        ]
        constraints = constraints("extraction")

    def __str__(self) -> str:
        return f"Reading of {self.version}"
