"""What a sentence does besides stating something: it speaks of the paper it stands in, calls on the reader, or argues.

Every test looks at the first word or at a few rare words first, so that most sentences are never searched.
"""

import re
from collections.abc import Sequence

from factcheck.claims.engine.heard import bit_for
from factcheck.claims.engine.layout.letters import holds
from factcheck.claims.engine.lexicon import listed

OPENERS = r"^[\"“'(*_\[]*"

PIECES = "story|article|post|page|piece|column|newsletter|live blog|interview|timeline|graphic|headline|caption"
PIECE = rf"(?:{PIECES})"
CHANGED = r"(?:updated?|corrected|amended|edited|revised|adapted|translated|condensed)"
PAPER_FIRST_WORDS = listed(
    "this the a an corrections correction clarification clarifications editor's editor’s update here here's "
    "here’s what below in for reporting additional some names you read scroll click sign tune stay subscribe write"
)
PAPER_FIRST = re.compile(
    OPENERS
    + rf"(?:this (?:\w+ )?{PIECE} (?:has been|have been|was|will be|is being|is|also|originally|first|incorrectly|"
    rf"now|appeared)\b|(?:this|the|an?) (?:\w+ )?(?:{PIECE}|report) (?:has been|was|will be|is being) {CHANGED}\b|"
    rf"an earlier version of\b|(?:corrections?|clarifications?|editor[’']s\snote|update)\s*[:(]|"
    r"(?:here|below)(?:[’']s| is| are) (?:what|how|why|the|our|a look|everything|all|some|five|six|seven|ten|\d+)\b|"
    r"what (?:we know|to know|you need to know|happens next)\b|"
    r"(?:in|for) (?:this|our|today[’']s|next)(?: \w+(?:[’']s)?)? (?:article|story|column|edition|issue|newsletter|post|"
    r"series|episode)\b|(?:additional )?reporting by\b|(?:some )?names have been changed\b|"
    r"you (?:can|may|get|are receiving|received) (?:read|listen|watch|find|sign|subscribe|reach|contact|this)\b|"
    r"for more(?:,| (?:on|from|information|details|about|news|stories)\b)|"
    r"(?:read|scroll|click|sign|tune|stay tuned|subscribe|write) (?:on|more|down|here|up|in|to us|to the)\b)",
    re.IGNORECASE,
)
ARTICLES = listed("this the a an")
PIECE_NAMED = bit_for([*PIECES.replace(" ", "|").split("|"), "report", "earlier"])
"""Where a sentence that begins with an article is about the paper, one of these is spoken."""

PAPER_NEAR = bit_for("we our contributed below reached look looks edited condensed returns thank thanks here".split())
PAPER = re.compile(
    r"\b(?:we (?:\w+ly |first |have |had |will |also )?(?:print(?:ed)?|publish(?:ed)?|report(?:ed)?|wrote|written|"
    r"corrected|correct|update[ds]?|apologi[sz]ed?|regret|welcome|explain(?:ed)?|noted|mentioned|covered)\b"
    r"(?! (?:to|a profit|a loss|earnings))|we (?:have )?asked (?:readers|you|our)\b|"
    r"takes? a (?:\w+ )?look (?:at|back)\b|our (?:readers|reporters?|"
    r"correspondents?|newsletters?|coverage|subscribers|editors|website|inbox|mailbag|colleagues?|columnists?)\b|"
    r"contributed (?:to this|reporting)\b|(?:more|details|list|full story|links?) (?:is |are )?below\b|"
    r"can be reached at\b|ha(?:s|ve) been (?:\w+ )?(?:edited|condensed) for\b|returns next (?:week|month)\b|"
    r"thanks? (?:you )?for reading\b|read it here\b)",
    re.IGNORECASE,
)

LED = listed("so and but then now just please never always instead or for instance example hey well again first next")
MOST_LED = 3
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
PLAIN_ORDERS = listed(
    "add chop combine drain fill mix opt peel pour preheat seek simmer sprinkle stir whisk let's let’s suppose imagine"
)
"""Verbs that, at the head of a sentence, are hardly ever anything but orders."""
DO_NOT = listed("don't don’t")
ORDERING = LED | ORDERS | PLAIN_ORDERS | DO_NOT | {"do"}
"""With one of these an order or an appeal begins."""

