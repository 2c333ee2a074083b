"""What an address or a form asks for, read without trust: nonsense asks for nothing."""

from django.http import QueryDict

LONGEST = 200
MOST = 300  # Rows that one address names.


def words_of(query: QueryDict, name: str = "q") -> str:
    """The words somebody looks for, without the NUL that no database takes."""
    return query.get(name, "").replace("\0", "").strip()[:LONGEST]


def number_of(query: QueryDict, name: str) -> int | None:
    """A row's number, or None."""
    return _number(query.get(name, ""))


def numbers_of(query: QueryDict, name: str) -> list[int]:
    """The numbers of rows that stand one after the other, as in `12 15`: each once, so many at most."""
    asked = [_number(word) for word in query.get(name, "")[: 20 * MOST].split()]
    return list(dict.fromkeys(number for number in asked if number is not None))[:MOST]


def _number(asked: str) -> int | None:
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None
