"""The register of claimants: who they are, as curators know it. Published verdicts keep what was known then."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from factcheck.claims.models import Claimant
from newsroom import changes, rights
from newsroom.address_length import permit_address
from newsroom.models import User
from newsroom.refusals import Refusal

FIELDS = ("name", "kind", "job_title", "same_as")


@transaction.atomic
def add(*, by: User, **fields: Any) -> Claimant:
    """A new claimant with any of `FIELDS`. Raises `Refusal` when there is one of that name."""
    rights.require(by, "claimant.curate")
    changes.permit(fields, FIELDS)
    permit_address(fields.get("same_as", ""))
    try:
        with transaction.atomic():
            claimant: Claimant = Claimant.objects.create(**fields)
    except IntegrityError:
        raise Refusal(gettext("There is a claimant of this name already. Change that one.")) from None
    changes.added(claimant, by=by)
    return claimant


def change(claimant: Claimant, *, by: User, **fields: Any) -> Claimant:
    """Write any of `FIELDS`. Verdicts that were submitted keep what stood here then."""
    rights.require(by, "claimant.curate")
    changes.permit(fields, FIELDS)
    permit_address(fields.get("same_as", ""))
    return changes.change(claimant, by=by, **fields)
