from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.desk import keymap
from factcheck.desk.forms.act import Act
from newsroom import languages, zones
from newsroom.models import Preferences

CHOSEN = ("theme", "language", "time_zone", "moves_on", "digest", "shortcuts")


class Profile(Act):
    """How a person wants the desk to be. The fields for keys are named after their acts."""

    name = "profile"
    right = "desk.read"
    purpose = _("Change your preferences")

    theme = forms.ChoiceField(
        label=_("Colours"), choices=Preferences.Theme.choices, required=False, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=_("Language of the desk"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Articles, quotes and everything that people write stay as they are."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        help_text=_(
            "Times on the desk are shown and read by its clock. Days of articles, public pages and what is on record "
            "keep to the newsroom's."
        ),
    )
    moves_on = forms.BooleanField(label=_("Go to the next undecided claim after a decision"), required=False)
    digest = forms.ChoiceField(
        label=_("Mail about what waits for you"),
        choices=Preferences.Digest.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    shortcuts = forms.BooleanField(
        label=_("Single-key shortcuts"),
        required=False,
        help_text=_(
            "Switch them off if you speak to your computer, or press keys by accident. Every act has a button."
        ),
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["language"].choices = [("", _("As the browser asks")), *languages.offered()]  # type: ignore[attr-defined]
        newsrooms = gettext("The newsroom's, %(zone)s") % {"zone": settings.TIME_ZONE}
        self.fields["time_zone"].choices = [("", newsrooms), *zones.by_area()]  # type: ignore[attr-defined]
        for key in keymap.OWN:
            self.fields[key.act] = forms.CharField(
                label=key.words,  # type: ignore[arg-type]
                required=False,
                max_length=3,
                strip=True,
                widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
                error_messages={"max_length": _("Write one character, or two with a space between them.")},
            )

    @classmethod
    def of(cls, wanted: Preferences) -> "Profile":
        """The form as the person's preferences have it."""
        now = {name: getattr(wanted, name) for name in CHOSEN}
        return cls(initial=now | keymap.with_own(wanted.keys))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                cleaned["keys"] = keymap.settle({key.act: cleaned[key.act] for key in keymap.OWN})
            except keymap.Taken as refusal:
                self.add_error(refusal.act, refusal.sentence)
        for name in list(self.errors)[:1]:  # The page is long: the browser goes to what is wrong, without scripts too.
            self.fields[name].widget.attrs["autofocus"] = True
        return cleaned

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*CHOSEN, "keys")}

    @property
    def key_rows(self) -> list[tuple[keymap.Words, list[tuple[forms.BoundField, str]]]]:
        """The fields for keys with their defaults, by the place where they hold."""
        places = [(place, [key for key in keymap.OWN if key.where == where]) for where, place in keymap.PLACES.items()]
        return [(place, [(self[key.act], key.default) for key in keys]) for place, keys in places if keys]
