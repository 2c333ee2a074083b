"""What colleagues say to each other about a claim or a verdict."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat

from factcheck.claims.models import Claim
from factcheck.verdicts.models import Verdict
from newsroom import comments, ledger
from newsroom.mentions import Piece, named_in, pieces
from newsroom.models import Comment


@dataclass(frozen=True, slots=True)
class Said:
    """A comment, and its words cut into text, addresses and the colleagues that are named."""

    comment: Comment
    pieces: list[Piece]

    @property
    def is_settled(self) -> bool:
        return self.comment.resolved_at is not None


def comments_about(claim: Claim, *verdicts: Verdict) -> list[Comment]:
    """What was said about the claim, those that were merged into it, and the verdicts, the oldest first; one query."""
    merged = Claim.objects.filter(Q(pk=claim.pk) | Q(merged_into=claim.pk)).order_by()
    subjects = merged.annotate(subject=Concat(Value("claim:"), Cast("pk", CharField()))).values("subject")
    about = Q(subject__in=subjects) | Q(subject__in=[ledger.subject_of(verdict) for verdict in verdicts])
    return list(comments.comments().filter(about))


def talk_about_verdict(verdict: Verdict) -> list[Said]:
    """The comments on the verdict and its passages, the oldest first; one query."""
    return cut(comments.on(verdict))


def cut(said: Iterable[Comment]) -> list[Said]:
    """The comments with their words cut into pieces."""
    return [Said(comment, list(pieces(comment.words, named_in(comment)))) for comment in said]
