"""Which of the open verdicts are whose turn, as the queue and a person's own desk both show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from factcheck.verdicts.models import EDITABLE, State, Verdict
from newsroom import rights
from newsroom.models import User


@dataclass(frozen=True)
class Work:
    """`verdicts` are open ones, in the order in which they are shown: the reader's own, and those in review."""

    reader: User
    verdicts: Sequence[Verdict]

    @property
    def for_my_review(self) -> list[Verdict]:
        """Verdicts of others that wait for an editor."""
        return [verdict for verdict in self._reviewed if not _goes_out_at(verdict)]

    @property
    def going_out(self) -> list[Verdict]:
        """Verdicts of others that are released and can still be recalled."""
        return [verdict for verdict in self._reviewed if _goes_out_at(verdict)]

    @cached_property
    def _reviewed(self) -> list[Verdict]:
        """What an editor has in hand."""
        waiting = [verdict for verdict in self.verdicts if verdict.state not in EDITABLE]
        return [verdict for verdict in waiting if rights.may(self.reader, "verdict.review", verdict)]

    @property
    def sent_back(self) -> list[Verdict]:
        return self._mine_in(State.CHANGES_REQUESTED)

    @property
    def drafts(self) -> list[Verdict]:
        return self._mine_in(State.DRAFT)

    @property
    def with_others(self) -> list[Verdict]:
        return self._mine_in(State.IN_REVIEW, State.APPROVED)

    def _mine_in(self, *states: State) -> list[Verdict]:
        return [v for v in self.verdicts if v.author_id == self.reader.pk and v.state in states]


def may_ever_review(reader: User) -> bool:
    """Whether somebody's verdict could ever wait for the reader: one of nobody stands for all that others write."""
    return rights.may(reader, "verdict.review", Verdict())


def _goes_out_at(verdict: Verdict) -> datetime | None:
    """As `releasing.with_releases` has annotated it."""
    return verdict.goes_out_at  # type: ignore[attr-defined,no-any-return]
