"""What is there and what works: the words in which every room tells the operator of itself.

A room that has something to tell registers a question when it starts (`ask_also`), so that `manage.py doctor` and the
health page, which stand below it, can ask without knowing it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands with one thing."""

    FINE = "ok"
    ABSENT = "off"  # It is optional, and not there or not wanted.
    BROKEN = "wrong"  # It is needed, or was asked for, and does not work.


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    state: State
    said: str


Question = Callable[[], Iterable[Finding]]
_asked: dict[str, Question] = {}


def ask_also(name: str, question: Question) -> None:
    """Let `question` be asked as well, under this name. It may read the database."""
    _asked[name] = question


def of_rooms() -> Iterator[tuple[str, Finding]]:
    """What the rooms that asked to be asked have to tell, with their names."""
    for name, question in _asked.items():
        yield from ((name, finding) for finding in question())
