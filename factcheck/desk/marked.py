"""Which paragraphs of the text on an open page are marked otherwise after an act than before it."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from factcheck.claims.models import Appearance, Claim
from factcheck.desk.gate import DeskRequest
from factcheck.desk.screens.article import Bench
from factcheck.desk.screens.document import Paragraph

SHOWN = re.compile(r"(\d{1,18})-(\d{1,18})")

Span = tuple[int, int]
Stands = tuple[int, int, int]  # Claim, start, end.


@dataclass(frozen=True, slots=True)
class Shown:
    """The text that an open page shows (0: none), the last place that it has marks of, and the places before an act."""

    version: int = 0
    newest: int = 0
    places: dict[int, Stands] = field(default_factory=dict)  # By their keys, in the order of the list.


@dataclass(frozen=True, slots=True)
class Marked:
    """What has to be drawn again: paragraphs, the lines of these claims, or the whole list where its order differs."""

    paragraphs: list[Paragraph]
    claims: set[int]
    is_otherwise_listed: bool
    newest: int  # The last place that the page has marks of then.


def shown_now(request: DeskRequest) -> Shown:
    """How the text of the page is marked that sends a form, asked before the act; of a page that has none, nothing."""
    found = SHOWN.fullmatch(request.headers.get("X-Desk-Text", ""))
    if found is None:
        return Shown()
    version, newest = int(found[1]), int(found[2])
    places = Appearance.objects.filter(version=version, withdrawn=False).exclude(claim__status=Claim.Status.MERGED)
    rows = places.order_by("start", "-end", "pk").values_list("pk", "claim", "start", "end")
    return Shown(version, newest, {pk: (claim, start, end) for pk, claim, start, end in rows})


def marked_since(before: Shown, bench: Bench, changed: Collection[int]) -> Marked:
    """What of the text on the bench, which is the one that was shown, is drawn otherwise since these claims changed.

    Claims that others added meanwhile come along where the list is drawn again: it has them.
    """
    now = {place.appearance.pk: (place.claim.pk, place.start, place.end) for place in bench.places}
    is_otherwise = list(now) != list(before.places)
    claims, touched = set(changed), set[Span]()
    for place in now.keys() | before.places.keys():
        stood, stands = before.places.get(place), now.get(place)
        there = [each for each in (stood, stands) if each]
        if stood != stands:
            claims |= {claim for claim, _, _ in there}
        is_news = is_otherwise and place > before.newest
        if stood != stands or is_news or any(claim in changed for claim, _, _ in there):
            touched |= {(start, end) for _, start, end in there}
    spans = [(start, end) for _, start, end in (*before.places.values(), *now.values())]
    again = [stretch for stretch in _joined(spans) if any(stretch[0] <= start < stretch[1] for start, _ in touched)]
    drawn = [each for each in bench.paragraphs if any(each.start < end and start < each.end for start, end in again)]
    return Marked(drawn, claims, is_otherwise, bench.newest if is_otherwise else before.newest)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap as one: where one of them moves, the links of the others may stand on other words."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
