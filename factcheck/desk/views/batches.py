"""What is done to several claims of the queue at once, and how it is taken back."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from factcheck.claims.services import batches
from factcheck.desk.answers import Said, answer
from factcheck.desk.forms.queue import Triage
from factcheck.desk.gate import DeskRequest, SeeOther, desk
from factcheck.desk.screens.filters import Filters
from factcheck.desk.views.queue import show
from newsroom.refusals import Refusal


def queue_address(query: str, **more: str) -> str:
    """The queue with the filters that a form carries; whatever else it carries is dropped."""
    parts = [Filters.asked(QueryDict(query)).query, urlencode(more)]
    return reverse("desk:queue") + "".join(
        f"{mark}{part}" for mark, part in zip("?&", filter(None, parts), strict=False)
    )


@require_POST
@desk
def triage(request: DeskRequest) -> HttpResponse:
    """Decide about the claims that are ticked, and tell above the queue what became of them."""
    form, query = Triage(request.POST, by=request.user), request.POST.get("query", "")

    def act(said: Said) -> str:
        batch = batches.decide(by=request.user, **said)
        return queue_address(query, done=batch.name)

    return answer(
        request,
        form,
        act=act,
        again=lambda status: show(request, QueryDict(query), form=form, status=status),
        now=lambda: None,
        instead=queue_address(query),
    )


@require_POST
@desk
def undo(request: DeskRequest, name: str) -> HttpResponse:
    """Take a whole batch back."""
    batch = batches.batch_of(name, by=request.user)
    if batch is None:
        raise Refusal(_("Only the person who did this can undo it. Decide anew instead."))
    undone = batches.undo(batch, by=request.user)
    count = len(undone.done)
    told = ngettext("Undone: %(count)s claim is as it was.", "Undone: %(count)s claims are as they were.", count)
    messages.success(request, told % {"count": count})
    for sentence in dict.fromkeys(undone.left.values()):
        messages.warning(request, sentence)
    return SeeOther(queue_address(request.POST.get("query", "")))
