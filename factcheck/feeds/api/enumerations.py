"""Names for the closed lists of words in the API's document: a generator makes one type of each, wherever it stands."""

from typing import Any

from factcheck.claims.models import Claim
from factcheck.feeds.webhooks.models import Event
from factcheck.sources.models import Source
from factcheck.verdicts.models import State

# What the words are of, by the words.
NAMES: dict[frozenset[str], str] = {
    frozenset(Claim.Status.values): "ClaimStatus",
    frozenset(Source.Kind.values): "SourceKind",
    frozenset(State.values): "RevisionState",
    frozenset(Event.values): "EventType",
    frozenset({"normal", "high", "urgent"}): "Priority",
    frozenset({"embargo", "draft"}): "Withheld",
    frozenset({"waiting", "running", "done", "failed"}): "JobState",
    frozenset({"anchored", "changed", "gone"}): "Anchor",
    frozenset({"retracted", "no-longer-matching"}): "TombstoneState",
}


def name_them(made: dict[str, Any]) -> None:
    """Put each list into the components under its name, and a reference to it wherever it stood."""
    schemas = made["components"]["schemas"]
    found: dict[str, dict[str, Any]] = {}
    _walk(made, found)
    schemas |= {name: {"title": name, **found[name]} for name in sorted(found)}


def _walk(place: Any, found: dict[str, dict[str, Any]]) -> None:
    inner = place.values() if isinstance(place, dict) else place if isinstance(place, list) else ()
    for each in inner:
        if isinstance(each, dict) and (name := NAMES.get(frozenset(each.get("enum", ())))):
            found[name] = {"type": each.pop("type"), "enum": each.pop("enum")}
            each.pop("title", None)
            each["$ref"] = f"#/components/schemas/{name}"
        else:
            _walk(each, found)
