"""Where a person goes from here: to the next claim that nobody has decided, and from article to article."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from articles.models import Article, Version
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services.triage import PUT_OFF
from newsroom import ledger
from newsroom.models import User


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The articles before and after one, as the list of articles has them: the newest first."""

    newer: int | None
    older: int | None


def with_neighbours(versions: QuerySet[Version]) -> QuerySet[Version]:
    """Adds `newer` and `older`, the articles beside that of each version."""
    articles = Article.objects.order_by().values("pk")
    return versions.annotate(
        newer=Subquery(articles.filter(pk__gt=OuterRef("article")).order_by("pk")[:1]),
        older=Subquery(articles.filter(pk__lt=OuterRef("article")).order_by("-pk")[:1]),
    )


def _for(reader: User) -> Q:
    """What is nobody's or the reader's own: what was given to somebody else is theirs to decide."""
    return Q(claim__assignee=None) | Q(claim__assignee=reader)


def undecided_in(article: int, *, after: int | None, reader: User) -> int | None:
    """The claim of the article to decide next, going on from claim `after`; None when it is done.

    At the end of the text it goes on from the beginning; what the reader has deferred comes last, and what somebody
    else looks after does not come.
    """
    places = list(
        Appearance.objects.filter(version__article=article)
        .exclude(claim__status=Claim.Status.MERGED)
        .filter(Q(claim=after) | _for(reader))
        .annotate(is_put_off=ledger.has_done(PUT_OFF, by=reader, noun="claim", key="claim_id"))
        .order_by("-version__number", "start", "-end", "pk")
        .values_list("claim", "claim__status", "withdrawn", "is_put_off")
    )
    index = next((index for index, place in enumerate(places) if place[0] == after), -1)
    waiting = [
        place
        for place in places[index + 1 :] + places[: index + 1]
        if place[0] != after and place[1] == Claim.Status.CANDIDATE and not place[2]
    ]
    return next((place[0] for place in sorted(waiting, key=lambda place: place[3])), None)


def undecided_elsewhere(article: int | None, *, reader: User) -> tuple[int, int] | None:
    """Article and claim to decide next when `article` is done: down the list of articles, then from its top."""
    waiting = Appearance.objects.filter(_for(reader), claim__status=Claim.Status.CANDIDATE, withdrawn=False)
    waiting = waiting.annotate(is_put_off=ledger.has_done(PUT_OFF, by=reader, noun="claim", key="claim_id"))
    waiting = waiting.order_by("-version__article", "-version__number", "start", "-end", "pk")
    rows = waiting.exclude(version__article=article).values_list("version__article", "claim")
    for offered in (rows.filter(is_put_off=False), rows):  # type: ignore[misc]
        found = offered.filter(version__article__lt=article or 0).first() or offered.first()
        if found:
            return found
    return None


def address_onward(claim: int | None, article: int | None, *, reader: User) -> str | None:
    """The page of the claim to decide next: in this article, then in another one; None when all are decided."""
    here = undecided_in(article, after=claim, reader=reader) if article else None
    if here:
        return reverse("desk:article_claim", args=[article, here])
    elsewhere = undecided_elsewhere(article, reader=reader)
    return reverse("desk:article_claim", args=elsewhere) + "#card-title" if elsewhere else None
