from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from factcheck.feeds.api.models import Scope, Token
from factcheck.feeds.api.services import tokens
from newsroom.models import User
from newsroom.records import RecordAdmin, RecordForm, person

USUAL = timedelta(days=90)


class TokenForm(RecordForm):
    scopes = forms.MultipleChoiceField(
        label=_("Good for"),
        choices=[(scope, f"{scope}: {scope.label}") for scope in Scope],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )
    person = forms.ModelChoiceField(
        User.objects.filter(is_active=True).order_by("username"),
        label=_("Acts for"),
        help_text=_("What it does stands in the ledger under this name, and it may never more than this person."),
    )


@admin.register(Token)
class TokenAdmin(RecordAdmin):
    """Which programs may come in, for whom and for what. A token is shown once, on the page that follows its making."""

    read_right = write_right = "token.issue"
    form = TokenForm
    list_display = ("name", "prefix", "person", "scopes_in_words", "stand", "expires_at", "last_used_at")
    list_select_related = ("person",)
    list_filter = ("person",)
    search_fields = ("name", "prefix", "person__username")
    ordering = ("name",)
    actions = ("revoke",)
    empty_value_display = "–"
    asked = ("name", "person", "scopes", "expires_at")
    shown = (
        "name", "person", "prefix", "scopes_in_words", "stand", "expires_at", "last_used_at", "added_by", "added_at",
        "on_record",
    )  # fmt: skip

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.shown if obj else self.asked

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.shown if obj else ()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """None of them changes: one that is to be good for something else is made anew."""
        return obj is None and super().has_change_permission(request)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"expires_at": timezone.now() + USUAL}

    @admin.display(description=_("Good for"))
    def scopes_in_words(self, token: Token) -> str:
        return ", ".join(token.scopes)

    @admin.display(description=_("State"))
    def stand(self, token: Token) -> str:
        if token.revoked_at:
            return gettext("Revoked")
        if token.is_expired:
            return gettext("Expired")
        return gettext("Good") if token.person.is_active else gettext("Its person has left")

    def add(self, request: HttpRequest, said: dict[str, Any]) -> Token:
        token, text = tokens.issue(by=person(request), **{name: said[name] for name in self.asked})
        request.token_made = text  # type: ignore[attr-defined]  # For the page that answers this very request.
        return token

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """The token, in this answer and in no other: a redirect would have to carry it."""
        context = {
            **self.admin_site.each_context(request), "opts": self.model._meta, "token": obj,
            "title": gettext("The token, shown once"), "text": request.token_made,  # type: ignore[attr-defined]
        }  # fmt: skip
        return TemplateResponse(request, "admin/api/token/shown.html", context)

    @admin.action(description=_("Revoke: let it open nothing any more"), permissions=["change"])
    def revoke(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        if "apply" not in request.POST:
            return self.ask(
                request, list(queryset), forms.Form(), title=gettext("Revoke tokens? That can't be taken back."),
                action="revoke", button=gettext("Revoke"),
            )  # fmt: skip
        self.each(
            request,
            queryset,
            lambda row: tokens.revoke(row, by=person(request)),
            lambda number: ngettext("%(number)s token revoked.", "%(number)s tokens revoked.", number),
        )
        return None
