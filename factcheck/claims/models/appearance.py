import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models import Version
from factcheck.claims.models.claim import Claim

# A place that is added can only raise the best score: the other places of the claim need not be looked at.
_RAISE_BEST_SCORE = (
    "UPDATE claims_claim SET best_score = GREATEST(best_score, added.best) FROM ("
    "SELECT claim_id, MAX(score) AS best FROM new_rows WHERE NOT withdrawn GROUP BY claim_id) AS added "
    "WHERE claims_claim.id = added.claim_id "
    "AND best_score IS DISTINCT FROM GREATEST(best_score, added.best); RETURN NULL;"
)

# Otherwise it is looked for. The claims are locked first, in the order of their keys: whoever writes to the same claim
# at the same moment waits before it looks, and sees the places of both. EXECUTE has PostgreSQL plan for the sizes that
# the tables have now: a plan kept from when they were empty would read all of them for every claim.
_FIND_BEST_SCORE = (
    "EXECUTE $sql$ SELECT id FROM claims_claim WHERE id IN (TOUCHED) ORDER BY id FOR NO KEY UPDATE $sql$; "
    "EXECUTE $sql$ UPDATE claims_claim SET best_score = (SELECT MAX(place.score) FROM claims_appearance AS place "
    "WHERE place.claim_id = claims_claim.id AND NOT place.withdrawn) WHERE id IN (TOUCHED) $sql$; RETURN NULL;"
)


def _find_best_score(touched: str) -> str:
    """The body of a trigger that finds the best score of the claims that this SELECT names."""
    return _FIND_BEST_SCORE.replace("TOUCHED", touched)


_CHANGED = (
    "FROM new_rows JOIN old_rows ON new_rows.id = old_rows.id WHERE ROW(new_rows.score, new_rows.withdrawn, "
    "new_rows.claim_id) IS DISTINCT FROM ROW(old_rows.score, old_rows.withdrawn, old_rows.claim_id)"
)


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    def offered(self) -> "AppearanceQuerySet":
        """Those that people are shown: without those taken back, and without what stays behind with a merged claim."""
        return self.filter(withdrawn=False).exclude(claim__status=Claim.Status.MERGED)


class Appearance(models.Model):
    """Where a claim stands in a version: W3C quote and position selectors, in code points of the version's text."""

    class Anchor(models.TextChoices):
        ANCHORED = "anchored", _("Anchored")
        CHANGED = "changed", _("Text has changed")
        GONE = "gone", _("No longer in the text")

    class Kind(models.TextChoices):
        """The engine's hint at what sort of claim this is. Never a gate."""

        QUANTITY = "quantity", _("Quantity")
        COMPARISON = "comparison", _("Comparison")
        EVENT = "event", _("Event")
        CAUSE = "cause", _("Cause")
        QUOTATION = "quotation", _("Quotation or attribution")
        LAW = "law", _("Law or policy")
        PREDICTION = "prediction", _("Prediction")
        RANKING = "ranking", _("Record or ranking")
        STATEMENT = "statement", _("Statement")

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="appearances")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="appearances")
    exact = models.TextField()
    prefix = models.CharField(max_length=32, blank=True)
    suffix = models.CharField(max_length=32, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    anchor = models.CharField(max_length=10, choices=Anchor, default=Anchor.ANCHORED)

    # What the engine read there, each of which a person may correct; `corrected` names those that one has.
    statement = models.TextField(blank=True, help_text=_("The claim readable on its own, as the engine put it."))
    kinds = ArrayField(models.CharField(max_length=20, choices=Kind), default=list, blank=True)
    speaker = models.CharField(max_length=300, blank=True)
    speaker_inferred = models.BooleanField(default=False)
    speaker_confidence = models.FloatField(null=True, blank=True, help_text=_("By rule, from 0 to 1."))
    quote = models.TextField(blank=True)
    quote_spans = models.JSONField(default=list, blank=True, help_text=_("Start and end of each verbatim piece."))
    quantities = models.JSONField(default=list, blank=True)
    dates = models.JSONField(default=list, blank=True)
    score = models.FloatField(
        null=True, blank=True, help_text=_("Check-worthiness from 0 to 1; empty for a person's own.")
    )
    why = models.JSONField(default=list, blank=True, help_text=_("The factors of the score: name and weight."))

    engine = models.CharField(max_length=100, blank=True, help_text=_("Empty when a person added it."))
    engine_version = models.CharField(max_length=100, blank=True)
    reading = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text=_("Which reading of the text brought it, or brought it back; 0 for a person's own."),
    )
    withdrawn = models.BooleanField(
        default=False, editable=False, help_text=_("The newest reading of the text no longer proposes it.")
    )
    corrected = ArrayField(
        models.CharField(max_length=20), default=list, blank=True, editable=False,
        help_text=_("What a person put right here, which no reading changes again."),
    )  # fmt: skip
    # What the engine proposed, whatever a person made of it since: reading again finds it here and leaves it alone.
    proposed_start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    proposed_end = models.PositiveIntegerField(null=True, blank=True, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        ordering = ["version", "start", "-end", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="appearance_has_a_length"),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=1),
                name="score_is_between_0_and_1",
            ),
            models.UniqueConstraint(
                fields=["version", "proposed_start", "proposed_end"], name="one_appearance_per_proposed_span"
            ),
            models.UniqueConstraint(
                fields=["version", "claim", "start", "end"], name="one_appearance_per_claim_and_span"
            ),
        ]
        # Once for each statement, however many rows it writes.
        triggers = [
            pgtrigger.Trigger(
                name="best_score_of_the_added",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_rows"),  # type: ignore[no-untyped-call]
                func=_RAISE_BEST_SCORE,
            ),
            pgtrigger.Trigger(
                name="best_score_of_the_changed",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                referencing=pgtrigger.Referencing(old="old_rows", new="new_rows"),  # type: ignore[no-untyped-call]
                func=_find_best_score(f"SELECT new_rows.claim_id {_CHANGED} UNION SELECT old_rows.claim_id {_CHANGED}"),
            ),
            pgtrigger.Trigger(
                name="best_score_of_the_deleted",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Delete,
                referencing=pgtrigger.Referencing(old="old_rows"),  # type: ignore[no-untyped-call]
                func=_find_best_score("SELECT claim_id FROM old_rows"),
            ),
        ]

    def __str__(self) -> str:
        return self.exact

    @property
    def is_by_a_person(self) -> bool:
        return not self.engine

    @property
    def is_moved(self) -> bool:
        """Whether a person moved it from where the engine had put it."""
        proposed = (self.proposed_start, self.proposed_end)
        return None not in proposed and proposed != (self.start, self.end)

    @property
    def kind_labels(self) -> list[str]:
        """The kinds in words, the best first."""
        return [str(self.Kind(kind).label) for kind in self.kinds]
