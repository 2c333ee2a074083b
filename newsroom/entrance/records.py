"""Invitations in the records."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from newsroom.entrance import invitations, letters
from newsroom.models import Invitation
from newsroom.records import RecordAdmin, RecordForm, person
from newsroom.rights import ROLES


class InvitationForm(RecordForm):
    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=[(role, role) for role in ROLES], widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Invitation
        fields = ("email", "full_name", "roles")


class InvitationAdmin(RecordAdmin):
    """Who may join. What was written stays as it is: it is renewed or withdrawn."""

    read_right = write_right = "people.curate"
    form = InvitationForm
    list_display = ("email", "full_name", "what_for", "by", "invited_at", "ends_at", "accepted_at", "withdrawn_at")
    list_select_related = ("by",)
    search_fields = ("email", "full_name")
    actions = ("renew", "withdraw")
    shown = (*list_display[:2], "what_for", *list_display[3:], "person", "on_record")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None and super().has_change_permission(request)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.shown if obj else InvitationForm.Meta.fields

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.shown if obj else ()

    @admin.display(description=_("Roles"))
    def what_for(self, invitation: Invitation) -> str:
        return ", ".join(invitation.roles)

    def add(self, request: HttpRequest, said: dict[str, Any]) -> Invitation:
        invitation, address = invitations.invite(by=person(request), **said)
        self._tell(request, invitation, address)
        return invitation

    @admin.action(description=_("Renew the chosen invitations: a new link each"), permissions=["change"])
    def renew(self, request: HttpRequest, queryset: QuerySet[Invitation]) -> None:
        self.each(
            request,
            queryset.select_related("by"),
            lambda row: self._tell(request, row, invitations.renew(row, by=person(request))),
            lambda number: ngettext("%(number)s invitation renewed.", "%(number)s invitations renewed.", number),
        )

    @admin.action(description=_("Withdraw the chosen invitations"), permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Invitation]) -> None:
        self.each(
            request,
            queryset,
            lambda row: invitations.withdraw(row, by=person(request)),
            lambda number: ngettext("%(number)s invitation withdrawn.", "%(number)s invitations withdrawn.", number),
        )

    def _tell(self, request: HttpRequest, invitation: Invitation, address: str) -> None:
        """Mail the link, and show it once to be copied."""
        if not letters.are_sent():
            words = gettext("No mail server is named: give {email} this link yourself, {link}")
        elif invitations.mail(invitation, address):
            words = gettext("A mail is on its way to {email} with this link: {link}")
        else:
            words = gettext("The mail to {email} did not leave: hand on this link yourself, {link}")
        link = format_html("<code>{}</code>", address)
        self.message_user(request, format_html(words, email=invitation.email, link=link), messages.WARNING)
