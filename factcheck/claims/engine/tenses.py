"""Whether words tell of something done, of something to come or of neither, as far as their verbs tell."""

import re

from factcheck.claims.engine import words
from factcheck.claims.engine.lexicon import SAID, listed

LOOKING_AHEAD = listed(
    "will shall won't won’t expected expects scheduled schedule plans planned planning plan due upcoming next set "
    "going ahead deadline hopes intends"
)
SUPPOSING = listed("if would unless could might may should must can")
PRESENT = listed("is are am has have does do")
OWNERS = listed("the a an his her their its our my your another every each any")
NO_PAST_AFTER = SUPPOSING | {"will", "shall", "not"}
PAST = (SAID - LOOKING_AHEAD) | listed(
    "was were had did went came took made gave got told began became fell rose grew won lost met held left led kept "
    "paid sold spent sent spoke wrote ran saw put cut hit set shut built bought brought drew drove flew knew sat stood "
    "struck sued won"
)
NO_GERUNDS = listed(
    "during evening morning meeting hearing building spending morning beijing opening election housing funding nothing "
    "something anything everything according including following regarding king spring string wing ruling filing "
    "briefing shooting bombing killing training banking drilling"
)
WAS_PLANNED = re.compile(
    r"\b(?:was|were|been|had)\s+(?:\w+\s+)?(?:scheduled|expected|set|due|planned|planning|going|supposed|slated|to)\b"
)
SURELY_AHEAD = re.compile(
    r"\b(?:will|shall|won[’']t)\b|[’']ll\b|\b(?:is|are)\s+(?:\w+\s+)?(?:scheduled|set|due|expected|planned|slated|going|to)\b"
    r"|\b(?:plans?|expects?|intends?|hopes?)\s+to\b"
)


def looks_ahead(spoken: frozenset[str]) -> bool:
    """Whether one of the words looks ahead: "will", "planned", "we’ll"."""
    return not LOOKING_AHEAD.isdisjoint(spoken) or any(word.endswith(("’ll", "'ll")) for word in spoken)


def supposes(spoken: frozenset[str]) -> bool:
    """Whether one of the words tells of what may be: "would", "if", "he’d"."""
    return not SUPPOSING.isdisjoint(spoken) or any(word.endswith(("’d", "'d")) for word in spoken)


def tells_of_past(said: str) -> bool:
    """Whether any verb of the words tells of something done."""
    return any(is_past(word) for word in words.spoken(said))


def first_verb_is_past(behind: str) -> bool:
    """Whether the first verb behind a day in front tells of something done: "On Monday, the mayor opened …"."""
    for word in words.spoken(behind):
        if word in PRESENT or word in SUPPOSING or word in LOOKING_AHEAD or word == "to":
            return False
        if is_past(word):
            return True
    return False


def last_verb_is_past(said: str, spoken: frozenset[str], *, strictly: bool = False) -> bool:
    """Whether the last verb before the day tells of something done; of a day in front, any verb of the claim does.

    What somebody was getting ready for is not done, and `strictly` neither is what he said or did something for: "said
    he prizes reclaiming the House in November".
    """
    before = words.spoken(said)
    following = ""
    for number in range(len(before) - 1, -1, -1):
        word = before[number]
        if word in PRESENT or (word == "to" and following and following not in OWNERS and following[0].isalpha()):
            return False  # "is likely to vote in November"
        if word[-3:] == "ing" and len(word) > 5 and word not in NO_GERUNDS and (strictly or following == "for"):
            return False
        if strictly and word in SAID:
            return False
        if is_past(word) and not (word[-2:] == "ed" and number and is_attribute(before[number - 1])):
            # "A contested convention" tells of nothing done, and neither does "to put" or "could put".
            return not (number and (before[number - 1] == "to" or before[number - 1] in NO_PAST_AFTER))
        following = word
    return not strictly and any(is_past(word) for word in spoken)


def is_attribute(before: str) -> bool:
    """Whether the word makes a participle behind it an attribute: "a contested vote", "freshly filed reports"."""
    return before in OWNERS or before[-2:] == "ly"


def is_past(word: str) -> bool:
    """Whether the word is a verb that tells of something done."""
    return word in PAST or (word[-2:] == "ed" and len(word) > 4 and word not in LOOKING_AHEAD)
