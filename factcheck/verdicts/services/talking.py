"""Comments on claims and on passages of verdicts, and whom they concern."""

from uuid import UUID

from django.db.models import Q

from factcheck.claims.models import Claim
from factcheck.verdicts.models import Verdict
from newsroom import comments, ledger
from newsroom.models import Comment, User


def comment_on_claim(claim: Claim, *, by: User, words: str, key: UUID) -> Comment:
    """Say something about a claim. It concerns its assignee, who writes the verdict, and who has commented before."""
    authors = User.objects.filter(verdicts__in=Verdict.objects.open().filter(claim=claim))
    return comments.say(claim, by=by, words=words, key=key, concerned=[claim.assignee, *authors, *_talking(claim)])


def comment_on_verdict(
    verdict: Verdict, *, by: User, words: str, key: UUID, part: str = "", passage: str = ""
) -> Comment:
    """Say something about a verdict, or about the `passage` of its field `part`. It concerns author and reviewer."""
    concerned = [verdict.author, verdict.reviewer, *_talking(verdict)]
    return comments.say(verdict, by=by, words=words, key=key, part=part, passage=passage, concerned=concerned)


def _talking(thing: Claim | Verdict) -> list[User]:
    """Whoever has commented on the row, as far as they still work here."""
    said = Comment.objects.filter(subject=ledger.subject_of(thing))
    return list(User.objects.filter(Q(pk__in=said.values("by")), is_active=True))
