"""Kinds of statement beside the types that fact-checkers gave 250 claims (AVeriTeC): F1 by type, and beside it what
always saying the most frequent type gets.

The types are coarser than the kinds: figures, comparisons and rankings are numerical claims there, and what is neither
that nor a quotation nor a cause is an event or a property. Positions somebody takes have no kind.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.folder import named, percent, rows, run, table
from bench.measures import f_score, interval
from factcheck.claims import engine

NUMERICAL, QUOTE, CAUSE, EVENT, POSITION = (
    "Numerical Claim",
    "Quote Verification",
    "Causal Claim",
    "Event/Property Claim",
    "Position Statement",
)
TYPES = {"quantity": NUMERICAL, "comparison": NUMERICAL, "quotation": QUOTE, "cause": CAUSE}

Judged = tuple[frozenset[str], frozenset[str]]
"""The types wanted and those found for one claim."""


def main(folder: Path | None = None) -> None:
    folder = folder or named(__doc__ or "")
    given = list(rows(folder, "averitec_dev/dev_a.jsonl"))
    wanted = [frozenset(row["claim_types"]) for row in given]
    frequent = Counter(kind for types in wanted for kind in types).most_common(1)[0][0]
    ours = list(zip(wanted, (types(row["claim"]) for row in given), strict=True))
    floor = [(each, frozenset({frequent})) for each in wanted]
    lines: list[tuple[str, ...]] = [("type", "claims", "P", "R", "F1", "95 %", "most frequent F1")]
    for kind in (EVENT, NUMERICAL, QUOTE, CAUSE, POSITION, None):
        number = sum(kind in each for each in wanted) if kind else len(wanted)
        lines.append((kind or "all types", str(number), *measured(ours, kind), percent(scores(floor, kind)[2])))
    table("Kinds: types of 250 checked claims", lines)


def types(claim: str) -> frozenset[str]:
    """The types that the kinds of all that is read in the claim amount to."""
    kinds = {kind for candidate in engine.extract(claim) for kind in candidate.kinds}
    return frozenset(TYPES[kind] for kind in kinds if kind in TYPES) or frozenset({EVENT})


def scores(judged: Sequence[Judged], kind: str | None) -> tuple[float, float, float]:
    """Precision, recall and F1 of one type, or of all of them where `kind` is None."""
    counted = [(wanted & {kind}, found & {kind}) if kind else (wanted, found) for wanted, found in judged]
    return f_score(
        sum(len(wanted & found) for wanted, found in counted),
        sum(len(found) for _, found in counted),
        sum(len(wanted) for wanted, _ in counted),
    )


def measured(judged: Sequence[Judged], kind: str | None) -> tuple[str, str, str, str]:
    low, high = interval(lambda chosen: scores(chosen, kind)[2], judged)
    precision, recall, both = scores(judged, kind)
    return percent(precision), percent(recall), percent(both), f"{low:.3f}–{high:.3f}"


if __name__ == "__main__":
    run(main)
