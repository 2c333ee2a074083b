"""The claim's address, and what people decide about claims."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from factcheck.claims.models import Claim
from factcheck.claims.services import triage
from factcheck.desk.answers import Said, answer
from factcheck.desk.asked import number_of
from factcheck.desk.forms import claims as forms
from factcheck.desk.forms.act import Act
from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.marked import Shown
from factcheck.desk.parts import come_back, go_on
from factcheck.desk.screens.article import bench_with
from factcheck.desk.screens.card import Card, appearances_of
from factcheck.desk.screens.onward import address_onward
from factcheck.desk.undo_offers import say_done
from newsroom.preferences import preferences_of

ClaimAct = Callable[[Claim, Said], Any]


@require_safe
@desk
def claim(request: DeskRequest, pk: int) -> HttpResponse:
    """Where the claim is: in its first article, in the claim it was merged into, or, standing nowhere, here."""
    found = get_object_or_404(Claim, pk=pk)
    if found.merged_into_id:
        return redirect("desk:claim", found.merged_into_id)
    address = address_of(found)
    return show(request, found, article=None) if address == found.get_absolute_url() else redirect(address)


def address_of(claim: Claim, article: int | None = None) -> str:
    """The page of the claim: in `article` if it stands there, else in the first article that it came from."""
    places = appearances_of(claim)
    there = (places.filter(version__article=article).first() if article else None) or places.first()
    if there is None:
        return claim.get_absolute_url()
    return reverse("desk:article_claim", args=[there.version.article_id, claim.pk])


def show(
    request: DeskRequest,
    claim: Claim,
    *,
    article: int | None,
    bound: dict[str, Act] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The claim's page, in `article` or by itself, with the forms that came back."""
    first = article or claim.appearances.order_by("pk").values_list("version__article", flat=True).first()
    bench = bench_with(claim.pk, first, reader=request.user, bound=bound) if first else None
    if bench is None and article:  # The form named an article that the claim does not stand in.
        return show(request, claim, article=None, bound=bound, status=status)
    if bench is None:
        card = Card(claim, None, request.user, bound=bound or {})
        return render(request, "desk/claim.html", card.as_context(), status=status)
    return render(request, "desk/article.html", bench.as_context(), status=status)


def on_claim(
    request: DeskRequest,
    pk: int,
    form: Act,
    act: ClaimAct,
    *,
    done: str = "",
    now: Any = None,
    decides: bool = False,
    before: Shown | None = None,
) -> HttpResponse:
    """The answer to a form of the claim's page. One that `decides` goes on to the next undecided claim.

    One that may mark other words of the text says how it was marked `before`.
    """
    found, changed = get_object_or_404(Claim, pk=pk), {pk}
    article = number_of(request.POST, "article")
    stands = article or found.appearances.order_by("pk").values_list("version__article", flat=True).first()

    def decide(said: Said) -> str:
        left = act(found, said)
        if isinstance(left, Claim):
            changed.add(left.pk)
        if done:
            say_done(request, done, found)
        if decides and preferences_of(request.user).moves_on:
            onward = address_onward(pk, stands, reader=request.user)
            if onward:
                return onward
        return address_of(left if isinstance(left, Claim) else found, article)

    def again(status: int) -> HttpResponse:
        parts = come_back(request, pk, form, status)
        return parts or show(request, found, article=article, bound={form.name: form}, status=status)

    return answer(
        request,
        form,
        act=decide,
        again=again,
        now=now or (lambda: Claim.objects.get(pk=pk)),
        instead=address_of(found, article),
        then=lambda address: go_on(request, address, changed=changed, before=before),
    )


@require_POST
@desk
def accept(request: DeskRequest, pk: int) -> HttpResponse:
    form = forms.Accept(request.POST)
    return on_claim(
        request,
        pk,
        form,
        lambda claim, said: triage.accept(claim, by=request.user, **said),
        done=gettext("Accepted."),
        decides=True,
    )


@require_POST
@desk
def put_off(request: DeskRequest, pk: int) -> HttpResponse:
    form = forms.PutOff(request.POST)
    return on_claim(
        request,
        pk,
        form,
        lambda claim, said: triage.put_off(claim, by=request.user, **said),
        done=gettext("Deferred: it comes again when the others are decided."),
        decides=True,
    )


@require_POST
@desk
def not_a_claim(request: DeskRequest, pk: int) -> HttpResponse:
    """Dismiss with the commonest reason, without having to choose it."""
    form, reason = forms.NotAClaim(request.POST), Claim.Reason.NOT_A_CLAIM
    return on_claim(
        request,
        pk,
        form,
        lambda claim, said: triage.dismiss(claim, by=request.user, reason=reason, **said),
        done=gettext("Dismissed: not a claim that can be checked."),
        decides=True,
    )


@require_safe
@desk
def onward(request: DeskRequest) -> HttpResponse:
    """On to the claim to decide next, from the claim and the article that one comes from."""
    claim, article = number_of(request.GET, "claim"), number_of(request.GET, "article")
    address = address_onward(claim, article, reader=request.user)
    if address is None:
        messages.info(request, gettext("Every claim is decided."))
    return redirect(address or "desk:queue")


@require_POST
@desk
def dismiss(request: DeskRequest, pk: int) -> HttpResponse:
    form = forms.Dismiss(request.POST)
    return on_claim(
        request,
        pk,
        form,
        lambda claim, said: triage.dismiss(claim, by=request.user, **said),
        done=gettext("Dismissed."),
        decides=True,
    )


@require_POST
@desk
def reconsider(request: DeskRequest, pk: int) -> HttpResponse:
    form = forms.Reconsider(request.POST)
    return on_claim(
        request,
        pk,
        form,
        lambda claim, said: triage.reconsider(claim, by=request.user, **said),
        done=gettext("The claim is undecided again."),
    )


@require_POST
@desk
def correct(request: DeskRequest, pk: int) -> HttpResponse:
    form = forms.Correct(request.POST)
    return on_claim(
        request,
        pk,
        form,
        lambda claim, said: triage.correct(claim, by=request.user, **said),
        done=gettext("Corrected."),
    )
