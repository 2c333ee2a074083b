"""The reading of versions: owed as rows, done by workers, written once."""

import logging
import time

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles.models import Version
from factcheck.claims import engine
from factcheck.claims.engine import Candidate
from factcheck.claims.models import Appearance, Claim, Extraction
from newsroom import jobs, ledger, rights
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
            raise Conflict("This article is being read at this moment. Wait until it is done.")
        Extraction.objects.filter(pk=extraction.pk).update(done=0, found=0)
        ledger.record(extraction.version, "reading asked for again", by=by)
    return extraction


def sweep() -> list[int]:
    """The extractions a worker should be told of now: due ones, and those of versions that nobody asked for."""
    jobs.give_up(Extraction.objects.all())
    for version in Version.objects.filter(extraction__isnull=True).only("pk")[:100]:
        request(version)
    return list(Extraction.objects.due().order_by("due_at").values_list("pk", flat=True)[:AT_ONCE])


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
    found: list[Candidate] = []
    done = total = 0
    told = time.monotonic()
    article = version.article
    published = timezone.localdate(article.published_at) if article.published_at else None
    for step in engine.steps(version.text, published=published, language=article.language or None, title=article.title):
        found += [candidate for candidate in step.candidates if candidate.checkworthy]
        done, total = step.done, step.total
        if time.monotonic() - told >= PROGRESS_SECONDS:
            job.keep(done=done, total=total, found=len(found))
            told = time.monotonic()
        if settings.EXTRACTION_PAUSE:
            time.sleep(settings.EXTRACTION_PAUSE)
    with transaction.atomic():
        job.finish(
            done=done, total=total, found=len(found), engine=engine.NAME, engine_version=engine.VERSION
        )  # First, because it locks the row: of two workers only one writes.
        _write(version, found)


def _write(version: Version, found: list[Candidate]) -> None:
    """Add what is new. Whatever stands at a span already, from an earlier reading or a person, is left alone."""
    there = set()
    for appearance in version.appearances.all():
        there |= {(appearance.start, appearance.end), (appearance.proposed_start, appearance.proposed_end)}
    fresh = [candidate for candidate in found if (candidate.start, candidate.end) not in there]
    known = _claims_of_earlier_versions(version)
    claims = {
        candidate.exact: Claim(
            statement=candidate.exact, language=version.article.language,
            # A speaker put together from elsewhere in the article is shown as inferred; only a person puts it down.
            claimant="" if candidate.speaker_inferred else candidate.speaker[:300],
        )
        for candidate in reversed(fresh)  # A text that repeats itself makes one claim, whose speaker is the first.
        if candidate.exact not in known
    }  # fmt: skip
    known |= {claim.statement: claim for claim in Claim.objects.bulk_create(reversed(claims.values()))}
    Appearance.objects.bulk_create(_appearance(version, candidate, known[candidate.exact]) for candidate in fresh)


def _claims_of_earlier_versions(version: Version) -> dict[str, Claim]:
    """Claims that other versions of the same article make in the same words: an edited article repeats itself.

    They stay locked: a merge that came in between would leave what is written here behind with a merged claim.
    """
    earlier = Appearance.objects.filter(version__article=version.article_id).exclude(version=version)
    said = list(earlier.order_by("version__number").values_list("exact", "claim"))
    claims = Claim.objects.select_for_update().filter(pk__in={pk for _, pk in said}).order_by("pk")
    # Not joined: a join would show the merges as they were before the lock was had.
    standing = {claim.pk: claim.merged_into or claim for claim in claims.prefetch_related("merged_into")}
    return {exact: standing[pk] for exact, pk in said}


def _appearance(version: Version, candidate: Candidate, claim: Claim) -> Appearance:
    as_json = candidate.as_json()
    return Appearance(
        claim=claim,
        version=version,
        exact=candidate.exact,
        prefix=candidate.prefix,
        suffix=candidate.suffix,
        start=candidate.start,
        end=candidate.end,
        proposed_start=candidate.start,
        proposed_end=candidate.end,
        kind=candidate.kind,
        speaker=candidate.speaker[:300],
        speaker_inferred=candidate.speaker_inferred,
        quote=candidate.quote,
        quantities=as_json["quantities"],
        dates=as_json["dates"],
        score=candidate.score,
        why=[{"name": factor.name, "weight": factor.weight} for factor in candidate.why],
        engine=engine.NAME,
        engine_version=engine.VERSION,
    )
