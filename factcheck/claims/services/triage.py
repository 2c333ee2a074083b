"""What people do with claims. Every act names the person and the version of the claim that they had read."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext

from articles.models import Version
from factcheck.claims.engine.anchor import selectors
from factcheck.claims.models import Appearance, Claim
from newsroom import ledger, rights
from newsroom.languages import for_the_record, within
from newsroom.models import User
from newsroom.moves import move
from newsroom.refusals import AlreadyThere, Conflict, Refusal

Status = Claim.Status
PUT_OFF = "put off"  # How the ledger says it.


@transaction.atomic
def accept(claim: Claim, *, by: User, version: int) -> Claim:
    """The claim is worth checking, whatever the last reading thinks of it: it stands wherever it was taken back."""
    rights.require(by, "claim.triage")
    held = Claim.objects.select_for_update().get(pk=claim.pk)
    accepted = _move(
        claim, "accepted", by=by, version=version, before={Status.CANDIDATE, Status.DISMISSED, Status.WITHDRAWN},
        to=Status.OPEN, old=_why_dismissed(held) | _taken_back(held),
    )  # fmt: skip
    Appearance.objects.filter(claim=claim, withdrawn=True).update(withdrawn=False)
    return accepted


def dismiss(claim: Claim, *, by: User, version: int, reason: str, note: str = "") -> Claim:
    """The claim is not checked, for a reason that stays on record."""
    if not rights.may(by, "claim.triage"):
        rights.require(by, "claim.curate")
    if reason not in Claim.Reason.values:
        raise Refusal(gettext("Choose a reason for dismissing the claim."))
    return _move(
        claim, "dismissed", by=by, version=version, before={Status.CANDIDATE, Status.OPEN}, to=Status.DISMISSED,
        why=note or for_the_record(Claim.Reason(reason).label), dismissed_because=reason, dismissed_note=note,
    )  # fmt: skip


@transaction.atomic
def put_off(claim: Claim, *, by: User, version: int) -> Claim:
    """Leave the claim undecided for now: it comes again for this person when nothing else is left.

    Nothing of the claim changes, so that nobody else's open form is disturbed; the ledger remembers it.
    """
    rights.require(by, "claim.triage")
    now = Claim.objects.select_for_update().get(pk=claim.pk)
    if now.status != Status.CANDIDATE:
        state = within(now.get_status_display())
        raise Conflict(
            gettext("This claim is “%(state)s”: only an undecided one can be deferred.") % {"state": state}, thing=now
        )
    last = ledger.history(now).first()
    if last is None or (last.verb, last.by_id) != (PUT_OFF, by.pk):  # A second click is one.
        ledger.record(now, PUT_OFF, by=by, before=now.status, after=now.status, version=version)
    return now


@transaction.atomic
def reconsider(claim: Claim, *, by: User, version: int) -> Claim:
    """Take a decision back: the claim is undecided again."""
    rights.require(by, "claim.triage")
    held = Claim.objects.select_for_update().get(pk=claim.pk)
    return _move(
        claim, "reconsidered", by=by, version=version, before={Status.OPEN, Status.DISMISSED}, to=Status.CANDIDATE,
        old=_why_dismissed(held),
    )  # fmt: skip


def correct(
    claim: Claim, *, by: User, version: int, statement: str, claimant: str, claimed_on: date | None = None
) -> Claim:
    """Put the statement, who says it and when into the right words. The quoted text stays what it is."""
    rights.require(by, "claim.triage")
    statement = statement.strip()
    if not statement:
        raise Refusal(gettext("A claim needs a statement. Write it as one sentence that can be checked."))
    old = {
        "statement": claim.statement,
        "claimant": claim.claimant,
        "claimed_on": str(claim.claimed_on or ""),
    }
    # A published verdict speaks of the words it was published with: they change by a correction of the verdict.
    return _move(
        claim, "corrected", by=by, version=version, before=set(Status) - {Status.MERGED, Status.CHECKED}, to=None,
        old=old, statement=statement, claimant=claimant.strip(), claimed_on=claimed_on,
    )  # fmt: skip


@transaction.atomic
def adjust_span(appearance: Appearance, *, by: User, version: int, start: int, end: int) -> Appearance:
    """Let the claim stand on other characters of the same text."""
    rights.require(by, "claim.triage")
    start, end = trimmed(appearance.version.text, start, end)
    exact, prefix, suffix = selectors(appearance.version.text, start, end)
    stands = Appearance.objects.select_related("claim").get(pk=appearance.pk)
    if (stands.start, stands.end) == (start, end):  # A second click, or somebody had the same idea.
        return stands
    others = marked_at(appearance.version_id, start, end).exclude(pk=appearance.pk)
    if other := others.select_related("claim").first():
        raise AlreadyThere(
            gettext("These words are already marked as a claim: “%(claim)s”.") % {"claim": other.claim},
            thing=other.claim,
        )
    old = {
        "start": appearance.start,
        "end": appearance.end,
        "exact": appearance.exact,
        "appearance": appearance.pk,
    } | ({"withdrawn": True} if stands.withdrawn else {})
    _move(
        appearance.claim,
        "span adjusted",
        by=by,
        version=version,
        before=set(Status) - {Status.MERGED},
        to=None,
        old=old,
    )
    place = Appearance.objects.filter(pk=appearance.pk)
    place.update(start=start, end=end, exact=exact, prefix=prefix, suffix=suffix)
    # A reading may have taken this one place of the claim back meanwhile: a person has it stand there now.
    place.exclude(claim__status=Status.WITHDRAWN).update(withdrawn=False)
    return place.get()


@transaction.atomic
def add(
    text: Version, *, by: User, start: int, end: int, statement: str = "", claimant: str = ""
) -> tuple[Claim, Appearance]:
    """Mark a passage as a claim worth checking. `start` and `end` are code points of the version's text.

    What a reading took back there is worth checking all the same, and stands again.
    """
    rights.require(by, "claim.triage")
    text = (
        Version.objects.select_for_update(of=("self",)).select_related("article").get(pk=text.pk)
    )  # One at a time marks a text.
    start, end = trimmed(text.text, start, end)
    there = marked_at(text.pk, start, end).select_related("claim").first()
    if there and there.withdrawn:
        return _marked_again(there, by=by, statement=statement.strip(), claimant=claimant.strip())
    if there:
        raise AlreadyThere(
            gettext("These words are already marked as a claim: “%(claim)s”.") % {"claim": there.claim},
            thing=there.claim,
        )
    exact, prefix, suffix = selectors(text.text, start, end)
    claim = Claim.objects.create(
        statement=statement.strip() or exact, claimant=claimant.strip(), language=text.article.language,
        status=Status.OPEN, added_by=by,
    )  # fmt: skip
    appearance = Appearance.objects.create(
        claim=claim, version=text, exact=exact, prefix=prefix, suffix=suffix, start=start, end=end,
        speaker=claimant.strip(), added_by=by,
    )  # fmt: skip
    ledger.record(claim, "added", by=by, after=Status.OPEN)
    return claim, appearance


def _marked_again(place: Appearance, *, by: User, statement: str, claimant: str) -> tuple[Claim, Appearance]:
    """Bring back what a reading took back, in the words that the person gave, if they gave any."""
    claim = place.claim
    if claim.status in {Status.CANDIDATE, Status.DISMISSED, Status.WITHDRAWN}:
        claim = accept(claim, by=by, version=claim.version)
    Appearance.objects.filter(pk=place.pk).update(withdrawn=False)
    if (statement or claimant) and claim.status == Status.OPEN:
        claim = correct(
            claim, by=by, version=claim.version, statement=statement or claim.statement,
            claimant=claimant or claim.claimant, claimed_on=claim.claimed_on,
        )  # fmt: skip
    return claim, Appearance.objects.get(pk=place.pk)


@transaction.atomic
def merge(claim: Claim, *, into: Claim, by: User, version: int) -> Claim:
    """`claim` says the same as `into`: its appearances go there, and it stays as a signpost."""
    if not rights.may(by, "claim.triage"):
        rights.require(by, "claim.curate")
    # Both at once and in one order: two people may merge the two into each other.
    both = Claim.objects.select_for_update().filter(pk__in=[claim.pk, into.pk]).order_by("pk")
    locked = {row.pk: row for row in both}
    target = locked[into.pk]
    if target.status == Status.MERGED or target.pk == claim.pk:
        raise Refusal(gettext("Choose another claim that is not itself merged."))
    if locked[claim.pk].merged_into_id == target.pk:  # A second click.
        return target
    moved = list(claim.appearances.order_by("pk").values_list("pk", flat=True))
    led_here = list(Claim.objects.filter(merged_into=claim).order_by("pk").values_list("pk", flat=True))
    _move(
        claim, "merged", by=by, version=version, before=set(Claim.UNCHECKED), to=Status.MERGED,
        old={"into": ledger.subject_of(target), "appearances": moved, "led_here": led_here}
        | _why_dismissed(locked[claim.pk]),
        merged_into=target, dismissed_because="", dismissed_note="",
    )  # fmt: skip
    Claim.objects.filter(merged_into=claim).update(merged_into=target)
    _move_appearances(claim, target)
    # Whoever merges has looked at both: what a reading took back of either stands again, or the one would be lost in
    # the other, which nobody is shown any more.
    stood_again = _taken_back(target).get("stood_again", [])
    Appearance.objects.filter(claim=target, withdrawn=True).update(withdrawn=False)
    before = target.status
    after = Status.CANDIDATE if before == Status.WITHDRAWN else before
    Claim.objects.filter(pk=target.pk).update(version=F("version") + 1, status=after)
    ledger.record(
        target, "took in", by=by, before=before, after=after, claim=ledger.subject_of(claim), appearances=moved,
        stood_again=stood_again, version=target.version + 1,
    )  # fmt: skip
    return target


def _why_dismissed(claim: Claim) -> dict[str, Any]:
    """What the ledger keeps of a dismissal that an act wipes out, so that the act can be undone."""
    if not claim.dismissed_because:
        return {}
    return {"dismissed_because": claim.dismissed_because, "dismissed_note": claim.dismissed_note}


def _taken_back(claim: Claim) -> dict[str, Any]:
    """The places that a reading took back and that an act lets stand again."""
    places = Appearance.objects.filter(claim=claim, withdrawn=True).order_by("pk")
    pks = list(places.values_list("pk", flat=True))
    return {"stood_again": pks} if pks else {}


def _move_appearances(claim: Claim, target: Claim) -> None:
    """All but those that the target has at the same span; they stay with the merged claim, and nothing is deleted."""
    taken = set(target.appearances.values_list("version", "start", "end"))
    free = [a.pk for a in claim.appearances.all() if (a.version_id, a.start, a.end) not in taken]
    Appearance.objects.filter(pk__in=free).update(claim=target)


def begin_checking(claim: Claim, *, by: User) -> None:
    """A verdict was begun. Raises `Conflict` for a claim that is dismissed, merged or being checked."""
    _step(
        claim,
        "checking begun",
        by=by,
        before={Status.CANDIDATE, Status.OPEN, Status.CHECKED},
        to=Status.CHECKING,
    )


def end_checking(claim: Claim, *, by: User, checked: bool) -> None:
    """The verdict was published (`checked`), or given up."""
    _step(
        claim, "checked" if checked else "checking ended", by=by,
        before={Status.CHECKING, Status.CHECKED}, to=Status.CHECKED if checked else Status.OPEN,
    )  # fmt: skip


def _step(claim: Claim, verb: str, *, by: User, before: Collection[str], to: str) -> None:
    """A move that follows from a verdict's own: nobody read this claim's version for it."""
    row = Claim.objects.select_for_update().get(pk=claim.pk)
    if row.status == to:
        return
    _move(row, verb, by=by, version=row.version, before=before, to=to)


def _move(
    claim: Claim, verb: str, *, by: User, version: int, before: Collection[str], to: str | None, why: str = "",
    old: dict[str, Any] | None = None, **fields: Any,
) -> Claim:  # fmt: skip
    if to is not None and to != Status.DISMISSED:
        fields |= {"dismissed_because": "", "dismissed_note": ""}
    return move(
        claim,
        verb,
        by=by,
        version=version,
        axis="status",
        before=before,
        to=to,
        why=why,
        old=old,
        fields=fields,
    )


def marked_at(text: int, start: int, end: int) -> QuerySet[Appearance]:
    """The places that stand on exactly these words, but for what stays behind with a merged claim: nobody sees that."""
    places = Appearance.objects.filter(version=text, start=start, end=end)
    return places.exclude(claim__status=Status.MERGED)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends. Raises `Refusal` when it is empty or outside the text."""
    if not 0 <= start < end <= len(text):
        raise Refusal(gettext("Select the words of the claim in the text."))
    exact = text[start:end]
    start += len(exact) - len(exact.lstrip())
    end -= len(exact) - len(exact.rstrip())
    if start >= end:
        raise Refusal(gettext("Select the words of the claim in the text: only white space was selected."))
    return start, end
