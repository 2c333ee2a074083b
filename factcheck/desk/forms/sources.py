from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.desk.forms.act import Act
from factcheck.desk.forms.fields import Line, Prose, WebAddress
from factcheck.sources.models import Source
from factcheck.verdicts.models import Citation


class NewSource(Act):
    """A source that can be cited."""

    name = "source"
    right = "source.add"
    purpose = _("Add a source")

    title = Line(label=_("Title"), noun=_("the title"), max_length=500)
    publisher = Line(label=_("Publisher"), noun=_("the publisher"), max_length=300, required=False)
    url = WebAddress(label=_("Address"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Source.Kind.choices, initial=Source.Kind.DOCUMENT)
    reference = Line(
        label=_("Reference"),
        noun=_("the reference"),
        max_length=2000,
        required=False,
        help_text=_("Where to find it when it has no address: issue, page, archive, who was asked and when."),
    )
    interests = Line(
        label=_("Interests"),
        noun=_("the interests"),
        max_length=2000,
        required=False,
        help_text=_("Interests a reader should know of, such as who paid for it."),
    )


class Cite(NewSource):
    """A passage of a source: one that is known (`source`), or a new one."""

    name = "cite"
    right = "verdict.start"
    purpose = _("Cite a source")

    article = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**63 - 1)
    source = forms.ModelChoiceField(
        queryset=Source.objects.select_related("merged_into"),
        widget=forms.HiddenInput,
        required=False,
        error_messages={"invalid_choice": _("This source is no longer there. Look for it again.")},
    )
    passage = Prose(
        noun=_("the words or figures of the source that the verdict rests on"),
        max_length=20_000,
        label=_("Quoted passage"),
        help_text=_("The words or figures of the source."),
    )
    locator = Line(
        noun=_("the place"),
        label=_("Where in the source"),
        max_length=300,
        required=False,
        help_text=_("Page, table, row, minute."),
    )
    stance = forms.ChoiceField(
        label=_("What it says of the claim"),
        choices=Citation.Stance.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the source contradicts the claim, supports it or gives context.")},
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        chosen = self.data.get("source") if self.is_bound else self.initial.get("source")
        if chosen:  # Nothing but the passage is asked for when the source is known.
            self.fields["title"].required = self.fields["kind"].required = False

    @property
    def known(self) -> Source | None:
        """The source that was chosen, if one was."""
        chosen = self["source"].value()
        if isinstance(chosen, Source):
            return chosen
        if not chosen or not str(chosen).isdecimal():
            return None
        return Source.objects.select_related("merged_into").filter(pk=int(str(chosen)[:18])).first()

    def said(self) -> dict[str, Any]:
        """`source` or None, `citation` and `new` (the keywords of a new source)."""
        said = super().said()
        citation = {name: said.pop(name) for name in ("passage", "locator", "stance")}
        return {"source": said.pop("source"), "citation": citation, "new": said}
