"""Addresses, pages and answers of the newsroom's own half of the API."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from factcheck.feeds.api.forms import Paged
from factcheck.feeds.api.gate import permit_names
from factcheck.feeds.cursor import Cursor
from factcheck.feeds.embedding import as_json
from newsroom.refusals import NotHere

Row = TypeVar("Row", bound=Model)


def at(name: str, *arguments: Any, **query: Any) -> str:
    """The whole address of an operation of this API."""
    address = f"{settings.SITE_URL}{reverse(f'api:{name}', args=arguments)}"
    return f"{address}?{urlencode(query)}" if query else address


def said(body: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """An answer for one program: nobody keeps it on the way."""
    return HttpResponse(as_json(body), content_type="application/json", status=status)


def page(
    request: HttpRequest,
    asked: Paged,
    rows: QuerySet[Row],
    name: str,
    tell: Callable[[Sequence[Row]], list[dict[str, Any]]],
    *,
    moment: str,
) -> HttpResponse:
    """The newest first, behind the cursor: whatever comes in meanwhile stands before it, so none is told twice."""
    permit_names(request, type(asked))
    rows = rows.order_by("-pk")
    if asked.before:
        rows = rows.filter(pk__lt=Cursor.parse(asked.before).pk)
    found = list(rows[: asked.limit + 1])
    shown, more = found[: asked.limit], len(found) > asked.limit
    following = None
    if more:
        query = {key: value for key, value in asked.dict(exclude_unset=True).items() if value is not None}
        following = at(name, **query | {"before": Cursor(getattr(shown[-1], moment), shown[-1].pk)})
    response = said({"items": tell(shown), "next": following})
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def the_one(rows: QuerySet[Row], pk: int, *, kind: str, where: str) -> Row:
    """The row of this number. Raises `NotHere`, naming the list it could be in."""
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NotHere(f"There is no {kind} of this number. {where}")
    return row
