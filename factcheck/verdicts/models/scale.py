from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class RatingScale(models.Model):
    """A newsroom's ratings, as data and in versions: a verdict keeps the scale it was rated on."""

    name = models.CharField(max_length=100)
    version = models.PositiveIntegerField(default=1)
    explanation = models.TextField(blank=True, help_text=_("Markdown: how this newsroom rates."))
    is_active = models.BooleanField(default=True, help_text=_("Offered for new verdicts."))

    class Meta:
        ordering = ["name", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["name", "version"], name="one_scale_per_name_and_version"),
            models.CheckConstraint(condition=~Q(name=""), name="scale_has_a_name"),
        ]

    def __str__(self) -> str:
        return gettext("%(name)s (version %(number)s)") % {"name": self.name, "number": self.version}


class RatingQuerySet(models.QuerySet["Rating"]):
    def offered(self) -> "RatingQuerySet":
        """Those a new verdict may be given, in the order of their scale."""
        return self.filter(scale__is_active=True).select_related("scale")


class Rating(models.Model):
    """One label of a scale. Its number is its place among the labels that are on the scale, the least true first."""

    class Tone(models.TextChoices):
        """How the label is drawn. Always beside its words, never instead of them."""

        FALSE = "false", _("False")
        MIXED = "mixed", _("Mixed")
        TRUE = "true", _("True")
        OPEN = "open", _("Open")

    scale = models.ForeignKey(RatingScale, on_delete=models.PROTECT, related_name="ratings")
    label = models.CharField(max_length=40)
    definition = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(help_text=_("Order on the scale, the least true first."))
    is_on_the_scale = models.BooleanField(
        default=True, help_text=_("Off for labels such as Unproven or Satire, which have no number.")
    )
    needs_unknowns = models.BooleanField(default=False, help_text=_("The verdict has to say what is not known."))
    tone = models.CharField(max_length=10, choices=Tone, default=Tone.OPEN)

    objects = RatingQuerySet.as_manager()

    class Meta:
        ordering = ["scale", "position"]
        constraints = [
            models.UniqueConstraint(fields=["scale", "position"], name="one_rating_per_position"),
            models.UniqueConstraint(fields=["scale", "label"], name="one_rating_per_label"),
            models.CheckConstraint(condition=~Q(label=""), name="rating_has_a_label"),
        ]

    def __str__(self) -> str:
        return self.label

    def numbers(self) -> dict[str, int] | None:
        """`{"value", "worst", "best"}` computed from the scale, or None for a label without a number."""
        places = list(self.scale.ratings.filter(is_on_the_scale=True).order_by("position").values_list("pk", flat=True))
        if self.pk not in places or len(places) < 2:
            return None
        return {"value": places.index(self.pk) + 1, "worst": 1, "best": len(places)}
