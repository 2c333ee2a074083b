"""A claim on paper, or to read without changing anything."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from factcheck.claims.models import Claim
from factcheck.desk.asked import number_of
from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.screens.article import bench_with
from factcheck.desk.screens.card import Card


@require_safe
@desk
def claim(request: DeskRequest, pk: int) -> HttpResponse:
    """Everything that is known of a claim, with its whole history and without a form."""
    found = get_object_or_404(Claim, pk=pk)
    if found.merged_into_id:
        return redirect("desk:print_claim", found.merged_into_id)
    first = found.appearances.order_by("pk").values_list("version__article", flat=True).first()
    article = number_of(request.GET, "article") or first
    bench = bench_with(pk, article, reader=request.user, with_text=False) if article else None
    card = (bench and bench.card) or Card(found, None, request.user)
    shown = {"card": card, "claim": card.claim, "place": card.place, "now": timezone.now()}
    return render(request, "desk/print.html", shown)
