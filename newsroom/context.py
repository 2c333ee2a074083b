from typing import Any

from django.conf import settings
from django.http import HttpRequest


def newsroom(request: HttpRequest) -> dict[str, Any]:
    """What every page knows: the newsroom's name and address."""
    return {"newsroom_name": settings.NEWSROOM_NAME, "site_url": settings.SITE_URL}
