"""The newsroom's policies as readers see them: written by editors and curators, each change on record."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from factcheck.feeds.models import Policy
from newsroom import changes, rights
from newsroom.models import User
from newsroom.refusals import Refusal

FIELDS = ("kind", "words")


@transaction.atomic
def add(*, by: User, kind: str, words: str) -> Policy:
    """A policy of a kind that has none yet. Raises `Refusal` when there is one."""
    rights.require(by, "policy.write")
    try:
        with transaction.atomic():
            policy = Policy.objects.create(kind=kind, words=words)
    except IntegrityError:
        raise Refusal(gettext("There is a policy of this kind already. Change that one.")) from None
    changes.added(policy, by=by)
    return policy


def change(policy: Policy, *, by: User, kind: str, words: str) -> Policy:
    """Write the policy anew; the record keeps what it said."""
    rights.require(by, "policy.write")
    return changes.change(policy, by=by, kind=kind, words=words)


def in_order() -> list[Policy]:
    """All of them in the order of their kinds."""
    order = Policy.Kind.values
    return sorted(Policy.objects.all(), key=lambda policy: order.index(policy.kind))
