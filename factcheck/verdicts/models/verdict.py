import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.claims.models import Claim
from factcheck.verdicts.models.scale import Rating


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")  # Its author writes.
    IN_REVIEW = "in_review", _("In review")  # Waits for a second person; nothing in it can change.
    CHANGES_REQUESTED = "changes_requested", _("Changes requested")  # Back with its author, with a comment.
    APPROVED = "approved", _("Approved")  # A second person stands for it; not public yet.
    PUBLISHED = "published", _("Published")
    CORRECTED = "corrected", _("Corrected")  # A later revision took its place.
    RETRACTED = "retracted", _("Retracted")  # Its page stays, with a notice.


# Every move there is. The services go through them, the database refuses all others.
MOVES = {
    (State.DRAFT, State.IN_REVIEW),
    (State.IN_REVIEW, State.CHANGES_REQUESTED),
    (State.CHANGES_REQUESTED, State.IN_REVIEW),
    (State.IN_REVIEW, State.APPROVED),
    (State.APPROVED, State.CHANGES_REQUESTED),
    (State.APPROVED, State.IN_REVIEW),  # Its approval is undone by the person who gave it.
    (State.APPROVED, State.PUBLISHED),
    (State.PUBLISHED, State.CORRECTED),
    (State.PUBLISHED, State.RETRACTED),
}
OPEN = (State.DRAFT, State.IN_REVIEW, State.CHANGES_REQUESTED, State.APPROVED)
EDITABLE = (State.DRAFT, State.CHANGES_REQUESTED)
PUBLIC = (State.PUBLISHED, State.CORRECTED, State.RETRACTED)

# What a reviewer reads is what is published: these columns may change only while the author is writing.
# What publication adds stays as it is while the verdict is public.
_PUBLIC_FACTS = [
    "reviewer_id", "reviewer_name", "publisher_id", "submitted_at", "approved_at", "published_at",
    "first_published_at", "slug",
]  # fmt: skip
_WORDS = [
    "claim_id",
    "author_id",
    "revision",
    "rating_id",
    "summary",
    "explanation",
    "unknowns",
    "correction_note",
    "short_claim",
    "language",
    "expires_on",
    "media_category",
    "media_url",
    "media_context",
]


def _refuse_a_change_of(columns: list[str], sentence: str) -> str:
    """The body of a trigger that refuses an UPDATE of any of these columns."""
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
    return (
        f"IF ROW({old}) IS DISTINCT FROM ROW({new}) THEN RAISE EXCEPTION '{sentence}' "
        "USING ERRCODE = 'check_violation'; END IF; RETURN NEW;"
    )


class MediaCategory(models.TextChoices):
    """What is wrong, or not, with a picture, a film or a sound: schema.org's `MediaManipulationRatingEnumeration`."""

    DECONTEXTUALIZED = "DecontextualizedContent", _("Out of its context")
    EDITED = "EditedOrCroppedContent", _("Edited or cropped")
    ORIGINAL = "OriginalMediaContent", _("Original, as it was made")
    SATIRE = "SatireOrParodyContent", _("Satire or parody")
    STAGED = "StagedContent", _("Staged")
    TRANSFORMED = "TransformedContent", _("Made or transformed by a machine or by hand")


class VerdictQuerySet(models.QuerySet["Verdict"]):
    def open(self) -> "VerdictQuerySet":
        return self.filter(state__in=OPEN)

    def published(self) -> "VerdictQuerySet":
        """The revision of each claim that stands now."""
        return self.filter(state=State.PUBLISHED)

    def shown(self) -> "VerdictQuerySet":
        """What the public pages and feeds speak of: standing revisions, and retractions that nothing has replaced."""
        standing = Verdict.objects.filter(state=State.PUBLISHED, slug=models.OuterRef("slug"))
        later = Verdict.objects.filter(
            state=State.RETRACTED,
            slug=models.OuterRef("slug"),
            revision__gt=models.OuterRef("revision"),
        )
        return self.filter(
            Q(state=State.PUBLISHED) | Q(~models.Exists(standing), ~models.Exists(later), state=State.RETRACTED)
        )


