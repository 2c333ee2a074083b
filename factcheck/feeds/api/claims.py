"""Claims for the newsroom's own programs: those there are, and one with where it stands."""

from collections.abc import Collection, Sequence
from typing import Annotated, Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now
from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from factcheck.claims.models import Appearance, Claim
from factcheck.feeds.api.forms import ClaimsAsked, Nothing, Number
from factcheck.feeds.api.gate import permit_names
from factcheck.feeds.api.keys import Key
from factcheck.feeds.api.models import Scope
from factcheck.feeds.api.newsroom_shapes import Claims, OneClaim, ScopeProblem
from factcheck.feeds.api.shapes import Problem
from factcheck.feeds.api.telling import at, page, said, the_one
from factcheck.feeds.claimreview import stamp

router = Router(tags=["newsroom"])
key = Key(Scope.CLAIMS_READ)
REFUSED = {400: Problem, 401: Problem, 403: ScopeProblem}


@router.get(
    "/claims/", auth=key, operation_id="listClaims", summary="The newsroom's claims, the newest first",
    response={200: Claims, **REFUSED},
)  # fmt: skip
def claims(request: HttpRequest, asked: Query[ClaimsAsked]) -> HttpResponse:
    """Of one that stands in an article under embargo the words are null, and no word finds it."""
    return page(request, asked, _wanted(asked), "claims", _all_told, moment="added_at")


@router.get(
    "/claims/{pk}/", auth=key, operation_id="getClaim", summary="One claim with where it stands",
    response={200: OneClaim, **REFUSED, 404: Problem},
)  # fmt: skip
def claim(request: HttpRequest, pk: Annotated[Number, Path()]) -> HttpResponse:
    """With its appearances, and the figures and dates that were read in each."""
    permit_names(request, Nothing)
    row = the_one(Claim.objects.all(), pk, kind="claim", where="GET /api/v1/claims/ lists those there are.")
    places = row.appearances.filter(withdrawn=False).select_related("version__article__outlet").order_by("pk")
    verdicts = row.verdicts.order_by("-revision").values_list("pk", flat=True)
    return said(
        _told(row, embargoed([row]))
        | {
            "appearances": [_place(place) for place in places.defer("version__text")],
            "verdicts": [at("revision", verdict) for verdict in verdicts],
        }
    )


def embargoed(claims: Collection[Claim]) -> set[int]:
    """The numbers of those whose words come from an article under embargo, now or before they were merged."""
    stands_in = {row.pk: {row.pk, row.merged_into_id} for row in claims}
    asked = {pk for both in stands_in.values() for pk in both if pk}
    under = Appearance.objects.filter(claim__in=asked, version__article__embargoed_until__gt=Now())
    kept = set(under.order_by().values_list("claim_id", flat=True))
    return {pk for pk, both in stands_in.items() if both & kept}


def _wanted(asked: ClaimsAsked) -> QuerySet[Claim]:
    rows = Claim.objects.all()
    if asked.q or asked.claimant:  # Whoever looks for words must not learn from what is found what they are.
        under = Appearance.objects.filter(version__article__embargoed_until__gt=Now())
        here, there = under.filter(claim=OuterRef("pk")), under.filter(claim=OuterRef("merged_into"))
        rows = rows.filter(~Exists(here), ~Exists(there))
    if asked.q:
        rows = rows.matching(asked.q)
    wanted = Q()
    if asked.claimant:
        wanted &= Q(claimant__iexact=asked.claimant)
    if asked.status:
        wanted &= Q(status=asked.status)
    if asked.topic:
        wanted &= Q(topics__contains=[asked.topic])
    if asked.priority:
        wanted &= Q(priority=Claim.Priority[asked.priority.upper()])
    if asked.article:
        in_it = Appearance.objects.filter(claim=OuterRef("pk"), withdrawn=False, version__article=asked.article)
        wanted &= Q(Exists(in_it))
    return rows.filter(wanted)


def _all_told(rows: Sequence[Claim]) -> list[dict[str, Any]]:
    kept = embargoed(rows)
    return [_told(row, kept) for row in rows]


def _told(row: Claim, kept: set[int]) -> dict[str, Any]:
    is_kept = row.pk in kept
    return {
        "id": row.pk,
        "address": at("claim", row.pk),
        "statement": None if is_kept else row.statement,
        "claimant": None if is_kept else row.claimant or None,
        "claimed_on": row.claimed_on and row.claimed_on.isoformat(),
        "language": row.language,
        "status": row.status,
        "dismissed_because": row.dismissed_because or None,
        "merged_into": row.merged_into_id and at("claim", row.merged_into_id),
        "priority": Claim.Priority(row.priority).name.lower(),
        "due_at": row.due_at and stamp(row.due_at),
        "topics": row.topics,
        "score": row.best_score,
        "added_at": stamp(row.added_at),
        "version": row.version,
        "withheld": "embargo" if is_kept else None,
    }


def _place(place: Appearance) -> dict[str, Any]:
    """One appearance; of an article under embargo only where it is, not what it says there."""
    article = place.version.article
    words: dict[str, Any] = {
        "title": article.title, "url": article.canonical_url or None, "exact": place.exact, "prefix": place.prefix,
        "suffix": place.suffix, "start": place.start, "end": place.end, "speaker": place.speaker or None,
        "quote": place.quote or None, "figures": place.quantities, "dates": place.dates,
    }  # fmt: skip
    if article.is_embargoed:
        words = {name: [] if isinstance(value, list) else None for name, value in words.items()}
    return words | {
        "article": at("article", article.pk),
        "version": place.version.number,
        "outlet": article.outlet.name,
        "anchor": place.anchor,
        "kinds": place.kinds,
        "speaker_inferred": place.speaker_inferred,
        "speaker_confidence": place.speaker_confidence,
        "score": place.score,
        "withheld": "embargo" if article.is_embargoed else None,
    }
