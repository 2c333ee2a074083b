"""What the author of a verdict does: begin it, write it, cite, submit; and begin the correction of a published one."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.db.models.functions import Now
from django.utils.translation import gettext

from factcheck.claims.models import Claim
from factcheck.claims.services import triage
from factcheck.sources.models import Source
from factcheck.verdicts.models import EDITABLE, Citation, Rating, State, Submission, Verdict
from factcheck.verdicts.services import record
from newsroom import ledger, notices, people, rights
from newsroom.languages import within
from newsroom.models import User
from newsroom.moves import move
from newsroom.refusals import Conflict, Refusal

WORDS = (
    "rating", "summary", "explanation", "unknowns", "correction_note", "short_claim", "language", "expires_on",
    "media_category", "media_url", "media_context",
)  # fmt: skip


def begin(claim: Claim, *, by: User) -> Verdict:
    """The person's own draft on this claim: the one that is open, or a new one. Raises `Conflict` if another writes."""
    rights.require(by, "verdict.start")
    open_verdict = Verdict.objects.open().filter(claim=claim).select_related("author").first()
    if open_verdict:
        return _own(open_verdict, by)
    if Verdict.objects.published().filter(claim=claim).exists():
        raise Conflict(gettext("This claim has a published verdict. Correct that one."), thing=claim)
    return _open(claim, by=by, words={}, citations=[])


def begin_correction(verdict: Verdict, *, by: User) -> Verdict:
    """A new revision with the words and citations of the published one, to be changed, noted and reviewed."""
    rights.require(by, "verdict.correct", verdict)
    open_verdict = Verdict.objects.open().filter(claim=verdict.claim_id).select_related("author").first()
    if open_verdict:
        return _own(open_verdict, by)
    standing = Verdict.objects.published().filter(claim=verdict.claim_id).first()
    if standing is None:
        raise Conflict(gettext("Only a published verdict can be corrected."), thing=verdict.claim)
    words = {name: getattr(standing, name) for name in WORDS if name != "correction_note"}
    return _open(verdict.claim, by=by, words=words, citations=list(standing.citations.all()), slug=standing.slug)


def _own(verdict: Verdict, by: User) -> Verdict:
    if verdict.author_id != by.pk:
        raise Conflict(
            gettext("%(author)s is already writing a verdict on this claim.") % {"author": verdict.author},
            thing=verdict.claim,
        )
    return verdict


def _open(claim: Claim, *, by: User, words: dict[str, Any], citations: list[Citation], slug: str = "") -> Verdict:
    try:
        with transaction.atomic():
            last = Verdict.objects.filter(claim=claim).aggregate(last=Max("revision"))["last"] or 0
            earlier = Verdict.objects.filter(claim=claim).exclude(slug="").values_list("slug", flat=True).first()
            verdict = Verdict.objects.create(
                claim=claim, author=by, revision=last + 1, slug=slug or earlier or "", **words
            )
            for citation in citations:
                Citation.objects.create(
                    verdict=verdict, source=citation.source, stance=citation.stance, passage=citation.passage,
                    locator=citation.locator, added_by=by,
                )  # fmt: skip
            triage.begin_checking(claim, by=by)
            ledger.record(verdict, "begun", by=by, after=State.DRAFT, claim=ledger.subject_of(claim))
            return verdict
    except IntegrityError:  # Two people, or one person's double click, began at the same moment.
        return _own(Verdict.objects.open().select_related("author").get(claim=claim), by)


def save(verdict: Verdict, *, by: User, version: int, **words: Any) -> Verdict:
    """Keep what the author has written: any of `WORDS`. What was there before goes to the ledger."""
    rights.require(by, "verdict.write", verdict)
    assert set(words) <= set(WORDS)
    changed = {name: value for name, value in words.items() if getattr(verdict, name) != value}
    if not changed and (verdict.version == version or verdict.is_editable):
        return verdict  # Its words stand there already: nothing to write, and nothing to lose.
    old = {name: _plain(getattr(verdict, name)) for name in changed}
    return move(verdict, "written", by=by, version=version, axis="state", before=EDITABLE, old=old, fields=changed)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.label if isinstance(value, Rating) else value


@transaction.atomic
def cite(verdict: Verdict, *, by: User, source: Source, stance: str, passage: str, locator: str = "") -> Citation:
    """Rest the verdict on a passage of a source. The same citation twice is the same citation."""
    rights.require(by, "verdict.write", verdict)
    verdict = _editable(verdict)
    passage = passage.strip()
    if not passage:
        raise Refusal(gettext("Quote the words or figures of the source that the verdict rests on."))
    if stance not in Citation.Stance.values:
        raise Refusal(gettext("Say whether the source contradicts the claim, supports it or gives context."))
    citation, is_new = Citation.objects.get_or_create(
        verdict=verdict, source=source.current, stance=stance, passage=passage, locator=locator.strip(),
        defaults={"added_by": by},
    )  # fmt: skip
    if is_new:
        ledger.record(verdict, "cited", by=by, source=ledger.subject_of(citation.source), passage=passage[:500])
    return citation


