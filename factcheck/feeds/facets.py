"""The facts that published checks are looked for by, each as one text: `rating:false`, `topic:Trade`.

The database makes them of the frozen record, by a function of its own (`migrations/0003_facets.py`), and keeps an index
of them. What is found in any case is compared in the letters that the database takes for the small ones.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.fields.array import ArrayContains, ArrayOverlap  # type: ignore[attr-defined]
from django.db.models import Func, Q, TextField, Value
from django.db.models.functions import Lower

# `language` is the tag as it was written, `speaks` each tag that it belongs to: de-AT speaks de as well.
IN_ANY_CASE = {"rating", "claimant", "language", "speaks"}


class Facets(Func):
    """All of a verdict's, from its frozen record."""

    function = "verdict_facets"
    output_field = ArrayField(TextField())


def having(sought: Mapping[str, str]) -> Q:
    """The verdicts that have all of these; a value that is empty asks for nothing."""
    asked = [_facet(kind, value) for kind, value in sought.items() if value]
    return Q(ArrayContains(Facets("record"), asked)) if asked else Q()


def having_one(*sought: tuple[str, str]) -> Q:
    """The verdicts that have one of these kinds and values, at least."""
    return Q(ArrayOverlap(Facets("record"), [_facet(kind, value) for kind, value in sought]))


def _facet(kind: str, value: str) -> Any:
    text = Value(f"{kind}:{value}", output_field=TextField())
    return Lower(text) if kind in IN_ANY_CASE else text
