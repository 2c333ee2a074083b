"""Standard Webhooks 1.0.0: the secret, and the headers that prove whose message it is."""

import base64
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from standardwebhooks import Webhook

PREFIX = "whsec_"
SHORTEST, LONGEST = 24, 64  # Bytes.
_OURS = 32


class BadSecret(ValueError):
    """A text that is no secret of this kind."""


def new_secret() -> str:
    """A random secret as its receiver is given it: `whsec_` and base64."""
    return PREFIX + base64.b64encode(secrets.token_bytes(_OURS)).decode()


def key_of(secret: str) -> bytes:
    """The bytes that sign. Raises `BadSecret`."""
    try:
        if not secret.startswith(PREFIX):
            raise ValueError
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except ValueError:
        raise BadSecret(f"A secret is {PREFIX} and base64.") from None
    if not SHORTEST <= len(key) <= LONGEST:
        raise BadSecret(f"A secret has {SHORTEST} to {LONGEST} bytes, not {len(key)}.")
    return key


def headers(webhook_id: str, body: str, *, at: int, signed_by: Sequence[str]) -> dict[str, str]:
    """The three headers of a message, one signature for each secret, over exactly the bytes of `body` in UTF-8.

    `at` is the moment of this attempt in seconds since 1970. Raises `ValueError` for an id with a full stop,
    which could be read as another id and another moment, and without a secret.
    """
    if "." in webhook_id or not signed_by:
        raise ValueError("a message needs a secret, and an id without a full stop")
    moment = datetime.fromtimestamp(at, UTC)
    signatures = [Webhook(key_of(secret)).sign(webhook_id, moment, body) for secret in signed_by]
    return {"webhook-id": webhook_id, "webhook-timestamp": str(at), "webhook-signature": " ".join(signatures)}
