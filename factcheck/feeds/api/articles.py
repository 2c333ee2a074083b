"""Articles from the newsroom's own programs: submitted, and followed until they are read."""

import hashlib
from dataclasses import replace
from typing import Annotated, Any
from urllib.parse import urlsplit

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import Header, Path, Router

from articles import arrivals
from articles.models import Article, Version
from articles.services.intake import outlet_at
from factcheck.claims import tasks
from factcheck.claims.models import Extraction as Reading
from factcheck.feeds.api.forms import ArticleSent, Nothing, Number
from factcheck.feeds.api.gate import permit_names
from factcheck.feeds.api.keys import Key, person
from factcheck.feeds.api.models import Scope
from factcheck.feeds.api.newsroom_shapes import Accepted, ConflictProblem, Extraction, ScopeProblem
from factcheck.feeds.api.newsroom_shapes import Article as ArticleShape
from factcheck.feeds.api.refusing import BadRequest, NotHere
from factcheck.feeds.api.services import submitting
from factcheck.feeds.api.services.submitting import Submitted, Text
from factcheck.feeds.api.shapes import Problem
from factcheck.feeds.api.telling import at, said, the_one
from factcheck.feeds.claimreview import stamp
from newsroom import jobs, rights

router = Router(tags=["newsroom"])
key = Key(Scope.ARTICLES_WRITE)
REFUSED = {400: Problem, 401: Problem, 403: ScopeProblem}
LONGEST_TITLE = 500
LONGEST_OUTLET = 200
IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key", min_length=1, max_length=100, pattern=r"^[!-~]{1,100}$",
        description="Your own name for this request, of your person's and never used for another. Sent again with the "
        "same body it is answered as the first time, and nothing is done twice.",
    ),
]  # fmt: skip


@router.post(
    "/articles/", auth=key, operation_id="submitArticle", summary="Submit an article",
    response={202: Accepted, **REFUSED, 409: ConflictProblem, 413: Problem, 415: Problem},
)  # fmt: skip
def articles(request: HttpRequest, sent: ArticleSent, idempotency_key: IdempotencyKey = None) -> HttpResponse:
    """It is taken in at once and read by a worker: follow `extraction`.

    The same text from the same outlet, or at the same address, is the same article: sent again it is answered with
    where it is.
    """
    permit_names(request, Nothing)
    by, name = person(request), idempotency_key or ""
    rights.require(by, "article.take_in")
    digest = hashlib.sha256(request.body).hexdigest()
    if name and (found := submitting.earlier(by=by, key=name, digest=digest)):
        return _accepted(found)
    article = _as_it_arrives(sent)  # A page is fetched outside of any transaction.
    with transaction.atomic():
        submitted = submitting.submit(article, by=by, key=name, digest=digest)
        jobs.nudge(tasks.extract, submitted.reading.pk)
    return _accepted(submitted)


@router.get(
    "/articles/{pk}/", auth=key, operation_id="getArticle", summary="One article, without its text",
    response={200: ArticleShape, **REFUSED, 404: Problem},
)  # fmt: skip
def article(request: HttpRequest, pk: Annotated[Number, Path()]) -> HttpResponse:
    """With its versions, and where the reading of each is followed."""
    permit_names(request, Nothing)
    row = the_one(
        Article.objects.select_related("outlet"), pk, kind="article",
        where="POST /api/v1/articles/ answers with the address of each.",
    )  # fmt: skip
    kept = row.is_embargoed
    return said(
        {
            "id": row.pk,
            "address": at("article", row.pk),
            "outlet": row.outlet.name,
            "title": None if kept else row.title,
            "byline": None if kept else row.byline or None,
            "url": None if kept else row.canonical_url or None,
            "language": row.language,
            "published_at": row.published_at and stamp(row.published_at),
            "embargoed_until": row.embargoed_until and stamp(row.embargoed_until),
            "taken_in_at": stamp(row.taken_in_at),
            "versions": [_version(version) for version in row.versions.defer("text").order_by("number")],
        }
    )


@router.get(
    "/articles/{pk}/versions/{number}/extraction/", auth=key, operation_id="getExtraction",
    summary="How far the reading of a text is", response={200: Extraction, **REFUSED, 404: Problem},
)  # fmt: skip
def extraction(
    request: HttpRequest, pk: Annotated[Number, Path()], number: Annotated[int, Path(ge=1, lt=2**31)]
) -> HttpResponse:
    """The reading of one version of an article."""
    permit_names(request, Nothing)
    version = Version.objects.defer("text").filter(article=pk, number=number).first()
    if version is None:
        raise NotHere("There is no such version of this article. GET /api/v1/articles/{pk}/ lists those there are.")
    job = Reading.objects.filter(version=version).first() or Reading(version=version)  # Owed by the next sweep.
    return said(
        {
            "address": at("extraction", pk, number),
            "article": at("article", pk),
            "version": number,
            "state": job.state,
            "done": job.done,
            "total": job.total,
            "found": job.found,
            "error": job.error or None,
            "note": job.note or None,
            "finished_at": job.finished_at and stamp(job.finished_at),
            "claims": at("claims", article=pk),
        }
    )


def _as_it_arrives(sent: ArticleSent) -> Text:
    """What was sent, with what the page says of itself where the program says nothing. Fetches a lone address."""
    if sent.text and sent.html:
        raise BadRequest("Send “text” or “html”, not both.")
    if sent.text:
        title, text, channel = arrivals.headline_of(sent.text), sent.text, Article.Channel.PROGRAM
        arrival = arrivals.Arrival(text=text, title=title, channel=channel)
    elif sent.html:
        arrival = arrivals.from_page(sent.html)
    elif sent.url:
        arrival = arrivals.from_address(sent.url)
    else:
        raise BadRequest("Send the article's “text”, its “html”, or the “url” to fetch it from.")
    url = sent.url or ""
    host = arrival.host or (urlsplit(url).hostname or "").removeprefix("www.")
    arrived = Text(
        outlet=sent.outlet or outlet_at(host)[:LONGEST_OUTLET], title=sent.title or arrival.title[:LONGEST_TITLE],
        text=arrival.text, url=url, published_at=sent.published_at or arrival.published_at,
        embargoed_until=sent.embargoed_until, byline=sent.byline or "", language=sent.language,
        channel=arrival.channel, new_version=sent.new_version,
    )  # fmt: skip
    for field in ("outlet", "title"):
        if not getattr(arrived, field):
            raise BadRequest(f"Say the article's “{field}”: nothing that was sent tells it.")
    if arrival.channel == Article.Channel.ADDRESS:
        # The page that stands there belongs there, whatever its headline is today.
        return replace(arrived, url=arrival.url or url, new_version=True)
    return arrived


def _accepted(submitted: Submitted) -> HttpResponse:
    version = submitted.version
    extraction_at = at("extraction", version.article_id, version.number)
    body = {
        "article": at("article", version.article_id),
        "extraction": extraction_at,
        "is_new": submitted.is_new,
        "remarks": list(submitted.remarks),
    }
    response = said(body, status=202)
    response["Location"] = extraction_at
    return response


def _version(version: Version) -> dict[str, Any]:
    return {
        "number": version.number,
        "digest": version.digest,
        "retrieved_at": stamp(version.retrieved_at),
        "extraction": at("extraction", version.article_id, version.number),
    }
