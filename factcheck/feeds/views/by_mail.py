"""Doors for readers who want new checks by mail, or no more of them.

No cookie says who somebody is here, so no token against forged forms could be bound to one. What counts instead is what
only the reader has: the link in a mail that went to the address. All that a forged form could do is have such a mail
sent, which anybody can; a browser that says the form is another site's is refused all the same.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from factcheck.feeds.letters import rhythm
from factcheck.feeds.letters.services import subscribing
from factcheck.feeds.views.pages import page_text
from newsroom import pace
from newsroom.entrance.doors import SeeOther
from newsroom.refusals import Refusal

TRIES_A_MINUTE = 5  # From one address of the net.
_ONE_CLICK = "One-Click"


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form, and asking for a link that confirms an address."""
    _permit()
    if request.method != "POST":
        return _page(request, "form")
    address = request.POST.get("email", "")
    try:
        _permit_forms_of_ours(request)
        pace.count(f"by-mail:{pace.address_of(request)}", TRIES_A_MINUTE)
        subscribing.ask(address)
    except Refusal as refusal:
        return _page(request, "form", refusal=refusal, email=address[:254])
    return SeeOther(reverse("feeds:asked"))


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    _permit()
    return _page(request, "asked")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A page with a button: programs that look into mails follow links, and press no buttons."""
    _permit()
    try:
        if request.method != "POST":
            return _page(request, "confirm", email=subscribing.confirmed_by(token))
        subscribing.confirm(token)
    except Refusal as refusal:
        return _page(request, "form", refusal=refusal)
    return SeeOther(reverse("feeds:confirmed"))


@require_safe
def confirmed(request: HttpRequest) -> HttpResponse:
    return _page(request, "confirmed")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, key: str) -> HttpResponse:
    """A page with a button, and RFC 8058's one click of a mail program; also when there is no more mail for anybody."""
    if request.method != "POST":
        return _page(request, "leave")
    subscribing.leave(key)
    if request.POST.get("List-Unsubscribe") == _ONE_CLICK:
        return HttpResponse(_("You will get no more mail from us."), content_type="text/plain; charset=utf-8")
    return SeeOther(reverse("feeds:left"))


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    return _page(request, "left")


def _permit() -> None:
    if not rhythm.is_on():
        raise Http404


def _permit_forms_of_ours(request: HttpRequest) -> None:
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Refusal(_("This form was sent from another site. Use the one on our page of checks."))


def _page(request: HttpRequest, step: str, *, refusal: Refusal | None = None, **words: str) -> HttpResponse:
    text = page_text(
        "feeds/by_mail.html", {"step": step, "refusal": refusal, "by_mail": rhythm.offered(), **words}, request
    )
    response = HttpResponse(text, status=refusal.status if refusal else 200)
    if refusal and refusal.retry_after:
        response["Retry-After"] = str(refusal.retry_after)
    return response