EXCLAIMING = bit_for(["what"])
ARGUING = bit_for(
    (
        "surely alas frankly honestly please mistake wonder needless view opinion truth lesson point question problem "
        "trouble irony moral news upside downside catch worth surprise secret accident nobody nothing else day time we "
        "certain"
    ).split()
)
TURNS = re.compile(
    r"\b(?:surely|alas|frankly|honestly|please|make no mistake|no wonder|needless to say|to be fair|what else"
    r"|as we all know|at the end of the day|in (?:our|my) (?:view|opinion)|we (?:would|think|believe)"
    r"|high time (?:to|that)|one thing is (?:certain|clear|sure))\b"
)
POINT = re.compile(
    r"\b(?:(?:the|one) (?:\w+ )?(?:truth|lesson|point|question|problem|trouble|irony|moral|good news|bad news|upside|"
    r"downside|catch)(?: (?:for|with|of) [\w’'.]+)? (?:is|was|here|remains)"
    r"|(?:nobody|nothing) (?:should|can|could|would|really|believes|knows))\b"
)
TURNING = (
    "surely", "alas", "frankly", "honestly", "please", "no mistake", "wonder", "needless", "to be fair", "what else",
    "as we all", "end of the day", "our view", "my view", "our opinion", "my opinion", "we would", "we think",
    "we believe", "high time", "thing is",
)  # fmt: skip
"""One of these stands in each of the TURNS."""
POINTING = tuple("truth lesson point question problem trouble irony moral news side catch nobody nothing".split())
"""One of these stands in each POINT."""
MUSING_FIRST = 3
MAYBE = bit_for(["maybe"])
PERHAPS = bit_for(["perhaps"])
MUSING = listed("perhaps surely alas obviously hopefully arguably frankly sadly admittedly")

FOUND = bit_for(
    (
        "hard fair tempting worth easy difficult impossible strange remarkable telling ironic odd sad shocking amazing "
        "astonishing striking curious time up wonder surprise secret accident seem seems appear appears if though "
        "possible seemed felt feels may"
    ).split()
)
FINDING = bit_for("not it it's this that that's".split(), curled=True)
FINDS = re.compile(
    r"\b(?:(?:it|this|that)(?: is| was|[’']s| would be| will be| remains)|(?:nor|neither|why) is it) "
    r"(?:(?:very|so|too|also|quite|still|not|all|just|really|almost|always|now|kind of|\w+ly),? ){0,3}"
    r"(?:(?:hard|tempting|easy|difficult|impossible|strange|remarkable|telling|ironic|odd|sad|shocking|amazing|"
    r"possible|astonishing|striking|curious)\b(?! (?:line|man|woman|day|year))"
    r"|(?:fair|worth) (?:to|that|\w+ing)\b|time (?:for|to|that)\b|up to\b|no (?:wonder|surprise|secret|accident)\b)"
    r"|\bit (?:would (?:seem|appear)|(?:was|is|seems|seemed|appears|looks) as (?:if|though)|"
    r"(?:seems|seemed|feels|felt) like)\b|\bmay or may not\b"
)
ABLE = bit_for(["can"])
EXPECTED = re.compile(r"\bcan (?:now |also |all )?(?:expect|look forward)\b")
LIKE = bit_for(["like"])
LIKENS = re.compile(
    r"(?:\b(?:is|are|was|were|looks?|feels?|sounds?)|[’']s) (?:a bit |rather |much |just )?like (?:an?|to) "
)

FEELING = (
    "excited thrilled shocked horrified frustrated disappointed saddened heartbroken devastated delighted proud "
    "grateful honored honoured humbled stunned appalled outraged skittish thankful pleased aback"
).split()
FEELS = bit_for(FEELING)
FEELINGS = re.compile(
    r"(?:\b(?:is|are|was|were|am|feels?|felt|be|been)|[’'](?:s|re|m)) (?:\w+ (?:and )?){0,2}"
    rf"(?:{'|'.join(sorted(FEELING))})\b"
    r"|\b(?:took|taken|takes) \w+ aback\b"
)
CONDITIONS = tuple(
    f"{first} "
    for first in (
        "If",
        "if",
        "Even if",
        "even if",
        "Unless",
        "unless",
        "Whoever",
        "whoever",
        "That",
        "This",
        "It",
        "In that",
        "In this",
        "In such",
    )
)
CONDITION = re.compile(
    r"(?:[Ee]ven )?(?:[Ii]f|[Uu]nless) (?!(?:\w+ed|proven|elected|passed|found|it (?:is|was)) ?,?)[\w’']+ |[Ww]hoever "
    r"|(?:That|This|It) (?:would|could|might) (?!have\b)|In (?:that|this|such an?) (?:scenario|event|case)\b"
)
SAYING = bit_for("long another".split())
SAYINGS = re.compile(r"\b(?:is|are|was) (?:a long (?:time|way)|(?:quite )?another (?:matter|story|question|thing))\b")
SHOULD = listed("should shouldn't shouldn’t ought")
ADVOCATES = bit_for(SHOULD)
SUBORDINATING = listed("that whether if who which what why how when where because while as said says than")