@transaction.atomic
def drop_citation(citation: Citation, *, by: User) -> None:
    """Take a citation back while the verdict is being written. The ledger keeps its words."""
    verdict = citation.verdict
    rights.require(by, "verdict.write", verdict)
    _editable(verdict)
    if not Citation.objects.filter(pk=citation.pk).exists():
        return  # A second click: it is gone already, and on record.
    ledger.record(
        verdict, "citation dropped", by=by, source=ledger.subject_of(citation.source), stance=citation.stance,
        passage=citation.passage, locator=citation.locator,
    )  # fmt: skip
    citation.delete()


def _editable(verdict: Verdict) -> Verdict:
    """The row, locked, so that no submission slips between the question and the write."""
    locked = Verdict.objects.select_for_update().filter(pk=verdict.pk).first()
    if locked is None:
        raise Conflict(
            gettext("This draft was discarded a moment ago. The newsroom's record keeps its words."),
            thing=verdict.claim,
        )
    if not locked.is_editable:
        raise Conflict(
            gettext("This verdict is “%(state)s”: it can't be changed.")
            % {"state": within(locked.get_state_display())},
            thing=locked.claim,
        )
    return locked


@transaction.atomic
def submit(verdict: Verdict, *, by: User, version: int) -> Verdict:
    """Hand the verdict to a second person. Its record is frozen here: what is reviewed is what is published."""
    rights.require(by, "verdict.write", verdict)
    locked = (
        Verdict.objects.select_for_update(of=("self",))
        .select_related("rating__scale", "claim", "author")
        .get(pk=verdict.pk)
    )
    if locked.is_editable and locked.version == version and (missing := what_is_missing(locked)):
        raise Incomplete(missing)
    submitted = move(
        verdict, "submitted", by=by, version=version, axis="state", before=EDITABLE, to=State.IN_REVIEW,
        fields={"submitted_at": Now(), "reviewer": None, "reviewer_name": "", "approved_at": None}
        | ({"record": record.of(locked)} if locked.is_editable and locked.rating else {}),
    )  # fmt: skip
    if locked.is_editable:  # Else it was handed in by the first of two clicks.
        last = submitted.submissions.aggregate(last=Max("number"))["last"] or 0
        Submission.objects.create(verdict=submitted, number=last + 1, record=submitted.record, by=by)
        notices.settle(submitted, notices.Kind.SENT_BACK)
        reviewers = people.who_may("verdict.review", submitted)
        notices.tell_of(submitted, "submitted", by=by, people=reviewers, kind=notices.Kind.FOR_REVIEW)
    return submitted


class Incomplete(Refusal):
    """A verdict that can't be reviewed yet; `missing` has a sentence for each part of it that is."""

    def __init__(self, missing: dict[str, str]) -> None:
        super().__init__(" ".join(missing.values()))
        self.missing = missing


def what_is_missing(verdict: Verdict) -> dict[str, str]:
    """What the verdict still needs before it can be reviewed: part -> a sentence; empty when it is complete."""
    missing = {}
    if verdict.rating is None:
        missing["rating"] = gettext("Choose a rating before you submit the verdict.")
    if not verdict.summary.strip():
        missing["summary"] = gettext("Write a summary before you submit the verdict.")
    if not verdict.citations.exists():
        missing["citations"] = gettext("Cite at least one source before you submit the verdict.")
    if verdict.rating and verdict.rating.needs_unknowns and not verdict.unknowns.strip():
        missing["unknowns"] = gettext("Say what is not known: “%(rating)s” needs it.") % {"rating": verdict.rating}
    if verdict.is_correction and not verdict.correction_note.strip():
        missing["correction_note"] = gettext("Say in the public note what this revision corrects.")
    return missing


@transaction.atomic
def discard(verdict: Verdict, *, by: User, version: int) -> None:
    """Give up a verdict that is being written: its author, or an editor when the author can't go on.

    The ledger keeps its words, its citations and what was said in review; the claim is free again.
    """
    rights.require(by, "verdict.discard", verdict)
    Claim.objects.select_for_update().get(pk=verdict.claim_id)  # Claim, then verdict: the same order everywhere.
    row = Verdict.objects.select_for_update().filter(pk=verdict.pk).first()
    if row is None or not row.is_editable or row.version != version:
        raise Conflict(
            gettext("Only a draft that is as you read it can be discarded. Look at it again."), thing=verdict.claim
        )
    kept = {name: _plain(getattr(row, name)) for name in WORDS}
    cited = list(row.citations.values("source", "stance", "passage", "locator", "added_by"))
    ledger.record(
        row, "discarded", by=by, before=row.state, citations=cited, **kept, rating_key=row.rating_id,
        claim=ledger.subject_of(row.claim), author=row.author_id, revision=row.revision, slug=row.slug,
        version=row.version,
    )  # fmt: skip  # All that is needed to bring it back.
    row.citations.all().delete()
    row.delete()
    triage.end_checking(row.claim, by=by, checked=Verdict.objects.published().filter(claim=row.claim_id).exists())
