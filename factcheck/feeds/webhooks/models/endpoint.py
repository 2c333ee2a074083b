from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from factcheck.feeds.cursor import Cursor
from factcheck.verdicts.models import Verdict


class Event(models.TextChoices):
    """What an endpoint can be told of, by the names that stand in the payload."""

    PUBLISHED = "verdict.published", _("A check was published")
    UPDATED = "verdict.updated", _("A check was corrected, or published again after a retraction")
    WITHDRAWN = "verdict.withdrawn", _("A check was retracted")


EVENTS = list(Event.values)


def all_events() -> list[str]:
    return [*EVENTS]


class EndpointQuerySet(models.QuerySet["Endpoint"]):
    def enabled(self) -> "EndpointQuerySet":
        return self.filter(is_enabled=True)

    def behind(self) -> "EndpointQuerySet":
        """Those that have not been told of the last publication or retraction."""
        later = Verdict.objects.filter(changed_at__isnull=False).filter(
            Q(changed_at__gt=OuterRef("after_at")) | Q(changed_at=OuterRef("after_at"), pk__gt=OuterRef("after_pk"))
        )
        return self.enabled().filter(Exists(later))

    def failing(self) -> "EndpointQuerySet":
        """Those whose last attempt came to nothing."""
        return self.enabled().filter(failing_since__isnull=False)


class Endpoint(models.Model):
    """An address of other people's software that wants to be told when a check is published or changes."""

    name = models.CharField(max_length=200, help_text=_("Whose it is, or what for: for people only."))
    url = models.URLField(
        _("address"), max_length=2000, help_text=_("On the public web, at port 80 or 443. It is sent POST requests.")
    )
    events = ArrayField(models.CharField(max_length=40, choices=Event), default=all_events, verbose_name=_("told of"))
    is_enabled = models.BooleanField(_("enabled"), default=True, editable=False)
    disabled_because = models.TextField(_("disabled because"), blank=True, editable=False)
    # How far in the line of publications it has been told: after this change of this verdict.
    after_at = models.DateTimeField(editable=False)
    after_pk = models.BigIntegerField(editable=False)
    failing_since = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("Empty when the last attempt succeeded.")
    )
    added_at = models.DateTimeField(db_default=Now(), editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)

    objects = EndpointQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("webhook endpoint")
        verbose_name_plural = _("webhook endpoints")
        constraints = [
            models.UniqueConstraint(fields=["url"], name="one_endpoint_per_address"),
            models.CheckConstraint(
                condition=Q(is_enabled=True) | ~Q(disabled_because=""), name="disabled_endpoint_says_why"
            ),
            models.CheckConstraint(condition=Q(events__len__gt=0), name="endpoint_is_told_of_something"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def cursor(self) -> Cursor:
        return Cursor(self.after_at, self.after_pk)


class SecretQuerySet(models.QuerySet["Secret"]):
    def live(self) -> "SecretQuerySet":
        """Those that sign, the newest first."""
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=Now())).order_by("-pk")


class Secret(models.Model):
    """What signs the messages to one endpoint. It is shown once, when it is made, and kept sealed."""

    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, related_name="secrets")
    sealed = models.TextField(editable=False)
    made_at = models.DateTimeField(db_default=Now(), editable=False)
    ends_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SecretQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("secret")
        verbose_name_plural = _("secrets")
        constraints = [
            models.UniqueConstraint(
                fields=["endpoint"], condition=Q(ends_at__isnull=True), name="one_lasting_secret_per_endpoint"
            )
        ]

    def __str__(self) -> str:
        return f"{self.endpoint}, {self.made_at:%Y-%m-%d}"
