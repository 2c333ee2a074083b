"""How far each format is printed, and in which writing: an edition has a mark, and the sweep moves it on.

Publications stand in one line, so what lies before a mark is printed for good: when nothing is owed, a sweep compares
the marks with the newest change and is done.
"""

from datetime import datetime, timedelta

from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.db.models.functions import Now

from factcheck.feeds import printed, published, queries
from factcheck.feeds.cursor import Cursor
from factcheck.feeds.formats import PRINTED
from factcheck.feeds.models import Edition, Printed
from factcheck.feeds.proof import writing
from factcheck.feeds.sheets import Format, Piece
from factcheck.verdicts.models import State

A_SWEEP = 2000  # Checks that one sweep prints of each format.
# How long pieces stay that nobody prints any more: as long as an older process may still serve them.
OUTDATED_AFTER = timedelta(days=1)
_LOCK = 0x7072696E746564


def sweep(at_most: int = A_SWEEP) -> int:
    """Print what is missing of each format, the oldest change first; how many pieces that were."""
    newest = newest_change()
    if newest is None:
        return 0
    marks = {edition.form: edition for edition in Edition.objects.all()}
    owed = [form for form in PRINTED if not _is_done(marks.get(form.name), form, newest)]
    return sum(_print_on(form, at_most) for form in owed)


def newest_change() -> Cursor | None:
    """The place of the last change of the whole public record."""
    newest = published.newest_changes().only("changed_at").first()
    return Cursor(newest.changed_at, newest.pk) if newest and newest.changed_at else None


def _is_done(edition: Edition | None, form: Format, newest: Cursor) -> bool:
    return edition is not None and edition.writing == writing(form) and edition.mark == newest


@transaction.atomic
def _print_on(form: Format, at_most: int) -> int:
    """Go on from the mark and move it; nothing while another process does."""
    if not _is_alone():
        return 0
    edition = _in_force(form)
    newest = newest_change()  # Asked first: what is published while this prints lies behind the mark.
    made: list[Piece] = []
    last: Cursor | None = edition.mark
    seen = 0
    for row in queries.printed(edition.writing, edition.mark, None, at_most, oldest_first=True):
        piece, is_new = printed.of_row(form, row)
        seen, last = seen + 1, piece.cursor
        if is_new:
            made.append(piece)
    printed.keep(edition.writing, made)
    if newest and seen < at_most:  # Nothing before the newest change is left; what is not shown needs no piece.
        last = max(last, newest) if last else newest
    if last is not None:
        moved = {"through_at": last.changed_at, "through_id": last.pk}
        Edition.objects.filter(pk=form.name, writing=edition.writing).update(**moved)
    return len(made)


def _is_alone() -> bool:
    """Until this transaction ends. Two would only do the same work twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        return bool(cursor.fetchone()[0])


def _in_force(form: Format) -> Edition:
    """The edition of this process's writing, begun now if the format was written otherwise until now."""
    name = writing(form)
    note(form)
    Edition.objects.filter(pk=form.name).exclude(writing=name).update(
        writing=name, begun_at=Now(), through_at=None, through_id=None
    )
    return Edition.objects.get(pk=form.name)


def note(form: Format) -> datetime | None:
    """Since when the format is written as this process writes it; None while another writing is in force.

    A reader's process may note the first edition, and only a sweep changes it: while servers of two versions run side
    by side, the one that leaves does not take it back.
    """
    try:
        with transaction.atomic():
            Edition.objects.bulk_create([Edition(form=form.name, writing=writing(form))], ignore_conflicts=True)
    except DatabaseError:  # A copy for reading only.
        return None
    return Edition.objects.filter(pk=form.name, writing=writing(form)).values_list("begun_at", flat=True).first()


def print_anew() -> None:
    """Forget every piece, so that all are made again, and let no reader believe that they have the new bytes."""
    with transaction.atomic():
        Edition.objects.update(begun_at=Now(), through_at=None, through_id=None)
        Printed.objects.all().delete()


def clear() -> int:
    """Take out the pieces that nobody sends any more; how many those were."""
    in_force = Edition.objects.values("writing")
    old = Printed.objects.filter(printed_at__lt=Now() - OUTDATED_AFTER)
    outdated = old.exclude(writing__in=in_force) | old.exclude(changed_at=F("verdict__changed_at"))
    replaced = old.filter(verdict__state=State.CORRECTED)
    return outdated.delete()[0] + replaced.delete()[0]
