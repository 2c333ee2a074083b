"""What the record of a verdict looks like to the readers of feeds: told on the verdict's own page of the admin."""

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.feeds.lint import ahead
from factcheck.verdicts.admin import VerdictAdmin
from factcheck.verdicts.models import Verdict


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
