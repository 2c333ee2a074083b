"""How far each format is printed, and in which writing: an edition has a mark, and the sweep moves it on.

Publications stand in one line, so what lies before a mark is printed for good: when nothing is owed, a sweep compares
the marks with the newest change and is done.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.db.models.functions import Now

from factcheck.feeds import published
from factcheck.feeds.cursor import START, Cursor
from factcheck.feeds.formats import PRINTED
from factcheck.feeds.models import Edition, Printed
from factcheck.feeds.press import printed, queries
from factcheck.feeds.press.proof import pieces_of, writing
from factcheck.feeds.press.sheets import Format, Piece
from factcheck.verdicts.models import State

A_SWEEP = 2000  # Checks that one sweep prints of each format.
# Checks that are printed and kept in one go: a reader who prints the same ones waits for no more than their keeping.
A_BATCH = 250
# How long pieces stay that nobody prints any more: as long as an older process may still serve them.
OUTDATED_AFTER = timedelta(days=1)
_LOCK = 0x7072696E746564


def sweep(at_most: int = A_SWEEP) -> int:
    """Print what is missing of each format, the oldest change first; how many pieces that were."""
    return sum(_print_batches(forms, at_most) for forms in _in_step(owed()))


def owed() -> dict[Format, Edition | None]:
    """The formats of which something may be missing, each with its edition if there is one: two queries."""
    newest = newest_change()
    if newest is None:
        return {}
    editions = {edition.form: edition for edition in Edition.objects.all()}
    found = {form: editions.get(form.name) for form in PRINTED}
    return {form: edition for form, edition in found.items() if not _is_done(edition, form, newest)}


def newest_change() -> Cursor | None:
    """The place of the last change of the whole public record."""
    newest = published.newest_changes().only("changed_at").first()
    return Cursor(newest.changed_at, newest.pk) if newest and newest.changed_at else None


def _is_done(edition: Edition | None, form: Format, newest: Cursor) -> bool:
    return edition is not None and edition.writing == writing(form) and edition.mark == newest


def _in_step(editions: Mapping[Format, Edition | None]) -> list[list[Format]]:
    """The formats that stand at the same mark together: the record is read once for all of them. Those that have come
    furthest are first; what is printed from the beginning keeps none of them waiting.
    """
    together: dict[Cursor, list[Format]] = {}
    for form, edition in editions.items():
        mark = edition.mark if edition and edition.writing == writing(form) else None
        together.setdefault(mark or START, []).append(form)
    return [together[mark] for mark in sorted(together, reverse=True)]


def _print_batches(forms: list[Format], at_most: int) -> int:
    total = 0
    while at_most > 0:
        size = min(at_most, A_BATCH)
        seen, made = _print_on(forms, size)
        total += made
        if seen < size:
            break
        at_most -= size
    return total


@transaction.atomic
def _print_on(forms: list[Format], size: int) -> tuple[int, int]:
    """Go on from the mark at which these formats stand, and move it: how many checks were looked at, and how many
    pieces made. Nothing while another process does.
    """
    if not _is_alone():
        return 0, 0
    editions = _in_force(forms)
    mark = editions[0].mark
    names = {edition.writing: form for edition, form in zip(editions, forms, strict=True) if edition.mark == mark}
    newest = newest_change()  # Asked first: what is published while this prints lies behind the mark.
    made: list[tuple[str, Piece]] = []
    last, seen = mark, queries.oldest_first(list(names), mark, size)
    for facts, kept in seen:
        check, missing = published.of(facts), [name for name in names if name not in kept]
        made += zip(missing, pieces_of([names[name] for name in missing], check), strict=True)
        last = check.cursor
    printed.keep(made)
    if newest and len(seen) < size:  # Nothing before the newest change is left; what is not shown needs no piece.
        last = max(last, newest) if last else newest
    if last is not None:
        moved = {"through_at": last.changed_at, "through_id": last.pk}
        Edition.objects.filter(writing__in=names).update(**moved)
    return len(seen), len(made)


def _is_alone() -> bool:
    """Until this transaction ends. Two would only do the same work twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        return bool(cursor.fetchone()[0])


def _in_force(forms: list[Format]) -> list[Edition]:
    """The editions of this process's writings, begun now where a format was written otherwise until now."""
    editions = Edition.objects.in_bulk([form.name for form in forms])
    for form in forms:
        if form.name not in editions or editions[form.name].writing != writing(form):
            note(form)
            begun = {"writing": writing(form), "begun_at": Now(), "through_at": None, "through_id": None}
            Edition.objects.filter(pk=form.name).exclude(writing=writing(form)).update(**begun)
            editions[form.name] = Edition.objects.get(pk=form.name)
    return [editions[form.name] for form in forms]


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
