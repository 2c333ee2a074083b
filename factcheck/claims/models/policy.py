from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.claims.engine import worthiness


def engine_cut() -> float:
    """The cut that the engine comes with."""
    return worthiness.CUT


class ReadingPolicy(models.Model):
    """How this newsroom has its articles read. There is one row; without it the defaults hold."""

    cut = models.FloatField(
        default=engine_cut,
        help_text=_("Claims are offered from this check-worthiness on, from 0 to 1. Lower offers more, higher fewer."),
    )
    language_model = models.BooleanField(
        _("ask the language model"),
        default=False,
        help_text=_("Only where an address for one is set. Texts under embargo are never sent to it."),
    )
    rereads = models.BooleanField(
        _("read again by itself"),
        default=True,
        help_text=_("When the engine or the cut has changed, newest texts are read again. Decisions stay as they are."),
    )
    outstanding = models.PositiveIntegerField(
        _("texts to read again"),
        default=0,
        editable=False,
        help_text=_("Newest texts read by another engine or with another cut, when the workers last counted them."),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("reading policy")
        verbose_name_plural = _("reading policy")
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="there_is_one_reading_policy"),
            models.CheckConstraint(condition=Q(cut__gte=0, cut__lte=1), name="cut_is_between_0_and_1"),
        ]

    def __str__(self) -> str:
        return gettext("Reading policy")
