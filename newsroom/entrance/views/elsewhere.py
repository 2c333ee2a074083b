"""The way to another house's sign-in, and back."""

from allauth.socialaccount.providers.openid_connect import views as oidc
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from newsroom.entrance import elsewhere
from newsroom.entrance.limits import count


@require_POST
@never_cache
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go there; 404 where the newsroom has named no such house."""
    count(request, "login")
    try:
        response: HttpResponse = oidc.login(request, provider_id)
    except (RequestException, KeyError) as error:
        elsewhere.log.warning("sign-in elsewhere can't be reached: %s", error)
        raise elsewhere.no_answer() from None
    return response


@require_safe
@never_cache
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """What the other house says, checked."""
    try:
        response: HttpResponse = oidc.callback(request, provider_id)
    except (RequestException, KeyError) as error:
        elsewhere.log.warning("sign-in elsewhere said nothing that can be read: %s", error)
        raise elsewhere.no_answer() from None
    return response
