"""The reasons for and against a claim that lie in the article around it: whose voice it is, where it stands, and
whether it is about the paper itself.
"""

import re
from collections.abc import Mapping, Sequence

from factcheck.claims.engine import cues, words
from factcheck.claims.engine.heard import bit_for, heard
from factcheck.claims.engine.kinds import PAST_WORDS
from factcheck.claims.engine.layout.blocks import Block
from factcheck.claims.engine.results import Attribution, Date, Factor, Furniture, Quantity
from factcheck.claims.engine.statement import leans
from factcheck.claims.engine.worthiness import rhetoric

LONGEST_CAPTION = 260
LONGEST_CREDIT = 90
LOOK_BACK = 1200
LONGEST_SMALL_WORD = 4
FEWEST_IN_HEADLINE = 4
HEADLINE_SHARE = 0.85
CREDIT = re.compile(
    r"(?:^|[\s(])(?:Image|Photo|Photograph|Picture|Video|Audio|Graphic|Illustration|Credit|File photo|Foto|Bild)s?"
    r"(?:\s?/\s?|:\s|\sby\s|\scourtesy\s)[^.]{2,60}\.?\)?$"
    r"|; from file, \d{4}\.?$|\((?:AP|AFP|Reuters|EPA|Getty)[^)]{0,40}\)$"
)
CREDIT_FIRST = re.compile(
    r"\(?(?:(?:Image|Photo|Photograph|Picture|Video|Audio|Graphic|Illustration|Credit|File photo|Foto|Bild)s?"
    r"(?:\s?[/:]\s?|\sby\s|\scourtesy\s)|(?:AP|AFP|Reuters|REUTERS|EPA|Getty)(?:\s?/|\sPhoto|\sImages))"
)
CREDITED = (":", "/", "(", "by", "courtesy", "; from file")
"""Without one of these nothing is a credit."""
SHORTEST_OPENING = 60

LONGEST_SCANT = 40
MOST_SCANT = 6
PRONOUNS = frozenset(
    "it it's it’s he he's he’s she she's she’s they they're they’re they've they’ve that that's that’s this these "
    "those anything everything nothing something".split()
)
AHEAD = bit_for("will won't won’t expected plans planned due scheduled".split())
I_ALONE = re.compile(r"\bI\b")
ADDRESSED = bit_for("you your yours yourself you're you’re you'll you’ll you've you’ve".split())
OPENING_MARKS = frozenset("“\"‘'«„")
TELLING = frozenset({cues.CHANGES, cues.COMPARES, cues.RANKS, cues.CAUSES, cues.LAW})
STOPS = frozenset(".!?…。！？؟।”\"»’'」』)]:;")
I_SPOKEN = bit_for(["i"])
FIRST_PERSON = bit_for(
    "me my mine myself we our ours ourselves i'm i've i'll i'd we're we've we'll we'd let's".split(), curled=True
)

VOICE = Factor("is told by the article itself", 0.1)
NAMED_SOURCE = Factor("has a source with a name", 0.2)
FIRST = Factor("speaks of those who say it", -1.6)
OPENING = Factor("stands in the opening of the article", 0.4)
PLAN = Factor("reports what is planned", 0.4)
CAPTION = Factor("is a picture's caption", -5.0)
AGAIN = Factor("repeats what stands elsewhere in the article", -2.5)
OF_THE_PAPER = Factor("is about the paper itself", -7.0)
APPEALS = Factor("calls on the reader", -5.0)
ARGUES = Factor("argues", -1.3)
BARE_QUOTE = Factor("is a quotation without a figure or a day", -1.5)
LEANS = Factor("leans on what was said before", -0.25)
HEADLINE = Factor("reads like a headline", -4.0)
NO_STOP = Factor("ends without a stop", -0.9)
ADVISES = Factor("tells the reader what to do or expect", -2.5)
ADDRESSES = Factor(ADVISES.name, -3.3)
"""Of a claim whose first word is "you"."""
MUSES = Factor("gives an impression", -3.0)
ADVOCATES = Factor("says what somebody should do", -2.0)
FEELS = Factor("tells how somebody feels", -1.2)
SUPPOSES = Factor("supposes something and draws a conclusion", -1.2)
EVALUATES = Factor("uses words of praise or blame", -1.2)
ASKS = Factor("passes on a question", -6.0)
SCANT = Factor("says too little to be looked up", -0.6)
GENERAL = Factor("names nobody, no figure and no event", -0.4)
NO_VERB = Factor("has no verb that states something", -1.2)