class Verdict(models.Model):
    """One revision of what was found out about a claim: its rating, its reasons, and who stands for it."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="verdicts")
    revision = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, null=True, blank=True, related_name="verdicts")
    summary = models.TextField(blank=True, help_text=_("One or two sentences: what is true of the claim, and why."))
    explanation = models.TextField(blank=True, help_text=_("Markdown: the whole reasoning."))
    unknowns = models.TextField(blank=True, help_text=_("What is not known, or could not be checked."))
    correction_note = models.TextField(blank=True, help_text=_("Public: what this revision corrects."))
    retraction_note = models.TextField(blank=True, help_text=_("Public: why the verdict was retracted."))
    short_claim = models.CharField(
        max_length=75, blank=True, help_text=_("The claim in a line, for pages and feeds. Empty: the whole statement.")
    )
    language = models.CharField(
        max_length=35, blank=True, help_text=_("BCP 47 tag of the verdict's words. Empty: the newsroom's language.")
    )
    expires_on = models.DateField(
        null=True, blank=True, help_text=_("After this day the verdict may no longer describe how things are.")
    )
    # Of a claim that is about a picture, a film or a sound.
    media_category = models.CharField(max_length=30, choices=MediaCategory, blank=True)
    media_url = models.URLField(max_length=2000, blank=True, help_text=_("Where the original was published."))
    media_context = models.TextField(blank=True, help_text=_("What the original shows: where, when, by whom."))

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="verdicts")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reviewed_verdicts",
    )
    publisher = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="published_verdicts",
    )
    # The name the public reads: as it was at the approval, whatever the account is called later.
    reviewer_name = models.CharField(max_length=300, blank=True)
    begun_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True, help_text=_("When this revision was published."))
    first_published_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When the first revision was published.")
    )
    changed_at = models.DateTimeField(null=True, blank=True, help_text=_("When the public record last changed."))

    slug = models.SlugField(
        max_length=100, blank=True, help_text=_("The address of the public page, shared by all revisions.")
    )
    # What is public, frozen at the moment of submission: the reviewer reads it, the pages and feeds print it.
    record = models.JSONField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, help_text=_("Counts the changes; a write names the one it read."))

    objects = VerdictQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["-changed_at", "-id"], name="verdict_feed", condition=Q(changed_at__isnull=False)),
            # The log of corrections.
            models.Index(
                fields=["-changed_at", "-id"],
                name="verdict_corrections",
                condition=Q(changed_at__isnull=False) & (Q(revision__gt=1) | Q(state=State.RETRACTED)),
            ),
            # Readers of the public pages look for what stands in the record.
            GinIndex(fields=["record"], name="verdict_record", opclasses=["jsonb_path_ops"]),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(author=F("reviewer")), name="author_is_not_reviewer"),
            models.CheckConstraint(condition=~Q(author=F("publisher")), name="author_is_not_publisher"),
            models.UniqueConstraint(fields=["claim"], condition=Q(state__in=OPEN), name="one_open_verdict_per_claim"),
            models.UniqueConstraint(
                fields=["claim"], condition=Q(state=State.PUBLISHED), name="one_published_verdict_per_claim"
            ),
            models.UniqueConstraint(fields=["claim", "revision"], name="one_verdict_per_revision"),
            models.UniqueConstraint(
                fields=["slug"], condition=Q(state=State.PUBLISHED), name="one_published_verdict_per_address"
            ),
            models.CheckConstraint(
                condition=Q(state__in=EDITABLE)
                | (Q(rating__isnull=False, submitted_at__isnull=False, record__isnull=False) & ~Q(summary="")),
                name="submitted_verdict_has_rating_and_summary",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.APPROVED) | Q(reviewer__isnull=False, approved_at__isnull=False),
                name="approved_verdict_has_a_reviewer",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=PUBLIC)
                | (
                    Q(
                        rating__isnull=False,
                        reviewer__isnull=False,
                        publisher__isnull=False,
                        published_at__isnull=False,
                        first_published_at__isnull=False,
                        changed_at__isnull=False,
                    )
                    & ~Q(slug="")
                    & ~Q(reviewer_name="")
                ),
                name="published_verdict_has_reviewer_and_date",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.RETRACTED) | ~Q(retraction_note=""), name="retraction_says_why"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_is_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__state__in=[*PUBLIC, State.IN_REVIEW, State.APPROVED]),
            ),
            pgtrigger.Trigger(
                name="moves_are_legal",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("state"),  # type: ignore[no-untyped-call]
                condition=pgtrigger.Q(old__state__df=pgtrigger.F("new__state")),
                func=(
                    "IF (OLD.state, NEW.state) NOT IN (VALUES "
                    + ", ".join(f"('{old}', '{new}')" for old, new in sorted((o.value, n.value) for o, n in MOVES))
                    + ") THEN RAISE EXCEPTION 'a verdict cannot move from % to %', OLD.state, NEW.state "
                    "USING ERRCODE = 'check_violation'; END IF; RETURN NEW;"
                ),
            ),
            pgtrigger.Trigger(
                name="begins_as_draft",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=State.DRAFT),
                func="RAISE EXCEPTION 'a verdict begins as a draft' USING ERRCODE = 'check_violation';",
            ),
            pgtrigger.Trigger(
                name="words_are_frozen_once_submitted",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__state__in=EDITABLE),
                func=_refuse_a_change_of([*_WORDS, "record"], "a submitted verdict cannot be rewritten"),
            ),
            pgtrigger.Trigger(
                name="public_facts_are_frozen",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state__in=PUBLIC),
                func=_refuse_a_change_of(_PUBLIC_FACTS, "what was published cannot be rewritten"),
            ),
            pgtrigger.Trigger(
                name="a_retraction_note_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state__in=[State.CORRECTED, State.RETRACTED]),
                func=_refuse_a_change_of(["retraction_note", "changed_at"], "what was published cannot be rewritten"),
            ),
            pgtrigger.Trigger(
                name="review_needs_a_citation",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("state"),  # type: ignore[no-untyped-call]
                condition=pgtrigger.Q(new__state__in=[State.IN_REVIEW, State.APPROVED, State.PUBLISHED]),
                func=(
                    "IF NOT EXISTS (SELECT 1 FROM verdicts_citation WHERE verdict_id = NEW.id) THEN "
                    "RAISE EXCEPTION 'a verdict needs a citation' USING ERRCODE = 'check_violation'; "
                    "END IF; RETURN NEW;"
                ),
            ),
        ]

    def __str__(self) -> str:
        if self.revision == 1:
            return gettext("Verdict on “%(claim)s”") % {"claim": self.claim}
        return gettext("Verdict on “%(claim)s”, revision %(number)s") % {"claim": self.claim, "number": self.revision}

    def get_absolute_url(self) -> str:
        return reverse("feeds:check", args=[self.slug]) if self.slug else self.claim.get_absolute_url()

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    @property
    def is_correction(self) -> bool:
        return self.revision > 1
