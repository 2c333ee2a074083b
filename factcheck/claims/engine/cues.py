"""Words and phrases that tell what a sentence does: that it compares, reports a change, ranks, names a cause, tells of
the law or of what is to come. Kinds and check-worthiness read the same ones, so that a sentence is looked through once.
"""

import re
from collections.abc import Mapping
from functools import lru_cache, reduce
from operator import methodcaller, or_

from factcheck.claims.engine.heard import bit_for, heard
from factcheck.claims.engine.words import REMEMBERED


class Cue:
    """Words and phrases that tell the same thing.

    Single words are looked up, which costs next to nothing. Phrases are searched only where one of the words `near` is
    spoken, so that most sentences are never searched. They stand in the order of the words or letters without which
    they can't be there: `opened` under the words that open them, with what follows these, and `holding` under letters
    that they hold. What begins with plain letters is found many times as fast as what may begin in several ways.
    """

    def __init__(
        self, words: str, near: str, opened: Mapping[str, str], holding: Mapping[str, str] | None = None
    ) -> None:
        self.words = bit_for(words.split())
        self.near = bit_for(near.split())
        self.phrases = [
            (word, re.compile(rf"{word}(?<!\w{word}){behind}"))
            for words, behind in opened.items()
            for word in words.split()
        ] + [(letters, re.compile(expression)) for letters, expression in (holding or {}).items()]

    def told(self, low: str) -> bool:
        """Whether one of the phrases stands in the text `low`, in lower case."""
        for letters, phrase in self.phrases:  # noqa: SIM110 - a generator takes as long as the search.
            if letters in low and phrase.search(low):
                return True
        return False


COMPARES = Cue(
    "doubled tripled quadrupled halved exceed exceeds exceeded exceeding outnumber outnumbers outnumbered surpass "
    "surpasses surpassed surpassing outpaced outpaces versus outperformed outperforms outstrip outstrips outstripped "
    "overtook overtaken",
    near="than twice double triple half compared as times",
    opened={
        "twice double triple half": r"\s+(?:as|the|of|that)\b",
        "compared": r"\s+(?:to|with)\b",
        "as": r"\s+(?:much|many|high|low|large)\s+as\b",
        "times": r"\s+(?:as|more|higher|the)\b",
    },
    holding={
        "x": r"\b[\d.]+x\s+(?:as|more|higher|the)\b",
        "than": r"\b(?:more|less|fewer|greater|worse|better|(?!rather|other|whether)\w+er)\b(?:\s+[\w’'-]+){0,3}"
        r"\s+than\b(?!\s+(?:[\d$€£¥]|a\b|half|one\b|two\b|three\b))",
    },
)
CHANGES = Cue(
    "increase increased increases increasing decrease decreased decreases decreasing rose risen rises rising fell "
    "fallen falls falling grew grown grows growing drop dropped drops decline declined declines declining climb "
    "climbed climbs jump jumped jumps surged surges surging soared soars soaring plunged plunges shrank shrunk "
    "shrink reduced reduces raised lowered slump slumped slumps slid tumbled tumbles gained lost expanded slowed "
    "accelerated",
    near="up down since",
    opened={
        "went gone": r"\s+(?:up|down)\b",
        "up down": r"\s+(?:from|by|[\d$€£])",
        "since": r"\s+(?:\d{4}|the)\b",
    },
)
CAUSES = Cue(
    "because cause caused causes causing prompted prompting triggered",
    near="due led lead leads thanks owing attributed contributed result resulted results resulting driven blamed "
    "responsible stems stemmed",
    opened={
        "due led lead leads thanks owing attributed contributed": r"\s+to\b",
        "result resulted results resulting": r"\s+(?:in|from)\b",
        "as": r"\s+a\s+result\b",
        "driven": r"\s+by\b",
        "blamed": r"\s+(?:on|for)\b",
        "responsible": r"\s+for\b",
        "stems stemmed": r"\s+from\b",
    },
)
AMONG = r"(?=[^.]{0,30}\b(?:in|of|since|ever|on|holder)\b)"
"""Behind a superlative what says among how many."""