class Surroundings:
    """What stands around each claim of one article. Built once; asking it is cheap."""

    def __init__(self, text: str, blocks: Sequence[Block], furniture: Mapping[int, Furniture]) -> None:
        self.text = text
        self.captions = {
            block.start for number, block in enumerate(blocks) if self.is_caption(block, furniture.get(number + 1))
        }
        self.opening = next(
            (
                block.start
                for number, block in enumerate(blocks)
                if number not in furniture
                and not block.heading
                and block.start not in self.captions
                and block.end - block.start > SHORTEST_OPENING
            ),
            -1,
        )
        self.read: set[str] = set()

    def reasons(
        self,
        block: Block,
        start: int,
        end: int,
        claim: str,
        said: Attribution | None,
        worded: str,
        counted: Sequence[Quantity | Date],
    ) -> list[Factor]:
        """The reasons around the `claim`, `text[start:end]`, which stands in `block`.

        `worded` is its readable statement, `counted` are the figures and days it names. Claims are asked about in
        document order: of two with the same words the later one repeats.
        """
        known = heard(claim)
        found: list[Factor] = []
        if block.start in self.captions:
            found.append(CAPTION)
        if self.is_again(claim):
            found.append(AGAIN)
        own = not known & FIRST_PERSON and not (known & I_SPOKEN and I_ALONE.search(claim))
        if not own:
            found.append(FIRST)
        spoken_by_somebody = said is not None or (start > block.start and self.is_within_marks(block, start))
        if own and not spoken_by_somebody:
            found.append(VOICE)
        elif said is not None and not said.direct and said.speaker:
            found.append(NAMED_SOURCE)
        if known & AHEAD and own and (said is None or not said.direct):
            found.append(PLAN)
        quotation = said is None and spoken_by_somebody
        if quotation or (said is not None and 2 * quoted(said, start, end) > end - start):
            if not counted:
                found.append(BARE_QUOTE)
        elif (
            said is not None
            and said.direct
            and self.text[start] in OPENING_MARKS
            and not any(is_quoted(each, said) for each in counted)
        ):
            found.append(BARE_QUOTE)
        if known & ADDRESSED and said is None:
            found.append(ADDRESSES if claim.startswith(("You", "you")) else ADVISES)
        if end >= block.end and block.end > start and self.text[block.end - 1] not in STOPS:
            found.append(NO_STOP)
        if (1.15 * (end - start) > block.end - block.start and is_headline(claim)) or claim.isupper():
            found.append(HEADLINE)
        if block.start == self.opening:
            found.append(OPENING)
        if leans(worded):
            found.append(LEANS)
        if not counted and end - start <= LONGEST_SCANT and is_scant(claim):
            found.append(SCANT)
        if not spoken_by_somebody:
            opinions(claim, known, bool(counted), found)
            if own and not counted and is_general(claim, known):
                found.append(GENERAL)
        against(claim, known, found)
        return found

    def is_caption(self, block: Block, following: Furniture | None) -> bool:
        """Whether the block tells what a picture shows: a credit ends it or follows it."""
        if block.end - block.start > LONGEST_CAPTION:
            return False
        first = max(block.start, block.end - LONGEST_CREDIT)
        tail = self.text[first : block.end]
        for sign in CREDITED:
            if sign in tail:
                if CREDIT.search(self.text, first, block.end):
                    return True
                break
        return following is not None and CREDIT_FIRST.match(self.text, following.start, following.end) is not None

    def is_within_marks(self, block: Block, start: int) -> bool:
        """Whether a quotation is open at `start` that began in this block, not too far before."""
        if start - block.start > LOOK_BACK:
            return False
        before = self.text[block.start : start]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def is_again(self, claim: str) -> bool:
        if claim in self.read:
            return True
        self.read.add(claim)
        return False


