"""Stretches of one text, and how much of another they cover."""

from bisect import bisect_right
from collections.abc import Iterable


class Cover:
    """The characters that any of some spans covers. Built in n log n, asked in log n plus what it meets."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def share_of(self, start: int, end: int) -> float:
        """How much of the span `start:end` is covered, from 0 to 1."""
        covered = 0
        place = bisect_right(self._ends, start)
        while place < len(self._starts) and self._starts[place] < end:
            covered += min(end, self._ends[place]) - max(start, self._starts[place])
            place += 1
        return covered / (end - start)
