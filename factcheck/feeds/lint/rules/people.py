"""Rules for names: who checked, and who said it."""

import re
from collections.abc import Iterator
from typing import Any

from factcheck.feeds import claimants
from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.reading import Node, kinds_of
from factcheck.feeds.lint.values import at, each, filled, is_empty, objects

_PLATFORM = re.compile(
    r"(fb|facebook|instagram|twitter|x|youtube|tiktok|whatsapp|telegram)\s*(page|user|post|account|channel|group)?\s*[:–-]",
    re.IGNORECASE,
)


def the_checker_is_named(review: Node) -> Iterator[Fault]:
    place = f"{review.place}.author"
    if is_empty(review.value.get("author")):
        yield Fault(place, "It is missing.", "Name the organisation, with its address.", is_advice=True)
    for value, where in at(review, "author"):
        if not isinstance(value, dict):
            yield Fault(where, f"{quoted(value)} is no object.", "Give an Organization with a name and an address.")
            continue
        if not set(kinds_of(value)) & {"Organization", "NewsMediaOrganization", "Person"}:
            yield Fault(f"{where}.@type", "It is neither Organization nor Person.", "Write one of them.")
        if is_empty(value.get("name")) and is_empty(value.get("url")):
            yield Fault(f"{where}.name", "The author has neither name nor address.", "Give both.")


def the_claimant_is_somebody(review: Node) -> Iterator[Fault]:
    for value, place in at(review, "itemReviewed", "author"):
        name = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, dict) and is_empty(name):
            yield Fault(f"{place}.name", "It is missing.", "Name the claimant, or leave the author out.")
        for one, _ in each(name, place):
            if isinstance(one, str) and claimants.is_placeholder(one):
                where = f"{place}.name" if isinstance(value, dict) else place
                yield Fault(where, f"{quoted(one)} is nobody.", "Leave the author out if the claim has none.")


def names_are_names(review: Node) -> Iterator[Fault]:
    for path in (("author",), ("publisher",), ("itemReviewed", "author")):
        for person in objects(review, *path):
            name, place = person.value.get("name"), f"{person.place}.name"
            if isinstance(name, list):
                yield Fault(place, "It is a list.", "Write one name; a role belongs into jobTitle.")
            elif filled(name):
                yield from _name_faults(name, place)


def _name_faults(name: Any, place: str) -> Iterator[Fault]:
    if not isinstance(name, str):
        yield Fault(place, f"{quoted(name)} is no text.", "Write the name.")
    elif name != " ".join(name.split()):
        yield Fault(place, f"There are spaces too many in {quoted(name)}.", "Trim it.")
    elif _PLATFORM.match(name):
        yield Fault(
            place,
            f"{quoted(name)} begins with the platform.",
            "Write the name alone; the post is an appearance.",
        )
    elif claimants.has_a_role_behind_a_comma(name):
        yield Fault(place, f"{quoted(name)} holds a role.", "Put the role into jobTitle.")
