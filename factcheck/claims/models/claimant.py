from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class ClaimantQuerySet(models.QuerySet["Claimant"]):
    def named(self, name: str) -> "Claimant | None":
        """The one of this name, whatever its capitals; None when the register has none."""
        return self.filter(name__iexact=name.strip()).first() if name.strip() else None


class Claimant(models.Model):
    """What the newsroom knows of those who say things: verdicts freeze it when they are submitted.

    A claim names its claimant by words, as the article does; the register is asked for those words.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        ORGANISATION = "organisation", _("Organisation")
        NOBODY = "nobody", _("Nobody in particular, such as “users of a network”")

    name = models.CharField(max_length=300, help_text=_("As claims name it."))
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.PERSON)
    job_title = models.CharField(max_length=200, blank=True, help_text=_("Such as “finance minister”."))
    same_as = models.URLField(
        max_length=2000, blank=True, help_text=_("The claimant's own page, or that of an encyclopedia.")
    )

    objects = ClaimantQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="one_claimant_per_name"),
            models.CheckConstraint(condition=~Q(name=""), name="claimant_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
