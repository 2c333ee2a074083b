"""Others' fact-checks in one shape, whatever they were written in, each with the place that it came from."""

from dataclasses import dataclass

from factcheck.feeds.reader.moments import Moment


@dataclass(frozen=True)
class Claimant:
    """Who made the claim, as the markup names them: `kind` is Person, Organization or ""."""

    name: str
    kind: str = ""
    job_title: str = ""
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rating:
    """The label in words; the numbers are None where there are none, and `is_scale` says whether they make sense."""

    label: str = ""
    value: float | None = None
    worst: float | None = None
    best: float | None = None
    explanation: str = ""

    @property
    def is_scale(self) -> bool:
        if self.value is None or self.worst is None or self.best is None:
            return False
        return self.worst < self.best and self.worst <= self.value <= self.best


@dataclass(frozen=True)
class Appearance:
    """A place where the claim stood. `is_misplaced`: the markup names it where it does not belong."""

    place: str
    url: str = ""
    title: str = ""
    publisher: str = ""
    published: Moment | None = None
    is_first: bool = False
    is_misplaced: bool = False


@dataclass(frozen=True)
class Publisher:
    """Who checked: the organisation or person, and the site the check is on, without www."""

    name: str = ""
    url: str = ""
    site: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Review:
    """One check. `place` is where it stood in the file; "" and None stand for what the file does not say."""

    place: str
    url: str = ""
    id: str = ""
    claim: str = ""
    language: str = ""
    title: str = ""
    licence: str = ""
    claimant: Claimant | None = None
    rating: Rating = Rating()
    published: Moment | None = None
    modified: Moment | None = None
    claimed: Moment | None = None
    expires: Moment | None = None
    appearances: tuple[Appearance, ...] = ()
    publisher: Publisher = Publisher()

    @property
    def key(self) -> str:
        """What tells this check from others, in every file of the same publisher."""
        return self.id or self.url


@dataclass(frozen=True)
class Tombstone:
    """A check that was taken back."""

    place: str
    key: str
    deleted: Moment | None = None
