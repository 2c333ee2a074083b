"""What is told of a verdict's release."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from factcheck.verdicts.models import PUBLIC, Release, Verdict
from factcheck.verdicts.services import releasing


@dataclass(frozen=True, slots=True)
class Outbox:
    """The release that was asked for last, as its readers need it."""

    release: Release
    is_out: bool

    @property
    def is_waiting(self) -> bool:
        return self.release.is_waiting

    @property
    def goes_out_at(self) -> datetime:
        return self.release.goes_out_at

    @property
    def seconds_left(self) -> int:
        """How long it can still be recalled, in whole seconds."""
        return max(0, round((self.goes_out_at - timezone.now()).total_seconds()))

    @property
    def error(self) -> str:
        """Why it did not go out; nothing while there is hope."""
        return self.release.error if self.release.state == "failed" and not self.is_out else ""


def outbox_of(verdict: Verdict) -> Outbox | None:
    """The last release of the verdict; None for one that was never released."""
    last = releasing.last_of(verdict)
    return Outbox(last, verdict.state in PUBLIC) if last else None
