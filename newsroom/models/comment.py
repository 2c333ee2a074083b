import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from newsroom.models.event import Event


class Comment(models.Model):
    """What colleagues say to each other about a claim or a verdict. On record: nobody changes or deletes it."""

    subject = models.CharField(max_length=60, help_text=_("As the ledger names it, such as verdict:7."))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments")
    at = models.DateTimeField(db_default=Now(), editable=False)
    words = models.TextField()
    part = models.CharField(max_length=40, blank=True, help_text=_("Which field of the subject it is about."))
    passage = models.TextField(blank=True, help_text=_("The words of that field that it is about."))
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    key = models.UUIDField(
        default=uuid.uuid4, unique=True, help_text=_("Of the form it came with: a second click is one.")
    )

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["subject", "id"], name="comment_subject")]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="comment_has_words"),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="resolved_comment_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:80]


class Notice(models.Model):
    """That something on record concerns a person: they see it on their desk until they have acknowledged it."""

    class Kind(models.TextChoices):
        MENTIONED = "mentioned", _("mentioned you")
        ASSIGNED = "assigned", _("assigned this to you")
        FOR_REVIEW = "for_review", _("asks for your review")
        SENT_BACK = "sent_back", _("sent this back to you")
        APPROVED = "approved", _("approved what you wrote")
        COMMENTED = "commented", _("commented on what is yours")

    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    seen_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["to", "-id"], name="notice_unseen", condition=Q(seen_at__isnull=True))]
        constraints = [models.UniqueConstraint(fields=["to", "event"], name="one_notice_per_person_and_event")]

    def __str__(self) -> str:
        return f"{self.event} {self.get_kind_display()}"


class Look(models.Model):
    """Up to which version a person has seen something, so that they can be told what has changed since."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "subject"], name="one_look_per_person_and_subject")]

    def __str__(self) -> str:
        return f"{self.subject}, version {self.version}"
