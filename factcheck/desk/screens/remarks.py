"""The remarks on a verdict, as a reader sees them."""

from django.utils.functional import Promise

from factcheck.verdicts.models import Verdict
from factcheck.verdicts.services.remarks import PARTS
from newsroom import comments
from newsroom.models import Comment, User


class Remark:
    """A comment with the name of the field that it is about, and whether the reader can say that it is settled."""

    def __init__(self, comment: Comment, verdict: Verdict, reader: User) -> None:
        self.comment = comment
        self.label: str | Promise = PARTS.get(comment.part, "")
        self.is_mine_to_settle = reader.pk in {verdict.author_id, comment.by_id}

    def __getattr__(self, name: str) -> object:
        return getattr(self.comment, name)


def remarks_on(verdict: Verdict, reader: User) -> list[Remark]:
    """Every remark, the oldest first; one query."""
    return [Remark(comment, verdict, reader) for comment in comments.on(verdict)]
