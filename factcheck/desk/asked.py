"""What an address or a form asks for, read without trust: nonsense asks for nothing."""

from django.http import QueryDict

LONGEST = 200


def words_of(query: QueryDict, name: str = "q") -> str:
    """The words somebody looks for, without the NUL that no database takes."""
    return query.get(name, "").replace("\0", "").strip()[:LONGEST]


def number_of(query: QueryDict, name: str) -> int | None:
    """A row's number, or None."""
    asked = query.get(name, "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None
