"""Tests on words that several rules share: is there a verb, is this a subject, how long is it."""

import re

from factcheck.claims.engine.letters import UPPER

WORD = re.compile(r"[^\W_][\w’'-]*")
WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")

IRREGULAR = (
    "began begun became broke brought built bought came caught chose cost cut did drew drove fell felt fought "
    "found flew forgot froze gave got grew held hit hurt kept knew laid led left lent let lost made meant met paid "
    "put quit ran rose said sang sank sat saw sent set shot shrank shut slept sold sought spent split spoke spread "
    "stood stole struck sued swept swore taught thought threw told took tore understood went won wore wrote "
    "overtook underwent withdrew rebuilt outlawed beat bore bound burst chosen dealt died dug eaten fallen fed "
    "fled forbade gone hid known risen rode shown slid stuck swung taken thrown undergone upheld woke written"
)
AUXILIARY = (
    "is|are|was|were|am|be|been|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|cannot|"
    "isn[’']t|aren[’']t|wasn[’']t|weren[’']t|hasn[’']t|haven[’']t|hadn[’']t|won[’']t|wouldn[’']t|can[’']t"
    "|couldn[’']t|don[’']t|doesn[’']t|didn[’']t"
)
PAST = re.compile(rf"\b(?:{'|'.join(IRREGULAR.split())}|[a-z]{{2,}}(?:[^e]ed|eed(?:ed)))\b")
FINITE = re.compile(
    rf"\b(?:{AUXILIARY}|{'|'.join(IRREGULAR.split())}|[a-z]{{2,}}[^e\W]ed|agreed|freed|guaranteed|decreed)\b|"
    r"(?:\b(?:he|she|it|there|that|who|what|here|they|we|I|you|let)[’'](?:s|re|ve|ll|d|m)\b)",
    re.IGNORECASE,
)
# Without a tagger, a present-tense verb is told from a plural by its company: a singular subject before it,
# or what follows.
PRESENT = re.compile(
    rf"\b(?:(?:he|she|it|who|which|this|that|also|still|now|often|only|[{UPPER}][\w’'-]*)\s+|\w+(?:ion|ment|ity"
    rf"|ness|ism|er|or|ist|ship|cy)\s+)"
    r"(?:[a-z]{2,}(?:[^su\W]s|sses|shes|ches))\b(?=\s+(?:the|a|an|its|his|her|their|to|that|in|on|at|from|by|for"
    r"|with|more|less|about|over|under|up|down|only|no|not|all|most|some|[a-z]+ly|[a-z]+ing|\d|\$|[A-Z]))"
)
PLURAL_PRESENT = re.compile(
    r"\b(?:they|we|you|I|people|[a-z]{3,}[^su\W]s)\s+(?:also\s+|still\s+|often\s+|now\s+)?(?:say|make|take|give|"
    r"get|go|come|see|know|think|want|need|use|find|show|tell|work|call|try|ask|feel|become|leave|put|mean|keep|"
    r"begin|help|turn|start|run|move|live|believe|hold|bring|happen|write|provide|sit|stand|lose|pay|meet|include|"
    r"continue|set|learn|change|lead|understand|watch|follow|stop|create|speak|read|allow|add|spend|grow|open|walk|"
    r"win|offer|remember|love|consider|appear|buy|wait|serve|die|send|expect|build|stay|fall|cut|reach|kill|remain|"
    r"suggest|raise|pass|sell|require|report|decide|pull|face|receive|account|cost|earn|own|produce|export|import|"
    r"export|exceed|represent|support|oppose|warn|indicate|vary|depend|affect|cause|differ|contain|cover|rank|"
    r"range|number|total)\b"
)
SHOWS = re.compile(
    r"\b(?:shows?|says?|remains?|means?|includes?|underscores?|highlights?|marks?|reflects?|suggests?|provides?|"
    r"makes?|takes?|represents?|accounts? for|contains?|costs?|exceeds?|equals?|becomes?|holds?|seeks?|aims?|"
    r"continues?|warns?|claims?|argues?|states|notes|reports|adds|believes?|expects?|plans? to|needs? to|wants? to|"
    r"begins?|ends?|starts?|runs?|comes?|goes|gives?|gets?|lies|sits|stands?|belongs?|consists? of|depends? on|"
    r"leads? to|gains?|allows?|requires?|uses|lives|works)\b"
)


def vocabulary(text: str) -> frozenset[str]:
    """The words of the text in lower case."""
    return frozenset(WORD.findall(text.lower()))


def count(text: str) -> int:
    """How many words: runs of letters, or half the characters of scripts that put no blanks between words."""
    wide = len(WIDE.findall(text))
    return len(WORD.findall(text)) if not wide else max(len(WORD.findall(text)), wide // 2)


def has_verb(text: str) -> bool:
    """Whether the words hold a finite verb, as far as English words tell;
    other scripts get the benefit of the doubt.
    """
    return (
        FINITE.search(text) is not None
        or PRESENT.search(text) is not None
        or SHOWS.search(text) is not None
        or PLURAL_PRESENT.search(text) is not None
        or WIDE.search(text) is not None
    )
