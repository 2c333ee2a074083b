import uuid
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from factcheck.feeds.webhooks.models.endpoint import Endpoint, Event
from factcheck.feeds.webhooks.schedule import ATTEMPTS
from factcheck.verdicts.models import Verdict
from newsroom import jobs

TEST = "webhook.test"
KINDS = [*Event.choices, (TEST, _("A test"))]
STATES = {
    **jobs.STATES,
    "overtaken": pgettext_lazy("job", "Overtaken by a later change"),
    "paused": pgettext_lazy("job", "Waits for its endpoint"),
}


def new_id() -> str:
    """The message's name for its receiver: the same on each attempt, and without a full stop."""
    return f"msg_{uuid.uuid4().hex}"


class DeliveryQuerySet(jobs.JobQuerySet["Delivery"]):
    def to_enabled(self) -> Self:
        # No join: a lease has to look at its own row again when another worker was quicker.
        return self.filter(Exists(Endpoint.objects.enabled().filter(pk=OuterRef("endpoint_id"))))

    def due(self) -> Self:
        """Those to be sent now. What is owed to a disabled endpoint waits."""
        return super().due().to_enabled()


class Delivery(jobs.Job):
    """One message to one endpoint: exactly these bytes, sent until they are taken or the tries are spent."""

    endpoint_id: int
    endpoint = models.ForeignKey(Endpoint, on_delete=models.PROTECT, related_name="deliveries")
    event = models.CharField(_("event"), max_length=40, choices=KINDS)
    webhook_id = models.CharField(_("message id"), max_length=64, default=new_id, unique=True, editable=False)
    # The change it tells of; a test tells of none.
    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)
    slug = models.SlugField(_("check"), max_length=100, blank=True)
    body = models.TextField(editable=False)
    is_overtaken = models.BooleanField(default=False, editable=False)
    made_at = models.DateTimeField(db_default=Now(), editable=False)
    attempts_allowed = models.PositiveIntegerField(default=ATTEMPTS, editable=False)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("webhook delivery")
        verbose_name_plural = _("webhook deliveries")
        indexes = [
            models.Index(fields=["due_at"], name="delivery_due", condition=Q(due_at__isnull=False)),
            models.Index(fields=["endpoint", "slug"], name="delivery_of_a_check"),
            models.Index(fields=["made_at"], name="delivery_age"),
        ]
        constraints = [
            *jobs.constraints("delivery"),
            models.UniqueConstraint(
                fields=["endpoint", "verdict", "changed_at"], name="one_delivery_per_endpoint_and_change"
            ),
            models.CheckConstraint(
                condition=Q(is_overtaken=False) | Q(due_at__isnull=True), name="overtaken_delivery_is_not_owed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.slug}" if self.slug else self.event

    @property
    def state(self) -> str:
        """One word for people: as of every job, and `overtaken`, and `paused` while its endpoint is disabled."""
        if self.is_overtaken:
            return "overtaken"
        if self.due_at is not None and not self.endpoint.is_enabled:
            return "paused"
        if self.due_at is not None and self.attempts and self.error:
            return "waiting"
        return super().state

    @property
    def tries_left(self) -> int:
        return max(0, self.attempts_allowed - self.attempts)


class Attempt(models.Model):
    """One request that was made to deliver a message, and what came of it."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="log")
    at = models.DateTimeField(db_default=Now(), editable=False)
    status = models.PositiveIntegerField(_("status"), null=True, blank=True, help_text=_("Empty without an answer."))
    answer = models.TextField(_("first bytes of the answer"), blank=True)
    seconds = models.FloatField(_("seconds"))
    error = models.TextField(_("error"), blank=True)

    objects: "models.Manager[Attempt]" = models.Manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        indexes = [models.Index(fields=["delivery", "-id"], name="attempt_of_delivery")]

    def __str__(self) -> str:
        return f"{self.at:%H:%M:%S}"

    @property
    def is_success(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


def with_last_attempt(deliveries: models.QuerySet[Delivery]) -> models.QuerySet[Delivery]:
    """Adds `last_status`, `last_seconds` and `last_answer`."""
    log = Attempt.objects.filter(delivery=OuterRef("pk")).order_by("-pk")
    told: models.QuerySet[Delivery] = deliveries.annotate(
        last_status=models.Subquery(log.values("status")[:1]),
        last_seconds=models.Subquery(log.values("seconds")[:1]),
        last_answer=models.Subquery(log.values("answer")[:1]),
    )
    return told
