"""What kinds of statement it is: hints for the person who triages, never a gate."""

import re
from collections.abc import Sequence

from factcheck.claims.engine.cues import CAUSES, CHANGES, COMES, COMPARES, ENACTED, RANKS, signs
from factcheck.claims.engine.heard import bit_for, heard
from factcheck.claims.engine.results import Quantity
from factcheck.claims.engine.words import IRREGULAR

KINDS = ("quantity", "comparison", "event", "cause", "quotation", "law", "prediction", "ranking", "statement")

MOST = 3
"""A statement that is everything at once tells nobody anything."""

ASSUMED = bit_for("would could".split())
MAY_BE = bit_for(["may"])
MAY = re.compile(r"\bmay\b")
PAST_WORDS = bit_for(IRREGULAR.split())
PARTICIPLE = re.compile(r"ed\b(?<=[a-z][a-df-z]ed)")


def kinds(statement: str, quantities: Sequence[Quantity], quoted: bool, attributed: bool) -> tuple[str, ...]:
    """The kinds of `statement`, the best first and at most three of them; "statement" alone where no other holds.

    `quoted` says that it is mostly somebody's words between quotation marks, `attributed` that somebody is said to have
    said it: that comes last, as it is told of the sentence around.
    """
    spoken = heard(statement)
    told = signs(statement)
    past = happened(statement, spoken)
    found: list[str] = []
    if COMES in told or (not past and assumed(statement, spoken)):
        found.append("prediction")
    if COMPARES in told or (quantities and CHANGES in told):
        found.append("comparison")
    if RANKS in told:
        found.append("ranking")
    if CAUSES in told:
        found.append("cause")
    if quantities:
        found.append("quantity")
    if quoted:
        found.append("quotation")
    if ENACTED in told:
        found.append("law")
    if past:
        found.append("event")
    found = found or ["statement"]
    if attributed and not quoted:
        found.append("quotation")
    return tuple(found[:MOST])


def assumed(statement: str, spoken: int) -> bool:
    """Whether it speaks of what would, could or may be."""
    return spoken & ASSUMED != 0 or (spoken & MAY_BE != 0 and MAY.search(statement) is not None)


def happened(statement: str, spoken: int) -> bool:
    """Whether a word has the form of the past: "fell", "raised", but neither "need" nor "United"."""
    if spoken & PAST_WORDS:
        return True
    at = statement.find("ed")
    while at >= 0:
        begin = at
        if PARTICIPLE.match(statement, at):
            while begin and statement[begin - 1].islower():
                begin -= 1
            if begin == 0 or not statement[begin - 1].isalpha():
                return True
        at = statement.find("ed", at + 2)
    return False
