"""What the newsroom's own programs may do, and what they have sent already."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Version
from newsroom.jobs import Job, JobQuerySet, constraints
from newsroom.models import User


class Scope(models.TextChoices):
    """What a token is good for, by the names that stand in the API's document."""

    ARTICLES_WRITE = "articles:write", _("Submit articles and follow their reading")
    CLAIMS_READ = "claims:read", _("Read claims")
    SOURCES_READ = "sources:read", _("Read sources")
    SOURCES_WRITE = "sources:write", _("Add sources")
    VERDICTS_READ = "verdicts:read", _("Read verdicts that are not public")


class TokenQuerySet(models.QuerySet["Token"]):
    def good(self) -> "TokenQuerySet":
        """Those that open something now: neither revoked nor expired, and their person has not left."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=Now(), person__is_active=True)


class Token(models.Model):
    """The key of one program. It acts for a person and may never more than they. Only its digest is kept."""

    name = models.CharField(max_length=200, help_text=_("Which program has it: for people only."))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tokens", verbose_name=_("acts for"),
        help_text=_("What it does stands in the ledger under this name, and it may never more than this person."),
    )  # fmt: skip
    scopes = ArrayField(models.CharField(max_length=40, choices=Scope), verbose_name=_("good for"))
    prefix = models.CharField(_("begins with"), max_length=12, editable=False)
    digest = models.CharField(max_length=64, editable=False, help_text=_("SHA-256 of the token, in hex."))
    expires_at = models.DateTimeField(_("good until"))
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)
    added_at = models.DateTimeField(db_default=Now(), editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)

    objects = TokenQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        constraints = [
            models.UniqueConstraint(fields=["digest"], name="one_token_per_digest"),
            models.CheckConstraint(condition=Q(scopes__len__gt=0), name="token_is_good_for_something"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @property
    def is_expired(self) -> bool:
        return self.expires_at <= timezone.now()


class FetchingQuerySet(JobQuerySet["Fetching"]):
    def of(self, person: User) -> "FetchingQuerySet":
        """What programs of this person asked for."""
        return self.filter(token__person=person)


class Fetching(Job):
    """A page that a program wants taken in by its address alone: a worker fetches it, never a request."""

    token = models.ForeignKey(Token, on_delete=models.PROTECT, related_name="+")
    sent = models.JSONField(help_text="What was sent, as a new request could send it.")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, null=True, related_name="+")
    is_new = models.BooleanField(null=True)
    remarks = models.JSONField(default=list)
    asked_at = models.DateTimeField(db_default=Now())

    objects = FetchingQuerySet.as_manager()

    class Meta:
        constraints = constraints("fetching")
        indexes = [models.Index(fields=["due_at"], name="fetching_due", condition=Q(due_at__isnull=False))]

    def __str__(self) -> str:
        return str(self.sent["url"])


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def under(self, key: str, *, of: User) -> "Submission | None":
        """What this person's programs sent under the key, with where it is."""
        return self.select_related("version__article__outlet", "fetching").filter(person=of, key=key).first()


class Submission(models.Model):
    """What a program sent under an `Idempotency-Key`: sent again, it gets the same answer and nothing is done twice."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, help_text=_("SHA-256 of what was sent, in hex."))
    version = models.ForeignKey(Version, on_delete=models.PROTECT, null=True, related_name="+")
    fetching = models.ForeignKey(Fetching, on_delete=models.CASCADE, null=True, related_name="+")
    remarks = models.JSONField(default=list)
    at = models.DateTimeField(db_default=Now())

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="one_submission_per_key"),
            models.CheckConstraint(
                condition=Q(version__isnull=False) ^ Q(fetching__isnull=False),
                name="submission_is_a_text_or_an_address",
            ),
        ]

    def __str__(self) -> str:
        return self.key
