import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Version(models.Model):
    """One text of an article, normalised and then never changed: every anchor counts code points in it."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64, help_text=_("SHA-256 of the text in UTF-8, in hex."))
    retrieved_at = models.DateTimeField(auto_now_add=True)
    taken_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="one_version_per_number"),
            models.UniqueConstraint(fields=["article", "digest"], name="one_version_per_text"),
            models.CheckConstraint(condition=~Q(text=""), name="version_has_a_text"),
        ]
        triggers = [
            pgtrigger.Protect(name="text_is_immutable", operation=pgtrigger.Update),
            pgtrigger.Protect(name="text_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return gettext("%(article)s (version %(number)s)") % {"article": self.article, "number": self.number}
