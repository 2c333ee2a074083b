"""What people do with sources: add one, change what is said of it, merge two."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext

from factcheck.sources.models import Source
from newsroom import changes, ledger, rights
from newsroom.address_length import permit_address
from newsroom.models import User
from newsroom.refusals import Refusal


def find_or_add(
    *,
    by: User,
    title: str,
    publisher: str = "",
    url: str = "",
    reference: str = "",
    kind: str = Source.Kind.DOCUMENT,
    interests: str = "",
) -> tuple[Source, bool]:
    """The source at this address, or a new one; and whether it is new. A known source is returned as it stands."""
    rights.require(by, "source.add")
    if not url and not reference:
        raise Refusal(gettext("Give the source an address, or say in the reference where a reader can find it."))
    permit_address(url)
    known = _known(title=title, publisher=publisher, url=url, reference=reference)
    if known:
        return known, False
    try:
        with transaction.atomic():
            source = Source.objects.create(
                title=title, publisher=publisher, canonical_url=url, reference=reference,
                kind=kind, interests=interests, added_by=by,
            )  # fmt: skip
            ledger.record(source, "added", by=by)
            return source, True
    except IntegrityError:  # Somebody added the same address a moment ago.
        return Source.objects.current().get(canonical_url=url), False


def _known(*, title: str, publisher: str, url: str, reference: str) -> Source | None:
    if url:
        # The one that stands at it; else the one that a source with this address was merged into.
        found = Source.objects.filter(canonical_url=url).order_by(F("merged_into").asc(nulls_first=True)).first()
        return found and found.current
    return (
        Source.objects.current()
        .filter(title__iexact=title, publisher__iexact=publisher, reference__iexact=reference, canonical_url="")
        .first()
    )


FIELDS = ("title", "publisher", "canonical_url", "reference", "kind", "interests")


def change(source: Source, *, by: User, **fields: Any) -> Source:
    """Write any of `FIELDS`. Verdicts that were submitted keep what their record says of the source."""
    rights.require(by, "source.curate")
    changes.permit(fields, FIELDS)
    permit_address(fields.get("canonical_url", ""))
    if source.merged_into_id:
        raise Refusal(
            gettext("This source is merged into “%(merged_into)s”. Change that one.")
            % {"merged_into": source.merged_into}
        )
    return changes.change(source, by=by, **fields)


@transaction.atomic
def merge(source: Source, *, into: Source, by: User) -> Source:
    """Let `source` stand for `into` from now on. Citations keep what they cite and show the source that is left."""
    rights.require(by, "source.merge")
    locked = {row.pk: row for row in Source.objects.select_for_update().filter(pk__in=[source.pk, into.pk])}
    if len(locked) != 2:
        raise Refusal(gettext("Choose two different sources to merge."))
    gone, left = locked[source.pk], locked[into.pk]
    if gone.merged_into_id or left.merged_into_id:
        raise Refusal(gettext("One of these sources is already merged into another. Merge the ones that are left."))
    Source.objects.filter(pk=gone.pk).update(merged_into=left)
    Source.objects.filter(merged_into=gone).update(merged_into=left)  # A chain would have to be followed for ever.
    ledger.record(gone, "merged", by=by, into=ledger.subject_of(left))
    return left