EVALUATING = bit_for(
    (
        "absurd admirable appalling brilliant clueless commendable craven cynical cynically delusional despicable "
        "dreadful farce foolish glorious hopeless hypocritical hysterically idiotic inexcusable insane laudable "
        "laughable ludicrous magnificent malpractice miserable misguided monumental naive naïve nonsense outrageous "
        "pathetic preposterous reckless shameful spineless stupid travesty undeniable undeniably unethical "
        "unmistakably unprincipled vile"
    ).split()
)
ASKED = re.compile(r"[?？][”\"’']{1,2}[\s,]")

WHAT_A = re.compile(r"\bwhat an? \w+ (?:it|that|this|he|she) (?:is|was)\b")


OPENS = PAPER_FIRST_WORDS | ORDERING | MUSING
MAYBE_MUSING = MAYBE | PERHAPS | FOUND | SAYING | LIKE
SPEAKS = PAPER_NEAR | EXCLAIMING | ARGUING | MAYBE_MUSING | FEELS
"""Where neither the first word is one of `OPENS` nor one of these is heard, nothing is to be asked but a question."""


def is_about_the_paper(claim: str, first: str, heard: int) -> bool:
    """Whether the claim is the paper's own housekeeping: a correction, a pointer, thanks to its readers."""
    if first in PAPER_FIRST_WORDS and (heard & PIECE_NAMED or first not in ARTICLES) and PAPER_FIRST.match(claim):
        return True
    return heard & PAPER_NEAR != 0 and PAPER.search(claim) is not None


def calls_on_the_reader(spoken: Sequence[str]) -> bool:
    """Whether the words begin like an order or an appeal: "Sell the bonds", "Do not forget"."""
    if not spoken or spoken[0] not in ORDERING:
        return False
    first = 0
    while first < MOST_LED and first < len(spoken) and spoken[first] in LED:
        first += 1
    if len(spoken) < first + 3:
        return False
    if spoken[first] in DO_NOT or (spoken[first] == "do" and spoken[first + 1] == "not"):
        return True
    return spoken[first] in PLAIN_ORDERS or (spoken[first] in ORDERS and spoken[first + 1] in ORDERED)


def argues(claim: str, heard: int) -> bool:
    """Whether a turn of phrase shows that the claim argues and does not report."""
    if not heard & (EXCLAIMING | ARGUING):
        return False
    low = claim.lower()
    if heard & EXCLAIMING and WHAT_A.search(low):
        return True
    if holds(low, TURNING) and TURNS.search(low):
        return True
    return holds(low, POINTING) and POINT.search(low) is not None


def muses(claim: str, spoken: Sequence[str], heard: int) -> bool:
    """Whether the claim gives an impression: "maybe …", "it is hard to …", "it looks like a …"."""
    if spoken and spoken[0] in MUSING:
        return True
    if not heard & MAYBE_MUSING:
        return False
    if heard & MAYBE or (heard & PERHAPS and "perhaps" in spoken[:MUSING_FIRST]):
        return True
    if heard & FOUND and heard & FINDING and FINDS.search(claim.lower()):
        return True
    if heard & SAYING and SAYINGS.search(claim):
        return True
    return heard & LIKE != 0 and LIKENS.search(claim) is not None


def feels(claim: str, heard: int) -> bool:
    """Whether the claim tells a feeling: "people are shocked"."""
    return heard & FEELS != 0 and FEELINGS.search(claim.lower()) is not None


def supposes(claim: str) -> bool:
    """Whether the claim begins with a condition that somebody may meet or not: "If he stays, …"."""
    return claim.startswith(CONDITIONS) and CONDITION.match(claim) is not None


def promises(claim: str, heard: int) -> bool:
    """Whether the claim tells people what is in store for them: "visitors can expect …"."""
    return heard & ABLE != 0 and EXPECTED.search(claim) is not None


def advocates(spoken: Sequence[str], heard: int) -> bool:
    """Whether the main clause says what somebody should do."""
    if not heard & ADVOCATES:
        return False
    for word in spoken:
        if word in SHOULD:
            return True
        if word in SUBORDINATING:
            return False
    return False


def asks(claim: str) -> bool:
    """Whether the claim is a question that somebody put and the words that say so (“Who pays?” she said), or a title
    that asks without a mark ("Why the peso fell").
    """
    if claim.startswith(("Why ", "How ", "Why\u00a0", "How\u00a0")):
        return True
    return "?" in claim and claim[0] in "\"“‘'«„" and ASKED.search(claim) is not None