def quoted(said: Attribution, start: int, end: int) -> int:
    """How many characters of `start:end` stand between the quotation marks of what is said."""
    length = 0
    for first, last in said.quoted:
        length += max(0, min(last, end) - max(first, start))
    return length


def is_quoted(found: Quantity | Date, said: Attribution) -> bool:
    """Whether the figure or day stands between the quotation marks of what is said."""
    return any(span.start <= found.start < span.end for span in said.quoted)


def against(claim: str, known: int, found: list[Factor]) -> None:
    """Adds the reasons against a claim that its words give by speaking of the paper, to the reader, or for a cause;
    `known` is what is heard of it.
    """
    spoken = words.spoken(claim)
    first = spoken[0] if spoken else ""
    if known & rhetoric.SPEAKS or first in rhetoric.OPENS:
        plain = claim.replace("\u00a0", " ")
        if rhetoric.is_about_the_paper(plain, first, known):
            found.append(OF_THE_PAPER)
        if rhetoric.calls_on_the_reader(spoken):
            found.append(APPEALS)
        if rhetoric.muses(plain, spoken, known):
            found.append(MUSES)
        elif rhetoric.argues(plain, known):
            found.append(ARGUES)
        if rhetoric.feels(plain, known):
            found.append(FEELS)
    if rhetoric.asks(claim):
        found.append(ASKS)
    if not words.has_verb(claim) and not words.is_foreign(claim):
        found.append(NO_VERB)


def opinions(claim: str, known: int, counted: bool, found: list[Factor]) -> None:
    """Adds the reasons against a claim in the article's own voice that lie in what it makes of the facts."""
    if not counted:
        if rhetoric.advocates(words.spoken(claim), known):
            found.append(ADVOCATES)
        if rhetoric.supposes(claim):
            found.append(SUPPOSES)
    if rhetoric.promises(claim, known):
        found.append(ADVISES)
    if known & rhetoric.EVALUATING:
        found.append(EVALUATES)


def is_scant(claim: str) -> bool:
    """Whether the claim is a handful of words that begin with a pronoun and name nobody: "it has been played"."""
    spoken = words.spoken(claim)
    return len(spoken) <= MOST_SCANT and spoken[0] in PRONOUNS and claim[1:] == claim[1:].lower()


def is_general(claim: str, known: int) -> bool:
    """Whether the claim, which names no figure and no day, names nobody either and tells neither of the past nor of a
    change, a rank, a cause or a law: "appeasement does not work".
    """
    if claim[1:] != claim[1:].lower():
        return False
    # A word of the past is spoken by itself, ends in "ed", or is joined to another one.
    past = known & PAST_WORDS or "ed" in claim or "-" in claim or "’" in claim or "'" in claim
    if past and words.PAST.search(claim):
        return False
    return TELLING.isdisjoint(cues.signs(claim))


def is_headline(claim: str) -> bool:
    """Whether nearly all its longer words are written with a capital, as in a title."""
    most_small = (1 - HEADLINE_SHARE) * len(claim) / (LONGEST_SMALL_WORD + 1)
    long = small = 0
    for word in claim.split():
        if len(word) > LONGEST_SMALL_WORD:
            long += 1
            if word[0].islower():
                small += 1
                if small > most_small:
                    return False  # However many more words there may be.
    return long >= FEWEST_IN_HEADLINE and long - small >= HEADLINE_SHARE * long
