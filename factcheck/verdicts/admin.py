import json
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.verdicts.models import Citation, Rating, RatingScale, Release, Verdict
from factcheck.verdicts.services import scales
from newsroom import jobs, rights
from newsroom.models import Event
from newsroom.records import ReadOnly, ReadOnlyRows, RecordAdmin, RecordForm, person
from newsroom.refusals import Conflict
from newsroom.seen import SeenRows


class RatingForm(RecordForm):
    """One label. Whether names and positions are each taken once is a question to the whole formset."""

    def validate_constraints(self) -> None:
        """Left to the formset and the service: two labels may change places."""

    def validate_unique(self) -> None:
        """As above."""

    def last_change(self, name: str) -> Event | None:
        return scales.last_change(self.instance.scale, self.instance.pk, **{name: self.initial[name]})


class RatingSet(SeenRows):
    def last_change(self, pk: int) -> Event | None:
        now = Rating.objects.filter(pk=pk).values(*scales.RATING).first() or {}
        return scales.last_change(self.instance, pk, **now)


class RatingRows(admin.TabularInline):
    model = Rating
    form = RatingForm
    formset = RatingSet
    fields = scales.RATING
    extra = 1
    ordering = ("position",)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return rights.may(person(request), "record.read")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_open = obj is None or not scales.is_frozen(obj)
        return is_open and rights.may(person(request), "scale.curate")

    has_add_permission = has_delete_permission = has_change_permission

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest | None, **options: Any) -> Any:
        """In a row a field has no label of its own: the head of its column names it for those who hear it, too."""
        field = super().formfield_for_dbfield(db_field, request, **options)  # type: ignore[arg-type]
        if field:
            field.widget.attrs["aria-label"] = field.label
        return field


@admin.register(RatingScale)
class RatingScaleAdmin(RecordAdmin):
    write_right = "scale.curate"
    list_display = ("name", "version", "is_active", "labels")
    list_filter = ("is_active",)
    search_fields = ("name",)
    ordering = ("name", "-version")
    inlines = (RatingRows,)
    actions = ("new_version",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[RatingScale]:
        rows: QuerySet[RatingScale] = super().get_queryset(request)
        return rows.annotate(labels_on=Count("ratings"))

    @admin.display(description=_("Labels"))
    def labels(self, scale: Any) -> int:
        return int(scale.labels_on)

    @admin.display(description=_("Frozen"))
    def frozen(self, scale: RatingScale) -> str:
        return f"{scales.FROZEN} {gettext('The list of scales has an action for it.')}"

    def get_fields(self, request: HttpRequest, obj: RatingScale | None = None) -> tuple[str, ...]:
        if obj is None:
            return scales.SCALE
        return ("frozen",) * scales.is_frozen(obj) + (*scales.SCALE, "version", "on_record")

    def get_readonly_fields(self, request: HttpRequest, obj: RatingScale | None = None) -> tuple[str, ...]:
        always = ("version", "on_record", "frozen")
        return (*always, "name", "explanation") if obj is not None and scales.is_frozen(obj) else always

    def add(self, request: HttpRequest, said: dict[str, Any]) -> RatingScale:
        return scales.add(by=person(request), **{name: said[name] for name in scales.SCALE})

    def write(self, request: HttpRequest, row: RatingScale, said: dict[str, Any]) -> None:
        if scales.is_frozen(row) and "name" not in said and "seen-name" in request.POST:
            raise Conflict(
                gettext(
                    "A verdict rated on this scale was submitted while you were writing, so its labels can't change "
                    "any more and nothing was saved. Make a new version of the scale."
                )
            )
        scales.change(row, by=person(request), **{name: said[name] for name in scales.SCALE if name in said})

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        written = formset.save(commit=False)
        if written or formset.deleted_objects:
            scales.write_ratings(form.instance, by=person(request), written=written, dropped=formset.deleted_objects)

    @admin.action(description=_("Make a new version of the scale"), permissions=["change"])
    def new_version(self, request: HttpRequest, queryset: QuerySet[RatingScale]) -> None:
        for scale in queryset:
            copy = scales.new_version(scale, by=person(request))
            self.message_user(
                request,
                gettext("%(scale)s is made, and not offered yet. Change its labels, then make it active.")
                % {"scale": copy},
                messages.SUCCESS,
            )


class CitationRows(ReadOnlyRows):
    model = Citation
    fields = ("stance", "source", "passage", "locator", "added_by")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Citation]:
        return super().get_queryset(request).select_related("source", "added_by")


@admin.register(Verdict)
class VerdictAdmin(ReadOnly, RecordAdmin):
    """Verdicts, to be read. They move at the desk, by the people whose act it is."""

    list_display = ("claim", "revision", "state", "rating", "author", "reviewer", "published_at", "changed_at")
    list_select_related = ("claim", "rating", "author", "reviewer")
    list_filter = ("state", "rating__label", ("author", admin.RelatedOnlyFieldListFilter))
    search_fields = ("claim__statement", "summary", "slug")
    date_hierarchy = "published_at"
    exclude = ("record",)
    readonly_fields = ("frozen_record", "on_record")
    inlines = (CitationRows,)

    @admin.display(description=_("Record"))
    def frozen_record(self, verdict: Verdict) -> SafeString | str:
        """What was frozen at submission: the words that pages and feeds print."""
        if verdict.record is None:
            return gettext("not submitted yet")
        return format_html("<pre>{}</pre>", json.dumps(verdict.record, ensure_ascii=False, indent=2))


@admin.register(Release)
class ReleaseAdmin(ReadOnly, RecordAdmin):
    """What waits to go out, has gone out, was recalled, or failed with its reason."""

    list_display = ("verdict", "state", "goes_out_at", "by", "recalled_by", "error", "attempts", "finished_at")
    list_select_related = ("verdict__claim", "by", "recalled_by")
    list_filter = (("recalled_at", admin.EmptyFieldListFilter), ("finished_at", admin.EmptyFieldListFilter))
    search_fields = ("verdict__claim__statement", "error")
    date_hierarchy = "goes_out_at"
    fields = (
        "verdict", "state", "by", "asked_at", "goes_out_at", "version", "recalled_by", "recalled_at", "attempts",
        "error", "started_at", "finished_at",
    )  # fmt: skip
    readonly_fields = fields

    @admin.display(description=_("State"))
    def state(self, job: Release) -> str:
        return str(jobs.STATES.get(job.state, job.state))


@admin.register(Citation)
class CitationAdmin(ReadOnly, RecordAdmin):
    list_display = ("passage", "stance", "source", "verdict", "locator", "added_by", "added_at")
    list_select_related = ("source", "verdict__claim", "added_by")
    list_filter = ("stance", "source__kind")
    search_fields = ("passage", "source__title", "verdict__claim__statement")
    date_hierarchy = "added_at"
