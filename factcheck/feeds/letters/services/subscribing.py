"""Asking for mail and for no more of it. An address that nobody has confirmed is kept nowhere."""

from datetime import UTC, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from factcheck.feeds import addresses
from factcheck.feeds.letters import rhythm
from factcheck.feeds.letters.models import Subscriber
from factcheck.feeds.webhooks import sealing
from factcheck.feeds.webhooks.services import line
from newsroom import carrier, ledger, rights
from newsroom.entrance import letters
from newsroom.models import User
from newsroom.refusals import Refusal

HOLDS = 3 * 24 * 3600  # Seconds for which a link to confirm an address is good.
AGAIN_AFTER = 3600  # Seconds in which an address gets one such link, however often it is asked for.
_PURPOSE = "subscribe"


def ask(address: str) -> None:
    """Mail a link that confirms the address. The same is said whether it is known here or not.

    Raises `Refusal` for what is no address, and when no mail can be sent now.
    """
    address = address.strip()
    try:
        validate_email(address)
    except ValidationError:
        raise Refusal(gettext("This is not a mail address. Write it as in name@example.org.")) from None
    if len(address) > 254:
        raise Refusal(gettext("This address is too long to be one. Write it as in name@example.org."))
    if not _is_first(address):
        return
    url = addresses.public("confirm", _sealed(address))
    subject = gettext("Do you want fact-checks of %(desk)s by mail?")
    if not letters.send(address, subject, "feeds/letters/confirm.txt", url=url, days=HOLDS // 86400):
        raise Refusal(gettext("No mail can be sent at the moment. Try again in an hour."))


def confirmed_by(token: str) -> str:
    """The address that a link confirms. Raises `Refusal` for one that is broken or too old."""
    too_old = Refusal(gettext("This link is broken or too old. Ask for a new one on our page of checks."))
    try:
        purpose, moment, address = sealing.unseal(token).split(" ", 2)
    except (Refusal, ValueError):
        raise too_old from None
    if purpose != _PURPOSE or datetime.now(UTC).timestamp() - int(moment) > HOLDS:
        raise too_old
    return address


@transaction.atomic
def confirm(token: str) -> Subscriber:
    """Write the address down. It is told of what is published from now on; once more changes nothing."""
    address, end = confirmed_by(token), line.end()
    known: Subscriber | None = Subscriber.objects.filter(email__iexact=address).first()
    if known is not None:
        return known
    subscriber: Subscriber
    subscriber, is_new = Subscriber.objects.get_or_create(
        email=address,
        defaults={"after_at": end.changed_at, "after_pk": end.pk, "due_at": rhythm.next_time()},
    )
    if is_new:
        ledger.record(subscriber, "joined", by=None)
    return subscriber


@transaction.atomic
def leave(key: str) -> bool:
    """Forget the reader with this key; whether there was one."""
    return _forget(Subscriber.objects.filter(key=key).first(), by=None)


@transaction.atomic
def remove(subscriber: Subscriber, *, by: User) -> None:
    """Forget a reader who asked the newsroom for it."""
    rights.require(by, "subscriber.remove", subscriber)
    _forget(subscriber, by=by)


def _forget(subscriber: Subscriber | None, *, by: User | None) -> bool:
    """The ledger, of which nothing is ever deleted, knows a number and no address."""
    if subscriber is None:
        return False
    ledger.record(subscriber, "left", by=by)
    subscriber.delete()
    return True


def _sealed(address: str) -> str:
    """Not only signed: the link stands in logs of servers on its way."""
    return sealing.seal(f"{_PURPOSE} {int(datetime.now(UTC).timestamp())} {address}")


def _is_first(address: str) -> bool:
    """Whether the address has got no link for a while; the store that counts never sees it."""
    name = salted_hmac("factcheck.feeds.letters", address.lower(), secret=settings.SECRET_KEY).hexdigest()
    asked = carrier.ask(lambda redis: redis.set(f"factcheck:by-mail:{name}", "1", nx=True, ex=AGAIN_AFTER) is not None)
    return asked is not False
