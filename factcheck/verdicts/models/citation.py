import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import MD5
from django.utils.translation import gettext_lazy as _

from factcheck.sources.models import Source
from factcheck.verdicts.models.verdict import EDITABLE, Verdict

_EDITABLE = ", ".join(f"'{state.value}'" for state in EDITABLE)
_REFUSE_WHEN_FROZEN = f"""
                    -- On an update both: a citation may neither leave a submitted verdict nor come to one.
                    touched := CASE TG_OP
                        WHEN 'INSERT' THEN ARRAY[NEW.verdict_id]
                        WHEN 'DELETE' THEN ARRAY[OLD.verdict_id]
                        ELSE ARRAY[OLD.verdict_id, NEW.verdict_id]
                    END;
                    IF EXISTS (
                        SELECT 1 FROM verdicts_verdict WHERE id = ANY(touched) AND state NOT IN ({_EDITABLE})
                    ) THEN
                        RAISE EXCEPTION 'the citations of a submitted verdict cannot change'
                        USING ERRCODE = 'check_violation';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """  # noqa: S608  Only our own constants are in it.


class Citation(models.Model):
    """What a verdict rests on: a passage of a source, where it stands, and what it says of the claim."""

    class Stance(models.TextChoices):
        REFUTES = "refutes", _("Contradicts the claim")
        SUPPORTS = "supports", _("Supports the claim")
        CONTEXT = "context", _("Gives context")

    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="citations")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    stance = models.CharField(max_length=10, choices=Stance)
    passage = models.TextField(help_text=_("The words or figures of the source, quoted."))
    locator = models.CharField(
        max_length=300, blank=True, help_text=_("Where in the source: page, table, row, minute.")
    )
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                "verdict", "source", "stance", "locator", MD5("passage"), name="one_citation_per_passage"
            ),
            models.CheckConstraint(condition=~models.Q(passage=""), name="citation_quotes_its_source"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="citations_are_frozen_once_submitted",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                declare=[("touched", "bigint[]")],
                func=_REFUSE_WHEN_FROZEN,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.source}"
