"""What must be kept to be used again, and must not be read in a copy of the database: sealed with the server's key."""

import base64
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext

from newsroom.refusals import Refusal

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


def seal(text: str) -> str:
    return _box(*_keys()).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """What was sealed. Raises `Refusal` when the server has another key by now."""
    from cryptography.fernet import InvalidToken  # noqa: PLC0415  Only who sends messages needs it.

    try:
        return _box(*_keys()).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise Refusal(
            gettext(
                "The endpoint's secret can't be read, because SECRET_KEY has changed. Name the old one in "
                "SECRET_KEY_FALLBACKS, or make a new secret."
            )
        ) from None


def _keys() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=4)
def _box(*keys: str) -> "MultiFernet":
    from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    def derived(key: str) -> Fernet:
        # A key of its own: nothing that signs cookies opens these.
        spread = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"secrets of webhooks").derive(key.encode())
        return Fernet(base64.urlsafe_b64encode(spread))

    return MultiFernet([derived(key) for key in keys])
