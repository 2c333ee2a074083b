"""Rules for the claim: its words, its place in the world, and where it appeared."""

import re
from collections.abc import Iterator

from factcheck.feeds.addresses import host_of
from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.reading import Node, folded, kinds_of
from factcheck.feeds.lint.values import at, each, filled, is_empty, objects, text

BEST_LENGTH = 75
_ANNOUNCEMENT = re.compile(
    r"(fact[\s-]?check(ing|ed)?|faktencheck|verificamos|verifica(ção|ción)|fake news|vrai ou faux)\b",
    re.IGNORECASE,
)


def the_claim_is_there(review: Node) -> Iterator[Fault]:
    place = f"{review.place}.claimReviewed"
    if is_empty(review.value.get("claimReviewed")):
        yield Fault(place, "It is missing.", "State the claim in one short sentence.")
    for value, where in each(review.value.get("claimReviewed"), place):
        if not isinstance(value, str):
            yield Fault(where, f"{quoted(value)} is no text.", "State the claim in one short sentence.")
        elif len(value) > BEST_LENGTH:
            cure = f"Try to stay under {BEST_LENGTH}: a short statement of the claim."
            yield Fault(where, f"It has {len(value)} characters.", cure, is_advice=True)


def the_claim_is_the_claim_alone(review: Node) -> Iterator[Fault]:
    """Neither a headline nor a question, and without the verdict, which has a place of its own."""
    label = re.escape(text(review, "reviewRating", "alternateName").strip() or "\0")
    verdict = re.compile(rf"^[\[(]?{label}[\])]?\s*[:–—|-]|[\[(]{label}[\])]\s*$|\s[–—|-]\s{label}\W*$", re.IGNORECASE)
    for value, place in at(review, "claimReviewed"):
        if not isinstance(value, str):
            continue
        claim = value.strip()
        if claim.endswith(("?", "？", "؟", "?”", "?»")):
            yield Fault(place, "It is a question.", "State what is claimed.")
        if _ANNOUNCEMENT.match(claim):
            yield Fault(
                place,
                f"{quoted(claim)} announces the check.",
                "State what is claimed, and nothing before it.",
            )
        if verdict.search(claim):
            yield Fault(place, f"{quoted(claim)} has the verdict in it.", "Leave the rating to reviewRating.")


def the_item_is_a_claim(review: Node) -> Iterator[Fault]:
    place = f"{review.place}.itemReviewed"
    if is_empty(review.value.get("itemReviewed")):
        yield Fault(place, "It is missing.", "Describe the claim: who made it, when, and where.", is_advice=True)
    for item in objects(review, "itemReviewed"):
        kinds = kinds_of(item.value)
        if not kinds:
            yield Fault(f"{item.place}.@type", "It is missing.", "Write “Claim”.")
        elif "Claim" not in kinds:
            yield Fault(f"{item.place}.@type", f"{quoted(kinds[0])} is the old way.", "Write “Claim”.", is_advice=True)
        if is_empty(item.value.get("datePublished")):
            cure = "Give the day the claim was made."
            yield Fault(f"{item.place}.datePublished", "It is missing.", cure, is_advice=True)


def the_item_is_not_named_like_the_claim(review: Node) -> Iterator[Fault]:
    claim = folded(text(review, "claimReviewed"))
    for name, place in at(review, "itemReviewed", "name"):
        if isinstance(name, str) and claim and folded(name) == claim:
            yield Fault(
                place,
                "It repeats the claim; Google's tools read the claim's place from it.",
                "Use itemReviewed.text.",
            )


def it_appeared_somewhere(review: Node) -> Iterator[Fault]:
    for item in objects(review, "itemReviewed"):
        if not any(filled(item.value.get(name)) for name in ("appearance", "firstAppearance")):
            cure = "Say where the claim was made, as CreativeWork objects with their addresses."
            yield Fault(f"{item.place}.appearance", "It is missing.", cure, is_advice=True)


def appearances_are_articles_of_others(review: Node) -> Iterator[Fault]:
    home = host_of(text(review, "url"))
    seen: dict[str, str] = {}
    for name in ("firstAppearance", "appearance"):
        for value, place in at(review, "itemReviewed", name):
            url = value.get("url") if isinstance(value, dict) else value
            where = f"{place}.url" if isinstance(value, dict) else place
            if isinstance(value, dict) and not any(
                filled(value.get(key)) for key in ("url", "headline", "name", "@id")
            ):
                yield Fault(place, "It names no article.", "Give its address and headline, or leave it out.")
            if not isinstance(url, str) or is_empty(url):
                continue
            if not isinstance(value, dict) and not url.startswith(("http://", "https://")):
                yield Fault(
                    where,
                    f"{quoted(url)} is no address.",
                    "Give a CreativeWork with the address of one article.",
                )
            if "," in url:
                yield Fault(
                    where,
                    "There is a comma in it, and readers split there.",
                    "Write it as %2C; one address each.",
                )
            if home and host_of(url) == home:
                yield Fault(where, f"{quoted(url)} is on the checker's own site.", "Name where others made the claim.")
            if url in seen:
                yield Fault(where, f"It is named in {seen[url]} already.", "Name each article once.")
            seen.setdefault(url, place.rpartition(".")[2])
