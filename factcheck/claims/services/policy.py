"""How the newsroom has its articles read: one row, the defaults where there is none."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext

from factcheck.claims.models import Extraction, ReadingPolicy
from newsroom import changes, ledger, rights
from newsroom.models import User
from newsroom.refusals import Conflict, Refusal

THE_ONE = 1


def current() -> ReadingPolicy:
    """The policy that holds now; not saved, with version 1, as long as nobody has changed anything."""
    return ReadingPolicy.objects.filter(pk=THE_ONE).first() or ReadingPolicy(pk=THE_ONE)


@transaction.atomic
def change(*, by: User, version: int, cut: float, language_model: bool, rereads: bool) -> ReadingPolicy:
    """Write the policy and return it as it then is. `version` is that of the policy the person had read.

    The same values sent twice are one change. Raises `Refusal` for a cut outside 0 to 1, `Conflict` when somebody
    changed it meanwhile, `Forbidden` without the right.
    """
    rights.require(by, "reading.policy")
    if not 0 <= cut <= 1:
        raise Refusal(
            gettext("The cut is a number from 0 (offer everything) to 1 (offer next to nothing), such as 0.5.")
        )
    ReadingPolicy.objects.get_or_create(pk=THE_ONE)
    stands = ReadingPolicy.objects.select_for_update().get(pk=THE_ONE)
    meant: dict[str, Any] = {"cut": cut, "language_model": language_model, "rereads": rereads}
    if all(getattr(stands, name) == value for name, value in meant.items()):  # A second click.
        return stands
    if stands.version != version:
        last = ledger.history(stands).first()
        who = last.who if last else gettext("Somebody")
        raise Conflict(
            gettext("%(who)s has changed how articles are read since you opened it. Look at it again.") % {"who": who},
            thing=stands,
        )
    changes.change(stands, by=by, **meant)
    ReadingPolicy.objects.filter(pk=THE_ONE).update(version=F("version") + 1)
    # Texts that were read like this before, and otherwise since, are owed once more.
    Extraction.objects.exclude(owed_as=[]).update(owed_as=[])
    return ReadingPolicy.objects.get(pk=THE_ONE)
