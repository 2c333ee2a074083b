"""A reading is written down: what is new is added, what was proposed again is refreshed, the rest is taken back.

Everything in a few statements, however many claims there are, and in the one transaction that ends the job.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import F

from articles.models import Version
from factcheck.claims.engine import Candidate
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import carrying
from factcheck.claims.services.proposals import (
    SEEN,
    Proposal,
    claimant_of,
    new_claim,
    new_place,
    refresh,
    statement_of,
)
from factcheck.claims.services.recognising import recognised
from factcheck.claims.services.spans import Cover
from factcheck.claims.services.standing import Standing, hold
from newsroom import ledger

Status = Claim.Status
Again = list[tuple[Appearance, Candidate]]
AT_A_TIME = 500  # Rows that one statement updates.
ALIKE = 0.8  # Two spans that have so much of their characters in common are two cuts of one claim.
ENOUGH = 0.5  # A proposal of which people have dealt with more than this share is not made again.


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many claims the reading added or brought back, and how many it took back."""

    fresh: int
    withdrawn: int


def write(version: Version, proposal: Proposal) -> Outcome:
    """Write the reading of a version down. Call it in the transaction that finishes its job.

    What people decided stays as it is, whatever the reading says, and is not proposed again in a slightly other cut.
    """
    standing = hold(version)
    marks = carrying.carried(standing, proposal)
    again, new = _compared(standing, marks, proposal)
    changed = _refresh(standing, again, proposal)
    added, places = _add(standing, marks, again, new, proposal)
    here = {standing.claim_at(place).pk for place, _ in again} | {place.claim_id for place in places}
    left = _take_back(standing, proposal, here)
    withdrawn, revived = _settle(standing, here, left)
    ledger.record_each(changed.items(), "read again", by=None)
    moves = (withdrawn, "withdrawn", Status.CANDIDATE, Status.WITHDRAWN), (
        revived, "proposed again", Status.WITHDRAWN, Status.CANDIDATE,
    )  # fmt: skip
    for claims, verb, before, after in moves:
        ledger.record_each(((claim, {}) for claim in claims), verb, by=None, before=before, after=after)
    return Outcome(len(added) + len(revived), len(withdrawn))


def _compared(standing: Standing, marks: list[Appearance], proposal: Proposal) -> tuple[Again, list[Candidate]]:
    """What was proposed again, with its place, and what is new here and was not dealt with by people."""
    proposed = {(place.proposed_start, place.proposed_end): place for place in standing.here}
    by_people = [place for place in standing.here if standing.of_people(place)] + marks
    there = {(place.start, place.end) for place in standing.here} | set(_spans(marks))
    cover = Cover(_spans(by_people))
    again: Again = []
    new: list[Candidate] = []
    for span, candidate in {(each.start, each.end): each for each in reversed(proposal.found)}.items():
        if place := proposed.get(span):
            again.append((place, candidate))
        elif span not in there and cover.share_of(*span) <= ENOUGH:
            new.append(candidate)
    in_order = attrgetter("start", "end")
    recut = _recut(standing, again, sorted(new, key=in_order))
    again += [(place, candidate) for candidate, place in recut.items()]
    new = [candidate for candidate in new if candidate not in recut]
    return sorted(again, key=lambda pair: in_order(pair[1])), sorted(new, key=in_order)


def _recut(standing: Standing, again: Again, new: Sequence[Candidate]) -> dict[Candidate, Appearance]:
    """New proposals that are what the engine proposed before, cut a little otherwise: the claim moves along.

    A full stop more or less would otherwise take every claim back and bring it in as new.
    """
    kept = {place.pk for place, _ in again}
    left = [
        place
        for place in standing.here
        if place.pk not in kept and not place.is_by_a_person and standing.is_untouched(standing.claims[place.claim_id])
    ]
    left.sort(key=attrgetter("start"))
    starts = [place.start for place in left]
    pairs: list[tuple[float, Candidate, Appearance]] = []
    for candidate in new:
        reach = round((candidate.end - candidate.start) * (1 / ALIKE - 1)) + 1
        nearby = left[bisect_left(starts, candidate.start - reach) : bisect_right(starts, candidate.start + reach)]
        pairs += [(_likeness(place, candidate), candidate, place) for place in nearby]
    recut: dict[Candidate, Appearance] = {}
    for likeness, candidate, place in sorted(pairs, key=lambda pair: -pair[0]):  # The likest first; each once.
        if likeness >= ALIKE and candidate not in recut and place.pk not in kept:
            recut[candidate] = place
            kept.add(place.pk)
    return recut


def _likeness(place: Appearance, candidate: Candidate) -> float:
    """How many of the characters of both are common to both, from 0 to 1."""
    common = min(place.end, candidate.end) - max(place.start, candidate.start)
    return max(0, common) / (max(place.end, candidate.end) - min(place.start, candidate.start))


def _spans(places: Iterable[Appearance]) -> Iterator[tuple[int, int]]:
    """Where the places stand, and where the engine had put those that a person moved."""
    for place in places:
        yield place.start, place.end
        if place.is_moved:
            assert place.proposed_start is not None
            assert place.proposed_end is not None
            yield place.proposed_start, place.proposed_end


