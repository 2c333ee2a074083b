"""Words that are typed and not sent: kept while one types, taken up again, given up."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from factcheck.desk.asked import number_of
from factcheck.desk.gate import DeskRequest, SeeOther, desk
from newsroom import drafts

# What a browser sends along that nobody typed.
BESIDE = ("csrfmiddlewaretoken", "draft", "draft-over", "act")


@require_POST
@desk
def keep(request: DeskRequest, subject: str, form: str, version: int) -> HttpResponse:
    """Keep what stands in the form; 204 says that it is safe here."""
    typed = {name: values for name, values in request.POST.lists() if name not in BESIDE}
    over = request.POST.get("draft-over")
    drafts.keep(by=request.user, subject=subject, form=form, version=version, fields=typed, over=over)
    saved = {"key": drafts.key_of(subject, form, version), "at": timezone.now().isoformat()}
    return trigger_client_event(HttpResponse(status=204), "draft:saved", saved)


@require_POST
@desk
def take_up(request: DeskRequest, subject: str, form: str, version: int) -> HttpResponse:
    """Go on with words that were typed over an earlier version."""
    to = number_of(request.GET, "to") or 0
    drafts.take_up(by=request.user, subject=subject, form=form, version=version, to=min(to, 2**31 - 1))
    return back_to(request)


@require_POST
@desk
def discard(request: DeskRequest, subject: str, form: str, version: int) -> HttpResponse:
    drafts.discard(by=request.user, subject=subject, form=form, version=min(version, 2**31 - 1))
    return back_to(request)


def back_to(request: DeskRequest, anchor: str = "") -> HttpResponse:
    """To the page where the form is, and there to the `anchor`."""
    back = request.GET.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return SeeOther(f"{back}{anchor}" if is_ours and back else reverse("desk:queue"))
