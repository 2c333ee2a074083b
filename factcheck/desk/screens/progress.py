"""How far the reading of a text is, in words."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from factcheck.claims import engine
from factcheck.claims.models import Extraction

PATIENCE = timedelta(seconds=15)  # After which a reading that nobody began is said to have no worker.


@dataclass(frozen=True, slots=True)
class Progress:
    """One reading: how far it is in a word (`stage`) and in a sentence (`words`)."""

    job: Extraction
    stage: str

    @property
    def is_over(self) -> bool:
        return self.stage in ("done", "failed")

    @property
    def words(self) -> str:
        """One sentence for the strip."""
        job = self.job
        match self.stage:
            case "done" if self.is_again:
                return gettext(
                    "Read again by %(engine)s: %(fresh)s new, %(withdrawn)s no longer proposed, %(before)s as before."
                ) % {
                    "engine": f"{job.engine} {job.engine_version}", "fresh": job.fresh, "withdrawn": job.withdrawn,
                    "before": self.as_before,
                }  # fmt: skip
            case "done":
                return ngettext("%(number)s claim found.", "%(number)s claims found.", job.found) % {
                    "number": job.found
                }
            case "failed":
                return gettext("The reading failed: %(why)s") % {
                    "why": job.error or gettext("the worker gave no reason")
                }
            case "again":
                return gettext("Try %(number)s went wrong (%(why)s). It is tried again by itself.") % {
                    "number": job.attempts, "why": job.error,
                }  # fmt: skip
            case "alone":
                return gettext("No worker has answered yet. The text is safe: it is read as soon as one runs.")
            case "silent":
                return gettext("The worker fell silent. Another one takes over.")
            case "waiting":
                return gettext("Waits for a worker.")
            case "later":
                return gettext("Waits its turn.")
        if not job.total:
            return gettext("The worker is opening the text.")
        told = (
            ngettext(
                "Reading again: %(done)s of %(total)s blocks, %(number)s claim so far.",
                "Reading again: %(done)s of %(total)s blocks, %(number)s claims so far.",
                job.found,
            )
            if job.is_rereading
            else ngettext(
                "Reading: %(done)s of %(total)s blocks, %(number)s claim so far.",
                "Reading: %(done)s of %(total)s blocks, %(number)s claims so far.",
                job.found,
            )
        )
        return told % {"done": job.done, "total": job.total, "number": job.found}

    @property
    def percent(self) -> int:
        """How much of the text is read, in quarters of a hundred: so often it is worth saying."""
        return 25 * (4 * self.job.done // self.job.total) if self.job.total else 0

    @property
    def is_again(self) -> bool:
        """Whether the reading that is done was not the first."""
        return self.job.reading > 1

    @property
    def is_by_rules_alone(self) -> bool:
        """Whether no model read along: neither the sentence model, which the version names after the weights, nor
        another one.
        """
        return self.job.engine == engine.NAME and self.job.engine_version.count("+") < 2

    @property
    def as_before(self) -> int:
        """How many of the claims it found the readings before had found."""
        return max(0, self.job.found - self.job.fresh)

    @property
    def remarks(self) -> list[str]:
        """What else people should know of the reading that is done, in sentences."""
        job = self.job
        told = [job.note] if job.note else []
        if job.dropped:
            dropped = ngettext(
                "%(number)s proposal dropped: not in the text.",
                "%(number)s proposals dropped: not in the text.",
                job.dropped,
            )
            told.append(dropped % {"number": job.dropped})
        return told


def progress_of(job: Extraction) -> Progress:
    """Where a reading is now, by the clock of this moment."""
    return Progress(job, _stage(job))


def _stage(job: Extraction) -> str:
    now = timezone.now()
    if job.state in ("done", "failed") or job.due_at is None:
        return job.state
    if job.error:
        return "again"
    overdue = job.due_at < now - PATIENCE
    if job.state == "waiting" and job.due_at > now:
        return "later"
    if job.state == "waiting":
        return "alone" if overdue else "waiting"
    return "silent" if overdue else "reading"
