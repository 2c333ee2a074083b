"""The ways into an account that a person has set up: passkeys, an authenticator app, recovery codes.

The last way in is never taken away by the person themselves. What was set up or taken away goes on record.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from newsroom import ledger, rights
from newsroom.entrance import policy
from newsroom.models import User
from newsroom.refusals import Refusal

PASSKEY, APP, CODES = Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES
NAME_LENGTH = 60


@dataclass(frozen=True)
class Ways:
    """What one person has. `codes_left` is None for whoever has no recovery codes."""

    password: bool
    passkeys: list[Authenticator]
    app: Authenticator | None
    codes_left: int | None
    elsewhere: bool = False


def of(user: User) -> Ways:
    """The person's ways in; the oldest passkey first."""
    rows = list(Authenticator.objects.filter(user=user).order_by("pk"))
    codes = next((row for row in rows if row.type == CODES), None)
    return Ways(
        password=user.has_usable_password(),
        passkeys=[row for row in rows if row.type == PASSKEY],
        app=next((row for row in rows if row.type == APP), None),
        codes_left=len(RecoveryCodes(codes).get_unused_codes()) if codes else None,
        elsewhere=bool(settings.OIDC_URL) and SocialAccount.objects.filter(user=user).exists(),
    )


@transaction.atomic
def add_passkey(*, by: User, name: str, credential: Mapping[str, Any]) -> bool:
    """Keep a passkey whose proof a form has checked. True when it came with recovery codes that are to be shown."""
    # Brings the cryptography of passkeys, for which no worker and no command should have to wait.
    from allauth.mfa.webauthn.internal.auth import WebAuthn  # noqa: PLC0415

    _hold(by)
    name = name[:NAME_LENGTH]
    WebAuthn.add(by, name, dict(credential))
    ledger.record(by, "passkey added", by=by, name=name)
    return _give_codes(by)


@transaction.atomic
def remove_passkey(pk: int, *, by: User) -> None:
    """Take one of the person's own passkeys away; what is gone already is what was wanted."""
    _hold(by)
    ways = of(by)
    row = next((row for row in ways.passkeys if row.pk == pk), None)
    if row is None:
        return
    if not (ways.password or ways.elsewhere) and len(ways.passkeys) == 1:
        raise Refusal(gettext("This is your only way in. Set a password or add another passkey first."))
    _remove(row, by=by, verb="passkey removed", name=row.wrap().name)


@transaction.atomic
def set_app(*, by: User, secret: str) -> bool:
    """Ask for a code of the authenticator app that knows `secret` at each sign-in from now on. True as above."""
    _hold(by)
    if not Authenticator.objects.filter(user=by, type=APP).exists():
        TOTP.activate(by, secret)
        ledger.record(by, "second factor set", by=by)
    return _give_codes(by)


@transaction.atomic
def remove_app(*, by: User) -> None:
    """Ask for no code of an app any more."""
    _hold(by)
    row = Authenticator.objects.filter(user=by, type=APP).first()
    if row is not None:
        _remove(row, by=by, verb="second factor removed")


@transaction.atomic
def renew_codes(*, by: User) -> None:
    """New recovery codes; the old ones are worth nothing from now on."""
    _hold(by)
    if not Authenticator.objects.filter(user=by, type__in=(PASSKEY, APP)).exists():
        raise Refusal(gettext("Recovery codes stand in for a passkey or an app. Set one of them up first."))
    Authenticator.objects.filter(user=by, type=CODES).delete()
    RecoveryCodes.activate(by)
    ledger.record(by, "recovery codes made", by=by)


def codes_of(user: User) -> list[str]:
    """The recovery codes that were not used yet."""
    row = Authenticator.objects.filter(user=user, type=CODES).first()
    return RecoveryCodes(row).get_unused_codes() if row else []


@transaction.atomic
def take_away_all(user: User, *, by: User) -> None:
    """For whoever has lost phone and codes: an admin takes passkeys, app and codes away, and the password is enough."""
    rights.require(by, "people.curate")
    _hold(user)
    if not user.has_usable_password() and Authenticator.objects.filter(user=user).exists():
        raise Refusal(gettext("%(person)s has no password yet. Set one first.") % {"person": user})
    if Authenticator.objects.filter(user=user).delete()[0]:
        ledger.record(user, "passkeys and second factors taken away", by=by)


def _hold(user: User) -> None:
    """One change of a person's ways in at a time: two at once must not take the last two away."""
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)


def _give_codes(user: User) -> bool:
    if Authenticator.objects.filter(user=user, type=CODES).exists():
        return False
    RecoveryCodes.activate(user)
    return True


def _remove(row: Authenticator, *, by: User, verb: str, **details: Any) -> None:
    row.delete()
    others = Authenticator.objects.filter(user=by)
    if not others.exclude(type=CODES).exists():
        if policy.asks(by):
            raise Refusal(gettext("Your newsroom asks you for a second step. Set up another one before this one goes."))
        others.delete()  # Codes that stand in for nothing.
    ledger.record(by, verb, by=by, **details)
