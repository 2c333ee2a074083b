"""Ways through a JSON-LD object, where anything may be one value, a list of them, or missing."""

from collections.abc import Iterator
from typing import Any

from factcheck.feeds.lint.reading import Node


def is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip())


def filled(value: Any) -> bool:
    return not is_empty(value)


def each(value: Any, place: str) -> Iterator[tuple[Any, str]]:
    """The value, or each of the values, that is not empty; with its place."""
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from each(one, f"{place}[{number}]")
    elif filled(value):
        yield value, place


def at(node: Node, *path: str) -> Iterator[tuple[Any, str]]:
    """The values at a path of properties, through lists, with their places."""
    found = [(node.value, node.place)]
    for name in path:
        found = [
            one for value, place in found if isinstance(value, dict) for one in each(value.get(name), f"{place}.{name}")
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


def leaves(value: Any, place: str, name: str = "") -> Iterator[tuple[str, Any, str]]:
    """Every value that is neither list nor object, or is an empty one: its property, itself, its place."""
    if isinstance(value, dict) and value:
        for key, one in value.items():
            yield from leaves(one, f"{place}.{key}", key)
    elif isinstance(value, list) and value:
        for number, one in enumerate(value):
            yield from leaves(one, f"{place}[{number}]", name)
    else:
        yield name, value, place


def inner(value: Any, place: str) -> Iterator[Node]:
    """Every object in a value, itself among them."""
    if isinstance(value, dict):
        yield Node(value, place)
        for key, one in value.items():
            yield from inner(one, f"{place}.{key}")
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from inner(one, f"{place}[{number}]")
