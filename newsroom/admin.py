from importlib import import_module
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from newsroom import people
from newsroom.entrance import ways
from newsroom.entrance.records import InvitationAdmin
from newsroom.models import Event, Invitation, User
from newsroom.records import ReadOnly, RecordAdmin, RecordForm, person

# The roles are what `newsroom.rights` says they are; a group made here would mean nothing.
admin.site.unregister(Group)
admin.site.register(Invitation, InvitationAdmin)
# Passkeys and codes are looked after by their people, through services that leave a line.
for page in ("allauth.account.admin", "allauth.mfa.admin", "allauth.socialaccount.admin"):
    import_module(page)
for model in (EmailAddress, Authenticator, SocialAccount, SocialApp, SocialToken):
    admin.site.unregister(model)


class PersonForm(RecordForm, UserChangeForm):
    recorded_as = {"groups": "roles"}


@admin.register(User)
class PersonAdmin(RecordAdmin, UserAdmin):
    """People and their roles. Nobody is deleted, because the record names them: their account is closed instead."""

    read_right = write_right = "people.curate"
    form = PersonForm
    list_display = ("username", "full_name", "email", "roles", "is_active", "last_login")
    list_filter = ("groups", "is_active")
    search_fields = ("username", "first_name", "last_name", "email")
    filter_horizontal = ("groups",)
    readonly_fields = ("last_login", "date_joined", "on_record")
    actions = ("close_accounts", "take_factors_away")
    fieldsets = (
        (None, {"fields": ("username", "password", "first_name", "last_name", "email")}),
        (_("What they may do"), {"fields": ("groups", "is_active")}),
        (_("On record"), {"fields": ("last_login", "date_joined", "on_record")}),
    )
    add_fieldsets = (
        (
            None,
            {"classes": ("wide",), "fields": ("username", "usable_password", "password1", "password2", "groups")},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("Name"))
    def full_name(self, user: User) -> str:
        return user.get_full_name()

    @admin.display(description=_("Roles"))
    def roles(self, user: User) -> str:
        return ", ".join(sorted(group.name for group in user.groups.all()))

    def add(self, request: HttpRequest, said: dict[str, Any]) -> User:
        return people.take_on(
            by=person(request),
            username=said["username"],
            password=said.get("password1") or None,
            roles=[group.name for group in said["groups"]],
        )

    def write(self, request: HttpRequest, row: User, said: dict[str, Any]) -> None:
        fields = {name: said[name] for name in people.FIELDS if name in said}
        people.change_person(row, by=person(request), roles=[group.name for group in said["groups"]], **fields)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The roles were written by the service already."""

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        response = super().user_change_password(request, id, form_url)
        if isinstance(response, HttpResponseRedirect) and request.method == "POST":
            people.password_was_set(User.objects.get(pk=id), by=person(request))
        return response

    @admin.action(description=_("Close the accounts of the chosen people"), permissions=["change"])
    def close_accounts(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        self.each(
            request,
            queryset,
            lambda user: people.change_person(user, by=person(request), is_active=False),
            lambda number: ngettext("%(number)s account closed.", "%(number)s accounts closed.", number),
        )

    @admin.action(description=_("Take passkeys and second factors away (lost phone)"), permissions=["change"])
    def take_factors_away(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        self.each(
            request,
            queryset,
            lambda user: ways.take_away_all(user, by=person(request)),
            lambda number: ngettext(
                "%(number)s person comes in with the password alone.",
                "%(number)s people come in with the password alone.",
                number,
            ),
        )


@admin.register(Event)
class EventAdmin(ReadOnly, RecordAdmin):
    """The ledger, to be read."""

    list_display = ("at", "person", "verb", "subject", "before", "after", "why")
    list_select_related = ("by",)
    list_filter = (("by", admin.RelatedOnlyFieldListFilter),)
    search_fields = ("subject", "verb", "why")
    search_help_text = _("A row as the ledger names it, such as verdict:12, a verb, or words of the reason")
    date_hierarchy = "at"
    empty_value_display = _("none")

    @admin.display(description=_("Who"))
    def person(self, event: Event) -> str:
        return event.who
