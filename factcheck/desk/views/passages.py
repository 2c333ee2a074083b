"""Words of a text that become a claim, to which a claim moves, or that were read wrongly."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from articles.models import Version
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import corrections, triage
from factcheck.desk.answers import Said, answer
from factcheck.desk.asked import number_of
from factcheck.desk.forms.claims import AddClaim, AdjustSpan
from factcheck.desk.forms.readings import PutRight
from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.marked import shown_now
from factcheck.desk.parts import claim_open, come_back, go_on
from factcheck.desk.passages import after_step, find_passage
from factcheck.desk.screens.article import Bench, article_with_outlet
from factcheck.desk.views.claims import address_of, on_claim
from factcheck.desk.views.drafts import BESIDE, back_to
from newsroom import drafts
from newsroom.refusals import Conflict, Refusal


@require_POST
@desk
def add(request: DeskRequest, pk: int) -> HttpResponse:
    """Mark words of the article as a claim."""
    article, form = article_with_outlet(pk), AddClaim(request.POST)
    texts = article.versions.order_by("-number")
    text = texts.filter(pk=number_of(request.POST, "text") or 0).first() or texts[0]
    before, added = shown_now(request), set[int]()

    def mark(said: Said) -> str:
        start, end = find_passage(text.text, **_where(said))
        words = {"statement": said["statement"], "claimant": said["claimant"]}
        claim, _ = triage.add(text, by=request.user, start=start, end=end, **words)
        added.add(claim.pk)
        messages.success(request, gettext("Added as a claim."))
        return address_of(claim, pk)

    def again(status: int) -> HttpResponse:
        bench = Bench(article, text, request.user, bound={form.name: form})
        parts = come_back(request, claim_open(request), form, status)
        return parts or render(request, "desk/article.html", bench.as_context(), status=status)

    return answer(
        request,
        form,
        act=mark,
        again=again,
        now=lambda: None,
        instead=article.get_absolute_url(),
        then=lambda address: go_on(request, address, changed=added, before=before),
    )


@require_POST
@desk
def adjust_span(request: DeskRequest, pk: int) -> HttpResponse:
    """Let the claim stand on other words."""
    place, went_along = place_meant(request, pk)

    def move(claim: Claim, said: Said) -> None:
        if went_along:
            raise Conflict(gettext("This claim was merged into another since you opened it."), thing=place.claim)
        text: Version = place.version
        start, end = find_passage(text.text, **_where(said), near=place.start)
        triage.adjust_span(place, by=request.user, version=said["version"], start=start, end=end)

    return on_claim(
        request,
        pk,
        AdjustSpan(request.POST),
        move,
        done=gettext("The claim stands on the new words."),
        before=shown_now(request),
        now=lambda: None if went_along else PLACES.get(pk=place.pk),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def words(request: DeskRequest, pk: int) -> HttpResponse:
    """Fragment: a form's words after a step. Posted, without a script, the step is kept as if it had been typed."""
    text, asked = get_object_or_404(Version, pk=pk), request.POST or request.GET
    meant = {form.name: form for form in (AddClaim, AdjustSpan)}.get(request.GET.get("form", ""), AddClaim)
    try:
        moved, refusal = after_step(text.text, asked), ""
    except Refusal as refused:
        moved, refusal = {}, refused.sentence
    if request.method == "POST":
        if refusal:
            messages.error(request, refusal)
        return _kept(request, moved, f"#{meant.name}")
    form = meant(initial={"exact": asked.get("exact", "")} | moved)
    return render(request, "desk/_span_words.html", {"form": form, "refusal": refusal, "is_step": True})


def _kept(request: DeskRequest, moved: dict[str, Any], anchor: str) -> HttpResponse:
    """Keep what stands in the form, with the words as they are now, and go back to it."""
    typed = {name: values for name, values in request.POST.lists() if name not in BESIDE}
    typed |= {name: [str(value)] for name, value in moved.items()}
    for draft in drafts.sent(request.POST.getlist("draft")):
        drafts.keep(by=request.user, fields=typed, **draft._asdict())
    return back_to(request, anchor)


def _where(said: Said) -> dict[str, Any]:
    """The fields of a form that say which words are meant."""
    return {name: said[name] for name in ("exact", "start", "end", "prefix", "suffix")}


@require_POST
@desk
def put_right(request: DeskRequest, pk: int) -> HttpResponse:
    """Put right what was read where the claim stands: kinds, speaker, figures, dates."""
    place, went_along = place_meant(request, pk)

    def put(claim: Claim, said: Said) -> None:
        if went_along:
            raise Conflict(gettext("This claim was merged into another since you opened it."), thing=place.claim)
        corrections.correct_reading(place, by=request.user, **said)

    return on_claim(
        request,
        pk,
        PutRight(request.POST, place=place),
        put,
        done=gettext("Put right."),
        before=shown_now(request),
        now=lambda: None if went_along else PLACES.get(pk=place.pk),
    )


PLACES = Appearance.objects.select_related("version", "claim")


def place_meant(request: DeskRequest, claim: int) -> tuple[Appearance, bool]:
    """The place that the form names, and whether it went along when the claim was merged into another."""
    place = get_object_or_404(PLACES, pk=number_of(request.POST, "place"))
    went_along = place.claim_id != claim and Claim.objects.filter(pk=claim, status=Claim.Status.MERGED).exists()
    if place.claim_id != claim and not went_along:
        raise Http404(gettext("The claim does not stand there."))
    return place, went_along
