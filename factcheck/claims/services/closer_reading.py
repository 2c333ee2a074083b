"""A text is read more closely because a person says so: with a cut of its own, below the newsroom's.

It is kept beside the reading, so that a better engine reads the text as closely again. What the reading was begun as
names the newsroom's cut all the same: the text is owed again when that changes, and not because it has one of its own.
"""

from django.db import transaction
from django.utils.translation import gettext

from factcheck.claims.models import Extraction
from factcheck.claims.services import policy
from newsroom import jobs, ledger, rights
from newsroom.models import User
from newsroom.refusals import Conflict, Refusal

LOWEST = 0.1  # Half of less would tell nothing apart: everything is offered.


@transaction.atomic
def read_closer(extraction: Extraction, *, by: User) -> Extraction:
    """Owe the text's reading with half the cut it was read with; the reading as it then is.

    What people decided stays as it is. Raises `Refusal` when everything is offered already, `Conflict` while the text
    is being read, `Forbidden` without the right.
    """
    rights.require(by, "extraction.retry")
    stands = Extraction.objects.select_for_update().get(pk=extraction.pk)
    now = cut_for(stands, policy.current().cut)
    if not now:
        raise Refusal(
            gettext("This text was read as closely as it can be: everything is offered. Select words to add a claim.")
        )
    return _owe(stands, by=by, cut=round(now / 2, 4) if now >= LOWEST else 0.0)


@transaction.atomic
def read_as_usual(extraction: Extraction, *, by: User) -> Extraction:
    """Take `read_closer` back and owe the reading with the newsroom's cut; asking twice asks once.

    Claims that only the closer reading found and that nobody touched are taken back by the reading. Raises `Conflict`
    while the text is being read, `Forbidden` without the right.
    """
    rights.require(by, "extraction.retry")
    stands = Extraction.objects.select_for_update().get(pk=extraction.pk)
    return stands if stands.own_cut is None else _owe(stands, by=by, cut=None)


def cut_for(extraction: Extraction, usual: float) -> float:
    """The score from which claims of this text are offered, where the newsroom's cut is `usual`."""
    return usual if extraction.own_cut is None else min(usual, extraction.own_cut)


def _owe(stands: Extraction, *, by: User, cut: float | None) -> Extraction:
    row = Extraction.objects.filter(pk=stands.pk)
    if not jobs.owe_again(row):
        raise Conflict(gettext("This article is being read at this moment. Wait until it is done."))
    verb = "reading asked for as usual" if cut is None else "closer reading asked for"
    ledger.record(stands.version, verb, by=by, cut=cut, cut_before=stands.own_cut)
    row.update(own_cut=cut, done=0, found=0)
    return row.get()
