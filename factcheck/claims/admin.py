from collections import Counter
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Count, F, Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from factcheck.claims import tasks
from factcheck.claims.models import Appearance, Claim, Claimant, Extraction, ReadingPolicy
from factcheck.claims.services import claimants, extraction, policy, triage
from newsroom import jobs, rights
from newsroom.records import ReadOnly, ReadOnlyRows, RecordAdmin, RecordForm, person
from newsroom.refusals import Refusal


class Dismissal(forms.Form):
    reason = forms.ChoiceField(
        choices=[("", _("Choose a reason…")), *Claim.Reason.choices],
        error_messages={"required": _("Choose a reason for dismissing the claims.")},
    )
    note = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "cols": 60}))


class WhichStays(forms.Form):
    stays = forms.ModelChoiceField(
        Claim.objects.none(),
        label=_("The one that stays"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose the claim that stays.")},
    )

    def __init__(self, said: Any, *, chosen: QuerySet[Claim]) -> None:
        super().__init__(said)
        self.fields["stays"].queryset = chosen  # type: ignore[attr-defined]


class AppearanceRows(ReadOnlyRows):
    model = Appearance
    fields = (
        "article", "exact", "start", "end", "in_kinds", "said_by", "score", "anchor", "proposed_by", "standing",
        "put_right",
    )  # fmt: skip
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Appearance]:
        rows = super().get_queryset(request)
        return rows.select_related("version__article__outlet", "added_by").defer("version__text")

    @admin.display(description=_("Article"))
    def article(self, appearance: Appearance) -> str:
        return f"{appearance.version.article.outlet}: {appearance.version}"

    @admin.display(description=_("Kinds"))
    def in_kinds(self, appearance: Appearance) -> str:
        return ", ".join(appearance.kind_labels)

    @admin.display(description=_("Said by"))
    def said_by(self, appearance: Appearance) -> str:
        return (
            gettext("%(speaker)s (inferred)") % {"speaker": appearance.speaker}
            if appearance.speaker_inferred
            else appearance.speaker
        )

    @admin.display(description=_("Proposed by"))
    def proposed_by(self, appearance: Appearance) -> str:
        if appearance.is_by_a_person:
            return str(appearance.added_by or "")
        return gettext("%(engine)s %(version)s, reading %(number)s") % {
            "engine": appearance.engine,
            "version": appearance.engine_version,
            "number": appearance.reading,
        }

    @admin.display(description=_("Offered"), boolean=True)
    def standing(self, appearance: Appearance) -> bool:
        return not appearance.withdrawn

    @admin.display(description=_("Put right"))
    def put_right(self, appearance: Appearance) -> str:
        return ", ".join(appearance.corrected)


def version_read(request: HttpRequest, claim: Claim) -> int:
    """The claim's version that the page between carried; a form without it has read nothing."""
    said = request.POST.get(f"version-{claim.pk}", "")
    return int(said) if said.isdecimal() and len(said) < 10 else 0