def _refresh(standing: Standing, again: Again, proposal: Proposal) -> dict[Claim, dict[str, Any]]:
    """Put down what the engine says now where nobody decided; the claims that people see changed, with what was there.

    Their versions count on, so that whoever has one open decides on the words they see. A claim takes its statement
    and its claimant from its first place in the newest text that makes it.
    """
    newer = {standing.claim_at(place).pk for place in standing.elsewhere if place.version_id in standing.later}
    rows, columns = [], set()
    changed: dict[Claim, dict[str, Any]] = {}
    renamed: dict[Claim, None] = {}
    for place, candidate in again:
        claim, names = standing.claims[place.claim_id], set()
        if place.withdrawn:
            place.withdrawn, place.reading = False, proposal.number
            names = {"withdrawn", "reading"}
        if not standing.is_decided(place):
            names |= refresh(place, candidate, proposal)
            if names & SEEN:
                changed.setdefault(claim, {})
            if standing.is_untouched(claim) and claim.pk not in newer:
                newer.add(claim.pk)
                if old := _follow(claim, candidate):
                    changed.setdefault(claim, {}).update(old)
                    renamed[claim] = None
        if names:
            rows.append(place)
            columns |= names
    if rows:
        Appearance.objects.bulk_update(rows, sorted(columns), batch_size=AT_A_TIME)
    Claim.objects.bulk_update(renamed, ["statement", "claimant"], batch_size=AT_A_TIME)
    _count_on(changed)
    return changed


def _follow(claim: Claim, candidate: Candidate) -> dict[str, str]:
    """Put the claim into the engine's words of now; what it was in before, where it differs."""
    said = {"statement": statement_of(candidate), "claimant": claimant_of(candidate)}
    old = {name: getattr(claim, name) for name, value in said.items() if getattr(claim, name) != value}
    for name in old:
        setattr(claim, name, said[name])
    return old


def _add(
    standing: Standing, marks: list[Appearance], again: Again, new: list[Candidate], proposal: Proposal
) -> tuple[list[Claim], list[Appearance]]:
    """Add what is new: a claim for every statement that the article did not make before, a place for every proposal."""
    known = recognised(standing, again, new)
    claims: dict[tuple[str, str], Claim] = {}
    for candidate in new:  # A text that repeats itself makes one claim, whose speaker is the first.
        if (candidate.start, candidate.end) not in known:
            key = (candidate.exact, statement_of(candidate))
            claims.setdefault(key, new_claim(candidate, standing.version.article.language))
    added = Claim.objects.bulk_create(claims.values())
    corrected = carrying.last_corrected(standing)
    places = []
    for candidate in new:
        claim = known.get((candidate.start, candidate.end)) or claims[candidate.exact, statement_of(candidate)]
        place = new_place(standing.version, candidate, claim, proposal)
        if earlier := corrected.get((claim.pk, place.exact)):
            carrying.take_corrections(place, earlier)
        places.append(place)
    return added, Appearance.objects.bulk_create(marks + places)


def _take_back(standing: Standing, proposal: Proposal, here: set[int]) -> set[int]:
    """Mark the places that are no longer proposed, where nobody touched their claims; the keys of those claims.

    The newest text speaks for the article's older ones, which are not read again: a claim that it no longer makes is
    taken back there too, and one that it makes again (`here`, by key) stands there again.
    """
    found = {(candidate.start, candidate.end) for candidate in proposal.found}
    gone = [
        place
        for place in standing.here
        if place.proposed_start is not None
        and (place.proposed_start, place.proposed_end) not in found
        and not place.withdrawn
        and standing.is_untouched(standing.claims[place.claim_id])
    ]
    left = {place.claim_id for place in gone}
    older = [] if standing.later else [place for place in standing.elsewhere if not place.is_by_a_person]
    gone += [place for place in older if place.claim_id in left - here and not place.withdrawn]
    back = [place.pk for place in older if place.claim_id in here and place.withdrawn]
    Appearance.objects.filter(pk__in=[place.pk for place in gone]).update(withdrawn=True)
    Appearance.objects.filter(pk__in=back).update(withdrawn=False)
    return left


def _settle(standing: Standing, here: set[int], left: set[int]) -> tuple[list[Claim], list[Claim]]:
    """Close the claims in `left` that stand nowhere any more, and open those in `here` again that had been closed."""
    shown = Appearance.objects.filter(claim__in=left, withdrawn=False).order_by()
    stands = here | set(shown.values_list("claim_id", flat=True))
    withdrawn = [standing.claims[pk] for pk in left - stands if standing.claims[pk].status == Status.CANDIDATE]
    revived = [standing.claims[pk] for pk in here & standing.claims.keys()]
    revived = [claim for claim in revived if claim.status == Status.WITHDRAWN]
    _count_on(withdrawn, status=Status.WITHDRAWN)
    _count_on(revived, status=Status.CANDIDATE)
    return withdrawn, revived


def _count_on(claims: Iterable[Claim], **fields: Any) -> None:
    """Write the fields, and count the change: whoever read the claims before it is told."""
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(version=F("version") + 1, **fields)
