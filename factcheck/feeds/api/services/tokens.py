"""What people do with tokens: make one, revoke it; and what a token opens."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext

from factcheck.feeds.api.models import Scope, Token
from newsroom import ledger, rights
from newsroom.models import User
from newsroom.refusals import Refusal

MARK = "fct_"  # By which a token is recognised where somebody left one lying about.
SHOWN = len(MARK) + 6  # Characters by which people tell tokens apart; the rest is not kept.
LONGEST = timedelta(days=400)
USE_IS_NOTED = timedelta(minutes=1)  # No row is written more often than this only because a token was used.


@transaction.atomic
def issue(*, by: User, name: str, person: User, scopes: Sequence[str], expires_at: datetime) -> tuple[Token, str]:
    """A new token that acts for `person`; and its text, which nobody is shown again.

    Raises `Refusal` for a person who has left, for no scope or an unknown one, and for an end that is past or more
    than 400 days away: a token that nobody renews should not outlive its program.
    """
    rights.require(by, "token.issue")
    if not person.is_active:
        raise Refusal(gettext("%(person)s has left, so nothing can act for them.") % {"person": person})
    if not scopes or not set(scopes) <= set(Scope.values):
        raise Refusal(gettext("Choose what the token is good for."))
    if not timezone.now() < expires_at <= timezone.now() + LONGEST:
        raise Refusal(gettext("Let it end within the next %(days)s days.") % {"days": LONGEST.days})
    text = MARK + secrets.token_urlsafe(32)
    token = Token.objects.create(
        name=name, person=person, scopes=sorted(set(scopes)), prefix=text[:SHOWN], digest=digest_of(text),
        expires_at=expires_at, added_by=by,
    )  # fmt: skip
    ledger.record(
        token, "issued", by=by, person=ledger.subject_of(person), scopes=token.scopes,
        expires_at=expires_at.isoformat(),
    )  # fmt: skip
    return token, text


@transaction.atomic
def revoke(token: Token, *, by: User) -> bool:
    """Let it open nothing from now on; whether this call did it. It can't be taken back: a new one is made instead."""
    rights.require(by, "token.issue")
    if not Token.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=Now()):
        return False
    ledger.record(token, "revoked", by=by)
    return True


def good(text: str) -> Token | None:
    """The token that this is the text of, with its person, if it opens anything now; and its use is noted."""
    token = Token.objects.good().select_related("person").filter(digest=digest_of(text)).first()
    if token is not None:
        long_ago = Q(last_used_at__isnull=True) | Q(last_used_at__lt=Now() - USE_IS_NOTED)
        Token.objects.filter(long_ago, pk=token.pk).update(last_used_at=Now())
    return token


def digest_of(text: str) -> str:
    """How a token is kept. It holds 256 random bits: nobody guesses it, so the hash need not be slow."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
