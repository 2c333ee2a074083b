"""The reading of versions: owed as rows, done by workers, written once."""

import logging
import time

from django.conf import settings
from django.db import transaction
from django.db.models import Case, When
from django.utils.translation import gettext

from articles.models import Article, Version
from factcheck.claims.engine import Candidate, Furniture
from factcheck.claims.models import Extraction
from factcheck.claims.readers import reader_for
from factcheck.claims.services import policy, rereading
from factcheck.claims.services.closer_reading import cut_for
from factcheck.claims.services.proposals import LONGEST_ENGINE, Proposal
from factcheck.claims.services.rereading import identity_of
from factcheck.claims.services.writing import write
from newsroom import jobs, ledger, rights, zones
from newsroom.models import User
from newsroom.refusals import Conflict

log = logging.getLogger(__name__)

PROGRESS_SECONDS = 0.5  # How often progress is written: often enough to watch, seldom enough to cost nothing.
AT_ONCE = 200  # Readings that one sweep hands out, the longest due first; the next sweep hands out more.


def request(version: Version) -> Extraction:
    """Owe the reading of a version. Asking twice owes it once."""
    return Extraction.objects.get_or_create(version=version)[0]


def retry(extraction: Extraction, *, by: User) -> Extraction:
    """Read the version again, from the beginning. What people decided stays as it is."""
    rights.require(by, "extraction.retry")
    with transaction.atomic():
        if not jobs.owe_again(Extraction.objects.filter(pk=extraction.pk)):
            raise Conflict(gettext("This article is being read at this moment. Wait until it is done."))
        Extraction.objects.filter(pk=extraction.pk).update(done=0, found=0)
        ledger.record(extraction.version, "reading asked for again", by=by)
    return extraction


def sweep() -> list[int]:
    """The extractions a worker should be told of now: due ones, and those of versions that nobody asked for.

    Texts that were read by another engine, or with another cut, are owed again meanwhile, and come after the fresh.
    """
    jobs.give_up(Extraction.objects.all())
    for version in Version.objects.filter(extraction__isnull=True).only("pk")[:100]:
        request(version)
    rereading.owe()
    due = Extraction.objects.due().annotate(again=Case(When(reading=0, then=0), default=1)).order_by("again", "due_at")
    return list(due.values_list("pk", flat=True)[:AT_ONCE])


def run(pk: int) -> bool:
    """Read the version of extraction `pk` if it is due; whether this call did it."""
    job = Extraction.objects.lease(pk)
    if job is None:
        return False
    try:
        _read(job)
    except jobs.LostLease as lost:
        log.warning("Gave way to another worker: %s", lost)
        return False
    except Exception as error:
        log.exception("Extraction %s went wrong", pk)
        job.fail(f"{type(error).__name__}: {error}")
        return False
    return True


def _read(job: Extraction) -> None:
    version = Version.objects.select_related("article").get(pk=job.version_id)
    article, rules = version.article, policy.current()
    reader = reader_for(
        embargoed=article.is_embargoed,
        language_model=rules.language_model,
        embargoed_since=lambda: Article.objects.get(pk=article.pk).is_embargoed,
    )
    # Before anything can go wrong: what fails is owed again once for every engine and cut, and not for ever.
    job.keep(begun_as=identity_of(reader, rules.cut))
    cut = cut_for(job, rules.cut)
    found: list[Candidate] = []
    furniture: list[Furniture] = []
    done = total = 0
    told = time.monotonic()
    for step in reader.steps(
        version.text,
        published=zones.newsroom_day(article.published_at) if article.published_at else None,
        language=article.language or None,
        title=article.title,
        read_anyway=[(start, end) for start, end in job.read_anyway],
    ):
        found += [candidate for candidate in step.candidates if candidate.score >= cut]
        furniture += step.furniture
        done, total = step.done, step.total
        if time.monotonic() - told >= PROGRESS_SECONDS:
            job.keep(done=done, total=total, found=len(found))
            told = time.monotonic()
        if settings.EXTRACTION_PAUSE:
            time.sleep(settings.EXTRACTION_PAUSE)
    number = job.reading + 1
    with transaction.atomic():
        job.finish(
            done=done, total=total, found=len(found), engine=reader.name[:LONGEST_ENGINE],
            engine_version=reader.version[:LONGEST_ENGINE], cut=cut, reading=number, note=reader.note,
            dropped=reader.dropped, furniture=[[each.start, each.end, each.kind] for each in furniture],
        )  # fmt: skip  # First, because it locks the row: of two workers only one writes.
        outcome = write(version, Proposal(reader.name, reader.version, number, found))
        Extraction.objects.filter(pk=job.pk).update(fresh=outcome.fresh, withdrawn=outcome.withdrawn)
