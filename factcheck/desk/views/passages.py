"""Words of a text that become a claim, to which a claim moves, or that were read wrongly."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from articles.models import Version
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import corrections, triage
from factcheck.desk.answers import Said, answer
from factcheck.desk.asked import number_of
from factcheck.desk.forms.claims import AddClaim, AdjustSpan
from factcheck.desk.forms.readings import PutRight
from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.passages import find_passage
from factcheck.desk.screens.article import Bench, article_with_outlet
from factcheck.desk.views.claims import address_of, on_claim
from newsroom.refusals import Conflict


@require_POST
@desk
def add(request: DeskRequest, pk: int) -> HttpResponse:
    """Mark words of the article as a claim."""
    article, form = article_with_outlet(pk), AddClaim(request.POST)
    texts = article.versions.order_by("-number")
    text = texts.filter(pk=number_of(request.POST, "text") or 0).first() or texts[0]

    def mark(said: Said) -> str:
        start, end = find_passage(text.text, said["exact"], said["start"], said["end"])
        words = {"statement": said["statement"], "claimant": said["claimant"]}
        claim, _ = triage.add(text, by=request.user, start=start, end=end, **words)
        messages.success(request, "Added as a claim.")
        return address_of(claim, pk)

    def again(status: int) -> HttpResponse:
        bench = Bench(article, text, request.user, bound={form.name: form})
        return render(request, "desk/article.html", bench.as_context(), status=status)

    return answer(request, form, act=mark, again=again, now=lambda: None, instead=article.get_absolute_url())


@require_POST
@desk
def adjust_span(request: DeskRequest, pk: int) -> HttpResponse:
    """Let the claim stand on other words."""
    place, went_along = place_meant(request, pk)

    def move(claim: Claim, said: Said) -> None:
        if went_along:
            raise Conflict("This claim was merged into another since you opened it.", thing=place.claim)
        text: Version = place.version
        start, end = find_passage(text.text, said["exact"], said["start"], said["end"], near=place.start)
        triage.adjust_span(place, by=request.user, version=said["version"], start=start, end=end)

    return on_claim(
        request,
        pk,
        AdjustSpan(request.POST),
        move,
        done="The claim stands on the new words.",
        now=lambda: None if went_along else PLACES.get(pk=place.pk),
    )


@require_POST
@desk
def put_right(request: DeskRequest, pk: int) -> HttpResponse:
    """Put right what was read where the claim stands: kinds, speaker, figures, dates."""
    place, went_along = place_meant(request, pk)

    def put(claim: Claim, said: Said) -> None:
        if went_along:
            raise Conflict("This claim was merged into another since you opened it.", thing=place.claim)
        corrections.correct_reading(place, by=request.user, **said)

    return on_claim(
        request,
        pk,
        PutRight(request.POST, place=place),
        put,
        done="Put right.",
        now=lambda: None if went_along else PLACES.get(pk=place.pk),
    )


PLACES = Appearance.objects.select_related("version", "claim")


def place_meant(request: DeskRequest, claim: int) -> tuple[Appearance, bool]:
    """The place that the form names, and whether it went along when the claim was merged into another."""
    place = get_object_or_404(PLACES, pk=number_of(request.POST, "place"))
    went_along = place.claim_id != claim and Claim.objects.filter(pk=claim, status=Claim.Status.MERGED).exists()
    if place.claim_id != claim and not went_along:
        raise Http404("The claim does not stand there.")
    return place, went_along
