from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from articles.models import Outlet
from articles.services.intake import take_in
from factcheck.claims import tasks
from factcheck.claims.services import extraction
from factcheck.desk.answers import Said, answer
from factcheck.desk.asked import number_of, words_of
from factcheck.desk.forms.act import Act
from factcheck.desk.forms.articles import NewArticle
from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.screens.article import article_with_outlet, bench_for, bench_with
from factcheck.desk.screens.keeping import Typed
from factcheck.desk.screens.shelf import Shelf
from newsroom import jobs


@require_safe
@desk
def articles(request: DeskRequest) -> HttpResponse:
    """Every article, the newest first."""
    words = words_of(request.GET)
    return render(request, "desk/articles.html", {"shelf": Shelf(words, request.GET.get("page", "1"))})


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def new_article(request: DeskRequest) -> HttpResponse:
    """The form to paste an article into, and its answer."""
    if request.method != "POST":
        return _paste(request, NewArticle())
    form = NewArticle(request.POST)
    return answer(
        request,
        form,
        act=lambda said: _take_in(request, said),
        again=lambda status: _paste(request, form, status),
        now=lambda: None,
        instead=reverse("desk:articles"),
    )


def _paste(request: DeskRequest, form: Act, status: int = 200) -> HttpResponse:
    form = Typed(request.user, ["article:new"]).keep(form, "article:new", version=0, back=request.path)
    context = {"form": form, "outlets": Outlet.objects.values_list("name", flat=True)}
    return render(request, "desk/new_article.html", context, status=status)


def _take_in(request: DeskRequest, said: Said) -> str:
    with transaction.atomic():
        taken = take_in(by=request.user, **said)
        job = extraction.request(taken.version)
        jobs.nudge(tasks.extract, job.pk)
    if not taken.is_new_article:
        messages.info(request, gettext("This address was known: your text is the article's next version."))
    for remark in taken.remarks:
        messages.warning(request, remark)
    return taken.article.get_absolute_url()


@require_safe
@desk
def article(request: DeskRequest, pk: int) -> HttpResponse:
    """An article's text with its claims."""
    number, only = request.GET.get("version", ""), request.GET.get("only", "")
    bench = bench_for(article_with_outlet(pk), reader=request.user, number=number, only=only)
    return render(request, "desk/article.html", bench.as_context())


@require_safe
@desk
def article_claim(request: DeskRequest, pk: int, claim: int) -> HttpResponse:
    """The same page with one claim opened. A claim that stands elsewhere has its own way there."""
    bench = bench_with(claim, pk, reader=request.user)
    if bench is None:
        return redirect("desk:claim", claim)
    return render(request, "desk/article.html", bench.as_context())


@require_safe
@desk
def card(request: DeskRequest, pk: int, claim: int) -> HttpResponse:
    """Fragment: the claim's side of the page. The page that asks keeps the list of claims that it has."""
    bench = bench_with(claim, pk, reader=request.user, with_text=False)
    if bench is None:  # A redirect would put the whole other page into this region.
        return HttpResponseClientRedirect(reverse("desk:claim", args=[claim]))
    return render(request, "desk/_review.html", bench.as_context() | {"keeps_list": True})


@require_safe
@desk
def progress(request: DeskRequest, pk: int) -> HttpResponse:
    """Fragment: how far the reading is. `shown` says how many claims the page that asks has, `seen` which reading."""
    number, shown = request.GET.get("version", ""), number_of(request.GET, "shown")
    bench = bench_for(article_with_outlet(pk), reader=request.user, number=number, with_text=False)
    read = bench.progress.job.reading if bench.progress and bench.progress.stage == "done" else None
    if read is not None and read == number_of(request.GET, "seen"):
        return HttpResponse(status=204)  # Somebody was told of what this page shows already.
    context = {"shown": shown or 0, "was_watched": True}
    return render(request, "desk/_progress.html", bench.as_context() | context)
