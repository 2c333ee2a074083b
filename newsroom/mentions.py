"""Colleagues that are named in a text, `@checker`, and addresses in it. A name that nobody has is only text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Value
from django.db.models.functions import Concat, JSONObject, Lower, StrIndex

from newsroom.models import Comment, User
from newsroom.people import colleagues

_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"“”«»]+", re.IGNORECASE)
# A user name as Django takes it, not in the middle of a word: the address of a mailbox names nobody.
_NAME = re.compile(r"(?<![\w.@+/-])@([\w.@+-]{1,150})")
_ENDS_A_NAME = ".@+-"
_ENDS_AN_ADDRESS = ".,;:!?'’…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: an address to follow, a colleague who is named, or words."""

    text: str
    address: str = ""
    person: User | None = None


def pieces(text: str, people: Mapping[str, User]) -> Iterator[Piece]:
    """The text cut into pieces that join to it. `people` are those of `people_named` or `named_in`."""
    for stretch, is_address in _stretches(text):
        if is_address:
            yield Piece(stretch, address=stretch)
            continue
        done = 0
        for found in _NAME.finditer(stretch):
            name, person = _who(found[1], people)
            if person is None:
                continue
            yield from _words(stretch[done : found.start()])
            done = found.start(1) + len(name)
            yield Piece(stretch[found.start() : done], person=person)
        yield from _words(stretch[done:])


def people_named(texts: Iterable[str]) -> dict[str, User]:
    """Lower-case user name -> colleague, of all that the texts name. One query; none where no name is written."""
    names: set[str] = set()
    for text in texts:
        for stretch, is_address in _stretches(text):
            if not is_address:
                names.update(name for found in _NAME.finditer(stretch) for name in _readings(found[1]))
    if not names:
        return {}
    known = colleagues().annotate(lower=Lower("username")).filter(lower__in=names).order_by("-pk")
    return {person.username.lower(): person for person in known}


def with_named(said: QuerySet[Comment]) -> QuerySet[Comment]:
    """The comments, each with the colleagues whose names it may hold in `named`, as `named_in` reads them."""
    at_name = Concat(Value("@"), Lower("username"))
    found = colleagues().annotate(at=StrIndex(Lower(OuterRef("words")), at_name)).filter(at__gt=0).order_by("-pk")
    return said.annotate(named=ArraySubquery(found.values(person=JSONObject(**{name: name for name in _PERSON}))))


def named_in(said: Comment) -> dict[str, User]:
    """Lower-case user name -> colleague, of a comment that came `with_named`."""
    rows: Sequence[Mapping[str, Any]] = said.named  # type: ignore[attr-defined]
    return {row["username"].lower(): User(**row) for row in rows}


_PERSON = ("pk", "username", "first_name", "last_name")


def _stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut into addresses (True) and what is between them; a name in an address names nobody."""
    done = 0
    for found in _ADDRESS.finditer(text):
        address = _without_its_end(found[0])
        yield text[done : found.start()], False
        yield address, True
        done = found.start() + len(address)
    yield text[done:], False


def _without_its_end(address: str) -> str:
    """The address without the full stop behind it; a closing bracket belongs to it only if it was opened there."""
    address = address.rstrip(_ENDS_AN_ADDRESS)
    if address.endswith(")") and address.count(")") > address.count("("):
        return address[:-1].rstrip(_ENDS_AN_ADDRESS)
    return address


def _words(text: str) -> Iterator[Piece]:
    if text:
        yield Piece(text)


def _who(written: str, people: Mapping[str, User]) -> tuple[str, User | None]:
    """The longest beginning of what is written that is somebody's name."""
    for name in _readings(written):
        if person := people.get(name):
            return written[: len(name)], person
    return "", None


def _readings(written: str) -> Iterator[str]:
    """The names it may mean: as it stands, and without the full stop that ends a sentence or the like."""
    name = written.lower()
    yield name
    while name and name[-1] in _ENDS_A_NAME:
        name = name[:-1]
        if name:
            yield name
