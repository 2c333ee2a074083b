"""The outbox at the desk: a verdict is released, waits where it can be recalled, and goes out."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from factcheck.desk.answers import Said
from factcheck.desk.forms import verdicts as forms
from factcheck.desk.gate import DeskRequest, desk
from factcheck.desk.screens.outbox import outbox_of
from factcheck.desk.views.review import on_verdict
from factcheck.verdicts import tasks
from factcheck.verdicts.models import Verdict
from factcheck.verdicts.services import releasing
from newsroom import jobs
from newsroom.templatetags.words import to_the_second

A_MOMENT = 0.5  # Seconds: whoever is told so much later finds the release due.


@require_POST
@desk
def publish(request: DeskRequest, pk: int) -> HttpResponse:
    """Release the verdict now: it waits as long as it can be recalled, and goes out by itself."""

    def release(verdict: Verdict, said: Said) -> str:
        return _released(verdict, request, said, nudge=True)

    return on_verdict(request, pk, forms.Publish(request.POST), release)


@require_POST
@desk
def publish_later(request: DeskRequest, pk: int) -> HttpResponse:
    """Release the verdict for a moment of its own."""

    def release(verdict: Verdict, said: Said) -> str:
        return _released(verdict, request, said, nudge=False)

    return on_verdict(request, pk, forms.PublishLater(request.POST), release)


def _released(verdict: Verdict, request: DeskRequest, said: dict[str, Any], *, nudge: bool) -> str:
    owed = releasing.release(verdict, by=request.user, **said)
    if owed is None:
        return _("Published.")
    if nudge:
        jobs.nudge(tasks.send, owed.pk, after=settings.RECALL_SECONDS + A_MOMENT)
    moment = to_the_second(owed.goes_out_at)
    return _("Released: it goes out on %s, and can be recalled until then.") % moment


@require_POST
@desk
def recall(request: DeskRequest, pk: int) -> HttpResponse:
    """Keep a released verdict in."""

    def take_back(verdict: Verdict, said: Said) -> None:
        releasing.recall(verdict, by=request.user)

    return on_verdict(
        request, pk, forms.Recall(request.POST), take_back, done=_("Recalled: nothing has gone out. It is approved.")
    )


@require_safe
@desk
def release(request: DeskRequest, pk: int) -> HttpResponse:
    """Fragment: how long the verdict still waits, that it is out, or why it could not go out."""
    found = get_object_or_404(Verdict.objects.select_related("claim"), pk=pk)
    return render(request, "desk/_release.html", {"verdict": found, "outbox": outbox_of(found)})
