"""The line of publications, seen from its end."""

from django.db.models import Subquery

from factcheck.feeds.cursor import START, Cursor
from factcheck.verdicts.models import Verdict
from factcheck.verdicts.models.verdict import VerdictQuerySet


def end() -> Cursor:
    """The last change that any check has had."""
    changed_at, pk = _last_first().values_list("changed_at", "pk").first() or (None, 0)
    return Cursor(changed_at, pk) if changed_at else START


def last_change() -> Subquery:
    """Its moment, for a query."""
    return Subquery(_last_first().values("changed_at")[:1])


def _last_first() -> VerdictQuerySet:
    return Verdict.objects.filter(changed_at__isnull=False).order_by("-changed_at", "-pk")
