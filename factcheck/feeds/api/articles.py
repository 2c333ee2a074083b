"""Articles from the newsroom's own programs: submitted, and followed until they are read."""

import hashlib
from collections.abc import Sequence
from typing import Annotated, Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import Header, Path, Router

from articles.models import Article, Version
from factcheck.claims.models import Extraction as Reading
from factcheck.claims.tasks import extract
from factcheck.feeds.api import tasks
from factcheck.feeds.api.arriving import as_sent, is_address_alone
from factcheck.feeds.api.forms import ArticleSent, Nothing, Number
from factcheck.feeds.api.gate import permit_names
from factcheck.feeds.api.keys import Key, person
from factcheck.feeds.api.models import Fetching, Scope
from factcheck.feeds.api.newsroom_shapes import Accepted, ConflictProblem, Extraction, ScopeProblem
from factcheck.feeds.api.newsroom_shapes import Article as ArticleShape
from factcheck.feeds.api.newsroom_shapes import Fetching as FetchingShape
from factcheck.feeds.api.services import fetching, submitting
from factcheck.feeds.api.services.submitting import Submitted
from factcheck.feeds.api.shapes import Problem
from factcheck.feeds.api.telling import at, said, the_one
from factcheck.feeds.claimreview import stamp
from newsroom import jobs, rights
from newsroom.refusals import NotHere

router = Router(tags=["newsroom"])
key = Key(Scope.ARTICLES_WRITE)
REFUSED = {400: Problem, 401: Problem, 403: ScopeProblem}
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
    """A text or a page is taken in at once and read by a worker: follow `extraction`. A lone `url` is fetched by one
    first: follow `fetching`, which has the other addresses once it is done.

    The same text from the same outlet, or at the same address, is the same article: sent again it is answered with
    where it is.
    """
    permit_names(request, Nothing)
    by, name = person(request), idempotency_key or ""
    rights.require(by, "article.take_in")
    digest = hashlib.sha256(request.body).hexdigest()
    if name and (found := submitting.earlier(by=by, key=name, digest=digest)):
        return _accepted(found)
    if is_address_alone(sent):
        with transaction.atomic():
            owed = fetching.ask(request.auth, sent, key=name, digest=digest)  # type: ignore[attr-defined]
            jobs.nudge(tasks.fetch, owed.pk)
        return _accepted(owed)
    with transaction.atomic():
        submitted = submitting.submit(as_sent(sent), by=by, key=name, digest=digest)
        jobs.nudge(extract, submitted.reading.pk)
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
    "/fetchings/{pk}/", auth=key, operation_id="getFetching", summary="What became of a lone address",
    response={200: FetchingShape, **REFUSED, 404: Problem}, url_name="fetching",
)  # fmt: skip
def one_fetching(request: HttpRequest, pk: Annotated[Number, Path()]) -> HttpResponse:
    """Whether the page was fetched and taken in. It is told to programs of the person that asked for it, for a week."""
    permit_names(request, Nothing)
    asked = Fetching.objects.of(person(request)).select_related("version")
    job = the_one(asked, pk, kind="fetching", where="POST /api/v1/articles/ answers with the address of each.")
    return said(
        {
            "address": at("fetching", job.pk),
            "url": job.sent["url"],
            "state": job.state,
            "error": job.error or None,
            "finished_at": job.finished_at and stamp(job.finished_at),
            **_taken(job.version, is_new=job.is_new, remarks=job.remarks),
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


def _accepted(done: Submitted | Fetching) -> HttpResponse:
    if isinstance(done, Submitted):
        told = _taken(done.version, is_new=done.is_new, remarks=done.remarks)
        told |= {"fetching": None, "fetching_id": None}
    else:
        told = _taken(None, is_new=None, remarks=[])
        told |= {"fetching": at("fetching", done.pk), "fetching_id": done.pk}
    response = said(told, status=202)
    response["Location"] = told["extraction"] or told["fetching"]
    return response


def _taken(version: Version | None, *, is_new: bool | None, remarks: Sequence[str]) -> dict[str, Any]:
    """Where what was sent is, as soon as it is somewhere."""
    return {
        "article": at("article", version.article_id) if version else None,
        "article_id": version.article_id if version else None,
        "version": version.number if version else None,
        "extraction": at("extraction", version.article_id, version.number) if version else None,
        "is_new": is_new,
        "remarks": list(remarks),
    }


def _version(version: Version) -> dict[str, Any]:
    return {
        "number": version.number,
        "digest": version.digest,
        "retrieved_at": stamp(version.retrieved_at),
        "extraction": at("extraction", version.article_id, version.number),
    }
