"""Objects of a JSON text with the places they stand at, and ways through them.

In JSON-LD anything may be one value, a list of them, or missing. No way here recurses: what is nested deeply
ends in a sentence and not in a full stack.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from factcheck.feeds.reader.scanning import DEEPEST
from factcheck.feeds.reader.troubles import Unusable, step

# What holds reviews without hiding them: lists of a graph, a feed's elements and an item's reviews.
_OPEN_SHELVES = frozenset({"@graph", "dataFeedElement", "item", "items", "_factcheck", "claimReview"})


@dataclass(frozen=True)
class Node:
    """A JSON object and where it stands.

    `has_context`: it or something around it names the vocabulary. `is_nested`: it stands within another
    object that is no mere shelf. `shown`: what readers see on the page that it stands on, folded.
    """

    value: dict[str, Any]
    place: str
    has_context: bool = True
    is_nested: bool = False
    shown: str = ""

    @cached_property
    def leaves(self) -> tuple[tuple[str, Any, str], ...]:
        """Every value in it that is neither list nor object, or is an empty one: its property, itself, its place."""
        return tuple(_leaves(self.value, self.place))


def kinds_of(value: dict[str, Any]) -> list[str]:
    """The types of an object, without the vocabulary's address in front."""
    kinds = value.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rsplit("/", 1)[-1].removeprefix("schema:") for kind in kinds if isinstance(kind, str)]


def is_reference(value: dict[str, Any]) -> bool:
    """Whether an object only names another one."""
    return "@id" in value and value.keys() <= {"@id", "@type"}


def is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip())


def filled(value: Any) -> bool:
    return not is_empty(value)


def each(value: Any, place: str) -> Iterator[tuple[Any, str]]:
    """The value, or each of the values, that is not empty; with its place."""
    waiting = [(value, place)]
    while waiting:
        value, place = waiting.pop()
        if isinstance(value, list):
            waiting += reversed([(one, f"{place}[{number}]") for number, one in enumerate(value)])
        elif filled(value):
            yield value, place


def at(node: Node, *path: str) -> Iterator[tuple[Any, str]]:
    """The values at a path of properties, through lists, with their places."""
    found = [(node.value, node.place)]
    for name in path:
        found = [
            one for value, place in found if isinstance(value, dict) for one in each(value.get(name), step(place, name))
        ]
    yield from found


def objects(node: Node, *path: str) -> Iterator[Node]:
    """Those of the values at a path that are objects."""
    for value, place in at(node, *path):
        if isinstance(value, dict):
            yield Node(value, place)


def text(node: Node, *path: str) -> str:
    """The first text at a path, or ""."""
    return next((value for value, _ in at(node, *path) if isinstance(value, str)), "")


def _leaves(value: Any, place: str) -> Iterator[tuple[str, Any, str]]:
    waiting = [(value, place, "")]
    while waiting:
        value, place, name = waiting.pop()
        if isinstance(value, dict) and value:
            waiting += reversed([(one, step(place, key), key) for key, one in value.items()])
        elif isinstance(value, list) and value:
            waiting += reversed([(one, f"{place}[{number}]", name) for number, one in enumerate(value)])
        else:
            yield name, value, place


def inner(value: Any, place: str) -> Iterator[Node]:
    """Every object in a value, itself among them."""
    return walk(value, place, has_context=True)


def walk(value: Any, place: str, *, has_context: bool = False) -> Iterator[Node]:
    """All objects of a value, the outer before the inner.

    What a list, a graph or a feed holds is not nested by that. Each review of a feed goes its own way through
    a collector, so a feed's context is not its own. Raises `Unusable` for what is nested too deeply.
    """
    waiting = [(value, place, has_context, False, 0)]
    while waiting:
        value, place, has_context, is_nested, depth = waiting.pop()
        if depth > DEEPEST:
            raise Unusable(
                f"It is nested more than {DEEPEST} deep.",
                "Flatten it: a list of reviews needs no more than ten levels.",
            )
        if isinstance(value, list):
            waiting += reversed(
                [(one, f"{place}[{n}]", has_context, is_nested, depth + 1) for n, one in enumerate(value)]
            )
        elif isinstance(value, dict):
            in_feed = "DataFeedItem" in kinds_of(value)
            has_context = has_context or "@context" in value
            yield Node(value, place, has_context, is_nested)
            waiting += reversed(
                [
                    (
                        one, step(place, name), has_context and not in_feed,
                        is_nested or (name not in _OPEN_SHELVES), depth + 1,
                    )
                    for name, one in value.items()
                    if isinstance(one, dict | list)
                ]
            )  # fmt: skip
