"""Why a claim was picked: the reasons of its score with a bar each, and how they add up to it."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.template.defaultfilters import floatformat
from django.utils.formats import number_format
from django.utils.translation import gettext, gettext_noop

from factcheck.claims.engine import worthiness
from factcheck.desk.screens.reason_names import reason_in_words

BEGINNING = gettext_noop("where every sentence begins")
SHOWN = 6  # Reasons that are always to be seen: the weaker ones come when asked for.
HIGHEST, LOWEST = 0.9999, 0.0001  # Scores are kept with four digits; beyond these the sum behind one is lost.


@dataclass(frozen=True, slots=True)
class Reason:
    """`weight` is what it added to the sum, or took away; `share` is its part of the heaviest, from -1 to 1."""

    name: str
    weight: float
    share: float

    @property
    def is_against(self) -> bool:
        return self.weight < 0

    @property
    def size(self) -> str:
        """How long the bar is, from 0 to 1."""
        return f"{abs(self.share):.3f}"

    @property
    def begins(self) -> str:
        """Where the bar begins, on a line from -1 to 1."""
        return f"{min(self.share, 0.0):.3f}"

    @property
    def number(self) -> str:
        return signed(self.weight)


@dataclass(frozen=True)
class Reasons:
    """The reasons of one score, as the engine kept them: `{"name", "weight"}`, the strongest first."""

    score: float
    _given: tuple[Mapping[str, Any], ...]

    @classmethod
    def of(cls, score: float | None, why: Iterable[Mapping[str, Any]]) -> "Reasons | None":
        """None where there is nothing to show: a person marked the claim, or the engine gave no reasons."""
        kept = tuple(why)
        return cls(score, kept) if score is not None and kept else None

    @property
    def total(self) -> float | None:
        """The sum behind the score, on the log-odds scale, as it is shown; None for a score with too few digits."""
        if not LOWEST < self.score < HIGHEST:
            return None
        return round(math.log(self.score / (1 - self.score)), 2)

    @cached_property
    def _named(self) -> list[Reason]:
        return [self._reason(each["name"], each["weight"]) for each in self._given if not _is_constant(each)]

    @property
    def strongest(self) -> list[Reason]:
        return self._named if len(self._named) <= SHOWN + 1 else self._named[:SHOWN]

    @property
    def weaker(self) -> list[Reason]:
        return self._named[len(self.strongest) :]

    @property
    def weaker_sum(self) -> str:
        return signed(sum(round(reason.weight, 2) for reason in self.weaker))

    @cached_property
    def beginning(self) -> Reason | None:
        """What the sum begins with before any reason, with what was lost by rounding: the numbers shown add up."""
        name = next((each["name"] for each in self._given if _is_constant(each)), BEGINNING)
        if self.total is None:
            return next((self._reason(name, each["weight"]) for each in self._given if _is_constant(each)), None)
        rest = round(self.total - sum(round(reason.weight, 2) for reason in self._named), 2)
        return self._reason(name, rest) if rest else None

    @property
    def is_unsupported(self) -> bool:
        """Whether the engine says that it does not read the language."""
        return any(each["name"] == worthiness.NOT_SUPPORTED for each in self._given)

    @property
    def sentence(self) -> str:
        """`Together +1.20, which is a score of 0.77.`"""
        if self.total is None:
            return ""
        return gettext("Together %(sum)s, which is a score of %(score)s.") % {
            "sum": signed(self.total), "score": floatformat(self.score, 2),
        }  # fmt: skip

    def _reason(self, name: str, weight: float) -> Reason:
        return Reason(reason_in_words(name), weight, max(-1.0, min(1.0, weight / self._heaviest)))

    @property
    def _heaviest(self) -> float:
        return max(abs(each["weight"]) for each in self._given) or 1.0


def signed(number: float) -> str:
    """With its sign, and a minus that is as wide as a plus."""
    shown = f"{number:+.2f}"
    return f"{'−' if shown[0] == '-' else '+'}{number_format(Decimal(shown[1:]), 2)}"


def _is_constant(given: Mapping[str, Any]) -> bool:
    return bool(given["name"] == worthiness.CONSTANT)
