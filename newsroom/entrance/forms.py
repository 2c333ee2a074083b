"""What is typed to come in. allauth's forms check it; labels and hints are the newsroom's."""

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm
from allauth.mfa.base.forms import AuthenticateForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.utils.translation import gettext_lazy as _

from newsroom.models import User


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


class CodeForm(AuthenticateForm):
    """A code of the authenticator app, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("The six digits that your authenticator app shows now, or one of your recovery codes."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false", "autofocus": True}
        ),
    )


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
