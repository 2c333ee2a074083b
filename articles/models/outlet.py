from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Outlet(models.Model):
    """Somebody who publishes: a newspaper, an agency, a broadcaster, an account."""

    class Kind(models.TextChoices):
        NEWS = "news", _("News outlet")
        AGENCY = "agency", _("News agency")
        BROADCASTER = "broadcaster", _("Broadcaster")
        BLOG = "blog", _("Blog or newsletter")
        SOCIAL = "social", _("Social media account")
        OFFICIAL = "official", _("Government or institution")
        OTHER = "other", _("Other")

    name = models.CharField(max_length=200)
    domains = ArrayField(
        models.CharField(max_length=253),
        default=list,
        blank=True,
        help_text=_("Hosts it publishes on, without www."),
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.NEWS)
    country = models.CharField(max_length=2, blank=True, help_text=_("ISO 3166 code, such as JP."))
    language = models.CharField(max_length=35, blank=True, help_text=_("BCP 47 tag, such as en or pt-BR."))

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="one_outlet_per_name"),
            models.CheckConstraint(condition=~Q(name=""), name="outlet_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
