from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from factcheck.feeds.cursor import Cursor


class Edition(models.Model):
    """In which writing a format is printed now, since when, and up to which change all of it is printed."""

    # The name of the format.
    form = models.CharField(max_length=40, primary_key=True)
    # Names all that goes into the bytes beside the record, and since when they are these.
    writing = models.CharField(max_length=80)
    begun_at = models.DateTimeField(db_default=Now())
    # The last change that is printed, and all before it; nothing yet while they are empty.
    through_at = models.DateTimeField(null=True, blank=True)
    through_id = models.BigIntegerField(null=True, blank=True)

    objects: ClassVar[models.Manager["Edition"]] = models.Manager()

    def __str__(self) -> str:
        return self.writing

    @property
    def mark(self) -> Cursor | None:
        """The place up to which everything is printed."""
        return Cursor(self.through_at, self.through_id or 0) if self.through_at else None
