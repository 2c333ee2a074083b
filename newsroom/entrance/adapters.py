"""Where allauth asks the newsroom: its words, its limits, and that nobody joins without an invitation."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsroom.entrance import letters
from newsroom.entrance.limits import TooOften, seconds_left
from newsroom.refusals import Refusal

NO_MATCH = _("This name and password don't belong together. Check both; capital letters count in the password.")


class Accounts(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": NO_MATCH,
        "email_password_mismatch": NO_MATCH,
        "incorrect_password": _("This is not your password. Check it; capital letters count."),
        "invalid_password_reset": _("This link has been used or is too old. Ask for a new one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        return ["allauth.mfa.stages.AuthenticateStage"]

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            key = self._get_login_attempts_cache_key(request, **credentials)
            raise TooOften(seconds_left(request, "login_failed", key=key)) from None

    def get_reset_password_from_key_url(self, key: str) -> str:
        return settings.SITE_URL + reverse("new-password", args=[key])

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        letters.send(user, _("A new password for %(desk)s"), "entrance/lost_password.txt", **context)

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        raise Refusal(gettext("This account is closed. Ask an admin of the newsroom."))

    def add_message(self, *arguments: Any, **options: Any) -> None:
        """Pages say themselves what was done."""

    def send_notification_mail(self, *arguments: Any, **options: Any) -> None:
        """The ledger tells what has changed."""


class Keys(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This was not accepted. Try again, or use another way."),
    }

    def get_totp_issuer(self) -> str:
        return settings.NEWSROOM_NAME

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": settings.NEWSROOM_NAME}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        return super().get_public_key_credential_user_entity(user) | {"name": user.get_username()}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}
