"""Rules for the claim: its words, and its place in the world."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import GOOGLE, TOOLS, WILD, after
from factcheck.feeds.reader.nodes import Node, at, each, is_empty, kinds_of, objects, text
from factcheck.feeds.reader.webpage import folded

BEST_LENGTH = 75
_ANNOUNCEMENT = re.compile(
    r"(fact[\s-]?check(ing|ed)?|faktencheck|verificamos|verifica(ção|ción)|fake news|vrai ou faux)\b"
    r"|फैक्ट चेक|फ़ैक्ट चेक|事實查核|事实查核",
    re.IGNORECASE,
)
_QUESTION = ("?", "？", "؟", "?”", "?»", '?"', "?’", "?)", "？」")


@after(GOOGLE)
def the_claim_is_there(review: Node) -> Iterator[Fault]:
    """claimReviewed is there, is one text, and is short: under 75 characters."""
    place = f"{review.place}.claimReviewed"
    value = review.value.get("claimReviewed")
    cure = _("State the claim in one short sentence.")
    if is_empty(value):
        yield Fault(place, _("It is missing."), cure)
    elif isinstance(value, list):
        yield Fault(place, _("It is a list."), cure)
    for one, where in each(value, place):
        if not isinstance(one, str):
            yield Fault(where, _("%(value)s is no text.") % {"value": quoted(one)}, cure)
        elif len(one.strip()) > BEST_LENGTH:
            wrong = _("It has %(number)s characters.") % {"number": len(one.strip())}
            shorter = _("Try to stay under %(number)s: a short statement of the claim.") % {"number": BEST_LENGTH}
            yield Fault(where, wrong, shorter, is_advice=True)


@after(GOOGLE, WILD)
def the_claim_is_the_claim_alone(review: Node) -> Iterator[Fault]:
    """claimReviewed is neither a headline nor a question, and the verdict is not in it."""
    label = re.escape(text(review, "reviewRating", "alternateName").strip() or "\0")
    verdict = re.compile(rf"^[\[(]?{label}[\])]?\s*[:–—|-]|[\[(]{label}[\])]\s*$|\s[–—|-]\s{label}\W*$", re.IGNORECASE)
    for value, place in at(review, "claimReviewed"):
        if not isinstance(value, str):
            continue
        claim = value.strip()[:2000]
        said = {"value": quoted(claim)}
        if claim.endswith(_QUESTION):
            yield Fault(place, _("It is a question."), _("State what is claimed."))
        if value != value.strip():
            yield Fault(place, _("There are spaces around it."), _("Trim it."))
        if _ANNOUNCEMENT.match(claim):
            cure = _("State what is claimed, and nothing before it.")
            yield Fault(place, _("%(value)s announces the check.") % said, cure)
        if verdict.search(claim):
            yield Fault(place, _("%(value)s has the verdict in it.") % said, _("Leave the rating to reviewRating."))


@after(GOOGLE)
def the_item_is_a_claim(review: Node) -> Iterator[Fault]:
    """itemReviewed is a Claim that says when it was made. CreativeWork is the old way."""
    place = f"{review.place}.itemReviewed"
    if is_empty(review.value.get("itemReviewed")):
        cure = _("Describe the claim: who made it, when, and where.")
        yield Fault(place, _("It is missing."), cure, is_advice=True)
    for value, where in at(review, "itemReviewed"):
        if not isinstance(value, dict):
            yield Fault(where, _("%(value)s is no object.") % {"value": quoted(value)}, _("Give a Claim."))
    for item in objects(review, "itemReviewed"):
        kinds = kinds_of(item.value)
        if not kinds:
            yield Fault(f"{item.place}.@type", _("It is missing."), _("Write “Claim”."))
        elif "Claim" not in kinds:
            wrong = _("%(value)s is the old way.") % {"value": quoted(kinds[0])}
            yield Fault(f"{item.place}.@type", wrong, _("Write “Claim”."), is_advice=True)
        if is_empty(item.value.get("datePublished")):
            cure = _("Give the day the claim was made.")
            yield Fault(f"{item.place}.datePublished", _("It is missing."), cure, is_advice=True)


@after(TOOLS)
def the_item_is_not_named_like_the_claim(review: Node) -> Iterator[Fault]:
    """itemReviewed.name is not the claim: Google's tools read the claim's place from it."""
    claim = folded(text(review, "claimReviewed"))
    for name, place in at(review, "itemReviewed", "name"):
        if isinstance(name, str) and claim and folded(name) == claim:
            wrong = _("It repeats the claim; Google's tools read the claim's place from it.")
            yield Fault(place, wrong, _("Use itemReviewed.text."))
