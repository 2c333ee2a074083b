"""Texts that were read by another engine, or with another cut, are read again: a few at a time, each once.

What a reading was begun with is written on its row before it begins, so a text whose reading fails is not owed again
until the engine or the cut is another one. What a text was owed again for is kept beside it: of two workers with
different extras each would have the other's texts read again, for ever and to no end.
"""

from django.db import transaction
from django.db.models import Case, Exists, F, Func, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from articles.models import Version
from factcheck.claims.models import Extraction, ReadingPolicy
from factcheck.claims.readers import Reader, reader_for
from factcheck.claims.services import policy
from newsroom import jobs

AT_A_TIME = 20  # Readings again that are owed at once: so many at most stand before a fresh article.
LONGEST = 300


def identity_of(reader: Reader, cut: float) -> str:
    """What a reading is begun with, in one line: another line may find other claims in the same text."""
    return f"{reader.name} {reader.version}, cut {cut:g}"[:LONGEST]


def outstanding() -> int:
    """How many texts are still to be read again, as the sweep last counted them, those under way included."""
    return policy.current().outstanding


def outdated(rules: ReadingPolicy) -> QuerySet[Extraction]:
    """The readings of newest texts that were begun with something else than would read them now, the newest first.

    Without those that are owed already, and those that were given up before any reader had begun. It opens what the
    readers need, so it is for workers and commands.
    """
    return newest().exclude(begun_as=_expected(rules)).exclude(begun_as="", reading=0)


def newest() -> QuerySet[Extraction]:
    """The readings of every article's newest text, without those that are owed or under way, the newest first."""
    newer = Version.objects.filter(article=OuterRef("version__article"), number__gt=OuterRef("version__number"))
    return Extraction.objects.filter(~Exists(newer), due_at__isnull=True).order_by("-pk")


def _expected(rules: ReadingPolicy) -> Case:
    """What a text would be read with now: one under embargo is kept from whatever is not on our own machines."""
    embargoed = Q(version__article__embargoed_until__gt=timezone.now())
    kept, usual = (
        identity_of(reader_for(embargoed=each, language_model=rules.language_model), rules.cut)
        for each in (True, False)
    )
    return Case(When(embargoed, then=Value(kept)), default=Value(usual))


def owe() -> int:
    """Owe the next few readings again, if the newsroom wants that and no fresh article waits; how many it were."""
    rules = policy.current()
    under_way = Extraction.objects.unfinished().filter(reading__gt=0).count()
    left = outdated(rules).exclude(owed_as__contains=[_expected(rules)])
    left = left if rules.rereads else Extraction.objects.none()
    room = 0 if Extraction.objects.due().filter(reading=0).exists() else max(0, AT_A_TIME - under_way)
    owed = owe_again(left, rules, most=room) if room else 0
    _note(left.count() + under_way + owed)
    return owed


@transaction.atomic
def owe_again(readings: QuerySet[Extraction], rules: ReadingPolicy, *, most: int | None = None) -> int:
    """Owe these readings again, at most so many; how many it were. Those that somebody else owes meanwhile are left."""
    chosen = readings.annotate(expected=_expected(rules)).select_for_update(of=("self",), skip_locked=True)[:most]
    rows = list(chosen.values_list("pk", "expected"))
    owed = jobs.owe_again(Extraction.objects.filter(pk__in=[pk for pk, _ in rows]))
    for identity in {identity for _, identity in rows}:
        same = [pk for pk, each in rows if each == identity]
        alike = Extraction.objects.filter(pk__in=same)
        alike.update(begun_as=identity, done=0, found=0)
        appended = Func(F("owed_as"), Value(identity), function="array_append")
        alike.exclude(owed_as__contains=[identity]).update(owed_as=appended)
    return owed


def _note(outstanding: int) -> None:
    """Keep the count where every page can read it without opening a reader."""
    if outstanding:
        ReadingPolicy.objects.get_or_create(pk=policy.THE_ONE)
    ReadingPolicy.objects.exclude(outstanding=outstanding).update(outstanding=outstanding)
