"""How much a sentence is worth checking, as a sum of named reasons.

Which reasons hold is told by rules; how much each counts was learned from sentences of debates that people had judged
(`weights`). Reasons are kept apart from the wording: what politicians say in a debate is worded unlike news, so in an
article the wording is left out, and what a sentence model makes of the meaning counts for less.
"""

import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import attrgetter, itemgetter

from factcheck.claims.engine import words
from factcheck.claims.engine.dates import dates as find_dates
from factcheck.claims.engine.figures import figures as find_figures
from factcheck.claims.engine.layout import languages
from factcheck.claims.engine.results import Date, Factor, Quantity
from factcheck.claims.engine.worthiness.reasons import pairs, plain, reasons, tokens
from factcheck.claims.engine.worthiness.weights import LEXICAL, Weights, with_meaning
from factcheck.claims.engine.worthiness.wording import grams, wording

CUT = 0.5
"""The engine's own cut: a score from here on is check-worthy."""

CONSTANT = "few sentences hold a claim worth checking"
IN_ARTICLE = "stands in an article"
MEANS = "meaning is close to checked claims"
MEANS_NOT = "meaning is far from checked claims"
NO_MODEL = "no model for this language"
NOT_SUPPORTED = "language not supported"

WORDISH = re.compile(r"[^\W_]")
Strength = tuple[float, Factor]
"""A reason behind its strength, by which reasons are put in order."""

LONGEST = 2_000
"""Characters of a sentence whose words are weighed: longer ones are lists or no prose at all."""

CALLED_FALSE = re.compile(
    r"\b(?:falsely|wrongly|incorrectly|baselessly|misleadingly|erroneously|untruthfully|without\s+(?:evidence"
    r"|proof)|false|unfounded|debunked|unproven)\b",
    re.IGNORECASE,
)
CROWD = re.compile(
    r"\b(?:social\s+media|posts?|rumou?rs?|users|online|viral|tweets?|memes?|videos?|claims|messages|facebook"
    r"|twitter|tiktok|whatsapp|telegram|conspiracy|bloggers?|blogs?|websites?)\b",
    re.IGNORECASE,
)


def score(
    sentence: str,
    quantities: Sequence[Quantity] | None = None,
    dates: Sequence[Date] | None = None,
    around: Sequence[Factor] = (),
    *,
    article: bool = False,
    meaning: Sequence[float] | None = None,
    language: str = "en",
) -> tuple[float, tuple[Factor, ...]]:
    """The check-worthiness of `sentence` in [0, 1] and the reasons whose weights sum to its log-odds, strongest first.

    Figures and dates are read from the sentence unless the caller has them already; `around` are reasons that lie in
    what stands around it (who said it, how that was put), and `article` says that it stands in one. `meaning` is the
    sentence's vector, where there is a sentence model. In a language that is read in part only what needs no words
    counts; in others the score is 0.
    """
    if not sentence[:1].isalnum() and not WORDISH.search(sentence):
        return 0.0, ()
    support = "full" if language == "en" else languages.supported(languages.primary(language))
    if support == "none":
        return 0.0, (Factor(NOT_SUPPORTED, 0.0),)
    if dates is None:
        dates = find_dates(sentence, 0, len(sentence), published=None)
    if quantities is None:
        quantities = find_figures(sentence, 0, len(sentence), dates)
    known = LEXICAL if meaning is None or support != "full" else with_meaning()
    weights = {CONSTANT: known.constant}
    for factor in around:
        weights[factor.name] = weights.get(factor.name, 0.0) + factor.weight
    if article:
        weights[IN_ARTICLE] = known.article
    if support == "full":
        part = sentence[:LONGEST]
        spoken = tokens(part)
        names = reasons(part, quantities, dates, spoken)
        if not article:
            for factor in wording(grams(spoken, pairs(spoken)), known.wording):
                weights[factor.name] = factor.weight
        if meaning is not None:
            told = meant(meaning, known, known.article_meaning if article else 1.0)
            weights[told.name] = told.weight
    else:
        names = plain(sentence, quantities, dates, words.count(sentence))
        weights[NO_MODEL] = known.unread
    why = strongest_first(names, weights, known)
    total = math.fsum(map(WEIGHT, why))
    return round(1 / (1 + math.exp(-total)), 4), why


def strongest_first(names: Sequence[str], weights: dict[str, float], known: Weights) -> tuple[Factor, ...]:
    """The reasons that were told by their `names` and those that have their own `weights`; what two rules call by one
    name is one reason with both weights.
    """
    trained = by_name(known is not LEXICAL)
    if not weights.keys().isdisjoint(names):
        for name in names:
            if name in weights:
                weights[name] += known.reasons.get(name, 0.0)
        names = [name for name in names if name not in weights]
    found: list[Strength] = list(filter(None, map(trained.get, names)))
    found.extend(map(ranked, weights, weights.values()))
    found.sort(key=STRENGTH, reverse=True)
    return tuple(map(FACTOR, found))


@cache
def by_name(with_vector: bool) -> dict[str, Strength]:
    """The trained reasons, but for those that count nothing."""
    known = with_meaning() if with_vector else LEXICAL
    return {name: ranked(name, weight) for name, weight in known.reasons.items() if weight}


def meant(meaning: Sequence[float], known: Weights, scale: float) -> Factor:
    """The reason that lies in the sentence's vector. Raises ValueError where it has not the model's length."""
    total = math.fsum(float(part) * number for part, number in zip(meaning, known.meaning, strict=True))
    weight = round(scale * total, 3)
    return Factor(MEANS if weight >= 0 else MEANS_NOT, weight)


@lru_cache(maxsize=2048)
def ranked(name: str, weight: float) -> Strength:
    """The reason with its strength. Most come again and again, alike."""
    weight = round(weight, 3)
    return abs(weight), Factor(name, weight)


STRENGTH, FACTOR = itemgetter(0), itemgetter(1)
WEIGHT = attrgetter("weight")


def attributed(source: str, around: str, direct: bool) -> Factor:
    """The reason that somebody is said to have said it: `source` as written, `around` the words up to the content."""
    if not direct and CALLED_FALSE.search(around):
        return Factor("is reported as false or without proof", 0.8)
    if CROWD.search(source):
        return Factor("is spread without a name", 0.5)
    return Factor("quotes somebody" if direct else "reports what somebody says", -0.4 if direct else 0.1)


__all__ = ["CUT", "attributed", "score"]
