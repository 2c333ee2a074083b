from django.db import models
from django.db.models.functions import Now

from factcheck.verdicts.models import Verdict


class Printed(models.Model):
    """One shown check as one format writes it: made once, kept, and never changed.

    What else the bytes are made of than the public record stands in the name of the writing, so two processes with
    different settings or different code keep rows beside each other and neither sends the other's.
    """

    # Looked up by the constraint below, which begins with it.
    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="printed", db_index=False)
    changed_at = models.DateTimeField()  # Which state of the public record it is.
    writing = models.CharField(max_length=80)
    text = models.TextField(blank=True)
    printed_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "printed check"
        constraints = [
            models.UniqueConstraint(
                fields=["verdict", "writing", "changed_at"], name="one_print_per_writing_of_a_record"
            )
        ]

    def __str__(self) -> str:
        return self.writing
