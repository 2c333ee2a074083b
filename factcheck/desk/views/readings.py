"""How an article is read: again after a failure, or with what was left out of it."""

from contextlib import suppress

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from factcheck.claims import tasks
from factcheck.claims.models import Extraction
from factcheck.claims.services import closer_reading, extraction, furniture
from factcheck.desk.answers import Said, answer
from factcheck.desk.asked import number_of
from factcheck.desk.forms.readings import Furniture
from factcheck.desk.gate import DeskRequest, SeeOther, desk
from factcheck.desk.screens.article import Bench, article_with_outlet
from newsroom import jobs
from newsroom.refusals import Conflict


@require_POST
@desk
def retry(request: DeskRequest, pk: int) -> HttpResponse:
    """Have the reading done again that failed, or that found too little."""
    job = get_object_or_404(Extraction.objects.select_related("version"), pk=pk)
    # Asked for a moment ago already, by this person's second click or by another: it is being done.
    with suppress(Conflict), transaction.atomic():
        extraction.retry(job, by=request.user)
        jobs.nudge(tasks.extract, job.pk)
    return SeeOther(reverse("desk:article", args=[job.version.article_id]))


@require_POST
@desk
def read_closer(request: DeskRequest, pk: int) -> HttpResponse:
    """Have the text read with a lower cut, so that more claims are offered, or with the newsroom's again."""
    job = get_object_or_404(Extraction.objects.select_related("version"), pk=pk)
    act = closer_reading.read_as_usual if request.POST.get("act") == "usual" else closer_reading.read_closer
    with suppress(Conflict), transaction.atomic():
        act(job, by=request.user)
        jobs.nudge(tasks.extract, job.pk)
    return SeeOther(reverse("desk:article", args=[job.version.article_id]))


@require_POST
@desk
def read_furniture(request: DeskRequest, pk: int) -> HttpResponse:
    """Have words of the article read that were left out of it, or leave them out again."""
    article, form = article_with_outlet(pk), Furniture(request.POST)
    texts = article.versions.order_by("-number")
    text = texts.filter(pk=number_of(request.POST, "text") or 0).first() or texts[0]
    job = get_object_or_404(Extraction, version=text)

    def act(said: Said) -> str:
        done = furniture.read_anyway if said["wanted"] else furniture.leave_out_again
        with transaction.atomic():
            done(job, by=request.user, start=said["start"], end=said["end"])
            jobs.nudge(tasks.extract, job.pk)
        messages.success(
            request, gettext("The text is read again with it.") if said["wanted"] else gettext("It is left out again.")
        )
        return f"{article.get_absolute_url()}?version={text.number}#aside-{said['start']}"

    def again(status: int) -> HttpResponse:
        bench = Bench(article, text, request.user, bound={form.name: form})
        return render(request, "desk/article.html", bench.as_context(), status=status)

    return answer(request, form, act=act, again=again, now=lambda: None, instead=article.get_absolute_url())
