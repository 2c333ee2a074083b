"""What colleagues say to each other about a claim or a verdict: on record, and told to whom it concerns."""

from collections.abc import Collection, Iterable
from uuid import UUID, uuid4

from django.db import IntegrityError, models, transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from newsroom import ledger, notices, rights
from newsroom.mentions import people_named, with_named
from newsroom.models import Comment, User
from newsroom.refusals import Conflict, Refusal

LONGEST = 5000


@transaction.atomic
def say(
    thing: models.Model, *, by: User, words: str, key: UUID, part: str = "", passage: str = "",
    concerned: Iterable[User | None] = (),
) -> Comment:  # fmt: skip
    """Comment on a row, or on the `passage` of its field `part`.

    Whom the words mention is told so; the others of `concerned`, whose row it is, are told of the comment. The same
    form sent twice, as its `key` tells, is one comment. Raises `Refusal` for no words, or too many.
    """
    rights.require(by, "comment.write")
    words = "\n".join(line.rstrip() for line in words.replace("\0", "").splitlines()).strip()
    if not words:
        raise Refusal(_("Write the comment before you send it."))
    if len(words) > LONGEST:
        raise Refusal(
            _("The comment has %(length)s characters; %(most)s is the most.") % {"length": len(words), "most": LONGEST}
        )
    comment, is_new = _written(ledger.subject_of(thing), by=by, words=words, key=key, part=part, passage=passage)
    if is_new:
        named = people_named([words])
        event = ledger.record(thing, "commented", by=by, why=words, comment=comment.pk, mentions=sorted(named))
        notices.tell(event, named.values(), notices.Kind.MENTIONED)
        notices.tell(event, filter(None, concerned), notices.Kind.COMMENTED)
    return comment


def _written(subject: str, *, by: User, words: str, key: UUID, **where: str) -> tuple[Comment, bool]:
    """The comment, and whether it was not there before."""
    said = {"subject": subject, "by": by, "words": words, **where}
    try:
        with transaction.atomic():
            return Comment.objects.create(key=key, **said), True
    except IntegrityError:
        there = Comment.objects.filter(key=key, **said).first()
    if there is not None:
        return there, False
    # A form that the browser went back to, with other words in it: they are said as well, not taken for a second click.
    return Comment.objects.create(key=uuid4(), **said), True


@transaction.atomic
def resolve(comment: Comment, *, by: User) -> Comment:
    """What the comment asks for is settled. Resolving twice resolves once."""
    rights.require(by, "comment.write")
    resolving = Comment.objects.filter(pk=comment.pk, resolved_at=None)
    if resolving.update(resolved_at=Now(), resolved_by=by):
        ledger.write(comment.subject, "comment resolved", by=by, why=comment.words, comment=comment.pk)
    return _now(comment)


@transaction.atomic
def reopen(comment: Comment, *, by: User) -> Comment:
    """It is not settled after all. Reopening twice reopens once."""
    rights.require(by, "comment.write")
    reopening = Comment.objects.filter(pk=comment.pk, resolved_at__isnull=False)
    if reopening.update(resolved_at=None, resolved_by=None):
        ledger.write(comment.subject, "comment reopened", by=by, why=comment.words, comment=comment.pk)
    return _now(comment)


def _now(comment: Comment) -> Comment:
    now = comments().filter(pk=comment.pk).first()
    if now is None:
        raise Conflict(_("This comment is no longer there."))
    return now


def comments() -> QuerySet[Comment]:
    """Every comment, the oldest first, with its people and those it names."""
    return with_named(Comment.objects.select_related("by", "resolved_by").order_by("pk"))


def on(*things: models.Model) -> QuerySet[Comment]:
    """What was said about these rows, the oldest first."""
    return comments().filter(subject__in=[ledger.subject_of(thing) for thing in things])


def still_open(said: Collection[Comment]) -> int:
    """How many of the comments are not settled."""
    return sum(comment.resolved_at is None for comment in said)
