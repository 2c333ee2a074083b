"""How far the reading of a text is, in words."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

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
                parts = (f"{job.fresh} new", f"{job.withdrawn} no longer proposed", f"{self.as_before} as before")
                return f"Read again by {job.engine} {job.engine_version}: {', '.join(parts)}."
            case "done":
                return f"{_claims(job.found)} found."
            case "failed":
                return f"The reading failed: {job.error or 'the worker gave no reason'}"
            case "again":
                return f"Try {job.attempts} went wrong ({job.error}). It is tried again by itself."
            case "alone":
                return "No worker has answered yet. The text is safe: it is read as soon as one runs."
            case "silent":
                return "The worker fell silent. Another one takes over."
            case "waiting":
                return "Waits for a worker."
            case "later":
                return "Waits its turn."
        if not job.total:
            return "The worker is opening the text."
        reading = "Reading again" if job.is_rereading else "Reading"
        return f"{reading}: {job.done} of {job.total} blocks, {_claims(job.found)} so far."

    @property
    def is_again(self) -> bool:
        """Whether the reading that is done was not the first."""
        return self.job.reading > 1

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
            many = "1 proposal" if job.dropped == 1 else f"{job.dropped} proposals"
            told.append(f"{many} dropped: not in the text.")
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


def _claims(number: int) -> str:
    return "1 claim" if number == 1 else f"{number} claims"
