"""Pages of published checks as the API sends them: what is sought, how the answer stands, and its text."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from functools import cached_property
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse

from factcheck.feeds import facets, published
from factcheck.feeds.api.shapes import VerdictsAsked
from factcheck.feeds.cursor import START, Cursor
from factcheck.feeds.embedding import as_json
from factcheck.feeds.formats.items import FORMAT
from factcheck.feeds.paging import Wanted
from factcheck.feeds.press import printed, queries
from factcheck.feeds.press.proof import writing
from factcheck.feeds.press.sheets import Piece
from factcheck.feeds.press.standing import Standing
from factcheck.verdicts.models import PUBLIC, State, Verdict
from factcheck.verdicts.models.verdict import VerdictQuerySet

_UNFIT = ""  # In the place of a row's state: the filters no longer find it.


def sought(asked: VerdictsAsked) -> tuple[Wanted, VerdictQuerySet]:
    """The page that is asked for, and the verdicts that it is a page of.

    Without `since` there is nothing to take out, so these are only those that stand. With it come the retracted ones,
    and those that the filters found in an earlier revision.
    """
    since = Cursor.parse(asked.since) if asked.since else None
    before = Cursor.parse(asked.before) if asked.before else None
    wanted = Wanted(since=since, before=before, limit=asked.limit)
    shown = published.newest_first(since=since, before=before, standing_only=not since)
    fits = _filters(asked)
    if not since:
        return wanted, shown.filter(fits)
    if not fits:
        return wanted, shown
    once = Verdict.objects.filter(fits, state__in=PUBLIC, changed_at__isnull=False)
    return wanted, shown.filter(slug__in=once.values("slug"))


def drawn(page: "Page", shown: VerdictQuerySet) -> tuple["Page", str]:
    """The text of the page, and how it stands: something may have been published since that was looked at."""
    asked, found = page.asked, _marked(shown, page.asked)
    # By their numbers: whatever was looked for need not be looked for again.
    known, name = page.stands.numbers, writing(FORMAT)
    rows = queries.printed_of(name, found.filter(pk__in=known), asked.limit, state="told") if known else []
    if _held(page, rows).content != page.stands.content:
        rows = queries.printed_of(name, found, asked.limit + 1, state="told")
        page = replace(page, stands=_held(page, rows))
    pieces = printed.pieces_of(FORMAT, rows[: asked.limit])
    items = ",".join(
        _unfit(piece) if row.state == _UNFIT else piece.text for row, piece in zip(rows, pieces, strict=False)
    )
    return page, f'{{"items":[{items}],"next":{as_json(page.next)},"version":{as_json(page.version)}}}'


def _held(page: "Page", rows: Sequence[queries.Row]) -> Standing:
    return page.stands.holding([row.microseconds for row in rows], [row.pk for row in rows])


def _marked(shown: VerdictQuerySet, asked: VerdictsAsked) -> VerdictQuerySet:
    fits = _filters(asked)
    if not asked.since or not fits:
        return shown.annotate(told=F("state"))
    return shown.annotate(told=Case(When(fits | Q(state=State.RETRACTED), then=F("state")), default=Value(_UNFIT)))


def _unfit(piece: Piece) -> str:
    known: dict[str, Any] = json.loads(piece.text)
    told = {name: known[name] for name in ("id", "url", "slug", "modified_at")}
    return as_json(told | {"state": "no-longer-matching"})


def _filters(asked: VerdictsAsked) -> Q:
    fits = facets.having({name: getattr(asked, name) or "" for name in ("rating", "topic", "claimant", "outlet")})
    if asked.language:
        spoken, own = asked.language.lower(), settings.LANGUAGE_CODE.lower()
        unsaid = [("language", "")] if own == spoken or own.startswith(f"{spoken}-") else []
        fits &= facets.having_one(("speaks", spoken), *unsaid)
    if asked.published_from:
        fits &= Q(first_published_at__gte=datetime.combine(asked.published_from, time(), UTC))
    if asked.published_to:
        fits &= Q(first_published_at__lte=datetime.combine(asked.published_to, time.max, UTC))
    return fits


@dataclass(frozen=True)
class Page:
    """How an answer stands before its content, and where it leads."""

    asked: VerdictsAsked
    stands: Standing

    @cached_property
    def tag(self) -> str:
        return sha256(repr((self.stands.tag, sorted(self._query.items()))).encode()).hexdigest()[:32]

    @property
    def last_modified(self) -> datetime | None:
        return self.stands.last_modified

    @property
    def next(self) -> str | None:
        if self.stands.last is None:
            return None
        query = self._query | {"before": str(self.stands.last)}
        return f"{settings.SITE_URL}{reverse('api:verdicts')}?{urlencode(query)}"

    @property
    def version(self) -> str | None:
        """What to ask `since` next time: of the first page only."""
        if self.asked.before:
            return None
        return str(self.stands.first or self.stands.wanted.since or START)

    @property
    def _query(self) -> dict[str, str]:
        return {name: str(value) for name, value in self.asked.dict(exclude_unset=True).items() if value is not None}
