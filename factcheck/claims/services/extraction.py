"""The reading of versions: owed as rows, done by workers, written once."""

import logging
import time

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles.models import Version
from factcheck.claims import engine
from factcheck.claims.engine import Candidate
from factcheck.claims.engine.anchor import selectors
from factcheck.claims.models import Appearance, Claim, Extraction
from factcheck.claims.services import carrying
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
    earlier = list(
        Appearance.objects.filter(version__article=version.article_id)
        .exclude(version=version)
        .order_by("version__number", "pk")
    )
    standing = _claims_of(earlier)
    carried = _carried(version, earlier, standing, found, there)
    for appearance in carried:
        there |= {(appearance.start, appearance.end), (appearance.proposed_start, appearance.proposed_end)}
    fresh = [candidate for candidate in found if (candidate.start, candidate.end) not in there]
    known = _by_their_words(earlier, standing)
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
    read = [_appearance(version, candidate, known[candidate.exact]) for candidate in fresh]
    Appearance.objects.bulk_create(carried + read)


def _claims_of(earlier: list[Appearance]) -> dict[int, Claim]:
    """The claims of these appearances, by the keys that stand there; a merged one's is what it was merged into.

    They stay locked: a merge that came in between would leave what is written here behind with a merged claim.
    """
    claims = Claim.objects.select_for_update().filter(pk__in={each.claim_id for each in earlier}).order_by("pk")
    # Not joined: a join would show the merges as they were before the lock was had.
    return {claim.pk: claim.merged_into or claim for claim in claims.prefetch_related("merged_into")}


def _by_their_words(earlier: list[Appearance], standing: dict[int, Claim]) -> dict[str, Claim]:
    """Claims that other versions make, by their words: an edited article repeats itself.

    A claim that a person moved is known by the words it was proposed with as well, or it would be proposed again.
    """
    proposed = carrying.proposed_words(earlier)
    known = {proposed[each.pk]: standing[each.claim_id] for each in earlier if each.pk in proposed}
    return known | {each.exact: standing[each.claim_id] for each in earlier}


def _carried(
    version: Version,
    earlier: list[Appearance],
    standing: dict[int, Claim],
    found: list[Candidate],
    there: set[tuple[int | None, int | None]],
) -> list[Appearance]:
    """What people marked in the version before, where its words stand here too. Claims that stand here are left alone.

    A mark that was moved away from a proposal takes that proposal with it: reading again finds it dealt with.
    """
    here = set(version.appearances.values_list("claim_id", flat=True))
    proposed = carrying.proposed_words(earlier)
    candidates = {(candidate.start, candidate.exact): candidate for candidate in found}
    taken = set(there)
    carried = []
    for mark in carrying.marked_in_the_last(version, earlier):
        claim, place = standing[mark.claim_id], carrying.found_again(version.text, mark)
        if place is None or place in taken or claim.pk in here:
            continue
        candidate = None
        if mark.pk in proposed:
            start = place[0] + (mark.proposed_start or 0) - mark.start
            candidate = candidates.pop((start, proposed[mark.pk]), None)
        if candidate is not None and (candidate.start, candidate.end) in taken:
            candidate = None
        carried.append(_as_marked(version, mark, claim, place, candidate))
        taken |= {place, (carried[-1].proposed_start, carried[-1].proposed_end)}
    return carried


def _as_marked(
    version: Version, mark: Appearance, claim: Claim, place: tuple[int, int], candidate: Candidate | None
) -> Appearance:
    """The mark of an earlier version in this one; with what the engine says of it where it proposed the place."""
    appearance = _appearance(version, candidate, claim) if candidate else Appearance(claim=claim, version=version)
    appearance.start, appearance.end = place
    appearance.exact, appearance.prefix, appearance.suffix = selectors(version.text, *place)
    appearance.kinds, appearance.quote, appearance.added_by = mark.kinds, mark.quote, mark.added_by
    appearance.speaker, appearance.speaker_inferred = mark.speaker, mark.speaker_inferred
    return appearance


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
        statement=candidate.statement,
        kinds=list(candidate.kinds),
        speaker=candidate.speaker[:300],
        speaker_inferred=candidate.speaker_inferred,
        speaker_confidence=candidate.speaker_confidence if candidate.speaker else None,
        quote=candidate.quote,
        quote_spans=[[span.start, span.end] for span in candidate.quote_spans],
        quantities=as_json["quantities"],
        dates=as_json["dates"],
        score=candidate.score,
        why=[{"name": factor.name, "weight": factor.weight} for factor in candidate.why],
        engine=engine.NAME,
        engine_version=engine.VERSION,
        reading=1,
    )
