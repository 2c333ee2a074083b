"""What kinds of statement it is: hints for the person who triages, never a gate."""

import re
from collections.abc import Sequence

from factcheck.claims.engine.cues import CAUSES, CHANGES, COMPARES, RANKS, Cue
from factcheck.claims.engine.results import Quantity
from factcheck.claims.engine.words import IRREGULAR, vocabulary

KINDS = ("quantity", "comparison", "event", "cause", "quotation", "law", "prediction", "ranking", "statement")

MOST = 3
"""A statement that is everything at once tells nobody anything."""

ENACTED = Cue(
    "law laws bill bills legislation legislature lawmakers amendment constitution constitutional treaty statute "
    "ordinance illegal illegally legalised legalized outlawed vetoed veto ruling ruled overturned regulation "
    "regulations decree lawsuit convicted indicted sentenced unconstitutional banned bans mandate mandates repealed "
    "enacted tariff tariffs sanctions subsidy subsidies",
    r"\bexecutive\s+orders?\b|\bvot(?:es?|ed|ing)\s+(?:for|against|to|in\s+favou?r)\b|\bsupreme\s+court\b|"
    r"\bsigned\s+into\b|\b(?:tax|income|wealth|carbon)\s+(?:cuts?|rates?|reform|law)\b",
    near="executive vote votes voted voting supreme signed tax",
)
COMING = Cue(
    "will won't won’t shall forecasts predicts predicted forecast",
    r"\b(?:is|are)\s+(?:expected|set|due|scheduled|forecast|projected|going|likely|poised|slated)\s+to\b|"
    r"\bplans?\s+to\b|\bon\s+(?:track|course)\s+to\b|\b(?:expects?|hopes?)\s+to\b|[’']ll\b",
    near="expected set due scheduled forecast projected going likely poised slated plan plans track course expects "
    "expect hopes hope i'll we'll he'll she'll they'll it'll you'll i’ll we’ll he’ll she’ll they’ll it’ll you’ll",
)
ASSUMED = frozenset("would could".split())
MAY = re.compile(r"\bmay\b")
PAST_WORDS = frozenset(IRREGULAR.split())
PARTICIPLE = re.compile(r"ed\b(?<=[a-z][a-df-z]ed)")


def kinds(
    statement: str, quantities: Sequence[Quantity], quoted: bool, spoken: frozenset[str] | None = None
) -> tuple[str, ...]:
    """The kinds of `statement`, the best first and at most three of them; "statement" alone where no other holds.

    `quoted` says that it is mostly somebody's words between quotation marks; `spoken` are its words in lower case,
    where the caller has them already.
    """
    if spoken is None:
        spoken = vocabulary(statement)
    past = happened(statement, spoken)
    found: list[str] = []
    if COMING.told(statement, spoken) or (not past and assumed(statement, spoken)):
        found.append("prediction")
    if COMPARES.told(statement, spoken) or (quantities and CHANGES.told(statement, spoken)):
        found.append("comparison")
    if RANKS.told(statement, spoken):
        found.append("ranking")
    if CAUSES.told(statement, spoken):
        found.append("cause")
    if quantities:
        found.append("quantity")
    if quoted:
        found.append("quotation")
    if ENACTED.told(statement, spoken):
        found.append("law")
    if past:
        found.append("event")
    return tuple(found[:MOST]) or ("statement",)


def assumed(statement: str, spoken: frozenset[str]) -> bool:
    """Whether it speaks of what would, could or may be."""
    return not ASSUMED.isdisjoint(spoken) or ("may" in spoken and MAY.search(statement) is not None)


def happened(statement: str, spoken: frozenset[str]) -> bool:
    """Whether a word has the form of the past: "fell", "raised", but neither "need" nor "United"."""
    if not PAST_WORDS.isdisjoint(spoken):
        return True
    for match in PARTICIPLE.finditer(statement):
        begin = match.start()
        while begin and statement[begin - 1].islower():
            begin -= 1
        if begin == 0 or not statement[begin - 1].isalpha():
            return True
    return False
