from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class SourceQuerySet(models.QuerySet["Source"]):
    def current(self) -> "SourceQuerySet":
        """Those that were not merged into another."""
        return self.filter(merged_into__isnull=True)

    def matching(self, words: str) -> "SourceQuerySet":
        """Those whose title, publisher or address holds every one of the words."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(title__icontains=word) | Q(publisher__icontains=word) | Q(canonical_url__icontains=word)
            )
        return found


class Source(models.Model):
    """Something a verdict can cite: a table, a document, a report, a person asked."""

    class Kind(models.TextChoices):
        PRIMARY = "primary", _("Primary data")
        DOCUMENT = "document", _("Document")
        EXPERT = "expert", _("Expert")
        NEWS = "news", _("News report")
        STUDY = "study", _("Study")
        SOCIAL = "social", _("Social post")
        INTERVIEW = "interview", _("Own inquiry")
        OTHER = "other", _("Other")

    title = models.CharField(max_length=500)
    publisher = models.CharField(max_length=300, blank=True)
    canonical_url = models.URLField(_("address"), max_length=2000, blank=True)
    reference = models.TextField(
        blank=True, help_text=_("Where to find it when it has no address: issue, page, archive.")
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.DOCUMENT)
    interests = models.TextField(blank=True, help_text=_("Interests a reader should know of."))
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["canonical_url"],
                condition=~Q(canonical_url="") & Q(merged_into__isnull=True),
                name="one_source_per_address",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="source_has_a_title"),
            models.CheckConstraint(
                condition=~Q(canonical_url="") | ~Q(reference=""), name="source_has_an_address_or_a_reference"
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="source_is_not_merged_into_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.publisher})" if self.publisher else self.title

    @property
    def current(self) -> "Source":
        """This source, or the one it was merged into."""
        return self.merged_into or self
