from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, F, Max, Q
from django.urls import reverse


class ClaimQuerySet(models.QuerySet["Claim"]):
    def current(self) -> "ClaimQuerySet":
        """Those that people work with: not merged into another, and not taken back by a later reading."""
        return self.exclude(status__in=[Claim.Status.MERGED, Claim.Status.WITHDRAWN])

    def undecided(self) -> "ClaimQuerySet":
        return self.filter(status=Claim.Status.CANDIDATE)

    def matching(self, words: str) -> "ClaimQuerySet":
        """Those whose statement or claimant holds every one of the words."""
        found = self
        for word in words.split():
            found = found.filter(Q(statement__icontains=word) | Q(claimant__icontains=word))
        return found

    def with_standing(self) -> "ClaimQuerySet":
        """Adds `stands` (in how many places) and `top_score` (the best score of them)."""
        shown = Q(appearances__withdrawn=False)
        return self.annotate(
            stands=Count("appearances", filter=shown, distinct=True),
            top_score=Max("appearances__score", filter=shown),
        )


class Claim(models.Model):
    """The checkable statement itself, once, whoever repeats it."""

    class Status(models.TextChoices):
        CANDIDATE = "candidate", "Undecided"  # Proposed by the extractor; nobody has looked.
        OPEN = "open", "Worth checking"  # A person accepted or wrote it.
        CHECKING = "checking", "Being checked"  # A verdict is being written or reviewed.
        CHECKED = "checked", "Checked"  # A verdict is published.
        DISMISSED = "dismissed", "Dismissed"  # A person said why it is not checked.
        MERGED = "merged", "Merged"  # It is the same claim as another, which has its appearances.
        WITHDRAWN = "withdrawn", "No longer proposed"  # Nobody had decided, and a later reading takes it back.

    class Reason(models.TextChoices):
        NOT_A_CLAIM = "not_a_claim", "Not a claim that can be checked"
        OPINION = "opinion", "Opinion or prediction"
        TRIVIAL = "trivial", "True and of no interest"
        WRONG_SPAN = "wrong_span", "The text was cut wrongly"
        OUT_OF_SCOPE = "out_of_scope", "Outside what we check"
        OTHER = "other", "Other"

    statement = models.TextField()
    claimant = models.CharField(max_length=300, blank=True, help_text="Who says so. Empty when it is not known.")
    claimed_on = models.DateField(null=True, blank=True, help_text="When it was said, if that is known.")
    language = models.CharField(max_length=35, blank=True, default="en")
    status = models.CharField(max_length=10, choices=Status, default=Status.CANDIDATE)
    dismissed_because = models.CharField(max_length=20, choices=Reason, blank=True)
    dismissed_note = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    priority = models.PositiveSmallIntegerField(default=0)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_claims",
    )
    topics = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text="Empty for the extractor.",
    )  # fmt: skip
    version = models.PositiveIntegerField(default=1, help_text="Counts the changes; a write names the one it read.")

    # Nobody has begun a verdict: such a claim may still be dismissed or merged.
    UNCHECKED = (Status.CANDIDATE, Status.OPEN, Status.DISMISSED, Status.WITHDRAWN)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status", "-id"], name="claim_queue")]
        constraints = [
            models.CheckConstraint(condition=~Q(statement=""), name="claim_has_a_statement"),
            models.CheckConstraint(
                condition=Q(status="dismissed") ^ Q(dismissed_because=""), name="dismissed_claim_says_why"
            ),
            models.CheckConstraint(
                condition=Q(status="merged") ^ Q(merged_into__isnull=True),
                name="merged_claim_says_into_which",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="claim_is_not_merged_into_itself"),
        ]

    def __str__(self) -> str:
        return self.statement

    def get_absolute_url(self) -> str:
        return reverse("desk:claim", args=[self.pk])
