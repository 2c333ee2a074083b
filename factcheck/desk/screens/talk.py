"""What colleagues say to each other about a claim or a verdict."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat

from factcheck.claims.models import Claim
from factcheck.verdicts.models import Verdict
from newsroom import comments
from newsroom.mentions import Piece, people_named, pieces
from newsroom.models import Comment


@dataclass(frozen=True, slots=True)
class Said:
    """A comment, and its words cut into text, addresses and the colleagues that are named."""

    comment: Comment
    pieces: list[Piece]

    @property
    def is_settled(self) -> bool:
        return self.comment.resolved_at is not None


def talk_about_claim(claim: Claim) -> list[Said]:
    """The comments on the claim and on those that were merged into it, the oldest first; two queries at most."""
    merged = Claim.objects.filter(Q(pk=claim.pk) | Q(merged_into=claim.pk)).order_by()
    subjects = merged.annotate(subject=Concat(Value("claim:"), Cast("pk", CharField()))).values("subject")
    return _cut(comments.comments().filter(subject__in=subjects))


def talk_about_verdict(verdict: Verdict) -> list[Said]:
    """The comments on the verdict and its passages, the oldest first; two queries at most."""
    return _cut(comments.on(verdict))


def _cut(said: Iterable[Comment]) -> list[Said]:
    said = list(said)
    people = people_named(comment.words for comment in said)
    return [Said(comment, list(pieces(comment.words, people))) for comment in said]
