"""The bodies that programs send: JSON that every reader reads the same, and that the database can keep."""

import json
from typing import Any

from django.http import HttpRequest

from factcheck.feeds.api.refusing import LARGEST_BODY, BadRequest, NotThisKind, TooLarge

DEEPEST = 20  # Levels of a JSON body; ours have two.


def permit_body(request: HttpRequest) -> None:
    """Refuse a body of another kind, too large a one (before it is read), and one that is not strictly JSON."""
    if request.content_type != "application/json":
        raise NotThisKind("Send the body as JSON, with the header “Content-Type: application/json”.")
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or len(length) > 18 or int(length) > LARGEST_BODY or len(request.body) > LARGEST_BODY:
        raise TooLarge
    read_strictly(request.body)


def read_strictly(body: bytes) -> Any:
    """The value of a JSON text, if all readers read the same in it and the database can keep it."""
    try:
        value = json.loads(body.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise BadRequest("The body is not UTF-8.") from None
    except RecursionError:
        raise BadRequest(f"The body is nested more than {DEEPEST} levels deep.") from None
    except ValueError:
        raise BadRequest("The body is not JSON as RFC 8259 has it.") from None
    _permit_values(value, 0)
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadRequest("A field stands in the body twice. Name each once.")
    return found


def _no_number(name: str) -> None:
    raise BadRequest(f"JSON has no number {name}.")


def _permit_values(value: Any, depth: int) -> None:
    if depth > DEEPEST:
        raise BadRequest(f"The body is nested more than {DEEPEST} levels deep.")
    if isinstance(value, str):
        if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
            raise BadRequest("The body holds a character that no text has: NUL, or half of a surrogate pair.")
    elif isinstance(value, dict):
        for name, inner in value.items():
            _permit_values(name, depth + 1)
            _permit_values(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _permit_values(inner, depth + 1)
