"""How much a sentence is worth checking, as a sum of named reasons.

The weights were set by hand, on the log-odds scale. Every reason is one look at the words. A sentence that gives none
stays well under the cut, and a figure alone does not carry an opinion or a question over it.
"""

import math
import re
from collections.abc import Sequence

from factcheck.claims.engine import words
from factcheck.claims.engine.cues import CAUSES, CHANGES, COMPARES, LAW, RANKS, Cue
from factcheck.claims.engine.dates import dates as find_dates
from factcheck.claims.engine.figures import figures as find_figures
from factcheck.claims.engine.letters import UPPER
from factcheck.claims.engine.lexicon import STARTERS
from factcheck.claims.engine.results import Date, Factor, Quantity

CUT = 0.5
"""The engine's own cut: a score from here on is check-worthy."""

BASE = -1.05

PUBLIC = Cue(
    "job jobs unemployment economy economic wage wages income incomes deficit deficits debt debts budget budgets "
    "spending crime crimes murder murders immigrant immigrants immigration refugee refugees poverty insurance "
    "healthcare medicare medicaid school schools student students troops soldiers weapons nuclear terrorism "
    "terrorist terrorists oil energy emissions pollution climate price prices inflation export exports import "
    "imports trade companies factories workers voters election elections votes elected government administration "
    "death deaths killed injured died birth births cases patients hospital hospitals vaccine vaccines vaccinated "
    "vaccination virus population populations residents households families police prison prisons arrest arrests "
    "arrested military holdings reserves bonds bank banks market markets growth production sales revenue profit "
    "profits",
    r"\bhealth\s+care\b|\bsocial\s+security\b",
)
AUTHORITY = Cue(
    "data figures statistics study studies report survey poll census research researcher researchers scientists "
    "experts official officials ministry department agency bureau spokesman spokeswoman spokesperson records "
    "document documents analysis estimate estimates",
    r"\baccording\s+to\b",
)
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
ROUGH = re.compile(
    r"\b(?:(?:tens|dozens|hundreds|thousands|millions|billions|trillions)\s+of|(?:a|several|few)\s+(?:dozen"
    r"|hundred|thousand|million|billion|trillion)|(?:many|most)\s+of\s+the|(?:a\s+lot|plenty)\s+of\s+money)\b",
    re.IGNORECASE,
)
WORDISH = re.compile(r"[^\W_]")
QUESTION = re.compile(r"[?？؟][\"'”’»」)\]*_\s]*$")
ASKS = re.compile(
    r"^(?:[\"“'‘(*_]*)(?:so\s+|and\s+|but\s+|now,?\s+|well,?\s+)*(?:let[’']?s|let\s+(?:me|us)|please|go\s+ahead"
    r"|take\s+a\s+look|thank|thanks|welcome|good\s+(?:morning|evening|night)|hello|"
    r"look,|listen,|imagine|remember|consider|note\s+that|see\b|stop|don[’']t|do\s+not|try|make\s+sure|i\s+(?:want"
    r"|would\s+like)\s+to\s+(?:thank|ask|talk|say))\b",
    re.IGNORECASE,
)
OPINION = re.compile(
    r"\b(?:I|[Ww]e)\s+(?:\w+ly\s+)?(?:don[’']t\s+)?(?:think|believe|feel|hope|guess|suppose|wish|want|need|love"
    r"|hate|trust|know|mean|agree|disagree|support|oppose|understand|doubt|care)\b|"
    r"\b(?:in\s+my\s+(?:view|opinion)|I[’']m\s+(?:not\s+)?(?:sure|proud|happy|sorry|glad|convinced|going|for"
    r"|against)|I[’']d\s+like|my\s+(?:view|opinion|belief|hope|plan))\b",
)
FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|myself|I[’'](?:m|ve|d|ll))\b")
ADDRESSES = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
VALUES = Cue(
    "should must good bad great terrible wonderful beautiful amazing awful horrible disgrace disgraceful wrong "
    "important fair unfair ridiculous smart powerful fantastic tremendous disaster shame shameful sad proud exciting "
    "interesting fun delicious lovely perfect tough strong crucial critical clear clearly",
    r"\bought\s+to\b|\b(?:needs?|have|has)\s+to\b|\bright\s+thing\b|\bbest\s+way\b",
)
HEDGES = Cue(
    "might could perhaps maybe possibly probably likely unlikely seem seems seemed potential potentially suggest "
    "suggests if reportedly allegedly would speculate speculated speculation",
    r"\b(?-i:may)\b|\bappear(?:s|ed)\s+to\b|\b(?:sort|kind)\s+of\b",
)
FUTURE = re.compile(
    r"\b(?:will|won[’']t|shall|going\s+to|gonna|about\s+to|(?:I|we|he|she|they|it|you)[’']ll|(?:is"
    r"|are)\s+(?:expected|set|due|scheduled|planned|likely)\s+to|plans?\s+to|next\s+(?:year|month|week|decade)|"
    r"in\s+the\s+(?:future|coming)|forecast(?:s)?|predict(?:s|ed)?)\b",
    re.IGNORECASE,
)
PROMISE = re.compile(
    r"\b(?:I|[Ww]e|[Yy]ou)\s+(?:will|won[’']t|shall|would|can|must)\b|\b(?:I|[Ww]e|[Yy]ou)(?:[’'](?:ll|d)|[’'](?:m"
    r"|re)\s+going\s+to|\s+(?:am|are)\s+going\s+to)\b"
)
MID_CAPITAL = re.compile(rf"(?<=[\w,’'”)] )(?:[{UPPER}][^\W\d_]*[a-zà-ÿ’'.-][\w’'.-]*|[{UPPER}]{{2,}}\b)")
FIRST_CAPITAL = re.compile(rf"^[\"“'‘(*_]*([{UPPER}][\w’'-]+)")
STATIVE = re.compile(r"\b(?:is|are|was|were|has|have|had|does|do|did)\b")
VAGUE = re.compile(
    r"^[\"“'‘(*_]*(?:and|but|so|or|well|now|then|that[’']s|this\s+is|it[’']s|there[’']s|that\s+is|that\s+was"
    r"|it\s+was|these\s+are|those\s+are|here)\b",
    re.IGNORECASE,
)
GENERAL = Cue(
    "every all none nobody everyone everybody always never most majority average typical typically",
    r"\bno\s+one\b|\bhalf\s+of\b",
)


def score(
    sentence: str,
    quantities: Sequence[Quantity] | None = None,
    dates: Sequence[Date] | None = None,
    around: Sequence[Factor] = (),
) -> tuple[float, tuple[Factor, ...]]:
    """The check-worthiness of `sentence` in [0, 1] and what it is made of, the strongest reason first.

    Figures and dates are read from the sentence unless the caller has them already; `around` are reasons that lie in
    what stands around it (who said it, how that was put).
    """
    if not WORDISH.search(sentence):
        return 0.0, ()
    if dates is None:
        dates = find_dates(sentence, 0, len(sentence), published=None)
    if quantities is None:
        quantities = find_figures(sentence, 0, len(sentence), dates)
    factors = [*reasons(sentence, quantities, dates), *around]
    factors.sort(key=lambda factor: -abs(factor.weight))
    total = BASE + sum(factor.weight for factor in factors)
    return round(1 / (1 + math.exp(-total)), 4), tuple(factors)


def attributed(source: str, around: str, direct: bool) -> Factor:
    """The reason that somebody is said to have said it: `source` as written, `around` the words up to the content."""
    if not direct and CALLED_FALSE.search(around):
        return Factor("is reported as false or without proof", 0.8)
    if CROWD.search(source):
        return Factor("is spread without a name", 0.5)
    return Factor("quotes somebody" if direct else "reports what somebody says", -0.4 if direct else 0.1)


def reasons(sentence: str, quantities: Sequence[Quantity], dates: Sequence[Date]) -> list[Factor]:
    """Every reason that the words of one sentence give."""
    length = words.count(sentence)
    spoken = words.vocabulary(sentence)
    found = figure_reasons(sentence, quantities)
    if dates:
        found.append(Factor("names a date", 0.6))
    if COMPARES.told(sentence, spoken):
        found.append(Factor("compares", 0.8))
    if CHANGES.told(sentence, spoken):
        found.append(Factor("says that something changed", 0.7))
    if RANKS.told(sentence, spoken):
        found.append(Factor("ranks or claims a record", 0.5))
    if CAUSES.told(sentence, spoken):
        found.append(Factor("gives a cause", 0.35))
    if LAW.told(sentence, spoken):
        found.append(Factor("speaks of law or policy", 0.45))
    if PUBLIC.told(sentence, spoken):
        found.append(Factor("is about public affairs", 0.45))
    if AUTHORITY.told(sentence, spoken):
        found.append(Factor("refers to a record or an authority", 0.35))
    if GENERAL.told(sentence, spoken):
        found.append(Factor("speaks of all, most or none", 0.2))
    named = named_things(sentence)
    if named:
        found.append(Factor("names who or what it is about", 0.5 if named == 1 else 0.9))
    if words.PAST.search(sentence):
        found.append(Factor("says what happened", 0.7))
    elif STATIVE.search(sentence):
        found.append(Factor("says how something is", 0.15))
    found.extend(doubts(sentence, spoken, length))
    return found


def figure_reasons(sentence: str, quantities: Sequence[Quantity]) -> list[Factor]:
    if not quantities:
        return [Factor("names a rough amount", 0.7)] if ROUGH.search(sentence) else []
    strong = any(
        each.currency or each.unit in {"percent", "percentage point", "share", "basis point"} or abs(each.value) >= 100
        for each in quantities
    )
    found = [Factor("names an amount or a share", 1.5) if strong else Factor("names a figure", 0.8)]
    if len(quantities) > 1:
        found.append(Factor("names several figures", 0.3))
    return found


def named_things(sentence: str) -> int:
    """How many names it holds, as far as capitals tell, the first word counted only where it is no ordinary one."""
    found = sum(1 for _ in zip(MID_CAPITAL.finditer(sentence), range(4), strict=False))
    first = FIRST_CAPITAL.match(sentence)
    if first is None or first.group(1) in STARTERS:
        return found
    if found and first.group(1)[-3:] not in {"ing", "ely"}:
        return found + 1
    # Alone at the start a capital says little; a verb in the singular right behind it says that it may be a name.
    verb = words.FINITE.match(sentence, first.end() + 1)
    return 1 if verb and not first.group(1).endswith("s") else 0


def doubts(sentence: str, spoken: frozenset[str], length: int) -> list[Factor]:
    """The reasons against: nothing in them can be looked up."""
    found: list[Factor] = []
    if QUESTION.search(sentence):
        found.append(Factor("is a question", -2.5))
    if ASKS.match(sentence):
        found.append(Factor("asks or greets", -1.6))
    if OPINION.search(sentence):
        found.append(Factor("gives an opinion in the first person", -1.2))
    elif FIRST_PERSON.search(sentence):
        found.append(Factor("speaks of the speaker", -0.5))
    if ADDRESSES.search(sentence):
        found.append(Factor("addresses somebody", -0.35))
    if VALUES.told(sentence, spoken):
        found.append(Factor("judges", -0.4))
    if HEDGES.told(sentence, spoken):
        found.append(Factor("is hedged", -0.35))
    if PROMISE.search(sentence):
        found.append(Factor("promises or intends", -1.1))
    elif FUTURE.search(sentence):
        found.append(Factor("speaks of the future", -0.6))
    if VAGUE.match(sentence):
        found.append(Factor("leans on what was said before", -0.4))
    if length < 5:
        found.append(Factor("is very short", -1.5))
    elif length < 8:
        found.append(Factor("is short", -0.35))
    elif length >= 18:
        found.append(Factor("says much", 0.3))
    return found
