"""The texts that an article has had."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from factcheck.desk.asked import number_of
from factcheck.desk.gate import DeskRequest, SeeOther, desk
from factcheck.desk.screens.article import article_with_outlet, bench_for
from factcheck.desk.screens.texts import Texts
from newsroom import looks


@require_safe
@desk
def texts(request: DeskRequest, pk: int) -> HttpResponse:
    """Every text of the article, and what changed from one to another."""
    article = article_with_outlet(pk)
    shown = Texts(article, request.user, number_of(request.GET, "from"), number_of(request.GET, "to"))
    return render(request, "desk/texts.html", {"article": article, "texts": shown})


@require_POST
@desk
def seen(request: DeskRequest, pk: int) -> HttpResponse:
    """The reader knows the newest text of those that the page showed."""
    article = article_with_outlet(pk)
    newest = article.versions.order_by("-number").values_list("number", flat=True)[0]
    looks.seen(article, by=request.user, version=min(number_of(request.POST, "number") or 0, newest))
    return SeeOther(reverse("desk:article", args=[pk]))


@require_safe
@desk
def changed(request: DeskRequest, pk: int) -> HttpResponse:
    """Fragment: whether the article has another text than the one that is shown, or that the reader decided in."""
    bench = bench_for(
        article_with_outlet(pk), reader=request.user, number=request.GET.get("version", ""), with_text=False
    )
    since, told = bench.changed_since, number_of(request.GET, "told")
    is_news = since is not None and since.now.number != told  # What the page said already is not announced again.
    return render(request, "desk/_changed.html", bench.as_context() | {"is_news": is_news})
