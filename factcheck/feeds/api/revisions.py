"""Verdicts for the newsroom's own programs, in whatever state they are."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Path, Query, Router

from factcheck.feeds.api.claims import embargoed
from factcheck.feeds.api.forms import Nothing, Number, RevisionsAsked
from factcheck.feeds.api.gate import permit_names
from factcheck.feeds.api.keys import Key, person
from factcheck.feeds.api.models import Scope
from factcheck.feeds.api.newsroom_shapes import Revision, Revisions, ScopeProblem
from factcheck.feeds.api.shapes import Problem
from factcheck.feeds.api.telling import at, page, said, the_one
from factcheck.feeds.claimreview import stamp
from factcheck.verdicts.models import Verdict
from factcheck.verdicts.models.verdict import EDITABLE, PUBLIC
from newsroom.models import User

router = Router(tags=["newsroom"])
key = Key(Scope.VERDICTS_READ)
REFUSED = {400: Problem, 401: Problem, 403: ScopeProblem}
WORDS = ("summary", "explanation", "unknowns", "correction_note", "retraction_note")
MOMENTS = ("submitted_at", "approved_at", "published_at")


@router.get(
    "/revisions/", auth=key, operation_id="listRevisions", summary="The newsroom's verdicts in every state",
    response={200: Revisions, **REFUSED},
)  # fmt: skip
def revisions(request: HttpRequest, asked: Query[RevisionsAsked]) -> HttpResponse:
    """One for each revision, the newest first. What is public of them stands under `/verdicts/`, for everybody."""
    rows = _rows()
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.claim:
        rows = rows.filter(claim=asked.claim)
    return page(request, asked, rows, "revisions", _teller(person(request)), moment="begun_at")


@router.get(
    "/revisions/{pk}/", auth=key, operation_id="getRevision", summary="One revision of a verdict",
    response={200: Revision, **REFUSED, 404: Problem},
)  # fmt: skip
def revision(request: HttpRequest, pk: Annotated[Number, Path()]) -> HttpResponse:
    """In whatever state it is."""
    permit_names(request, Nothing)
    row = the_one(_rows(), pk, kind="revision", where="GET /api/v1/revisions/ lists those there are.")
    return said(_teller(person(request))([row])[0])


def _rows() -> QuerySet[Verdict]:
    return Verdict.objects.select_related("claim", "rating", "author", "reviewer")


def _teller(reader: User) -> Callable[[Sequence[Verdict]], list[dict[str, Any]]]:
    """How rows are told to the programs of this person."""

    def tell(rows: Sequence[Verdict]) -> list[dict[str, Any]]:
        kept = embargoed([row.claim for row in rows])
        return [_told(row, _withheld(row, reader, is_kept=row.claim_id in kept)) for row in rows]

    return tell


def _withheld(row: Verdict, reader: User, *, is_kept: bool) -> str | None:
    """Why this reader is not told its words. What is public is no secret; nobody reads over an author's shoulder."""
    if is_kept and row.state not in PUBLIC:
        return "embargo"
    return "draft" if row.state in EDITABLE and row.author_id != reader.pk else None


def _told(row: Verdict, withheld: str | None) -> dict[str, Any]:
    statement = row.record["claim"]["statement"] if row.record else row.claim.statement
    return {
        "id": row.pk,
        "address": at("revision", row.pk),
        "claim": at("claim", row.claim_id),
        "statement": None if withheld == "embargo" else statement,
        "revision": row.revision,
        "state": row.state,
        "rating": row.rating.label if row.rating and not withheld else None,
        **{name: None if withheld else getattr(row, name) or None for name in WORDS},
        "author": str(row.author),
        "reviewer": str(row.reviewer) if row.reviewer else None,
        "begun_at": stamp(row.begun_at),
        **{name: (moment := getattr(row, name)) and stamp(moment) for name in MOMENTS},
        "url": f"{settings.SITE_URL}{reverse('feeds:check', args=[row.slug])}" if row.state in PUBLIC else None,
        "version": row.version,
        "withheld": withheld,
    }
