"""What leaves the house, in the records: policies for readers, and what feeds would make of a verdict."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.feeds import policies
from factcheck.feeds.lint import ahead
from factcheck.feeds.models import Policy
from factcheck.verdicts.admin import VerdictAdmin
from factcheck.verdicts.models import Verdict
from newsroom.records import RecordAdmin, RecordForm, person


class CheckedVerdictAdmin(VerdictAdmin):
    """The page that the room below shows, and what the linter says of the markup."""

    readonly_fields = (*VerdictAdmin.readonly_fields, "markup")  # type: ignore[assignment]  # Inferred as a pair.

    @admin.display(description=_("Markup for feeds"))
    def markup(self, verdict: Verdict) -> SafeString | str:
        """Each fault of the ClaimReview with its place and its cure."""
        if not verdict.record:
            return gettext("not submitted yet")
        faults = [
            (fault.place, gettext("could be better:") if fault.is_advice else "", fault.wrong, fault.cure)
            for fault in ahead.of(verdict)
        ]
        if not faults:
            return gettext("Nothing is wrong.")
        rows = format_html_join("", "<li><code>{}</code> {} {} {}</li>", faults)
        return format_html("<ul>{}</ul>", rows)


# The room below knows nothing of feeds, so this room shows its page with one field more.
admin.site.unregister(Verdict)
admin.site.register(Verdict, CheckedVerdictAdmin)


class PolicyForm(RecordForm):
    rules = {"one_policy_per_kind": _("There is a policy of this kind already.")}


@admin.register(Policy)
class PolicyAdmin(RecordAdmin):
    write_right = "policy.write"
    form = PolicyForm
    list_display = ("__str__",)
    fields = (*policies.FIELDS, "on_record")
    readonly_fields = ("on_record",)

    def add(self, request: HttpRequest, said: dict[str, Any]) -> Policy:
        return policies.add(by=person(request), **{name: said[name] for name in policies.FIELDS})

    def write(self, request: HttpRequest, row: Policy, said: dict[str, Any]) -> None:
        policies.change(row, by=person(request), **{name: said[name] for name in policies.FIELDS})
