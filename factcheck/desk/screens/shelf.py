"""The list of articles, each with how its reading goes and what became of its claims."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from articles.models import Article
from factcheck.claims.models import Appearance, Claim, Extraction
from factcheck.desk.screens.progress import Progress, progress_of

PAGE = 25


@dataclass(frozen=True, slots=True)
class Row:
    article: Article
    progress: Progress | None
    claims: int
    undecided: int


@dataclass
class Shelf:
    """One page of articles, the newest first."""

    words: str = ""
    number: str = "1"

    @cached_property
    def page(self) -> Page[Article]:
        articles = Article.objects.select_related("outlet").order_by("-pk")
        for word in self.words.split():
            articles = articles.filter(Q(title__icontains=word) | Q(outlet__name__icontains=word))
        return Paginator(articles, PAGE).get_page(self.number)

    @cached_property
    def rows(self) -> list[Row]:
        shown = [article.pk for article in self.page]
        readings = Extraction.objects.filter(version__article__in=shown).select_related("version")
        latest = {job.version.article_id: job for job in readings.defer("version__text").order_by("version__number")}
        claims, undecided = self._counted(shown)
        return [
            Row(
                article,
                progress_of(latest[article.pk]) if article.pk in latest else None,
                claims[article.pk],
                undecided[article.pk],
            )
            for article in self.page
        ]

    def _counted(self, shown: list[int]) -> tuple[Counter[int], Counter[int]]:
        counted = (
            Appearance.objects.filter(version__article__in=shown)
            .offered()
            .values_list("version__article")
            .annotate(
                claims=Count("claim", distinct=True),
                undecided=Count("claim", distinct=True, filter=Q(claim__status=Claim.Status.CANDIDATE)),
            )
            .order_by()
        )
        rows = list(counted)
        return Counter({pk: n for pk, n, _ in rows}), Counter({pk: n for pk, _, n in rows})

    def address_with(self, page: int) -> str:
        return "?" + urlencode({"q": self.words, "page": page} if self.words else {"page": page})

    @property
    def earlier(self) -> str:
        return self.address_with(self.page.previous_page_number()) if self.page.has_previous() else ""

    @property
    def later(self) -> str:
        return self.address_with(self.page.next_page_number()) if self.page.has_next() else ""
