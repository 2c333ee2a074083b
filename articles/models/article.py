from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.outlet import Outlet

FROM_THE_RIGHT = {"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}


class Article(models.Model):
    """What an outlet published, whatever it says today: the texts themselves are its versions."""

    class Channel(models.TextChoices):
        PASTED = "pasted", _("Pasted at the desk")
        FILE = "file", _("Read from a file")
        ADDRESS = "address", _("Fetched from its address")
        PROGRAM = "program", _("Sent by a program")
        DEMO = "demo", _("Demo story")

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="articles")
    canonical_url = models.URLField(max_length=2000, blank=True)
    title = models.CharField(max_length=500)
    byline = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    embargoed_until = models.DateTimeField(
        null=True, blank=True, help_text=_("Until then nothing of its text leaves the newsroom's own machines.")
    )
    language = models.CharField(max_length=35, blank=True, default="en", help_text=_("BCP 47 tag, such as en or ar."))
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.PASTED)
    taken_in_at = models.DateTimeField(auto_now_add=True)
    taken_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    first_digest = models.CharField(max_length=64, editable=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["canonical_url"], condition=~Q(canonical_url=""), name="one_article_per_address"
            ),
            # The same text twice from one outlet is one article; another outlet that runs it makes another one.
            models.UniqueConstraint(fields=["outlet", "first_digest"], name="one_article_per_outlet_and_text"),
            models.CheckConstraint(condition=~Q(title=""), name="article_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("desk:article", args=[self.pk])

    @property
    def is_embargoed(self) -> bool:
        return self.embargoed_until is not None and self.embargoed_until > timezone.now()

    @property
    def direction(self) -> str:
        """`rtl` for the scripts that run from right to left, for the page's `dir`; of an unknown language the browser
        has to tell by its letters.
        """
        if not self.language:
            return "auto"
        return "rtl" if self.language.split("-")[0] in FROM_THE_RIGHT else "ltr"
