"""Sources: looking for one, adding one, and resting a verdict on a passage of one."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from factcheck.claims.models import Claim
from factcheck.desk.answers import Said, answer
from factcheck.desk.asked import number_of, words_of
from factcheck.desk.forms.act import Act
from factcheck.desk.forms.sources import Cite, NewSource
from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.parts import go_on
from factcheck.desk.screens.card import keep_citation
from factcheck.desk.screens.keeping import Typed
from factcheck.desk.undo_offers import say_done
from factcheck.desk.views.claims import address_of, on_claim
from factcheck.sources.models import Source
from factcheck.sources.services import find_or_add
from factcheck.verdicts.models import Citation
from factcheck.verdicts.services import writing
from newsroom import ledger

MOST = 30


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def sources(request: DeskRequest) -> HttpResponse:
    """The sources, the search among them, and the form for a new one."""
    if request.method != "POST":
        return _shelf(request, NewSource())
    form = NewSource(request.POST)

    def add(said: Said) -> str:
        source, is_new = find_or_add(by=request.user, **said)
        messages.success(
            request,
            gettext("Added: %(source)s.") % {"source": source}
            if is_new
            else gettext("Already here, as it stands: %(source)s.") % {"source": source},
        )
        return reverse("desk:sources")

    return answer(
        request,
        form,
        act=add,
        again=lambda status: _shelf(request, form, status),
        now=lambda: None,
        instead=reverse("desk:sources"),
    )


def _shelf(request: DeskRequest, form: Act, status: int = 200) -> HttpResponse:
    form = Typed(request.user, ["source:new"]).keep(form, "source:new", version=0, back=request.path)
    return render(request, "desk/sources.html", _found(request) | {"form": form}, status=status)


@require_safe
@desk
def sources_found(request: DeskRequest) -> HttpResponse:
    """Fragment: the sources that hold the words; with `claim`, each can be cited for it."""
    return render(request, "desk/_sources_found.html", _found(request))


def _found(request: DeskRequest) -> dict[str, object]:
    words = words_of(request.GET)
    found = Source.objects.current().matching(words).annotate(cited=Count("citations")).order_by("-pk")[:MOST]
    return {
        "sources": found,
        "words": words,
        "most": MOST,
        "cite_for": number_of(request.GET, "claim"),
    }


@require_safe
@desk
def cite(request: DeskRequest, pk: int) -> HttpResponse:
    """Choose a source for the claim's verdict, and quote it."""
    claim = get_object_or_404(Claim, pk=pk)
    context = _found(request) | {"claim": claim, "cite_for": pk, "form": _cite_form(request, claim)}
    return render(request, "desk/cite.html", context | {"back": address_of(claim)})


@require_safe
@desk
def cite_form(request: DeskRequest, pk: int) -> HttpResponse:
    """Fragment: the form that quotes the chosen source, or that adds a new one."""
    claim = get_object_or_404(Claim, pk=pk)
    return render(request, "desk/_cite.html", {"claim": claim, "form": _cite_form(request, claim), "is_open": True})


def _cite_form(request: DeskRequest, claim: Claim) -> Cite:
    source = Source.objects.filter(pk=number_of(request.GET, "source") or 0).first()
    form = Cite(initial={"source": source.current.pk if source else None})
    typed = Typed(request.user, [ledger.subject_of(claim)])
    keep_citation(form, typed, claim, back=address_of(claim))
    return form


@require_POST
@desk
def add_citation(request: DeskRequest, pk: int) -> HttpResponse:
    """Rest the claim's verdict on a passage; a verdict that is not begun yet begins here."""

    def rest(claim: Claim, said: Said) -> None:
        with transaction.atomic():
            verdict = writing.begin(claim, by=request.user)
            source = said["source"] or find_or_add(by=request.user, **said["new"])[0]
            writing.cite(verdict, by=request.user, source=source, **said["citation"])

    return on_claim(request, pk, Cite(request.POST), rest, done=gettext("Cited."), now=lambda: None)


@require_POST
@desk
def drop_citation(request: DeskRequest, pk: int, citation: int) -> HttpResponse:
    """Take a citation back. One that is gone already is what was wanted."""
    claim = get_object_or_404(Claim, pk=pk)
    found = Citation.objects.select_related("verdict__claim").filter(pk=citation, verdict__claim=pk).first()
    if found:
        writing.drop_citation(found, by=request.user)
        say_done(request, gettext("The citation is dropped."), found.verdict)
    return go_on(request, address_of(claim, number_of(request.POST, "article")), changed={pk})
