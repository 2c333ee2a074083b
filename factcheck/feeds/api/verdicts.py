"""Published checks, for everybody: a page of them, one of them, and the scales they are rated on."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Value, When
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router

from factcheck.feeds import proof, published
from factcheck.feeds.api.gate import permit_names
from factcheck.feeds.api.refusing import Gone, NotHere
from factcheck.feeds.api.shapes import GoneProblem, Problem, Scales, Verdicts, VerdictsAsked
from factcheck.feeds.api.shapes import Verdict as VerdictShape
from factcheck.feeds.claimreview import claim_review, stamp
from factcheck.feeds.conditional import Reader, answer
from factcheck.feeds.cursor import START, Cursor
from factcheck.feeds.embedding import as_json
from factcheck.feeds.published import Check
from factcheck.verdicts.models import RatingScale, State, Verdict
from factcheck.verdicts.models.verdict import VerdictQuerySet

router = Router(tags=["public"])
JSON = "application/json"
Row = tuple[datetime, int, bool]  # When a check changed, its number, and whether it fits the filters.


@router.get(
    "/verdicts/", response={200: Verdicts, 304: None, 400: Problem}, operation_id="listVerdicts",
    summary="Published checks, the last change first",
)  # fmt: skip
def verdicts(request: HttpRequest, asked: Query[VerdictsAsked]) -> HttpResponse:
    """Pages are stable while checks come in. With `since` come tombstones of what was retracted, and, where there are
    filters, of what they no longer find. An old state and the changes since its `version` make the new state.
    """
    permit_names(request, VerdictsAsked)
    found = wanted(asked)
    rows = list(found.values_list("changed_at", "pk", "fits")[: asked.limit + 1])  # type: ignore[misc]
    page, reader = Page(asked, rows), Reader(request)
    if response := reader.has(page) or reader.gets_again(page, content_type=JSON):
        return _linked(response, page)
    read = list(found[: asked.limit + 1])  # Something may have been published since the reader was looked at.
    page = Page(asked, [(row.changed_at, row.pk, row.fits) for row in read])  # type: ignore[misc,attr-defined]
    items = [told(published.of(row), fits=row.fits) for row in read[: asked.limit]]  # type: ignore[attr-defined]
    body = as_json({"items": items, "next": page.next, "version": page.version})
    return _linked(reader.gets(page, body, content_type=JSON), page)


@router.get(
    "/verdicts/{slug}/", response={200: VerdictShape, 304: None, 404: Problem, 410: GoneProblem},
    operation_id="getVerdict", summary="One published check",
)  # fmt: skip
def verdict(request: HttpRequest, slug: str) -> HttpResponse:
    """410 with a tombstone when it was retracted."""
    row = published.newest_first().filter(slug=slug).first() if "\x00" not in slug else None
    if row is None:
        raise NotHere("There is no published check of this name. GET /api/v1/verdicts/ lists them, each with its slug.")
    check = published.of(row)
    if check.retraction:
        members = {"id": check.url, "url": check.url, "state": "retracted", "reason": check.retraction.note}
        members["deleted_at"] = stamp(check.retraction.at)
        raise Gone("This check was retracted. Take it out of what you show.", thing=members)
    return answer(request, as_json(told(check)), content_type=JSON)


@router.get("/scales/", response={200: Scales, 304: None}, operation_id="listScales", summary="The scales of ratings")
def scales(request: HttpRequest) -> HttpResponse:
    """Every scale in every version: a check keeps the one it was rated on."""
    items = [_scale(scale) for scale in RatingScale.objects.prefetch_related("ratings")]
    return answer(request, as_json({"items": items}), content_type=JSON)


def wanted(asked: VerdictsAsked) -> VerdictQuerySet:
    """The verdicts that are asked for, each with `fits`: whether it is there for itself or as a tombstone.

    Without `since` there is nothing to take out, so there are only those that stand.
    """
    since = Cursor.parse(asked.since) if asked.since else None
    before = Cursor.parse(asked.before) if asked.before else None
    fits = _filters(asked)
    found = published.newest_first(since=since, before=before)
    told_of = Case(When(fits, then=True), default=False, output_field=BooleanField()) if fits else Value(True)
    found = found.annotate(fits=told_of)
    if not since:
        return found.filter(fits).published()
    once = Verdict.objects.filter(fits, slug=OuterRef("slug"), state=State.CORRECTED)
    return found.filter(fits | Exists(once)) if fits else found


def _filters(asked: VerdictsAsked) -> Q:
    fits = Q()
    if asked.rating:
        fits &= Q(record__rating__label__iexact=asked.rating)
    if asked.topic:
        fits &= Q(record__claim__topics__contains=[asked.topic])
    if asked.claimant:
        fits &= Q(record__claim__claimant__iexact=asked.claimant)
    if asked.outlet:
        fits &= Q(record__claim__appearances__contains=[{"outlet": asked.outlet}])
    if asked.language:
        tag = asked.language.lower()
        spoken = Q(record__language__iexact=tag) | Q(record__language__istartswith=f"{tag}-")
        own = settings.LANGUAGE_CODE.lower()
        is_own = own == tag or own.startswith(f"{tag}-")
        unsaid = Q(record__language__isnull=True) | Q(record__language="")
        fits &= spoken | unsaid if is_own else spoken
    if asked.published_from:
        fits &= Q(first_published_at__gte=datetime.combine(asked.published_from, time(), UTC))
    if asked.published_to:
        fits &= Q(first_published_at__lte=datetime.combine(asked.published_to, time.max, UTC))
    return fits


@dataclass(frozen=True)
class Page:
    """How an answer stands before its content: what it holds, and so its tag."""

    asked: VerdictsAsked
    rows: list[Row]
    last_modified: None = None

    @property
    def tag(self) -> str:
        held = [(changed.isoformat(), pk, fits) for changed, pk, fits in self.rows[: self.asked.limit]]
        asked = sorted(self._query.items())
        determining = (writing(), asked, held, self.next is None)
        return sha256(repr(determining).encode()).hexdigest()[:32]

    @property
    def _query(self) -> dict[str, str]:
        return {name: str(value) for name, value in self.asked.dict(exclude_unset=True).items() if value is not None}

    @property
    def next(self) -> str | None:
        if len(self.rows) <= self.asked.limit:
            return None
        changed, pk, _ = self.rows[self.asked.limit - 1]
        query = self._query | {"before": str(Cursor(changed, pk))}
        return f"{settings.SITE_URL}{reverse('api:verdicts')}?{urlencode(query)}"

    @property
    def version(self) -> str | None:
        if self.asked.before:
            return None
        return str(Cursor(*self.rows[0][:2])) if self.rows else self.asked.since or str(START)


def told(check: Check, *, fits: bool = True) -> dict[str, Any]:
    """One check as the API writes it, or its tombstone."""
    known: dict[str, Any] = {"id": check.url, "url": check.url, "slug": check.slug}
    if check.retraction:
        deleted = stamp(check.retraction.at)
        return known | {"state": "retracted", "modified_at": stamp(check.changed), "deleted_at": deleted}
    if not fits:
        return known | {"state": "no-longer-matching", "modified_at": stamp(check.changed)}
    rating = check.rating
    return known | {
        "state": "published",
        "revision": check.revision,
        "published_at": stamp(check.first_published),
        "modified_at": stamp(check.changed),
        "claim": check.statement,
        "claimant": check.claimant,
        "rating": {name: getattr(rating, name) for name in ("label", "value", "worst", "best", "scale", "definition")},
        "topics": list(check.topics),
        "claim_review": claim_review(check),
    }


def writing() -> str:
    """Names all that goes into the bytes beside the record: settings, and the way in which this process writes."""
    return _writing(tuple(repr(getattr(settings, name)) for name in proof.INGREDIENTS))


@lru_cache(maxsize=8)
def _writing(ingredients: tuple[str, ...]) -> str:
    specimens = [told(check) for check in proof.specimens()]
    return sha256(repr((ingredients, as_json(specimens))).encode()).hexdigest()


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
