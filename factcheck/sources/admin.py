from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.sources import services
from factcheck.sources.models import Source
from newsroom.records import RecordAdmin, RecordForm, person
from newsroom.refusals import Refusal


class SourceForm(RecordForm):
    rules = {"source_has_an_address_or_a_reference": _("Give the address, or say in the reference where to find it.")}


class WhichStays(forms.Form):
    stays = forms.ModelChoiceField(
        Source.objects.none(),
        label=_("The one that stays"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose the source that stays.")},
    )

    def __init__(self, said: Any, *, chosen: QuerySet[Source]) -> None:
        super().__init__(said)
        self.fields["stays"].queryset = chosen  # type: ignore[attr-defined]


class IsMerged(admin.SimpleListFilter):
    title = _("merged")
    parameter_name = "merged"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", gettext("Stands for itself")), ("yes", gettext("Merged into another"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Source]) -> QuerySet[Source]:
        if self.value() in ("yes", "no"):
            return queryset.filter(merged_into__isnull=self.value() == "no")
        return queryset


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    write_right = "source.curate"
    form = SourceForm
    list_display = ("title", "publisher", "kind", "canonical_url", "merged_into", "added_by", "added_at")
    list_select_related = ("merged_into", "added_by")
    list_filter = ("kind", IsMerged)
    search_fields = ("title", "publisher", "canonical_url", "reference")
    date_hierarchy = "added_at"
    readonly_fields = ("merged_into", "added_at", "added_by", "on_record")
    fields = (*services.FIELDS, *readonly_fields)
    actions = ("merge",)

    def add(self, request: HttpRequest, said: dict[str, Any]) -> Source:
        source, is_new = services.find_or_add(
            by=person(request), url=said["canonical_url"],
            **{name: said[name] for name in services.FIELDS if name != "canonical_url"},
        )  # fmt: skip
        if not is_new:
            self.message_user(request, gettext("This source was here already; it was left as it is."), messages.WARNING)
        return source

    def write(self, request: HttpRequest, row: Source, said: dict[str, Any]) -> None:
        services.change(row, by=person(request), **{name: said[name] for name in services.FIELDS})

    @admin.action(description=_("Merge two sources"), permissions=["change"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Source]) -> HttpResponse | None:
        rows = list(queryset.order_by("pk"))
        if len(rows) != 2:
            raise Refusal(gettext("Choose the two sources that are one and the same."))
        form = WhichStays(request.POST if "apply" in request.POST else None, chosen=queryset.order_by("pk"))
        if not form.is_valid():
            return self.ask(
                request, rows, form, title=gettext("Merge two sources"), action="merge", button=gettext("Merge them")
            )
        stays = form.cleaned_data["stays"]
        goes = next(row for row in rows if row != stays)
        services.merge(goes, into=stays, by=person(request))
        self.message_user(
            request,
            gettext("“%(goes)s” now stands for “%(stays)s”.") % {"goes": goes, "stays": stays},
            messages.SUCCESS,
        )
        return None
