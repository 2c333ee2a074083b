"""Who gets new checks by mail, in the records: to see that it works, and to forget somebody who asks for it."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck.feeds.letters.models import Subscriber
from factcheck.feeds.letters.services import subscribing
from newsroom import rights
from newsroom.records import RecordAdmin, person


@admin.register(Subscriber)
class SubscriberAdmin(RecordAdmin):
    """Addresses of readers are shown to those alone who may remove them."""

    read_right = "subscriber.remove"
    list_display = ("email", "since", "mailed_at", "due", "error")
    search_fields = ("email",)
    ordering = ("-pk",)
    fields = readonly_fields = ("email", "since", "mailed_at", "due", "error")
    actions = ("remove",)

    @admin.display(description=_("Next mail"))
    def due(self, subscriber: Subscriber) -> object:
        return subscriber.due_at

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_remove_permission(self, request: HttpRequest) -> bool:
        return rights.may(person(request), "subscriber.remove")

    @admin.action(description=_("Remove, with all that is known of them"), permissions=["remove"])
    def remove(self, request: HttpRequest, chosen: QuerySet[Subscriber]) -> None:
        rows = list(chosen)
        for subscriber in rows:
            subscribing.remove(subscriber, by=person(request))
        said = ngettext("%(count)s subscriber is removed.", "%(count)s subscribers are removed.", len(rows))
        self.message_user(request, said % {"count": len(rows)}, messages.SUCCESS)
