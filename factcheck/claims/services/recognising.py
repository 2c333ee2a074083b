"""Which of the claims that an article makes already a proposal repeats."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck.claims.engine import Candidate
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import carrying
from factcheck.claims.services.proposals import statement_of
from factcheck.claims.services.standing import Standing

Span = tuple[int, int]


def recognised(
    standing: Standing, again: Iterable[tuple[Appearance, Candidate]], fresh: Sequence[Candidate]
) -> dict[Span, Claim]:
    """For those of `fresh` that repeat a claim, the claim; `again` are the places that were proposed again.

    The same words with the same statement are the same claim. The same words alone are too, since a better engine may
    put a statement otherwise: but then the claims that stand there with these words are shared out in their order, so
    that "It fell by 5 percent" of two different things stays two claims. A claim that a person moved is known by the
    words it was proposed with as well, or it would be proposed again.
    """
    by_both: dict[tuple[str, str], Claim] = {}
    by_words: dict[str, dict[int, Claim]] = defaultdict(dict)
    proposed = carrying.proposed_words(standing.elsewhere)
    for place in (*standing.elsewhere, *standing.here):
        claim = standing.claim_at(place)
        for words in {place.exact, proposed.get(place.pk, place.exact)}:
            by_both[words, place.statement or words] = claim
            by_words[words][claim.pk] = claim
    by_both |= {(each.exact, statement_of(each)): standing.claim_at(place) for place, each in again}
    found: dict[Span, Claim] = {}
    # Whatever stands in this text has its own place there: its words elsewhere in the text say another thing.
    taken = {standing.claim_at(place).pk for place in standing.here}
    for candidate in fresh:
        if repeated := by_both.get((candidate.exact, statement_of(candidate))):
            found[candidate.start, candidate.end] = repeated
            taken.add(repeated.pk)
    shared: dict[tuple[str, str], Claim] = {}
    for candidate in fresh:
        key = (candidate.exact, statement_of(candidate))
        if (candidate.start, candidate.end) in found:
            continue
        if key not in shared:
            free = next((claim for pk, claim in by_words.get(candidate.exact, {}).items() if pk not in taken), None)
            if free is None:
                continue
            shared[key] = free
            taken.add(free.pk)
        found[candidate.start, candidate.end] = shared[key]
    return found
