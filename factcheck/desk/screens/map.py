"""The claims of a text as a column of ticks beside it, short enough to be seen at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from factcheck.desk.screens.places import Place

MOST = 28  # Ticks of 24 pixels that stand one under the other on a small screen.


@dataclass(frozen=True, slots=True)
class Tick:
    """Neighbouring claims of a text, most often one. Its link opens the first of them."""

    places: tuple[Place, ...]

    @property
    def first(self) -> Place:
        return self.places[0]

    @property
    def claims(self) -> str:
        """The claims' numbers, as the page's script reads them."""
        return " ".join(str(place.claim.pk) for place in self.places)

    @property
    def top(self) -> Place:
        """The place whose state is drawn: of several the first that waits for a decision."""
        return next((place for place in self.places if place.is_undecided), self.first)

    @property
    def name(self) -> str:
        """What the link is called: `Claim 7, undecided: Exports fell …`, or `Claims 7 to 9: Exports fell …`."""
        if len(self.places) == 1:
            return self.first.name
        return _("Claims %(first)s to %(last)s: %(words)s") % {
            "first": self.first.number, "last": self.places[-1].number, "words": self.first.words,
        }  # fmt: skip


def ticks_of(places: Sequence[Place], most: int = MOST) -> list[Tick]:
    """The places in order, so many to a tick that there are at most `most` ticks."""
    size = max(1, -(-len(places) // most))
    return [Tick(tuple(places[at : at + size])) for at in range(0, len(places), size)]
