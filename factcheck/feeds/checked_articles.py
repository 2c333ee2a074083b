"""An article as its readers should know it: the passages that were checked, in the order of its text."""

from dataclasses import dataclass

from articles.models import Article, Version
from factcheck.feeds import finding, published
from factcheck.feeds.published import Appearance, Check


@dataclass(frozen=True)
class Passage:
    """Where a checked claim stands, with the words around it, and its check."""

    place: Appearance
    check: Check


@dataclass(frozen=True)
class CheckedArticle:
    """What the records of the checks say of the article; nothing else of its text is shown."""

    place: Appearance
    passages: list[Passage]


def checked(pk: int) -> CheckedArticle | None:
    """The article with its checks that stand; None when it has none, or is under embargo still."""
    article = Article.objects.filter(pk=pk).first()
    if article is None or article.is_embargoed:
        return None
    digests = list(Version.objects.filter(article=article).values_list("digest", flat=True))
    standing = finding.has_any(published.newest_first(standing_only=True), digests)
    found = [
        Passage(place, check)
        for check in published.each(standing)
        for place in check.appearances
        if place.digest in digests
    ]
    found.sort(key=lambda passage: (passage.place.start, passage.check.pk))
    return CheckedArticle(found[0].place, found) if found else None