@admin.register(Claim)
class ClaimAdmin(ReadOnly, RecordAdmin):
    """Claims change by acts, at the desk and by the actions of this list; each act is on record."""

    list_display = ("statement", "claimant", "status", "stands_in", "top", "language", "added_by", "added_at")
    list_select_related = ("added_by",)
    list_filter = ("status", "dismissed_because", "language", ("added_by", admin.EmptyFieldListFilter))
    search_fields = ("statement", "claimant")
    ordering = ("-pk",)
    date_hierarchy = "added_at"
    fields = (
        "statement", "claimant", "claimed_on", "language", "status", "dismissed_because", "dismissed_note",
        "merged_into", "priority", "due_at", "assignee", "topics", "added_at", "added_by", "version", "on_record",
    )  # fmt: skip
    readonly_fields = ("on_record",)
    inlines = (AppearanceRows,)
    actions = ("dismiss", "merge")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        claims: QuerySet[Claim] = super().get_queryset(request)
        return claims.annotate(places=Count("appearances"), top_score=Max("appearances__score"))

    def has_curate_permission(self, request: HttpRequest) -> bool:
        return rights.may(person(request), "claim.curate")

    @admin.display(description=_("Places"), ordering="places")
    def stands_in(self, claim: Any) -> int:
        return int(claim.places)

    @admin.display(description=_("Score"), ordering="top_score")
    def top(self, claim: Any) -> str:
        return "" if claim.top_score is None else floatformat(claim.top_score, 2)

    @admin.action(description=_("Dismiss claims"), permissions=["curate"])
    def dismiss(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        form = Dismissal(request.POST if "apply" in request.POST else None)
        if not form.is_valid():
            return self.ask(
                request,
                list(queryset),
                form,
                title=gettext("Dismiss claims"),
                action="dismiss",
                button=gettext("Dismiss"),
            )
        said = form.cleaned_data
        self.each(
            request,
            queryset,
            lambda claim: triage.dismiss(
                claim,
                by=person(request),
                version=version_read(request, claim),
                reason=said["reason"],
                note=said["note"],
            ),
            lambda number: ngettext("%(number)s claim dismissed.", "%(number)s claims dismissed.", number),
        )
        return None

    @admin.action(description=_("Merge two claims"), permissions=["curate"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        rows = list(queryset.order_by("pk"))
        if len(rows) != 2:
            raise Refusal(gettext("Choose the two claims that say the same."))
        form = WhichStays(request.POST if "apply" in request.POST else None, chosen=queryset.order_by("pk"))
        if not form.is_valid():
            return self.ask(
                request, rows, form, title=gettext("Merge two claims"), action="merge", button=gettext("Merge them")
            )
        stays = form.cleaned_data["stays"]
        goes = next(row for row in rows if row != stays)
        triage.merge(goes, into=stays, by=person(request), version=version_read(request, goes))
        self.message_user(
            request,
            gettext("“%(goes)s” is now part of “%(stays)s”.") % {"goes": goes, "stays": stays},
            messages.SUCCESS,
        )
        return None


class StateFilter(admin.SimpleListFilter):
    """The states of a job as people name them; see `newsroom.jobs.Job.state`."""

    title = _("state")
    parameter_name = "state"
    begun = Q(attempts__gt=0, started_at__isnull=False)
    states = {
        "waiting": Q(finished_at__isnull=True, due_at__isnull=False) & ~begun,
        "running": Q(finished_at__isnull=True, due_at__isnull=False) & begun,
        "done": Q(finished_at__isnull=False),
        "failed": Q(finished_at__isnull=True, due_at__isnull=True),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(state, str(jobs.STATES[state])) for state in self.states]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Extraction]) -> QuerySet[Extraction]:
        return queryset.filter(self.states.get(self.value() or "", Q()))


@admin.register(Extraction)
class ExtractionAdmin(ReadOnly, RecordAdmin):
    """What the workers have read, are reading and could not read."""

    list_display = (
        "article", "state", "progress", "found", "reading", "fresh", "withdrawn", "dropped", "cut", "engine_version",
        "note", "attempts", "error", "due_at", "finished_at",
    )  # fmt: skip
    list_select_related = ("version__article",)
    list_filter = (StateFilter, "engine", "engine_version")
    search_fields = ("version__article__title", "error")
    date_hierarchy = "finished_at"
    fields = (
        "article", "state", "progress", "found", "attempts", "attempts_allowed", "error", "due_at", "started_at",
        "finished_at", "engine", "engine_version", "cut", "reading", "fresh", "withdrawn", "dropped", "note",
        "left_out",
    )  # fmt: skip
    readonly_fields = ("article", "state", "progress", "left_out")
    actions = ("read_again",)
    empty_value_display = _("none")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Extraction]:
        rows = super().get_queryset(request)
        return rows.select_related("version__article").defer("version__text").order_by(F("pk").desc())

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return rights.may(person(request), "extraction.retry")

    @admin.display(description=_("Article"))
    def article(self, job: Extraction) -> str:
        return str(job.version)

    @admin.display(description=_("State"))
    def state(self, job: Extraction) -> str:
        return str(jobs.STATES.get(job.state, job.state))

    @admin.display(description=_("Blocks read"))
    def progress(self, job: Extraction) -> str:
        return gettext("%(done)s of %(total)s") % {"done": job.done, "total": job.total} if job.total else ""

    @admin.display(description=_("Left out as part of the page"))
    def left_out(self, job: Extraction) -> str:
        kinds = Counter(kind for _, _, kind in job.furniture)
        told = [f"{kind}: {number}" for kind, number in sorted(kinds.items())]
        return ", ".join(
            [*told, gettext("read all the same: %(number)s") % {"number": len(job.read_anyway)}]
            if job.read_anyway
            else told
        )

    @admin.action(description=_("Read again"), permissions=["retry"])
    def read_again(self, request: HttpRequest, queryset: QuerySet[Extraction]) -> None:
        self.each(
            request,
            queryset,
            lambda job: self._again(request, job),
            lambda number: ngettext(
                "%(number)s reading asked for again.", "%(number)s readings asked for again.", number
            ),
        )

    def _again(self, request: HttpRequest, job: Extraction) -> None:
        with transaction.atomic():
            extraction.retry(job, by=person(request))
            jobs.nudge(tasks.extract, job.pk)


