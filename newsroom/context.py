from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from newsroom.models import Preferences
from newsroom.preferences import preferences_of


def newsroom(request: HttpRequest) -> dict[str, Any]:
    """What every page knows: the newsroom's name and address, and how the reader wants it to be."""
    return {
        "newsroom_name": settings.NEWSROOM_NAME,
        "site_url": settings.SITE_URL,
        "house_elsewhere": settings.OIDC_NAME,
        "help_email": settings.HELP_EMAIL,
        # Asked for only by pages that draw themselves for a person: the public ones look at no session.
        "preferences": SimpleLazyObject(lambda: _wanted(request)),
    }


def _wanted(request: HttpRequest) -> Preferences:
    return preferences_of(getattr(request, "user", AnonymousUser()))
