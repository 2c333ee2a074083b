from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Policy(models.Model):
    """A text in which the newsroom tells its readers how it works; one of each kind, on the page of methods."""

    class Kind(models.TextChoices):
        METHOD = "method", _("Our method")
        SOURCES = "sources", _("Our sources")
        CORRECTIONS = "corrections", _("Corrections")
        INDEPENDENCE = "independence", _("Independence and funding")
        PEOPLE = "people", _("Who we are")
        CONTACT = "contact", _("How to reach us")

    kind = models.CharField(max_length=20, choices=Kind)
    words = models.TextField(help_text=_("Markdown: readers see it on the page of methods."))

    objects: ClassVar[models.Manager["Policy"]] = models.Manager()

    class Meta:
        verbose_name = _("policy")
        verbose_name_plural = _("policies")
        constraints = [
            models.UniqueConstraint(fields=["kind"], name="one_policy_per_kind"),
            models.CheckConstraint(condition=~Q(words=""), name="policy_has_words"),
        ]

    def __str__(self) -> str:
        return str(self.Kind(self.kind).label)
