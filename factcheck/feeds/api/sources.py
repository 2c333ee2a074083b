"""Sources for the newsroom's own programs: those there are, and one more."""

from collections.abc import Sequence
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from factcheck.feeds.api.forms import Nothing, Number, SourcesAsked, SourceSent
from factcheck.feeds.api.gate import permit_names
from factcheck.feeds.api.keys import Key, person
from factcheck.feeds.api.models import Scope
from factcheck.feeds.api.newsroom_shapes import OneSource, ScopeProblem, Sources
from factcheck.feeds.api.shapes import Problem
from factcheck.feeds.api.telling import at, page, said, the_one
from factcheck.feeds.claimreview import stamp
from factcheck.sources.models import Source
from factcheck.sources.services import find_or_add

router = Router(tags=["newsroom"])
reads, writes = Key(Scope.SOURCES_READ), Key(Scope.SOURCES_WRITE)
REFUSED = {400: Problem, 401: Problem, 403: ScopeProblem}


@router.get(
    "/sources/", auth=reads, operation_id="listSources", summary="What verdicts can cite, the newest first",
    response={200: Sources, **REFUSED},
)  # fmt: skip
def sources(request: HttpRequest, asked: Query[SourcesAsked]) -> HttpResponse:
    """Without those that were merged into others: a source of before still answers at its own address."""
    rows = Source.objects.current()
    if asked.q:
        rows = rows.matching(asked.q)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    return page(request, asked, rows, "sources", _all_told, moment="added_at")


@router.post(
    "/sources/", auth=writes, operation_id="addSource", summary="Add a source",
    response={200: OneSource, 201: OneSource, **REFUSED, 413: Problem, 415: Problem},
)  # fmt: skip
def add(request: HttpRequest, sent: SourceSent) -> HttpResponse:
    """201 with the new source; 200 with the one that is known by this address, or by these words, as it stands."""
    permit_names(request, Nothing)
    row, is_new = find_or_add(
        by=person(request), title=sent.title, publisher=sent.publisher or "", url=sent.url or "",
        reference=sent.reference or "", kind=sent.kind, interests=sent.interests or "",
    )  # fmt: skip
    response = said(_told(row), status=201 if is_new else 200)
    response["Location"] = at("source", row.pk)
    return response


@router.get(
    "/sources/{pk}/", auth=reads, operation_id="getSource", summary="One source",
    response={200: OneSource, **REFUSED, 404: Problem},
)  # fmt: skip
def source(request: HttpRequest, pk: Annotated[Number, Path()]) -> HttpResponse:
    """Also one that was merged: `merged_into` says which stands for it."""
    permit_names(request, Nothing)
    where = "GET /api/v1/sources/ lists those there are."
    return said(_told(the_one(Source.objects.all(), pk, kind="source", where=where)))


def _all_told(rows: Sequence[Source]) -> list[dict[str, Any]]:
    return [_told(row) for row in rows]


def _told(row: Source) -> dict[str, Any]:
    return {
        "id": row.pk,
        "address": at("source", row.pk),
        "title": row.title,
        "publisher": row.publisher or None,
        "url": row.canonical_url or None,
        "reference": row.reference or None,
        "kind": row.kind,
        "interests": row.interests or None,
        "merged_into": row.merged_into_id and at("source", row.merged_into_id),
        "added_at": stamp(row.added_at),
    }