RANKS = Cue(
    "all-time unprecedented rank ranks ranked first-ever",
    near="first last only most least largest biggest highest lowest smallest longest oldest youngest fastest worst "
    "best greatest second third top number first-time never history record record-high record-low deadliest",
    opened={
        "the": r"\s+(?:(?:only|most|least|largest|biggest|highest|lowest|smallest|longest|oldest|youngest|fastest|worst"
        r"|best|greatest|top|number\s+one)\b|(?:first|last|second|third)\b(?!\s+(?:half|game|match|round|quarter"
        r"|minute|hour|night|day|week|month|year|few|two|three|part|step|point|section)s?\b))",
        "first": r"[- ](?:ever|time)\b",
        "never": r"\s+before\b",
        "in": r"\s+history\b",
        "record": r"(?:-\w+)?\s+(?:high|low|number|level|turnout|year|sum|of)\b",
        "largest biggest highest lowest fastest worst oldest youngest deadliest": rf"\b{AMONG}",
        "most": rf"\s+\w+\b{AMONG}",
    },
)
LAW = Cue(
    "law laws bill legislation act amendment constitution constitutional treaty regulation regulations statute "
    "ordinance tariff tariffs sanction sanctions ban bans banned illegal legal legalised legalized court ruling "
    "ruled veto vetoed voted congress senate parliament levy tax taxes policy lawsuit convicted indicted sentenced "
    "subsidy subsidies",
    near="executive vote votes",
    opened={"executive": r"\s+order\b", "vote votes": r"\s+(?:for|against)\b"},
)
ENACTED = Cue(
    "law laws bill bills legislation legislature lawmakers amendment constitution constitutional treaty statute "
    "ordinance illegal illegally legalised legalized outlawed vetoed veto ruling ruled overturned regulation "
    "regulations decree lawsuit convicted indicted sentenced unconstitutional banned bans mandate mandates repealed "
    "enacted tariff tariffs sanctions subsidy subsidies",
    near="executive vote votes voted voting supreme signed tax",
    opened={
        "executive": r"\s+orders?\b",
        "vote votes voted voting": r"\s+(?:for|against|to|in\s+favou?r)\b",
        "supreme": r"\s+court\b",
        "signed": r"\s+into\b",
        "tax income wealth carbon": r"\s+(?:cuts?|rates?|reform|law)\b",
    },
)
COMES = Cue(
    "will won't won’t shall forecasts predicts predicted forecast",
    near="expected set due scheduled forecast projected going likely poised slated plan plans track course expects "
    "expect hopes hope i'll we'll he'll she'll they'll it'll you'll i’ll we’ll he’ll she’ll they’ll it’ll you’ll",
    opened={
        "is are": r"\s+(?:expected|set|due|scheduled|forecast|projected|going|likely|poised|slated)\s+to\b",
        "plan plans expect expects hope hopes": r"\s+to\b",
        "on": r"\s+(?:track|course)\s+to\b",
    },
    holding={"ll": r"[’']ll\b"},
)

ALL = (COMPARES, CHANGES, CAUSES, RANKS, LAW, ENACTED, COMES)
ANY = reduce(or_, [cue.words | cue.near for cue in ALL])


@lru_cache(maxsize=REMEMBERED)
def signs(text: str) -> tuple[Cue, ...]:
    """Which of the cues the text tells."""
    spoken = heard(text) & ANY
    if not spoken:
        return ()
    sure, asked = waiting(spoken)
    if not asked:
        return sure
    told = tuple(filter(methodcaller("told", text.lower()), asked))
    return in_order(sure + told) if told else sure


@lru_cache(maxsize=256)
def waiting(spoken: int) -> tuple[tuple[Cue, ...], tuple[Cue, ...]]:
    """The cues that the words which were spoken tell by themselves, and those whose phrases have to be searched."""
    sure = tuple([cue for cue in ALL if spoken & cue.words])
    return sure, tuple([cue for cue in ALL if spoken & cue.near and cue not in sure])


@lru_cache(maxsize=128)
def in_order(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    return tuple([cue for cue in ALL if cue in cues])
