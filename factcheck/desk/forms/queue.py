"""Forms of the queue: what is done to several claims at once, and the filters that are kept under a name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.claims.models import Claim
from factcheck.claims.services.batches import MOST
from factcheck.desk.forms.act import Act, ClaimAct, choices_with_nothing
from factcheck.desk.forms.fields import Line, Moment
from factcheck.desk.screens.facets import who_decide
from factcheck.desk.screens.filters import ME, NOBODY
from newsroom.models import User


class ClaimsRead(forms.MultipleChoiceField):
    """Ticked claims, each as `key:version`; the cleaned value is key -> version."""

    def __init__(self) -> None:
        missing = _("Choose at least one claim.")
        broken = _("This form came with a broken choice of claims. Reload the page and send it again.")
        super().__init__(error_messages={"required": missing, "invalid_list": broken, "invalid_choice": broken})

    def valid_value(self, value: Any) -> bool:
        """A choice is a key and a version, whatever claims there are."""
        parts = str(value).split(":")
        return len(parts) == 2 and all(part.isascii() and part.isdecimal() and len(part) < 19 for part in parts)

    def clean(self, value: Any) -> dict[int, int]:
        chosen = super().clean(value[: MOST + 1] if isinstance(value, list) else value)
        return {int(key): int(version) for key, version in (each.split(":") for each in chosen)}


class Triage(Act):
    """Accept, dismiss or assign the claims that are ticked, or all that the page shows."""

    name = "triage"
    right = "claim.curate"

    claim = ClaimsRead()
    act = forms.CharField(required=False, max_length=12)
    reason = forms.ChoiceField(
        choices=choices_with_nothing(Claim.Reason, _("Choose a reason…")), required=False,
        error_messages={"invalid_choice": _("Choose one of the reasons.")},
    )  # fmt: skip
    note = Line(noun=_("the note"), max_length=2000, required=False)
    assignee = forms.CharField(required=False, max_length=20)

    def __init__(self, said: Any, *, by: User) -> None:
        said = said.copy()
        if said.get("all"):
            said.setlist("claim", said.getlist("shown"))
        super().__init__(said)
        self.by = by

    def clean_assignee(self) -> User | None:
        """The person who is meant: the reader, nobody, or one of those who decide about claims."""
        who = self.cleaned_data["assignee"]
        if who in ("", NOBODY) or self.data.get("act") != "assign":
            return None
        if who == ME:
            return self.by
        person = who_decide().filter(pk=int(who)).first() if who.isascii() and who.isdecimal() else None
        if person is None:
            raise forms.ValidationError(_("Choose one of the people."))
        return person

    def said(self) -> dict[str, Any]:
        said = super().said()
        if said["act"] == "not-a-claim":  # Its button says the reason.
            said |= {"act": "dismiss", "reason": Claim.Reason.NOT_A_CLAIM}
        return {"read": said.pop("claim")} | said


def ticked_in(form: Act) -> set[int]:
    """The claims that are ticked in a form that came back."""
    asked = form.data.getlist("claim") if isinstance(form, Triage) else []  # type: ignore[attr-defined]
    return {int(key) for key in (each.partition(":")[0] for each in asked) if key.isascii() and key.isdecimal()}


class Assign(ClaimAct):
    """Give one claim to somebody."""

    name = "assign"
    right = "claim.triage"
    purpose = _("Assign the claim")
    kept_as = {"assignee": "assignee"}

    assignee = forms.ModelChoiceField(
        queryset=User.objects.none(), required=False, label=_("Looked after by"), empty_label=_("Nobody"),
        error_messages={"invalid_choice": _("Choose one of the people.")},
    )  # fmt: skip

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        people = who_decide().order_by("first_name", "last_name", "pk")
        self.fields["assignee"].queryset = people  # type: ignore[attr-defined]


class Plan(ClaimAct):
    """When one claim is due, how it presses and what it is about."""

    name = "plan"
    right = "claim.triage"
    purpose = _("Plan the claim")

    due_at = Moment(label=_("Due"), required=False)
    priority = forms.TypedChoiceField(choices=Claim.Priority.choices, coerce=int, label=_("Priority"))
    topics = Line(
        noun=_("the topics"), max_length=800, required=False, label=_("Topics"), help_text=_("Parted by commas.")
    )

    def said(self) -> dict[str, Any]:
        said = super().said()
        return said | {"topics": said["topics"].split(",")}


class SaveView(Act):
    """Keep the queue's filters under a name."""

    name = "save-view"

    title = Line(noun=_("the view a name"), max_length=80, label=_("Name"))
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000, strip=False)
    is_shared = forms.BooleanField(required=False, label=_("Everybody sees it"))

    def said(self) -> dict[str, Any]:
        said = super().said()
        return {"name": said.pop("title")} | said


class AlterView(SaveView):
    """Rename a view, or show it to everybody."""

    name = "alter-view"

    def said(self) -> dict[str, Any]:
        said = super().said()
        del said["query"]
        return said
