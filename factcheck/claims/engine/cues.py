"""Words and phrases that tell what a sentence does: that it compares, reports a change, ranks, names a cause, tells of
the law or of what is to come. Kinds and check-worthiness read the same ones, so that a sentence is looked through once.
"""

import re
from collections.abc import Mapping
from functools import lru_cache, reduce
from operator import or_

from factcheck.claims.engine.heard import bit_for, heard
from factcheck.claims.engine.words import REMEMBERED


class Cue:
    """Words and phrases that tell the same thing.

    Single words are looked up, which costs next to nothing. `phrases` are searched only where one of the words `near`
    is spoken; every phrase must hold one of them, so that most sentences are never searched. Those `holding` certain
    letters are phrases that are searched for only where the text has these letters.
    """

    def __init__(self, words: str, phrases: str, near: str, holding: Mapping[str, str] | None = None) -> None:
        self.words = bit_for(words.split())
        self.near = bit_for(near.split())
        self.phrases = re.compile(phrases)
        self.holding = [(letters, re.compile(expression)) for letters, expression in (holding or {}).items()]

    def told(self, low: str, spoken: int) -> bool:
        """Whether the text `low`, in lower case, tells it; `spoken` is what was heard of it."""
        if spoken & self.words:
            return True
        if not spoken & self.near:
            return False
        return self.phrases.search(low) is not None or any(
            letters in low and phrase.search(low) is not None for letters, phrase in self.holding
        )


COMPARES = Cue(
    "doubled tripled quadrupled halved exceed exceeds exceeded exceeding outnumber outnumbers outnumbered surpass "
    "surpasses surpassed surpassing outpaced outpaces versus outperformed outperforms outstrip outstrips outstripped "
    "overtook overtaken",
    r"\b(?:twice|double|triple|half)\s+(?:as|the|of|that)\b|\bcompared\s+(?:to|with)\b|"
    r"\bas\s+(?:much|many|high|low|large)\s+as\b|\b(?:times|[\d.]+x)\s+(?:as|more|higher|the)\b",
    near="than twice double triple half compared as times",
    holding={
        "than": r"\b(?:more|less|fewer|greater|worse|better|(?!rather|other|whether)\w+er)\b(?:\s+[\w’'-]+){0,3}"
        r"\s+than\b(?!\s+(?:[\d$€£¥]|a\b|half|one\b|two\b|three\b))"
    },
)
CHANGES = Cue(
    "increase increased increases increasing decrease decreased decreases decreasing rose risen rises rising fell "
    "fallen falls falling grew grown grows growing drop dropped drops decline declined declines declining climb "
    "climbed climbs jump jumped jumps surged surges surging soared soars soaring plunged plunges shrank shrunk "
    "shrink reduced reduces raised lowered slump slumped slumps slid tumbled tumbles gained lost expanded slowed "
    "accelerated",
    r"\b(?:went|gone)\s+(?:up|down)\b|\b(?:up|down)\s+(?:from|by|[\d$€£])|\bsince\s+(?:\d{4}|the)\b",
    near="up down since",
)
CAUSES = Cue(
    "because cause caused causes causing prompted prompting triggered",
    r"\b(?:due|led|leads?|thanks|owing|attributed|contributed)\s+to\b|\bresult(?:ed|s|ing)?\s+(?:in|from)\b|"
    r"\bas\s+a\s+result\b|\bdriven\s+by\b|\bblamed\s+(?:on|for)\b|\bresponsible\s+for\b|\bstem(?:s|med)\s+from\b",
    near="due led lead leads thanks owing attributed contributed result resulted results resulting driven blamed "
    "responsible stems stemmed",
)
RANKS = Cue(
    "all-time unprecedented rank ranks ranked first-ever",
    r"\bthe\s+(?:only|most|least|largest|biggest|highest|lowest|smallest|longest|oldest|youngest|fastest|worst|best|"
    r"greatest|top|number\s+one)\b|\bthe\s+(?:first|last|second|third)\b(?!\s+(?:half|game|match|round|quarter|minute|"
    r"hour|night|day|week|month|year|few|two|three|part|step|point|section)s?\b)|\bfirst[- ](?:ever|time)\b|"
    r"\bnever\s+before\b|"
    r"\bin\s+history\b|\brecord(?:-\w+)?\s+(?:high|low|number|level|turnout|year|sum|of)\b|\b(?:largest|biggest|"
    r"highest|lowest|fastest|worst|oldest|youngest|deadliest|most\s+\w+)\b(?=[^.]{0,30}\b(?:in|of|since|ever|on|"
    r"holder)\b)",
    near="first last only most least largest biggest highest lowest smallest longest oldest youngest fastest worst "
    "best greatest second third top number first-time never history record record-high record-low deadliest",
)
LAW = Cue(
    "law laws bill legislation act amendment constitution constitutional treaty regulation regulations statute "
    "ordinance tariff tariffs sanction sanctions ban bans banned illegal legal legalised legalized court ruling "
    "ruled veto vetoed voted congress senate parliament levy tax taxes policy lawsuit convicted indicted sentenced "
    "subsidy subsidies",
    r"\bexecutive\s+order\b|\bvotes?\s+(?:for|against)\b",
    near="executive vote votes",
)
ENACTED = Cue(
    "law laws bill bills legislation legislature lawmakers amendment constitution constitutional treaty statute "
    "ordinance illegal illegally legalised legalized outlawed vetoed veto ruling ruled overturned regulation "
    "regulations decree lawsuit convicted indicted sentenced unconstitutional banned bans mandate mandates repealed "
    "enacted tariff tariffs sanctions subsidy subsidies",
    r"\bexecutive\s+orders?\b|\bvot(?:es?|ed|ing)\s+(?:for|against|to|in\s+favou?r)\b|\bsupreme\s+court\b|"
    r"\bsigned\s+into\b|\b(?:tax|income|wealth|carbon)\s+(?:cuts?|rates?|reform|law)\b",
    near="executive vote votes voted voting supreme signed tax",
)
COMES = Cue(
    "will won't won’t shall forecasts predicts predicted forecast",
    r"\b(?:is|are)\s+(?:expected|set|due|scheduled|forecast|projected|going|likely|poised|slated)\s+to\b",
    near="expected set due scheduled forecast projected going likely poised slated plan plans track course expects "
    "expect hopes hope i'll we'll he'll she'll they'll it'll you'll i’ll we’ll he’ll she’ll they’ll it’ll you’ll",
    holding={
        "plan": r"\bplans?\s+to\b",
        "track": r"\bon\s+track\s+to\b",
        "course": r"\bon\s+course\s+to\b",
        "expect": r"\bexpects?\s+to\b",
        "hope": r"\bhopes?\s+to\b",
        "ll": r"[’']ll\b",
    },
)

ALL = (COMPARES, CHANGES, CAUSES, RANKS, LAW, ENACTED, COMES)
ANY = reduce(or_, [cue.words | cue.near for cue in ALL])


@lru_cache(maxsize=REMEMBERED)
def signs(text: str) -> tuple[Cue, ...]:
    """Which of the cues the text tells."""
    spoken = heard(text)
    if not spoken & ANY:
        return ()
    low = text.lower()
    return tuple([cue for cue in ALL if cue.told(low, spoken)])
