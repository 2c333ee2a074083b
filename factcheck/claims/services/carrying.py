"""What people marked in an earlier version of an article, found again in the next one, word for word or not at all."""

import re
from collections.abc import Iterable
from typing import Any

from articles.models import Version
from factcheck.claims.engine import Candidate
from factcheck.claims.engine.anchor import CONTEXT, locate, selectors
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services.proposals import PROTECTS, Proposal, new_place
from factcheck.claims.services.standing import Standing

Span = tuple[int, int]

FRACTION = re.compile(r"[.,]\d")
NUMBER_BEFORE = re.compile(r"\d[.,]$")


def carried(standing: Standing, proposal: Proposal) -> list[Appearance]:
    """What people marked in the version before, where its words stand here too. Claims that stand here are left alone.

    A mark that was moved away from a proposal takes that proposal with it: reading again finds it dealt with.
    """
    version = standing.version
    taken: set[tuple[int | None, int | None]] = set()
    for place in standing.here:
        taken |= {(place.start, place.end), (place.proposed_start, place.proposed_end)}
    here = {place.claim_id for place in standing.here}
    proposed = proposed_words(standing.elsewhere)
    candidates = {(candidate.start, candidate.exact): candidate for candidate in proposal.found}
    marks = []
    for mark in marked_in_the_last(version, standing.elsewhere):
        claim, span = standing.claim_at(mark), found_again(version.text, mark)
        if span is None or span in taken or claim.pk in here:
            continue
        candidate = None
        if mark.pk in proposed:
            start = span[0] + (mark.proposed_start or 0) - mark.start
            candidate = candidates.pop((start, proposed[mark.pk]), None)
        if candidate is not None and (candidate.start, candidate.end) in taken:
            candidate = None
        marks.append(_as_marked(version, mark, claim, span, candidate, proposal))
        taken |= {span, (marks[-1].proposed_start, marks[-1].proposed_end)}
    return marks


def _as_marked(
    version: Version, mark: Appearance, claim: Claim, span: Span, candidate: Candidate | None, proposal: Proposal
) -> Appearance:
    """The mark of an earlier version in this one; with what the engine says of it where it proposed the place."""
    appearance = Appearance(claim=claim, version=version)
    if candidate:
        appearance = new_place(version, candidate, claim, proposal)
    appearance.start, appearance.end = span
    appearance.exact, appearance.prefix, appearance.suffix = selectors(version.text, *span)
    appearance.kinds, appearance.quote, appearance.added_by = mark.kinds, mark.quote, mark.added_by
    appearance.speaker, appearance.speaker_inferred = mark.speaker, mark.speaker_inferred
    appearance.speaker_confidence = mark.speaker_confidence
    take_corrections(appearance, mark)
    return appearance


def last_corrected(standing: Standing) -> dict[tuple[int, str], Appearance]:
    """Of each claim, by its key and its words, the latest place in another text where a person put something right."""
    corrected = (place for place in standing.elsewhere if place.corrected)
    return {(standing.claim_at(place).pk, place.exact): place for place in corrected}


def take_corrections(place: Appearance, earlier: Appearance) -> None:
    """Put right what a person put right at an earlier place with the same words, whose figures stand as far in."""
    along = place.start - earlier.start
    for name in earlier.corrected:
        for column in PROTECTS.get(name, {name}):
            value: Any = getattr(earlier, column)
            setattr(place, column, _moved(value, along) if name in {"quantities", "dates"} else value)
    place.corrected = list(earlier.corrected)


def _moved(entries: list[dict[str, Any]], along: int) -> list[dict[str, Any]]:
    """Figures or dates, their offsets moved along the text."""
    return [entry | {name: entry[name] + along for name in ("start", "end") if name in entry} for entry in entries]


def proposed_words(appearances: Iterable[Appearance]) -> dict[int, str]:
    """For each appearance that a person moved, by its key, the words that the engine had proposed."""
    moved = [appearance for appearance in appearances if appearance.is_moved]
    texts = Version.objects.in_bulk({appearance.version_id for appearance in moved})
    return {each.pk: texts[each.version_id].text[each.proposed_start : each.proposed_end] for each in moved}


def marked_in_the_last(version: Version, earlier: Iterable[Appearance]) -> list[Appearance]:
    """Those of `earlier` that people marked or moved in the version just before `version`."""
    marked = [each for each in earlier if each.proposed_start is None or each.is_moved]
    before = version.article.versions.filter(number__lt=version.number).order_by("-number")
    last = before.values_list("pk", flat=True).first()
    return [each for each in marked if each.version_id == last]


def found_again(text: str, mark: Appearance) -> tuple[int, int] | None:
    """Where the words of `mark` stand in `text`, if they stand there once, and as whole words and numbers."""
    place = locate(text, mark.exact, prefix=mark.prefix, suffix=mark.suffix)
    if place is None or text.find(mark.exact) != text.rfind(mark.exact):
        return None
    return None if _is_cut_out(text, *place, mark) else place


def _is_cut_out(text: str, start: int, end: int, mark: Appearance) -> bool:
    """Whether the words are now a piece of a longer word or number, as `fell by 3` is of `fell by 3.5`."""
    exact, before, after = selectors(text, start, end)
    return any(
        longer(exact, before, after) and not longer(exact, mark.prefix, mark.suffix)
        for longer in (_goes_on_before, _goes_on_after)
    )


def _goes_on_before(exact: str, before: str, after: str) -> bool:
    return (exact[0].isalnum() and before[-1:].isalnum()) or (
        exact[0].isdigit() and NUMBER_BEFORE.search(before[-CONTEXT:]) is not None
    )


def _goes_on_after(exact: str, before: str, after: str) -> bool:
    return (exact[-1].isalnum() and after[:1].isalnum()) or (exact[-1].isdigit() and FRACTION.match(after) is not None)
