"""What a second person does: send back, approve, publish; and retract what should not have been published."""

from datetime import datetime

from django.db import transaction
from django.db.models import Min
from django.db.models.functions import Now
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext

from factcheck.claims.models import Claim
from factcheck.claims.services import triage
from factcheck.verdicts.models import State, Verdict
from factcheck.verdicts.services import order
from newsroom import notices, rights
from newsroom.models import User
from newsroom.moves import move
from newsroom.refusals import Refusal


@transaction.atomic
def request_changes(verdict: Verdict, *, by: User, version: int, comment: str) -> Verdict:
    """Send the verdict back to its author with a comment; an approval given before is taken back."""
    rights.require(by, "verdict.review", verdict)
    if not comment.strip():
        raise Refusal(gettext("Say what should change: the author sees your comment."))
    sent_back = move(
        verdict, "changes requested", by=by, version=version, axis="state", before={State.IN_REVIEW, State.APPROVED},
        to=State.CHANGES_REQUESTED, why=comment.strip(),
        fields={"reviewer": by, "reviewer_name": "", "approved_at": None},
    )  # fmt: skip
    _tell_the_author(sent_back, "changes requested", by=by, kind=notices.Kind.SENT_BACK)
    return sent_back


@transaction.atomic
def approve(verdict: Verdict, *, by: User, version: int, comment: str = "") -> Verdict:
    """Stand for the verdict as a second person. It can then be published."""
    rights.require(by, "verdict.review", verdict)
    approved = move(
        verdict, "approved", by=by, version=version, axis="state", before={State.IN_REVIEW}, to=State.APPROVED,
        why=comment.strip(), fields={"reviewer": by, "reviewer_name": str(by), "approved_at": Now()},
    )  # fmt: skip
    _tell_the_author(approved, "approved", by=by, kind=notices.Kind.APPROVED)
    return approved


def _tell_the_author(verdict: Verdict, verb: str, *, by: User, kind: str) -> None:
    """The author is told, and nobody is asked for a review any more."""
    notices.settle(verdict, notices.Kind.FOR_REVIEW)
    notices.tell_of(verdict, verb, by=by, people=[verdict.author], kind=kind)


@transaction.atomic
def publish(verdict: Verdict, *, by: User, version: int) -> Verdict:
    """Make an approved verdict public. The revision that stood until now is marked corrected in the same moment."""
    rights.require(by, "verdict.publish", verdict)
    permit_public(verdict)
    moment = order.next_moment(verdict.claim_id)
    # One publication or retraction of a claim at a time; the order claim, then verdict, is the same everywhere.
    Claim.objects.select_for_update().get(pk=verdict.claim_id)
    standing = Verdict.objects.published().filter(claim=verdict.claim_id).exclude(pk=verdict.pk).first()
    if standing and verdict.state == State.APPROVED:
        move(
            standing, "corrected", by=by, version=standing.version, axis="state", before={State.PUBLISHED},
            to=State.CORRECTED, why=verdict.correction_note,
        )  # fmt: skip
    first = Verdict.objects.filter(claim=verdict.claim_id).aggregate(at=Min("first_published_at"))["at"]
    published = move(
        verdict, "published", by=by, version=version, axis="state", before={State.APPROVED}, to=State.PUBLISHED,
        fields={
            "publisher": by,
            "published_at": moment,
            "changed_at": moment,
            "first_published_at": first or moment,
            "slug": verdict.slug or slug_for(verdict),
        },
    )  # fmt: skip
    triage.end_checking(verdict.claim, by=by, checked=True)
    return published


def permit_public(verdict: Verdict, *, at: datetime | None = None) -> None:
    """Raise `Refusal` if an article is under embargo, now or `at` that time, whose words would be shown in public."""
    kept = verdict.claim.appearances.filter(version__article__embargoed_until__gt=at or Now())
    if place := kept.select_related("version__article").order_by("-version__article__embargoed_until").first():
        article = place.version.article
        until = date_format(localtime(article.embargoed_until), "DATETIME_FORMAT")
        raise Refusal(
            gettext(
                "“%(title)s” is under embargo until %(until)s, and the verdict would show its words. Publish it then, "
                "or ask a curator to lift the embargo."
            )
            % {"title": article.title, "until": until}
        )


def slug_for(verdict: Verdict) -> str:
    """The address of the verdict's page. The claim's number makes it unique, whatever the words."""
    words = slugify((verdict.record or {}).get("claim", {}).get("statement", ""))[:80].strip("-")
    return f"{words or 'check'}-{verdict.claim_id}"


@transaction.atomic
def retract(verdict: Verdict, *, by: User, version: int, note: str) -> Verdict:
    """Take a published verdict back, with a public reason. Its page stays and says so; its markup goes."""
    rights.require(by, "verdict.retract", verdict)
    if not note.strip():
        raise Refusal(gettext("Say in public why the verdict is retracted."))
    moment = order.next_moment(verdict.claim_id)
    Claim.objects.select_for_update().get(pk=verdict.claim_id)
    retracted = move(
        verdict, "retracted", by=by, version=version, axis="state", before={State.PUBLISHED}, to=State.RETRACTED,
        why=note.strip(), fields={"retraction_note": note.strip(), "changed_at": moment},
    )  # fmt: skip
    if not Verdict.objects.open().filter(claim=verdict.claim_id).exists():
        triage.end_checking(verdict.claim, by=by, checked=False)
    return retracted
