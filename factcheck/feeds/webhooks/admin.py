from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import floatformat
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from factcheck.feeds.addresses import host_of
from factcheck.feeds.webhooks.models import Attempt, Delivery, Endpoint, Event, Ping
from factcheck.feeds.webhooks.models.delivery import STATES, with_last_attempt
from factcheck.feeds.webhooks.models.endpoint import all_events
from factcheck.feeds.webhooks.services import endpoints, sending
from newsroom import jobs, rights
from newsroom.records import ReadOnly, ReadOnlyRows, RecordAdmin, RecordForm, person
from newsroom.refusals import Refusal


class EndpointForm(RecordForm):
    events = forms.MultipleChoiceField(
        label=_("Told of"),
        choices=Event.choices,
        initial=all_events,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )
    rules = {"one_endpoint_per_address": _("There is an endpoint with this address already. Change that one.")}


class Reason(forms.Form):
    why = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.TextInput(attrs={"size": 60}),
        error_messages={"required": _("Say why it is disabled: its people will ask.")},
    )


def _in_words(moment: datetime) -> str:
    return date_format(localtime(moment), "DATETIME_FORMAT")


class StandFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "stand"
    stands = {
        "well": Q(is_enabled=True, failing_since__isnull=True),
        "failing": Q(is_enabled=True, failing_since__isnull=False),
        "disabled": Q(is_enabled=False),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("well", gettext("Works")), ("failing", gettext("Fails")), ("disabled", gettext("Disabled"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Endpoint]) -> QuerySet[Endpoint]:
        return queryset.filter(self.stands.get(self.value() or "", Q()))


@admin.register(Endpoint)
class EndpointAdmin(RecordAdmin):
    """Who is told of checks. Secrets are shown once, on the page that follows their making."""

    write_right = "webhook.curate"
    form = EndpointForm
    change_form_template = "admin/webhooks/endpoint/change_form.html"
    list_display = ("name", "host", "stand", "events_in_words", "added_by", "added_at")
    list_select_related = ("added_by",)
    list_filter = (StandFilter,)
    search_fields = ("name", "url")
    ordering = ("name",)
    actions = ("test", "rotate", "disable", "enable")
    shown = ("stand", "signs", "deliveries", "added_by", "added_at", "on_record")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*endpoints.FIELDS, *(self.shown if obj else ()))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.shown if obj else ()

    @admin.display(description=_("Server"))
    def host(self, endpoint: Endpoint) -> str:
        return host_of(endpoint.url)

    @admin.display(description=_("State"))
    def stand(self, endpoint: Endpoint) -> str:
        if not endpoint.is_enabled:
            return gettext("Disabled: %(why)s") % {"why": endpoint.disabled_because}
        if endpoint.failing_since:
            return gettext("Has taken no message since %(moment)s") % {"moment": _in_words(endpoint.failing_since)}
        return gettext("Works")

    @admin.display(description=_("Told of"))
    def events_in_words(self, endpoint: Endpoint) -> str:
        return ", ".join(endpoint.events)

    @admin.display(description=_("Secrets that sign"))
    def signs(self, endpoint: Endpoint) -> SafeString:
        lines = []
        for secret in endpoint.secrets.live():
            made = _in_words(secret.made_at)
            ends = _in_words(secret.ends_at) if secret.ends_at else ""
            lines.append(
                (gettext("made %(made)s, signs until %(ends)s") if ends else gettext("made %(made)s"))
                % {"made": made, "ends": ends}
            )
        return format_html_join("", "<div>{}</div>", ((line,) for line in lines))

    @admin.display(description=_("Deliveries"))
    def deliveries(self, endpoint: Endpoint) -> SafeString:
        address = f"{reverse('admin:webhooks_delivery_changelist')}?endpoint__id__exact={endpoint.pk}"
        return format_html('<a href="{}">{}</a>', address, gettext("The log of deliveries to this endpoint"))

    # --- writing ---

    def add(self, request: HttpRequest, said: dict[str, Any]) -> Endpoint:
        endpoint, secret = endpoints.add(by=person(request), **{name: said[name] for name in endpoints.FIELDS})
        request.secret_made = secret  # type: ignore[attr-defined]  # For the page that answers this very request.
        return endpoint

    def write(self, request: HttpRequest, row: Endpoint, said: dict[str, Any]) -> None:
        endpoints.change(row, by=person(request), **{name: said[name] for name in endpoints.FIELDS if name in said})

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """The secret, in this answer and in no other: a redirect would have to carry it."""
        return self._show_secret(request, obj, request.secret_made, is_new=True)  # type: ignore[attr-defined]

    def _show_secret(self, request: HttpRequest, endpoint: Endpoint, secret: str, *, is_new: bool) -> HttpResponse:
        older = None if is_new else endpoint.secrets.live().filter(ends_at__isnull=False).first()
        return self._page(
            request, "secret", endpoint, title=gettext("The secret, shown once"), secret=secret, older=older
        )

    def _page(self, request: HttpRequest, name: str, endpoint: Endpoint, **words: Any) -> TemplateResponse:
        context = {**self.admin_site.each_context(request), "opts": self.model._meta, "endpoint": endpoint, **words}
        return TemplateResponse(request, f"admin/webhooks/endpoint/{name}.html", context)

    # --- acts ---

    def _the_one(self, queryset: QuerySet[Endpoint]) -> Endpoint:
        rows = list(queryset)
        if len(rows) != 1:
            raise Refusal(gettext("Choose one endpoint."))
        return rows[0]

    @admin.action(description=_("Send a test and show the answer"), permissions=["change"])
    def test(self, request: HttpRequest, queryset: QuerySet[Endpoint]) -> HttpResponse:
        endpoint = self._the_one(queryset)
        attempt = sending.test(endpoint, by=person(request))
        title = gettext("It took the test") if attempt.is_success else gettext("It did not take the test")
        return self._page(request, "tested", endpoint, title=title, attempt=attempt)

    @admin.action(description=_("Make a new secret"), permissions=["change"])
    def rotate(self, request: HttpRequest, queryset: QuerySet[Endpoint]) -> HttpResponse:
        endpoint = self._the_one(queryset)
        if "apply" not in request.POST:
            return self.ask(
                request, [endpoint], forms.Form(), title=gettext("Make a new secret? Both sign for a while."),
                action="rotate", button=gettext("Make a new secret"),
            )  # fmt: skip
        secret = endpoints.rotate(endpoint, by=person(request))
        return self._show_secret(request, endpoint, secret, is_new=False)

    @admin.action(description=_("Disable: send nothing more"), permissions=["change"])
    def disable(self, request: HttpRequest, queryset: QuerySet[Endpoint]) -> HttpResponse | None:
        form = Reason(request.POST if "apply" in request.POST else None)
        if not form.is_valid():
            return self.ask(
                request, list(queryset), form, title=gettext("Disable endpoints"), action="disable",
                button=gettext("Disable"),
            )  # fmt: skip
        self.each(
            request,
            queryset,
            lambda row: endpoints.disable(row, by=person(request), why=form.cleaned_data["why"]),
            lambda number: ngettext("%(number)s endpoint disabled.", "%(number)s endpoints disabled.", number),
        )
        return None

    @admin.action(description=_("Enable: go on where it stood"), permissions=["change"])
    def enable(self, request: HttpRequest, queryset: QuerySet[Endpoint]) -> None:
        self.each(
            request,
            queryset,
            lambda row: endpoints.enable(row, by=person(request)),
            lambda number: ngettext("%(number)s endpoint enabled.", "%(number)s endpoints enabled.", number),
        )


