"""What every page of the records has in common: rights from the one table, writes through services, nothing deleted."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsroom import ledger, rights
from newsroom.models import User
from newsroom.newsroom_moments import NewsroomMoment
from newsroom.refusals import Conflict, Refusal
from newsroom.seen import SeenForm
from newsroom.zones import newsrooms_time, whose_time

EVENTS_SHOWN = 20


def person(request: HttpRequest) -> User:
    """Who asks. The site lets nobody in who is not signed in."""
    assert isinstance(request.user, User)  # For the type checker; see `newsroom.site`.
    return request.user


class RecordForm(SeenForm):
    """A form that says in words which rule of the database a row would break."""

    # Constraint -> the sentence for it.
    rules: Mapping[str, str | Promise] = {}

    def _update_errors(self, errors: ValidationError) -> None:
        if hasattr(errors, "error_dict"):
            for error in errors.error_dict.get(NON_FIELD_ERRORS, []):
                for name, sentence in self.rules.items():
                    if f"“{name}”" in str(error.message):
                        error.message = str(sentence)
        super()._update_errors(errors)  # type: ignore[misc]  # Django's own step, which the stubs leave out.


class ReadOnly:
    """Rows that can be looked at and nothing else."""

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return rights.may(person(request), "record.read")


class ReadOnlyRows(ReadOnly, admin.TabularInline):
    """Rows that belong to a record, shown below it."""

    extra = 0
    max_num = 0
    can_delete = False


class RecordAdmin(admin.ModelAdmin):
    """A page of the records. Subclasses name their rights and the services that write."""

    read_right = "record.read"
    write_right: str | None = None  # None: read-only for everybody.
    form = RecordForm
    list_per_page = 50
    show_full_result_count = False
    # Address fields take https for an address that names no scheme, as the desk's forms do.
    formfield_overrides = {models.URLField: {"assume_scheme": "https", "widget": AdminURLFieldWidget}}

    class Media:
        css = {"all": ["records.css"]}

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest | None, **options: Any) -> Any:
        """Beside a moment stands by which clock it is read, and each of its two fields has a name."""
        field = super().formfield_for_dbfield(db_field, request, **options)  # type: ignore[arg-type]
        if isinstance(field, forms.SplitDateTimeField):
            clock = newsrooms_time() if isinstance(field, NewsroomMoment) else whose_time()
            field.help_text = format_lazy("{} {}", field.help_text, clock) if field.help_text else clock
            for part, name in zip(field.widget.widgets, (_("Date"), _("Time")), strict=True):
                part.attrs["aria-label"] = format_lazy("{}: {}", field.label, name)
        return field

    # --- who may ---

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return rights.may(person(request), self.read_right)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.write_right is not None and rights.may(person(request), self.write_right)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False  # What is on record stays on record.

    # --- writing ---

    def add(self, request: HttpRequest, said: dict[str, Any]) -> models.Model:
        """Call the service that adds; subclasses whose rows can be added here say how."""
        raise NotImplementedError

    def write(self, request: HttpRequest, row: Any, said: dict[str, Any]) -> None:
        """Call the service that changes; `said` holds the form's fields."""
        raise NotImplementedError

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            self.write(request, self.model._default_manager.get(pk=obj.pk), form.cleaned_data)
        else:
            obj.pk = self.add(request, form.cleaned_data).pk
            obj._state.adding = False

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with transaction.atomic():
                self.hold(request, object_id)
                return super().changeform_view(request, object_id, form_url, extra_context)
        except Conflict:
            raise  # Its page keeps what was typed.
        except Refusal as refusal:
            self.message_user(request, refusal.sentence, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def hold(self, request: HttpRequest, object_id: str | None) -> None:
        """Lock the row before its form reads it, so that nobody changes it between the comparison and the write."""
        row = self.get_object(request, unquote(object_id)) if object_id else None
        if row is not None and self.has_change_permission(request, row):
            self.model._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form again answers 409 when it comes back because somebody else was quicker."""
        page: HttpResponse = super().render_change_form(request, context, *args, **kwargs)
        parts = [context["adminform"].form, *(rows.formset for rows in context["inline_admin_formsets"])]
        if any(getattr(part, "is_overtaken", False) for part in parts):
            page.status_code = Conflict.status
        return page

    def response_action(  # type: ignore[override]  # The stubs are of a later Django.
        self, request: HttpRequest, queryset: QuerySet[Any]
    ) -> HttpResponse | None:
        try:
            return super().response_action(request, queryset)
        except Refusal as refusal:
            self.message_user(request, refusal.sentence, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def each(self, request: HttpRequest, rows: Any, act: Callable[[Any], object], done: Callable[[int], str]) -> None:
        """Do an act to each row; those that are refused are told one by one, and the others are done.

        `done` gives the sentence for so many, with a place for the `number`.
        """
        succeeded = 0
        for row in rows:
            try:
                act(row)
                succeeded += 1
            except Refusal as refusal:
                self.message_user(
                    request, gettext("“%(row)s”: %(why)s") % {"row": row, "why": refusal.sentence}, messages.ERROR
                )
        if succeeded:
            self.message_user(request, done(succeeded) % {"number": succeeded}, messages.SUCCESS)

    def ask(
        self, request: HttpRequest, rows: Any, form: forms.Form, *, title: str, action: str, button: str
    ) -> TemplateResponse:
        """The page between an action and its doing: what is still to be said about the chosen rows."""
        context = {
            **self.admin_site.each_context(request), "title": title, "rows": rows, "form": form, "action": action,
            "button": button, "opts": self.model._meta, "media": self.media + form.media,
        }  # fmt: skip
        return TemplateResponse(request, "admin/records/act.html", context)

    # --- what is on record ---

    @admin.display(description=_("On record"))
    def on_record(self, row: models.Model) -> SafeString | str:
        """The latest lines of the ledger about this row."""
        events = ledger.history(row)[:EVENTS_SHOWN] if row.pk else []
        lines = format_html_join(
            "",
            "<div>{}: {}, {} {}</div>",
            ((date_format(localtime(e.at), "DATETIME_FORMAT"), e.who, e.verb, e.why) for e in events),
        )
        return lines or gettext("nothing yet")
