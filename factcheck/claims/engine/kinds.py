"""What kind of statement it is: a hint for the person who triages, never a gate."""

import re
from collections.abc import Sequence

from factcheck.claims.engine import words, worthiness
from factcheck.claims.engine.results import Quantity

KINDS = ("quantity", "comparison", "event", "cause", "quotation", "law", "prediction", "ranking", "statement")

STRICT_LAW = re.compile(
    r"\b(?:law|laws|bill|legislation|amendment|constitution(?:al)?|treaty|statute|ordinance|executive\s+order"
    r"|illegal|legali[sz]ed|vetoed|ruling|regulations?|decree)\b",
    re.IGNORECASE,
)
COMING = re.compile(
    r"\b(?:will|won[’']t|shall|(?:is|are)\s+(?:expected|set|due|scheduled|forecast|projected|going|likely)\s+to"
    r"|would|plans?\s+to|could|(?-i:may))\b",
    re.IGNORECASE,
)
ASSUMED = re.compile(r"\b(?:would|could|may)\b", re.IGNORECASE)


def kind(statement: str, quantities: Sequence[Quantity], quoted: bool) -> str:
    """The kind of `statement`; `quoted` says that it is mostly somebody's words between quotation marks."""
    spoken = words.vocabulary(statement)
    coming = COMING.search(statement)
    if coming and not (words.PAST.search(statement) and ASSUMED.fullmatch(coming.group())):
        return "prediction"
    if worthiness.COMPARES.told(statement, spoken) or (quantities and worthiness.CHANGES.told(statement, spoken)):
        return "comparison"
    if worthiness.RANKS.told(statement, spoken):
        return "ranking"
    if worthiness.CAUSES.told(statement, spoken):
        return "cause"
    if quantities:
        return "quantity"
    if quoted:
        return "quotation"
    if STRICT_LAW.search(statement):
        return "law"
    if words.PAST.search(statement):
        return "event"
    return "statement"
