"""A place in the queue, as an address carries it: the values that the claim there is ordered by."""

from datetime import date
from math import isfinite
from typing import Any

from factcheck.claims.models import Claim

Place = tuple[int, date, float, int]


def place_of(claim: Claim) -> str:
    """Where the claim stands in the queue's order."""
    return f"{claim.priority}_{claim.added_on:%Y%m%d}_{claim.rank!r}_{claim.pk}"


def read_place(asked: str) -> Place | None:
    """The place that an address names, or None for anything else."""
    parts = asked.split("_")
    try:
        priority, day, rank, key = int(parts[0]), date.fromisoformat(parts[1]), float(parts[2]), int(parts[3])
    except (ValueError, IndexError):
        return None
    is_sane = len(parts) == 4 and isfinite(rank) and 0 <= priority < 2**15 and 0 < key < 2**63
    return (priority, day, rank, key) if is_sane else None


def page_of(claims: Any, size: int, after: Place | None, before: Place | None) -> tuple[list[Claim], bool, bool]:
    """Up to `size` claims behind `after` or ahead of `before`, in order; whether some come earlier, and some later."""
    if before is not None and after is None:
        rows = list(claims.ahead_of(before).in_order().reverse()[: size + 1])
        return rows[:size][::-1], len(rows) > size, True
    rows = list((claims.behind(after) if after else claims).in_order()[: size + 1])
    return rows[:size], after is not None, len(rows) > size
