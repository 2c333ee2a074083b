"""What webhooks tell the operator: how many endpoints there are, and which of them fail."""

from collections.abc import Iterator

from django.utils import timezone

from factcheck.feeds.webhooks.models import Endpoint
from newsroom.findings import Finding, State

NAME = "webhooks"


def findings() -> Iterator[Finding]:
    """One line for those that work, and one for each that does not. Addresses are not told: they may hold a secret."""
    rows = list(Endpoint.objects.values_list("name", "is_enabled", "failing_since", "disabled_because"))
    if not rows:
        yield Finding(State.ABSENT, "Webhooks: no endpoint is told of checks.")
        return
    fine = [name for name, is_enabled, failing_since, _ in rows if is_enabled and failing_since is None]
    are = "is" if len(fine) == 1 else "are"
    yield Finding(State.FINE, f"Webhooks: {len(fine)} of {len(rows)} endpoints {are} told of checks.")
    for name, is_enabled, failing_since, because in rows:
        if not is_enabled:
            yield Finding(State.ABSENT, f"Webhooks: “{name}” is disabled: {because}")
        elif failing_since is not None:
            hours = (timezone.now() - failing_since).total_seconds() / 3600
            yield Finding(State.BROKEN, f"Webhooks: “{name}” has taken no message for {hours:.1f} hours.")
