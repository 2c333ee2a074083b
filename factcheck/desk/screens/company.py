"""Who else is at the same article or claim now, in words."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from newsroom import presence
from newsroom.models import User
from newsroom.presence import Present


@dataclass(frozen=True, slots=True)
class Company:
    """The others at an article, seen from one of its claims (0: from none)."""

    claim: int
    others: list[Present]

    @classmethod
    def of(cls, reader: User, article: int, claim: int) -> "Company":
        return cls(claim, presence.others(reader, article=article))

    @property
    def writing_here(self) -> list[Present]:
        """Those who are writing on the claim: whoever begins to write as well is told."""
        return [each for each in self.others if each.claim == self.claim and self.claim and each.is_writing]


@dataclass(frozen=True, slots=True)
class Eyes:
    """The people who are on one claim."""

    claim: int
    people: list[Present]


def eyes_on(claims: Collection[int], reader: User) -> list[Eyes]:
    """Who is on each of the claims; those on which nobody is are among them."""
    on: dict[int, list[Present]] = defaultdict(list)
    for each in presence.others(reader, claims=claims) if claims else []:
        on[each.claim].append(each)
    return [Eyes(claim, on[claim]) for claim in claims]
