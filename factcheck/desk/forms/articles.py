from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.services.intake import AddressTaken
from factcheck.desk.forms.act import Act
from factcheck.desk.forms.fields import ArticleText, Day, Line, Moment, WebAddress


class NewArticle(Act):
    """An article, pasted."""

    name = "article"
    right = "article.take_in"
    purpose = _("Add an article")

    title = Line(label=_("Title"), noun=_("the title"), max_length=500)
    outlet = Line(
        label=_("Outlet"),
        noun=_("the outlet"),
        max_length=200,
        help_text=_("Who published it. A name that is not known yet is added."),
        widget=forms.TextInput(attrs={"list": "known-outlets", "autocomplete": "off"}),
    )
    url = WebAddress(
        label=_("Address"),
        required=False,
        help_text=_("Where it stands on the web. A later text from the same address becomes its next version."),
    )
    new_version = forms.BooleanField(
        label=_("My text is its next version"),
        required=False,
        help_text=_("Title, outlet, byline and date stay as that article has them."),
    )
    published_on = Day(label=_("Published on"), required=False)
    embargoed_until = Moment(
        label=_("Under embargo until"),
        required=False,
        help_text=_("Until then nothing of its text leaves the newsroom's own machines."),
    )
    byline = Line(label=_("Byline"), noun=_("the byline"), max_length=300, required=False)
    language = Line(
        label=_("Language"),
        noun=_("the language"),
        max_length=35,
        required=False,
        initial="en",
        help_text=_("A tag such as en or ar."),
    )
    text = ArticleText(
        label=_("Text"),
        required=False,  # The intake has the better sentence for an empty text.
        widget=forms.Textarea(attrs={"rows": 18, "dir": "auto"}),
        help_text=_("The words of the article itself, without menus and adverts."),
    )

    @property
    def asks_for_version(self) -> bool:
        """Whether the address is another article's, so that the person has to say if the text is meant for it."""
        return isinstance(self.refusal, AddressTaken) or (self.is_bound and bool(self["new_version"].value()))

    def clean_language(self) -> str:
        language: str = self.cleaned_data["language"].strip().replace("_", "-")
        if language and not all(part.isascii() and part.isalnum() and len(part) <= 8 for part in language.split("-")):
            raise forms.ValidationError(gettext("Give the language as a tag such as en, ar or pt-BR."))
        return language

    def said(self) -> dict[str, Any]:
        said = super().said()
        day = said.pop("published_on")
        said["published_at"] = day and timezone.make_aware(
            datetime.combine(day, time()), timezone.get_default_timezone()
        )
        return said
