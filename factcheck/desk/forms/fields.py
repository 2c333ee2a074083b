"""Fields that answer in one plain sentence and lose nothing that was typed."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator, URLValidator
from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from newsroom.address_length import permit_address
from newsroom.language_tags import is_language_tag, language_tag
from newsroom.refusals import Refusal
from newsroom.zones import by_newsroom, whose_time

Words = str | Promise


def _about(sentence: Words, noun: Words) -> str:
    words = str(sentence).replace("%(noun)s", str(noun))
    return words[:1].upper() + words[1:]


about = lazy(_about, str)
"""A sentence about what a field holds, put together in the language of who reads it."""


class ArticleText(forms.CharField):
    """An article as it was pasted: nothing is stripped or refused here, the intake says what it changed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(strip=False, **options)
        self.validators = [v for v in self.validators if not isinstance(v, ProhibitNullCharactersValidator)]


class Line(forms.CharField):
    """One line of words. Characters that cannot be stored (NUL) are dropped: nobody typed them."""

    def __init__(self, *, noun: Words, **options: Any) -> None:
        words = {
            "required": about(_("Give %(noun)s."), noun),
            "max_length": about(_("%(noun)s has %(show_value)d characters; %(limit_value)d is the most."), noun),
        }
        super().__init__(error_messages=words | options.pop("error_messages", {}), **options)

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace("\0", "") if isinstance(value, str) else value)


class Prose(Line):
    """Several lines of words."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)


class Day(forms.DateField):
    """A calendar day."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": _("Write the date as year-month-day, for example 2025-05-02.")},
            **options,
        )


class Moment(forms.DateTimeField):
    """A day and a time of it: read by the clock of who types it, handed on by the newsroom's, so that what stays on
    record does not depend on who typed.
    """

    def __init__(self, *, help_text: Words = "", **options: Any) -> None:
        super().__init__(
            widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            error_messages={"invalid": _("Write day and time as in 2025-05-02 18:30.")}
            | options.pop("error_messages", {}),
            help_text=format_lazy("{} {}", help_text, whose_time()) if help_text else whose_time(),
            **options,
        )

    def to_python(self, value: Any) -> datetime | None:
        moment = super().to_python(value)
        return by_newsroom(moment) if moment else None


class LanguageTag(Line):
    """A BCP 47 tag, written as its standard writes it: `pt-br` becomes `pt-BR`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(noun=_("the language"), max_length=35, **options)

    def clean(self, value: Any) -> Any:
        tag = super().clean(value)
        if tag and not is_language_tag(tag):
            raise forms.ValidationError(_("Give the language by its tag, such as en, de or pt-BR."))
        return language_tag(tag)


class WebAddress(forms.URLField):
    """An address on the web, http or https only."""

    sentence = _("Give an address that begins with http:// or https://.")
    default_validators = [URLValidator(schemes=["http", "https"], message=sentence)]

    def __init__(self, **options: Any) -> None:
        words = {
            "invalid": self.sentence,
            "max_length": _("The address has %(show_value)d characters; %(limit_value)d is the most."),
        }
        super().__init__(assume_scheme="https", max_length=2000, error_messages=words, **options)

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace("\0", "") if isinstance(value, str) else value)

    def clean(self, value: Any) -> Any:
        address = super().clean(value)
        try:
            permit_address(address)
        except Refusal as refusal:
            raise forms.ValidationError(refusal.sentence) from None
        return address
