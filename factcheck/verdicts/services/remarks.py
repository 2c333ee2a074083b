"""What a reviewer says about a passage of a verdict, and its author's answer."""

import re
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.verdicts.models import Verdict
from newsroom import comments, ledger, rights
from newsroom.models import Comment, User
from newsroom.refusals import Forbidden, Refusal

# Where a remark can stand -> what the field is called.
PARTS = {
    "summary": gettext_lazy("Summary"),
    "explanation": gettext_lazy("Explanation"),
    "unknowns": gettext_lazy("What is not known"),
    "correction_note": gettext_lazy("Public note on the correction"),
    "rating": gettext_lazy("Rating"),
    "citations": gettext_lazy("Sources"),
}
_MARKS = re.compile(r"\]\([^)\s]*\)|[*_`#>|\[\]\\]")  # What Markdown writes and a reader does not see.


@transaction.atomic
def remark(verdict: Verdict, *, by: User, words: str, key: UUID, part: str = "", passage: str = "") -> Comment:
    """Comment on a passage of the field `part`, on the whole field, or on the whole verdict.

    The same form sent twice is one remark. Raises `Refusal` for a passage that does not stand in the field.
    """
    if part and part not in PARTS:
        raise Refusal(_("Choose the part of the verdict that the comment is about."))
    passage = passage.strip()
    if passage and not part:
        raise Refusal(_("Say in which part of the verdict these words stand."))
    if passage and _plain(passage) not in _plain(text_of(verdict, part)):
        raise Refusal(_("These words do not stand in “%s”. Copy them from it as they are.") % PARTS[part])
    concerned = [verdict.author, verdict.reviewer]
    return comments.say(verdict, by=by, words=words, key=key, part=part, passage=passage, concerned=concerned)


@transaction.atomic
def settle(remark: Comment, *, verdict: Verdict, by: User, answer: str = "") -> Comment:
    """What the remark asks for is done, says the verdict's author, or who made the remark; `answer` says how."""
    if remark.subject != ledger.subject_of(verdict):
        raise Refusal(_("This comment is about another verdict."))
    if by.pk not in {verdict.author_id, remark.by_id}:
        raise Forbidden(_("The author of the verdict or of the comment resolves it."), right="verdict.write")
    rights.require(by, "comment.write")
    if answer.strip():
        comments.say(
            verdict, by=by, words=answer, key=uuid5(remark.key, answer.strip()), part=remark.part,
            passage=remark.passage, concerned=[remark.by],
        )  # fmt: skip
    return comments.resolve(remark, by=by)


def text_of(verdict: Verdict, part: str) -> str:
    """The words of a field, as the reviewer reads them."""
    if part == "rating":
        return str(verdict.rating or "")
    if part == "citations":
        return "\n".join(verdict.citations.values_list("passage", flat=True))
    value: Any = getattr(verdict, part)
    return str(value)


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub(" ", text).split()).casefold().replace(" .", ".").replace(" ,", ",")
