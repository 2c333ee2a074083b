"""Words of a text that become a claim, or to which a claim moves."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from articles.models import Version
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import triage
from factcheck.desk.answers import Said, answer
from factcheck.desk.asked import number_of
from factcheck.desk.forms.claims import AddClaim, AdjustSpan
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
    places = Appearance.objects.select_related("version", "claim")
    place = get_object_or_404(places, pk=number_of(request.POST, "place"))
    went_along = place.claim_id != pk and Claim.objects.filter(pk=pk, status=Claim.Status.MERGED).exists()
    if place.claim_id != pk and not went_along:
        raise Http404("The claim does not stand there.")

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
        now=lambda: None if went_along else places.get(pk=place.pk),
    )
