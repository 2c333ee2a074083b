from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Version
from newsroom.jobs import Job, JobQuerySet, constraints


class Extraction(Job):
    """The reading of one version by an engine: what is owed, how far it is, what came of it."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="extraction")
    engine = models.CharField(max_length=100, blank=True, editable=False)
    engine_version = models.CharField(max_length=100, blank=True, editable=False)
    done = models.PositiveIntegerField(default=0, editable=False, help_text=_("Blocks of text read so far."))
    total = models.PositiveIntegerField(
        default=0, editable=False, help_text=_("Blocks of text in all; 0 is not known yet.")
    )
    found = models.PositiveIntegerField(default=0, editable=False, help_text=_("Claims found so far."))
    cut = models.FloatField(
        null=True, blank=True, editable=False, help_text=_("The score from which claims were offered.")
    )
    own_cut = models.FloatField(
        _("own cut"), null=True, blank=True, editable=False,
        help_text=_("The lower cut with which a person wants this text to be read; empty for the newsroom's."),
    )  # fmt: skip
    reading = models.PositiveIntegerField(default=0, editable=False, help_text=_("How many readings were finished."))
    fresh = models.PositiveIntegerField(default=0, editable=False, help_text=_("Claims that the last reading added."))
    withdrawn = models.PositiveIntegerField(
        default=0, editable=False, help_text=_("Undecided claims that the last reading no longer proposed.")
    )
    dropped = models.PositiveIntegerField(
        default=0, editable=False, help_text=_("What the language model proposed and the text does not say.")
    )
    note = models.TextField(blank=True, editable=False, help_text=_("What people should know of the reading."))
    furniture = models.JSONField(
        default=list,
        editable=False,
        help_text=_("Start, end and kind of what belongs to the page, not to the article."),
    )
    read_anyway = models.JSONField(
        default=list, editable=False, help_text=_("Start and end of the furniture that a person wants to have read.")
    )

    begun_as = models.CharField(
        max_length=300, blank=True, editable=False,
        help_text=_(
            "The engine, its version and the cut that it was last begun with: it is owed again when they change."
        ),
    )  # fmt: skip
    owed_as = ArrayField(
        models.CharField(max_length=300), default=list, blank=True, editable=False,
        help_text=_("What it was owed again for since the policy last changed: for each of them once."),
    )  # fmt: skip

    objects = JobQuerySet["Extraction"].as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["due_at"], name="extraction_owed", condition=models.Q(due_at__isnull=False)),
        ]
        constraints = constraints("extraction")

    def __str__(self) -> str:
        return gettext("Reading of %(version)s") % {"version": self.version}

    @property
    def is_rereading(self) -> bool:
        """Whether the text was read before: its claims stand there while it is read again."""
        return self.reading > 0
