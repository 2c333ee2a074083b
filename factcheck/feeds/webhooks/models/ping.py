from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom import jobs


class PingQuerySet(jobs.JobQuerySet["Ping"]):
    pass


class Ping(jobs.Job):
    """A WebSub hub that has to be told that one of our feeds has changed. One row for each hub and feed, for good."""

    hub = models.CharField(_("hub"), max_length=500)
    feed = models.CharField(_("feed"), max_length=500)
    # The last change that the hub was, or is being, told of; none before the first.
    told_of = models.DateTimeField(_("last change"), null=True, blank=True)

    objects = PingQuerySet.as_manager()

    class Meta:
        ordering = ["hub", "feed"]
        verbose_name = _("WebSub ping")
        verbose_name_plural = _("WebSub pings")
        constraints = [models.UniqueConstraint(fields=["hub", "feed"], name="one_ping_per_hub_and_feed")]

    def __str__(self) -> str:
        return f"{self.hub}: {self.feed}"
