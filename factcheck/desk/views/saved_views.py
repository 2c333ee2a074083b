"""Filters of the queue that people keep under a name."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from factcheck.desk.answers import Said, answer
from factcheck.desk.forms.act import Act
from factcheck.desk.forms.queue import AlterView, SaveView
from factcheck.desk.gate import DeskRequest, SeeOther, desk
from factcheck.desk.screens.filters import Filters
from factcheck.desk.views.batches import queue_address
from factcheck.desk.views.queue import show
from newsroom import saved_views
from newsroom.models import SavedView


@require_POST
@desk
def save(request: DeskRequest) -> HttpResponse:
    """Keep the filters that the page has under a name."""

    def act(said: Said) -> str:
        query = Filters.asked(QueryDict(said["query"])).query  # As every address of the queue puts them.
        saved_views.save(by=request.user, **said | {"query": query})
        messages.success(request, _("Saved."))
        return queue_address(query)

    return _answer(request, SaveView(request.POST), act)


@require_POST
@desk
def alter(request: DeskRequest, pk: int) -> HttpResponse:
    """Rename a view, share it, or keep it for oneself again."""
    view = get_object_or_404(SavedView, pk=pk)

    def act(said: Said) -> str:
        saved_views.alter(view, by=request.user, **said)
        messages.success(request, _("Changed."))
        return queue_address(request.POST.get("query", ""))

    return _answer(request, AlterView(request.POST), act)


@require_POST
@desk
def delete(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a view away. One that is gone already was taken away by a first click."""
    if view := SavedView.objects.filter(pk=pk).first():
        saved_views.delete(view, by=request.user)
        messages.success(request, _("The view is deleted."))
    return SeeOther(queue_address(request.POST.get("query", "")))


def _answer(request: DeskRequest, form: Act, act: Callable[[Said], str]) -> HttpResponse:
    query = request.POST.get("query", "")
    return answer(
        request,
        form,
        act=act,
        again=lambda status: show(request, QueryDict(query), form=form, status=status),
        now=lambda: None,
        instead=queue_address(query),
    )
