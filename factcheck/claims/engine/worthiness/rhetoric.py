"""What a sentence does besides stating something: it speaks of the paper it stands in, calls on the reader, or argues.

Every test looks at the first word or at a few rare words first, so that most sentences are never searched.
"""

import re
from collections.abc import Sequence

from factcheck.claims.engine.lexicon import listed

OPENERS = r"^[\"“'(*_\[]*"

PIECE = r"(?:story|article|post|page|piece|column|newsletter|live blog|interview|timeline|graphic|headline|caption)"
CHANGED = r"(?:updated?|corrected|amended|edited|revised|adapted|translated|condensed)"
PAPER_FIRST_WORDS = listed(
    "this the a an corrections correction clarification clarifications editor's editor’s update here here's "
    "here’s what in for reporting additional some names you read scroll click sign tune stay subscribe write"
)
PAPER_FIRST = re.compile(
    OPENERS
    + rf"(?:this (?:\w+ )?{PIECE} (?:has been|have been|was|will be|is being|is|also|originally|first|incorrectly|"
    rf"now|appeared)\b|(?:this|the|an?) (?:\w+ )?(?:{PIECE}|report) (?:has been|was|will be|is being) {CHANGED}\b|"
    rf"an earlier version of\b|(?:corrections?|clarifications?|editor[’']s note|update)\s*[:(]|"
    r"here(?:[’']s| is| are) (?:what|how|why|the|our|a look|everything|some|five|six|seven|ten|\d+)\b|"
    r"what (?:we know|to know|you need to know|happens next)\b|"
    r"(?:in|for) (?:this|our|today[’']s|next)(?: \w+(?:[’']s)?)? (?:article|story|column|edition|issue|newsletter|post|"
    r"series|episode)\b|(?:additional )?reporting by\b|(?:some )?names have been changed\b|"
    r"you (?:can|may|get|are receiving|received) (?:read|listen|watch|find|sign|subscribe|reach|contact|this)\b|"
    r"for more (?:on|information|details|about)\b|"
    r"(?:read|scroll|click|sign|tune|stay tuned|subscribe|write) (?:on|more|down|here|up|in|to us|to the)\b)",
    re.IGNORECASE,
)
PAPER_NEAR = listed("we our contributed below reached edited returns thank thanks here")
PAPER = re.compile(
    r"\b(?:we (?:\w+ly |first |have |had |will |also )?(?:print(?:ed)?|publish(?:ed)?|report(?:ed)?|wrote|written|"
    r"corrected|correct|update[ds]?|apologi[sz]ed?|regret|welcome|explain(?:ed)?|noted|mentioned|covered)\b"
    r"(?! (?:to|a profit|a loss|earnings))|we (?:have )?asked (?:readers|you)\b|our (?:readers|reporters?|"
    r"correspondents?|newsletters?|coverage|subscribers|editors|website|inbox|mailbag|colleagues?|columnists?)\b|"
    r"contributed (?:to this|reporting)\b|(?:more|details|list|full story|links?) (?:is |are )?below\b|"
    r"can be reached at\b|has been (?:lightly )?edited for\b|returns next (?:week|month)\b|"
    r"thanks? (?:you )?for reading\b|read it here\b)",
    re.IGNORECASE,
)

LED = listed("so and but then now just please never always instead")
ORDERS = listed(
    "add ask avoid be believe beware bring build buy call check choose click compare consider enter expect follow "
    "forget get give go hold imagine join keep leave let listen look make mark meet notice picture press put read "
    "remember remove save see sell send set spare stand start stay stop suppose take talk tell think throw try "
    "turn use vote wait walk watch write"
)
ORDERED = listed(
    "a an all about any as at away back for from her him how if in into it me more no of off on one only out that "
    "the their them these this those to too twice until up us what when where who why with yourself your you "
    "nobody nothing sure careful fair honest"
)
DO_NOT = listed("don't don’t")

ARGUING = listed(
    "surely alas frankly honestly please mistake wonder needless view opinion truth lesson point question problem "
    "trouble irony moral hard fair tempting worth surprise secret accident easy difficult impossible nobody "
    "nothing else day time we"
)
TURNS = re.compile(
    r"\b(?:surely|alas|frankly|honestly|please|make no mistake|no wonder|needless to say|to be fair|what else"
    r"|as we all know|at the end of the day|in (?:our|my) (?:view|opinion)|we (?:would|think|believe)"
    r"|high time (?:to|that))\b"
)
POINT = re.compile(
    r"\b(?:(?:the|one) (?:truth|lesson|point|question|problem|trouble|irony|moral) (?:is|was|here|remains)|"
    r"it (?:is|[’']s) (?:hard|fair|tempting|worth|no (?:wonder|surprise|secret|accident)|easy|difficult|impossible) "
    r"(?:to|that|for|we|you)|(?:nobody|nothing) (?:should|can|could|would|really|believes|knows))\b"
)
WHAT_A = re.compile(r"\bwhat an? \w+ (?:it|that|this|he|she) (?:is|was)\b")


def is_about_the_paper(claim: str, spoken: Sequence[str], vocabulary: frozenset[str]) -> bool:
    """Whether the claim is the paper's own housekeeping: a correction, a pointer, thanks to its readers."""
    if spoken and spoken[0] in PAPER_FIRST_WORDS and PAPER_FIRST.match(claim):
        return True
    return not PAPER_NEAR.isdisjoint(vocabulary) and PAPER.search(claim) is not None


def calls_on_the_reader(spoken: Sequence[str]) -> bool:
    """Whether the words begin like an order or an appeal: "Sell the bonds", "Do not forget"."""
    first = 1 if spoken and spoken[0] in LED else 0
    if len(spoken) < first + 3:
        return False
    if spoken[first] in DO_NOT or (spoken[first] == "do" and spoken[first + 1] == "not"):
        return True
    return spoken[first] in ORDERS and spoken[first + 1] in ORDERED


def argues(claim: str, vocabulary: frozenset[str]) -> bool:
    """Whether a turn of phrase shows that the claim argues and does not report."""
    exclaims = "what" in vocabulary
    if not exclaims and ARGUING.isdisjoint(vocabulary):
        return False
    low = claim.lower()
    if exclaims and WHAT_A.search(low):
        return True
    return TURNS.search(low) is not None or POINT.search(low) is not None
