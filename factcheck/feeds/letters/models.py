import secrets
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from factcheck.feeds import addresses
from factcheck.feeds.cursor import Cursor
from newsroom import jobs


def new_key() -> str:
    return secrets.token_urlsafe(24)


class SubscriberQuerySet(jobs.JobQuerySet["Subscriber"]):
    pass


class Subscriber(jobs.Job):
    """A reader who gets new checks by mail: an address that its owner has confirmed, and nothing else about them.

    The row is the job of the next mail, which is due at `due_at`. It goes when they want no more mail.
    """

    email = models.EmailField(_("mail address"), max_length=254, unique=True)
    # Opens the page on which they leave; nobody guesses it.
    key = models.CharField(max_length=64, unique=True, default=new_key, editable=False)
    since = models.DateTimeField(_("since"), db_default=Now(), editable=False)
    # The place in the line of publications up to which they have been told.
    after_at = models.DateTimeField(editable=False)
    after_pk = models.BigIntegerField(editable=False)
    mailed_at = models.DateTimeField(_("last mail"), null=True, blank=True, editable=False)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        indexes = [models.Index(fields=["due_at"], name="subscriber_due", condition=Q(due_at__isnull=False))]
        constraints = jobs.constraints("subscriber")

    def __str__(self) -> str:
        return self.email

    @property
    def place(self) -> Cursor:
        return Cursor(self.after_at, self.after_pk)

    @property
    def leave_url(self) -> str:
        return addresses.public("leave", self.key)

    def wait(self, until: Any, **fields: Any) -> None:
        """Be due again then, with fresh tries. Attempts keep counting: they are the fence. Raises `LostLease`."""
        self._write(due_at=until, started_at=None, attempts_allowed=F("attempts") + jobs.TRIES, **fields)
