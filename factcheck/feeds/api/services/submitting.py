"""Articles that programs send: taken in, owed to a worker, and done once however often they are sent."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext

from articles.models import Article, Version
from articles.services.intake import AddressTaken, read_text, take_in
from factcheck.claims.models import Extraction
from factcheck.claims.services import extraction
from factcheck.feeds.api.models import Fetching, Submission
from newsroom.models import User
from newsroom.refusals import AlreadyThere, Conflict

KEPT = timedelta(days=7)  # For so long a key stands for what was sent under it: far longer than anything is sent again.


@dataclass(frozen=True)
class Submitted:
    """What stands for the text that was sent; `is_new` is whether this very request brought it."""

    version: Version
    reading: Extraction
    remarks: Sequence[str]
    is_new: bool


@dataclass(frozen=True)
class Text:
    """An article as a program sends it."""

    outlet: str
    title: str
    text: str
    url: str
    published_at: datetime | None
    embargoed_until: datetime | None
    byline: str
    language: str
    channel: str
    new_version: bool


def earlier(*, by: User, key: str, digest: str) -> Submitted | Fetching | None:
    """What was answered to the same key before; None when it was not used. Raises `Conflict` for another content."""
    row = Submission.objects.under(key, of=by)
    if row is None:
        return None
    if row.digest != digest:
        raise Conflict("This Idempotency-Key was used for another article. Take a new key for each.")
    if row.version is None:
        owed: Fetching | None = row.fetching
        return owed
    return Submitted(row.version, extraction.request(row.version), row.remarks, is_new=False)


def forget() -> int:
    """Let go of the keys that are older than `KEPT`; how many those were. What was sent under them stays."""
    return Submission.objects.filter(at__lt=Now() - KEPT).delete()[0]


def submit(article: Text, *, by: User, key: str = "", digest: str = "") -> Submitted:
    """Take the article in and owe its reading, in one transaction.

    A text that is here already is answered with where it is. `key` is the program's own name for this request and
    `digest` that of all that was sent under it. Raises what `take_in` raises.
    """
    try:
        with transaction.atomic():
            version, remarks, is_new = _taken(article, by=by)
            if key:
                Submission.objects.create(person=by, key=key, digest=digest, version=version, remarks=remarks)
            return Submitted(version, extraction.request(version), remarks, is_new)
    except IntegrityError:  # The same request at the same moment was quicker.
        found = earlier(by=by, key=key, digest=digest)
        if isinstance(found, Submitted):
            return found
        raise


def _taken(article: Text, *, by: User) -> tuple[Version, list[str], bool]:
    fields: dict[str, Any] = vars(article)
    try:
        taken = take_in(by=by, **fields)
    except AddressTaken as refusal:
        other: Article = refusal.thing
        raise AddressTakenHere(other) from None
    except AlreadyThere as refusal:
        return _version_with(refusal.thing, article.text), [_told(refusal)], False
    return taken.version, list(taken.remarks), True


def _told(refusal: AlreadyThere) -> str:
    """That the text is here already. People are told of which article it is; no program hears of an embargoed one."""
    article: Article = refusal.thing
    return gettext("This text is already here, under an embargo.") if article.is_embargoed else refusal.sentence


def _version_with(article: Article, text: str) -> Version:
    digest = hashlib.sha256(read_text(text)[0].encode()).hexdigest()
    return article.versions.select_related("article__outlet").get(digest=digest)


class AddressTakenHere(Conflict):
    """The address belongs to an article of another title or outlet: the program has to say what it means."""

    def __init__(self, article: Article) -> None:
        super().__init__(
            "This “url” belongs to an article with another title or outlet. Correct it, or send “new_version”: true if "
            "the text is the next version of that article.",
            thing={"article_id": article.pk},
        )
