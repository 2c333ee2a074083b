from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.desk.forms.act import Act
from factcheck.desk.forms.fields import Prose
from newsroom.comments import LONGEST


class Say(Act):
    """A comment. Its key tells a second click from a second comment."""

    name = "comment"
    right = "comment.write"
    purpose = _("Comment")

    article = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**63 - 1)
    key = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages={
            "required": _("This form came without its key. Reload the page and send it again."),
            "invalid": _("This form came with a broken key. Reload the page and send it again."),
        },
    )
    words = Prose(
        noun=_("the words of the comment"), rows=2, max_length=LONGEST, label=_("Comment"),
        help_text=_("Write @ and a user name to tell a colleague of it."),
    )  # fmt: skip