class PolicyForm(RecordForm):
    rules = {
        "cut_is_between_0_and_1": _("The cut is a number from 0 (offer everything) to 1 (offer next to nothing)."),
    }


@admin.register(ReadingPolicy)
class ReadingPolicyAdmin(RecordAdmin):
    """How articles are read. There is one such page, so the list leads straight to it."""

    write_right = "reading.policy"
    form = PolicyForm
    fields = ("cut", "language_model", "rereads", "outstanding", "on_record")
    readonly_fields = ("outstanding", "on_record")

    def has_add_permission(self, request: HttpRequest) -> bool:
        # What was typed before the row came in between is written or told as a conflict, never turned away.
        is_first = request.method == "POST" or not ReadingPolicy.objects.exists()
        return super().has_add_permission(request) and is_first

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if ReadingPolicy.objects.exists():
            return HttpResponseRedirect(reverse("admin:claims_readingpolicy_change", args=[policy.THE_ONE]))
        return HttpResponseRedirect(reverse("admin:claims_readingpolicy_add"))

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        # As long as the row is not there the defaults hold: to a person nothing is added, it is only changed.
        told = {"title": gettext("Change reading policy"), "show_save_and_add_another": False}
        return super().add_view(request, form_url, told | (extra_context or {}))

    def add(self, request: HttpRequest, said: dict[str, Any]) -> ReadingPolicy:
        return self._write(request, ReadingPolicy(), said)

    def write(self, request: HttpRequest, row: ReadingPolicy, said: dict[str, Any]) -> None:
        self._write(request, row, said)

    def _write(self, request: HttpRequest, row: ReadingPolicy, said: dict[str, Any]) -> ReadingPolicy:
        asked = {name: said[name] for name in ("cut", "language_model", "rereads")}
        return policy.change(by=person(request), version=row.version, **asked)


class ClaimantForm(RecordForm):
    rules = {"one_claimant_per_name": _("There is a claimant of this name already.")}


@admin.register(Claimant)
class ClaimantAdmin(RecordAdmin):
    write_right = "claimant.curate"
    form = ClaimantForm
    list_display = ("name", "kind", "job_title", "same_as")
    list_filter = ("kind",)
    search_fields = ("name", "job_title")
    fields = (*claimants.FIELDS, "on_record")
    readonly_fields = ("on_record",)

    def add(self, request: HttpRequest, said: dict[str, Any]) -> Claimant:
        return claimants.add(by=person(request), **{name: said[name] for name in claimants.FIELDS})

    def write(self, request: HttpRequest, row: Claimant, said: dict[str, Any]) -> None:
        claimants.change(row, by=person(request), **{name: said[name] for name in claimants.FIELDS})
