"""The admin as the newsroom's records: who comes in is decided by the table of rights, and the sign-in is our own."""

from functools import wraps
from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.account.utils import get_next_redirect_url
from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from newsroom import rights
from newsroom.entrance import policy


class Records(admin.AdminSite):
    site_header = _("Newsroom records")
    site_title = _("Newsroom records")
    index_title = _("What the newsroom keeps in order")
    site_url = "/desk/"
    empty_value_display = _("not given")  # type: ignore[assignment]  # The stubs know no words that wait.

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and rights.may(request.user, "record.read")

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
            return policy.send_to_set_up(request) or inner(request, *arguments, **named)

        return guarded

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """To the newsroom's sign-in; whoever is signed in and still comes here is told which right is missing."""
        if request.user.is_authenticated:
            rights.require(request.user, "record.read")
        page: HttpResponse = secure_admin_login(_onward)(request)
        return page

    @method_decorator(never_cache)
    def logout(  # type: ignore[override]  # The stubs know the admin's own page only.
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return LogoutView.as_view()(request)


def _onward(request: HttpRequest) -> HttpResponse:
    return redirect(get_next_redirect_url(request) or "admin:index")