class AttemptRows(ReadOnlyRows):
    model = Attempt
    fields = ("at", "status", "took", "error", "answer")
    readonly_fields = fields

    @admin.display(description=_("Seconds"))
    def took(self, attempt: Attempt) -> str:
        return floatformat(attempt.seconds, 2)


class DeliveryState(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(state, str(STATES[state])) for state in ("waiting", "paused", "done", "failed", "overtaken")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Delivery]) -> QuerySet[Delivery]:
        is_enabled = Exists(Endpoint.objects.enabled().filter(pk=OuterRef("endpoint_id")))
        match self.value():
            case "waiting":
                return queryset.filter(is_enabled, due_at__isnull=False)
            case "paused":
                return queryset.filter(~is_enabled, due_at__isnull=False)
            case "done":
                return queryset.filter(finished_at__isnull=False)
            case "failed":
                return queryset.filter(due_at__isnull=True, finished_at__isnull=True, is_overtaken=False)
            case "overtaken":
                return queryset.filter(is_overtaken=True)
        return queryset


@admin.register(Delivery)
class DeliveryAdmin(ReadOnly, RecordAdmin):
    """The log: each message, what became of it, and each attempt with what was answered."""

    list_display = ("made_at", "endpoint", "tells", "in_words", "tries", "last_said", "begins", "due_at")
    list_display_links = ("made_at", "tells")
    list_select_related = ("endpoint",)
    list_filter = (DeliveryState, "event", "endpoint")
    search_fields = ("slug", "webhook_id", "endpoint__name", "error")
    date_hierarchy = "made_at"
    fields = (
        "endpoint", "event", "slug", "in_words", "webhook_id", "made_at", "changed_at", "tries", "due_at",
        "finished_at", "error", "message",
    )  # fmt: skip
    readonly_fields = fields
    inlines = (AttemptRows,)
    actions = ("replay",)
    empty_value_display = "–"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Delivery]:
        return with_last_attempt(super().get_queryset(request)).order_by(F("pk").desc())

    def has_replay_permission(self, request: HttpRequest) -> bool:
        return rights.may(person(request), "webhook.curate")

    @admin.display(description=_("State"))
    def in_words(self, job: Delivery) -> str:
        return str(STATES.get(job.state, job.state))

    @admin.display(description=_("Tries"))
    def tries(self, job: Delivery) -> str:
        return gettext("%(done)s of %(total)s") % {"done": job.attempts, "total": job.attempts_allowed}

    @admin.display(description=_("Last answer"))
    def last_said(self, job: Any) -> str | None:
        if job.last_seconds is None:
            return None
        status = job.last_status or gettext("no answer")
        return gettext("%(status)s in %(seconds)s s") % {"status": status, "seconds": floatformat(job.last_seconds, 2)}

    @admin.display(description=_("Begins with"))
    def begins(self, job: Any) -> str:
        return Truncator(job.last_answer or "").chars(40)

    @admin.display(description=_("What it says"))
    def message(self, job: Delivery) -> SafeString:
        return format_html("<code>{}</code>", job.body)

    @admin.display(description=_("Message"), ordering="event")
    def tells(self, job: Delivery) -> str:
        return f"{job.event} {Truncator(job.slug).chars(40)}"

    @admin.action(description=_("Send again, with the same id"), permissions=["replay"])
    def replay(self, request: HttpRequest, queryset: QuerySet[Delivery]) -> None:
        self.each(
            request,
            queryset,
            lambda row: sending.replay(row, by=person(request)),
            lambda number: ngettext(
                "%(number)s message will be sent again within seconds.",
                "%(number)s messages will be sent again within seconds.",
                number,
            ),
        )


@admin.register(Ping)
class PingAdmin(ReadOnly, RecordAdmin):
    """The WebSub hubs, and whether they heard of the last change."""

    list_display = ("hub", "feed", "in_words", "told_of", "attempts", "error", "finished_at")
    search_fields = ("hub", "feed")
    fields = ("hub", "feed", "in_words", "told_of", "attempts", "error", "due_at", "started_at", "finished_at")
    readonly_fields = fields

    @admin.display(description=_("State"))
    def in_words(self, job: Ping) -> str:
        return str(jobs.STATES.get(job.state, job.state))
