"""Published checks, for everybody: a page of them, one of them, and the scales they are rated on."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from factcheck.feeds import published
from factcheck.feeds.api.gate import permit_names
from factcheck.feeds.api.pages import Page, drawn, sought
from factcheck.feeds.api.refusing import Gone
from factcheck.feeds.api.shapes import GoneProblem, Problem, Scales, Verdicts, VerdictsAsked
from factcheck.feeds.api.shapes import Verdict as VerdictShape
from factcheck.feeds.claimreview import stamp
from factcheck.feeds.conditional import Reader, answer
from factcheck.feeds.embedding import as_json
from factcheck.feeds.formats.items import FORMAT
from factcheck.feeds.paging import Wanted
from factcheck.feeds.press import printed, queries
from factcheck.feeds.press.proof import writing
from factcheck.feeds.press.standing import standing_of
from factcheck.verdicts.models import RatingScale
from factcheck.verdicts.models.verdict import VerdictQuerySet
from newsroom.refusals import NotHere, Refusal

router = Router(tags=["public"])
JSON = "application/json"
ONE = Wanted(since=None, before=None, limit=1)


@router.get(
    "/verdicts/", response={200: Verdicts, 304: None, 400: Problem}, operation_id="listVerdicts",
    summary="Published checks, the last change first",
)  # fmt: skip
def verdicts(request: HttpRequest, asked: Query[VerdictsAsked]) -> HttpResponse:
    """Pages are stable while checks come in. With `since` come tombstones of what was retracted, and, where there are
    filters, of what they no longer find. An old state and the changes since its `version` make the new state.
    """
    permit_names(request, VerdictsAsked)
    wanted, shown = sought(asked)
    page, reader = Page(asked, standing_of(FORMAT, wanted, shown)), Reader(request)
    if response := reader.has(page) or reader.gets_again(page, content_type=JSON):
        return _linked(response, page)
    page, body = drawn(page, shown)
    return _linked(reader.gets(page, body, content_type=JSON), page)


@router.get(
    "/verdicts/{slug}/", response={200: VerdictShape, 304: None, 404: Problem, 410: GoneProblem},
    operation_id="getVerdict", summary="One published check",
)  # fmt: skip
def verdict(request: HttpRequest, slug: str) -> HttpResponse:
    """410 with a tombstone when it was retracted."""
    shown = published.newest_first().filter(slug=slug)
    standing = published.newest_first(standing_only=True).filter(slug=slug)
    stands, reader = standing_of(FORMAT, ONE, standing), Reader(request)
    if stands.first is None:
        raise _not_there(shown)
    stands = replace(stands, newest=stands.first)  # Others that change are no news of this one.
    if response := reader.has(stands) or reader.gets_again(stands, content_type=JSON):
        return response
    rows = queries.printed_of(writing(FORMAT), standing, 1)
    for piece in printed.pieces_of(FORMAT, rows):
        stands = replace(stands.holding([piece.microseconds], [piece.pk]), newest=piece.cursor)
        return reader.gets(stands, piece.text, content_type=JSON)
    raise _not_there(shown)  # It was retracted a moment ago.


@router.get("/scales/", response={200: Scales, 304: None}, operation_id="listScales", summary="The scales of ratings")
def scales(request: HttpRequest) -> HttpResponse:
    """Every scale in every version: a check keeps the one it was rated on."""
    items = [_scale(scale) for scale in RatingScale.objects.prefetch_related("ratings")]
    return answer(request, as_json({"items": items}), content_type=JSON)


def _not_there(shown: VerdictQuerySet) -> Refusal:
    """The tombstone of one that was retracted; else that there is none."""
    row = shown.first()
    check = published.of(row) if row else None
    if check is None or check.retraction is None:
        return NotHere(
            "There is no published check of this name. GET /api/v1/verdicts/ lists them, each with its slug."
        )
    members = {"id": check.url, "url": check.url, "state": "retracted", "reason": check.retraction.note}
    members["deleted_at"] = stamp(check.retraction.at)
    return Gone("This check was retracted. Take it out of what you show.", thing=members)


def _linked(response: HttpResponse, page: Page) -> HttpResponse:
    if page.next:
        response["Link"] = f'<{page.next}>; rel="next"'
    return response


def _scale(scale: RatingScale) -> dict[str, Any]:
    numbers = iter(range(1, 1000))
    return {
        "name": scale.name,
        "version": scale.version,
        "explanation": scale.explanation,
        "is_active": scale.is_active,
        "labels": [
            {
                "label": rating.label,
                "definition": rating.definition,
                "tone": rating.tone,
                "value": next(numbers) if rating.is_on_the_scale else None,
            }
            for rating in sorted(scale.ratings.all(), key=lambda rating: rating.position)
        ],
    }
