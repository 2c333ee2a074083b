"""What the engine took for the page and not for the article, read after all because a person says so."""

from django.db import transaction
from django.utils.translation import gettext

from factcheck.claims.models import Extraction
from newsroom import jobs, ledger, rights
from newsroom.models import User
from newsroom.refusals import Conflict, Refusal


@transaction.atomic
def read_anyway(extraction: Extraction, *, by: User, start: int, end: int) -> Extraction:
    """Have a piece of the page's furniture read like the article, and owe the reading; the reading as it then is.

    `start` and `end` are those of one entry of `extraction.furniture`, or of the first and the last of several that
    follow each other. Asking twice asks once. Raises `Refusal` for any other span, `Conflict` while the text is being
    read, `Forbidden` without the right.
    """
    rights.require(by, "claim.triage")
    stands = Extraction.objects.select_for_update().get(pk=extraction.pk)
    span = [start, end]
    if span in stands.read_anyway:
        return stands
    meant = [(at, to, kind) for at, to, kind in stands.furniture if start <= at and to <= end]
    if not meant or (meant[0][0], meant[-1][1]) != (start, end):
        raise Refusal(
            gettext("These words are not among what was left out as part of the page. Open the article again.")
        )
    kinds = ", ".join(dict.fromkeys(kind for *_, kind in meant))
    ledger.record(stands.version, "left-out words read after all", by=by, start=start, end=end, kind=kinds)
    return _with(stands, sorted([*stands.read_anyway, span]))


@transaction.atomic
def leave_out_again(extraction: Extraction, *, by: User, start: int, end: int) -> Extraction:
    """Take `read_anyway` back, and owe the reading; the reading as it then is. Asking twice asks once.

    Claims that were found in these words and that nobody touched are taken back by the reading. Raises `Conflict`
    while the text is being read, `Forbidden` without the right.
    """
    rights.require(by, "claim.triage")
    stands = Extraction.objects.select_for_update().get(pk=extraction.pk)
    spans = [span for span in stands.read_anyway if span != [start, end]]
    if spans == stands.read_anyway:
        return stands
    ledger.record(stands.version, "words left out again", by=by, start=start, end=end)
    return _with(stands, spans)


def _with(stands: Extraction, spans: list[list[int]]) -> Extraction:
    """Write the spans and owe the reading: the row is locked, so no worker takes it up in between."""
    row = Extraction.objects.filter(pk=stands.pk)
    if not jobs.owe_again(row):
        raise Conflict(gettext("This article is being read at this moment. Wait until it is done."))
    row.update(read_anyway=spans, done=0, found=0)
    return row.get()
