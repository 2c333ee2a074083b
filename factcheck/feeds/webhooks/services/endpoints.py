"""What people do with endpoints: add one, change it, give it a new secret, disable and enable it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext

from factcheck.feeds.webhooks import sealing, signing
from factcheck.feeds.webhooks.models import Endpoint, Secret
from factcheck.feeds.webhooks.models.endpoint import all_events
from factcheck.feeds.webhooks.services import line
from newsroom import changes, ledger, rights, web
from newsroom.address_length import permit_address
from newsroom.models import User
from newsroom.refusals import Refusal

FIELDS = ("name", "url", "events")


def add(*, by: User, name: str, url: str, events: Sequence[str] = ()) -> tuple[Endpoint, str]:
    """A new endpoint, told of all that changes from now on; and its secret, which nobody is shown again.

    Raises `Refusal` for an address that leads inside, or nowhere, or that is there already.
    """
    rights.require(by, "webhook.curate")
    _permit(url)
    place = line.end()
    try:
        with transaction.atomic():
            endpoint = Endpoint.objects.create(
                name=name, url=url, events=list(events) or all_events(), after_at=place.changed_at,
                after_pk=place.pk, added_by=by,
            )  # fmt: skip
            changes.added(endpoint, by=by)
            return endpoint, _new_secret(endpoint)
    except IntegrityError:
        raise Refusal(gettext("There is an endpoint with this address already. Change that one.")) from None


def change(endpoint: Endpoint, *, by: User, **fields: Any) -> Endpoint:
    """Write any of `FIELDS`. Another address gets what is still owed as well, and has the same secret."""
    rights.require(by, "webhook.curate")
    changes.permit(fields, FIELDS)
    if "url" in fields and fields["url"] != endpoint.url:
        _permit(fields["url"])
    return changes.change(endpoint, by=by, **fields)


def _permit(url: str) -> None:
    permit_address(url)
    web.permit(url)


@transaction.atomic
def rotate(endpoint: Endpoint, *, by: User) -> str:
    """A new secret, which nobody is shown again. The one before signs beside it for `WEBHOOK_ROTATION_HOURS`.

    Of more than one older secret only the newest goes on: two are live at most.
    """
    rights.require(by, "webhook.curate")
    Endpoint.objects.select_for_update().get(pk=endpoint.pk)
    end = Now() + timedelta(hours=settings.WEBHOOK_ROTATION_HOURS)
    older = Secret.objects.filter(endpoint=endpoint)
    older.filter(ends_at__isnull=False, ends_at__gt=Now()).update(ends_at=Now())
    older.filter(ends_at__isnull=True).update(ends_at=end)
    ledger.record(endpoint, "secret rotated", by=by)
    return _new_secret(endpoint)


def _new_secret(endpoint: Endpoint) -> str:
    secret = signing.new_secret()
    Secret.objects.create(endpoint=endpoint, sealed=sealing.seal(secret))
    return secret


@transaction.atomic
def disable(endpoint: Endpoint, *, by: User | None, why: str) -> bool:
    """Send it nothing more until it is enabled again; whether this call did it. `by=None`: the machine.

    Its place in the line of publications stays, and what is owed to it waits.
    """
    if by is not None:
        rights.require(by, "webhook.curate")
    if not why.strip():
        raise Refusal(gettext("Say why it is disabled: its people will ask."))
    if not Endpoint.objects.enabled().filter(pk=endpoint.pk).update(is_enabled=False, disabled_because=why.strip()):
        return False
    ledger.record(endpoint, "disabled", by=by, why=why.strip())
    return True


@transaction.atomic
def enable(endpoint: Endpoint, *, by: User) -> bool:
    """Send to it again; whether this call did it.

    It goes on where it stood: of each check that changed meanwhile it is told once, as the check stands now.
    """
    rights.require(by, "webhook.curate")
    disabled = Endpoint.objects.filter(~Q(is_enabled=True), pk=endpoint.pk)
    if not disabled.update(is_enabled=True, disabled_because="", failing_since=None):
        return False
    ledger.record(endpoint, "enabled", by=by)
    return True
