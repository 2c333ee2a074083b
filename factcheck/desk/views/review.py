"""What a second person does with a verdict."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from factcheck.desk.answers import Said, answer
from factcheck.desk.asked import number_of
from factcheck.desk.forms import verdicts as forms
from factcheck.desk.forms.act import Act
from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.screens import since
from factcheck.desk.screens.mine import next_for_review
from factcheck.desk.screens.review import Review
from factcheck.desk.undo_offers import say_done
from factcheck.desk.views.claims import address_of
from factcheck.verdicts.models import Verdict
from factcheck.verdicts.services import review, writing
from newsroom import looks
from newsroom.models import Event
from newsroom.refusals import Conflict


@require_safe
@desk
def verdict(request: DeskRequest, pk: int) -> HttpResponse:
    """The verdict as it will be published, or as far as it is written."""
    found = verdict_of(pk)
    if number := since.newest(found):
        looks.first_seen(found, by=request.user, version=number)  # From here on the reader is told what is new to them.
    return _show(request, found)


@require_safe
@desk
def onward(request: DeskRequest) -> HttpResponse:
    """On to the verdict to review next."""
    found = next_for_review(request.user, number_of(request.GET, "after"))
    if found is None:
        messages.info(request, gettext("Nothing else waits for your review."))
        return redirect("desk:mine")
    return redirect("desk:verdict", found.pk)


def verdict_of(pk: int) -> Verdict:
    return get_object_or_404(
        Verdict.objects.select_related("claim", "rating", "author", "reviewer", "publisher"), pk=pk
    )


def _still_there(pk: int) -> Verdict:
    """The verdict that a form is about. One that was given up since is said to be: what was typed is shown back."""
    is_there = Verdict.objects.filter(pk=pk).exists()
    if not is_there and Event.objects.filter(subject=f"verdict:{pk}", verb="discarded").exists():
        raise Conflict(gettext("This verdict was discarded since you opened it."))
    return verdict_of(pk)


def _show(
    request: DeskRequest, verdict: Verdict, bound: dict[str, Act] | None = None, status: int = 200
) -> HttpResponse:
    shown = Review(verdict, request.user, bound or {}, asked=number_of(request.GET, "since"))
    return render(request, "desk/verdict.html", shown.as_context(), status=status)


def on_verdict(
    request: DeskRequest, pk: int, form: Act, act: Callable[[Verdict, Said], Any], *, done: str = ""
) -> HttpResponse:
    """The answer to a form of the verdict's page; without `done`, what `act` returns is said."""
    found = _still_there(pk)
    here = reverse("desk:verdict", args=[pk])

    def decide(said: Said) -> str:
        told = act(found, said)
        say_done(request, done or told, found)
        return here

    return answer(
        request,
        form,
        act=decide,
        again=lambda status: _show(request, found, {form.name.replace("-", "_"): form}, status),
        now=lambda: verdict_of(pk),
        instead=here,
    )


def _read(verdict: Verdict, request: DeskRequest) -> None:
    """Who decides on a verdict has read what they decide on."""
    if number := since.newest(verdict):
        looks.seen(verdict, by=request.user, version=number)


@require_POST
@desk
def approve(request: DeskRequest, pk: int) -> HttpResponse:
    return on_verdict(
        request,
        pk,
        forms.Approve(request.POST),
        lambda verdict, said: _read(review.approve(verdict, by=request.user, **said), request),
        done=gettext("Approved. It can be published."),
    )


@require_POST
@desk
def request_changes(request: DeskRequest, pk: int) -> HttpResponse:
    return on_verdict(
        request,
        pk,
        forms.RequestChanges(request.POST),
        lambda verdict, said: _read(review.request_changes(verdict, by=request.user, **said), request),
        done=gettext("Sent back to its author with your comment."),
    )


@require_POST
@desk
def retract(request: DeskRequest, pk: int) -> HttpResponse:
    return on_verdict(
        request,
        pk,
        forms.Retract(request.POST),
        lambda verdict, said: review.retract(verdict, by=request.user, **said),
        done=gettext("Retracted. The page stays and says so."),
    )


@require_POST
@desk
def begin_correction(request: DeskRequest, pk: int) -> HttpResponse:
    """Open the next revision for its author, on the page of the claim."""
    found, form = _still_there(pk), forms.BeginCorrection(request.POST)

    def begin(said: Said) -> str:
        revision = writing.begin_correction(found, by=request.user).revision
        messages.success(
            request,
            gettext("You are writing revision %(revision)s. The published one stands until it is replaced.")
            % {"revision": revision},
        )
        return f"{address_of(found.claim)}#verdict"

    return answer(
        request,
        form,
        act=begin,
        again=lambda status: _show(request, found, {"begin_correction": form}, status),
        now=lambda: verdict_of(pk),
        instead=reverse("desk:verdict", args=[pk]),
    )
