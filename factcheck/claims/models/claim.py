from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Count, F, Func, Max, Q
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan, LessThan
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from factcheck.claims.searching import query_of

# The order of the queue: what presses, then the newest day, then the most check-worthy; the key ends every tie.
ORDER = ("priority", "added_on", "rank", "pk")
BY_A_PERSON = 2.0  # Above every score: what a person marked has none and comes before what an engine found.


class ClaimQuerySet(models.QuerySet["Claim"]):
    def current(self) -> "ClaimQuerySet":
        """Those that people work with: not merged into another, and not taken back by a later reading."""
        return self.exclude(status__in=[Claim.Status.MERGED, Claim.Status.WITHDRAWN])

    def undecided(self) -> "ClaimQuerySet":
        return self.filter(status=Claim.Status.CANDIDATE)

    def matching(self, words: str) -> "ClaimQuerySet":
        """Those whose statement or claimant has every one of the words, or words that begin with them."""
        query = query_of(words)
        return self if query is None else self.filter(search=query)

    def in_order(self) -> "ClaimQuerySet":
        """What presses first, then the newest day, and in it the most check-worthy."""
        return self.order_by(*(f"-{name}" for name in ORDER))

    def behind(self, place: tuple[Any, ...]) -> "ClaimQuerySet":
        """Those that come after this place, the values of `ORDER`, in their order."""
        return self.filter(LessThan(_row(*map(F, ORDER)), _row(*place)))

    def ahead_of(self, place: tuple[Any, ...]) -> "ClaimQuerySet":
        """Those that come before this place."""
        return self.filter(GreaterThan(_row(*map(F, ORDER)), _row(*place)))

    def with_standing(self) -> "ClaimQuerySet":
        """Adds `stands` (in how many places) and `top_score` (the best score of them)."""
        shown = Q(appearances__withdrawn=False)
        return self.annotate(
            stands=Count("appearances", filter=shown, distinct=True),
            top_score=Max("appearances__score", filter=shown),
        )


def _row(*values: Any) -> Func:
    """Values that are compared one after the other, as PostgreSQL compares rows: an index can answer that."""
    return Func(*values, function="ROW", output_field=models.BooleanField())


class Claim(models.Model):
    """The checkable statement itself, once, whoever repeats it."""

    class Status(models.TextChoices):
        CANDIDATE = "candidate", _("Undecided")  # Proposed by the extractor; nobody has looked.
        OPEN = "open", _("Worth checking")  # A person accepted or wrote it.
        CHECKING = "checking", _("Being checked")  # A verdict is being written or reviewed.
        CHECKED = "checked", _("Checked")  # A verdict is published.
        DISMISSED = "dismissed", _("Dismissed")  # A person said why it is not checked.
        MERGED = "merged", _("Merged")  # It is the same claim as another, which has its appearances.
        WITHDRAWN = "withdrawn", _("No longer proposed")  # Nobody had decided, and a later reading takes it back.

    class Reason(models.TextChoices):
        NOT_A_CLAIM = "not_a_claim", _("Not a claim that can be checked")
        OPINION = "opinion", _("Opinion or prediction")
        TRIVIAL = "trivial", _("True and of no interest")
        WRONG_SPAN = "wrong_span", _("The text was cut wrongly")
        OUT_OF_SCOPE = "out_of_scope", _("Outside what we check")
        OTHER = "other", _("Other")

    class Priority(models.IntegerChoices):
        NORMAL = 0, _("Normal")
        HIGH = 1, _("High")
        URGENT = 2, _("Urgent")

    statement = models.TextField()
    claimant = models.CharField(max_length=300, blank=True, help_text=_("Who says so. Empty when it is not known."))
    claimed_on = models.DateField(null=True, blank=True, help_text=_("When it was said, if that is known."))
    language = models.CharField(max_length=35, blank=True, default="en")
    status = models.CharField(max_length=10, choices=Status, default=Status.CANDIDATE)
    dismissed_because = models.CharField(max_length=20, choices=Reason, blank=True)
    dismissed_note = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.NORMAL)
    due_at = models.DateTimeField(null=True, blank=True, help_text=_("When the newsroom wants it checked."))
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
        help_text=_("Empty for the extractor."),
    )  # fmt: skip
    version = models.PositiveIntegerField(default=1, help_text=_("Counts the changes; a write names the one it read."))

    # What the queue is ordered by and searched in. The database keeps all of it true, whoever writes.
    best_score = models.FloatField(
        null=True, blank=True, editable=False, help_text=_("The best score of the places that people are shown.")
    )
    added_on = models.GeneratedField(
        expression=Func(F("added_at"), template="(%(expressions)s AT TIME ZONE 'UTC')::date"),
        output_field=models.DateField(),
        db_persist=True,
    )
    rank = models.GeneratedField(
        expression=Coalesce("best_score", BY_A_PERSON), output_field=models.FloatField(), db_persist=True
    )
    # As written, for names, numbers and every language, and without their endings for English.
    search = models.GeneratedField(
        expression=SearchVector("statement", "claimant", config="simple")
        + SearchVector("statement", "claimant", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    # Nobody has begun a verdict: such a claim may still be dismissed or merged.
    UNCHECKED = (Status.CANDIDATE, Status.OPEN, Status.DISMISSED, Status.WITHDRAWN)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["status", "-id"], name="claim_queue"),
            models.Index(fields=["-priority", "-added_on", "-rank", "-id"], name="claim_order"),
            models.Index(fields=["due_at"], name="claim_due", condition=Q(due_at__isnull=False)),
            GinIndex(fields=["search"], name="claim_search"),
            # For words that are spelt wrongly.
            GinIndex(fields=["statement", "claimant"], name="claim_letters", opclasses=["gin_trgm_ops"] * 2),
            GinIndex(fields=["topics"], name="claim_topics"),
        ]
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
