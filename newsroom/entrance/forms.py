"""What is typed to come in. allauth's forms check it; labels and hints are the newsroom's."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm, ResetPasswordForm
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.utils.translation import gettext_lazy as _

from newsroom.models import Invitation, User


def password(label: Any, *, autocomplete: str) -> forms.CharField:
    """A field that takes what a manager of passwords pastes."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "spellcheck": "false"})
    return forms.CharField(label=label, strip=False, widget=widget)


class SignInForm(LoginForm):
    """User name or e-mail address, and password."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        widget = forms.TextInput(
            attrs={"autocomplete": "username webauthn", "autocapitalize": "none", "spellcheck": "false"}
        )
        self.fields = {
            "username": forms.CharField(label=_("Username or e-mail"), max_length=254, widget=widget),
            "password": password(_("Password"), autocomplete="current-password"),
        }

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["login"] = self.cleaned_data.get("username", "").strip()
        cleaned: dict[str, Any] = super().clean()
        return cleaned


ANY_CODE = _("The six digits that your authenticator app shows now, or one of your recovery codes.")


def code(help_text: Any, **attributes: Any) -> forms.CharField:
    attributes |= {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    return forms.CharField(label=_("Code"), help_text=help_text, widget=forms.TextInput(attrs=attributes))


class CodeForm(AuthenticateForm):
    """A code of the authenticator app, or a recovery code, after the password."""

    code = code(ANY_CODE, autofocus=True)


class AgainByCode(ReauthenticateForm):
    """The same, from whoever is signed in."""

    code = code(ANY_CODE)


class LostPasswordForm(ResetPasswordForm):
    """The address to which a link is mailed, if somebody here has it."""

    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))


class NewPasswordForm(forms.Form):
    """A password of one's own. It can be shown while it is typed, so it is asked for once."""

    password = password(_("New password"), autocomplete="new-password")

    def __init__(self, *arguments: Any, user: User, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.user = user
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean_password(self) -> str:
        chosen: str = self.cleaned_data["password"]
        validate_password(chosen, self.user)
        return chosen


class OwnPasswordForm(forms.Form):
    """The password that the person has, to show that it is them."""

    password = password(_("Your password"), autocomplete="current-password")

    def __init__(self, *arguments: Any, user: User, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.user = user

    def clean_password(self) -> str:
        typed: str = self.cleaned_data["password"]
        if not get_adapter().reauthenticate(self.user, typed):
            raise get_adapter().validation_error("incorrect_password")
        return typed


class PasskeyForm(AddWebAuthnForm):
    """A passkey that the browser has made. It has to know its person by itself: finger, face or PIN."""

    name = forms.CharField(label=_("Name of the passkey"), max_length=60, required=False)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data=None if data is None else {**data.dict(), "passwordless": "on"}, **options)
        self.fields["name"].help_text = _("So that you can tell it from others: the device or where it is kept.")

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except (AttributeError, KeyError, TypeError, ValueError):  # Typed by hand: no browser makes such a thing.
            raise get_mfa_adapter().validation_error("incorrect_code") from None
        return cleaned


class AppForm(ActivateTOTPForm):
    """The first code of an authenticator app that was shown `secret`."""

    code = code(_("The six digits that the app shows now."))

    @property
    def address(self) -> str:
        """What the app reads from the picture."""
        address: str = get_mfa_adapter().build_totp_url(self.user, self.secret)
        return address


class JoinForm(forms.Form):
    """How whoever was invited will be called, and come in."""

    username = forms.CharField(
        label=_("Username"),
        max_length=150,
        validators=[User.username_validator],
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    full_name = forms.CharField(
        label=_("Your name"), max_length=150, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = password(_("Password"), autocomplete="new-password")

    def __init__(self, data: Any = None, *, invitation: Invitation) -> None:
        first_words = {"username": invitation.email.partition("@")[0], "full_name": invitation.full_name}
        super().__init__(data, initial=first_words)
        self.by_passkey = self.data.get("act") == "passkey"
        self.fields["password"].required = not self.by_passkey
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean_password(self) -> str:
        chosen: str = self.cleaned_data["password"]
        if chosen and not self.by_passkey:
            validate_password(chosen, User(username=self.cleaned_data.get("username", "")))
        return chosen

    def said(self) -> dict[str, Any]:
        return self.cleaned_data | ({"password": None} if self.by_passkey else {})
