"""Tests on words that several rules share: which words are spoken, how many are there, is there a verb."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat

from factcheck.claims.engine.layout.letters import UPPER, holds, typed

WORD = re.compile(r"[^\W_][\w’'-]*")
CURLED_SIGN = "\x1a"
"""Stands for the curled apostrophe while words are parted: a sign of ASCII that no text holds."""
INNER = f"-'_{CURLED_SIGN}"
"""These may stand in a word, but not first."""
APART = bytes(ord(chr(code).lower() if chr(code).isalnum() or chr(code) in INNER else " ") for code in range(128))
APART += bytes(128)
"""For each ASCII character what `spoken` makes of it: words in lower case, and blanks between them. A table of bytes
is read at once, where one of characters is asked anew for each of them in each sentence.
"""
WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Greek, Cyrillic, Hebrew, Arabic, Indian, Chinese and other letters: English words tell nothing about them."""

REMEMBERED = 64
"""So many sentences' words are kept, because several rules ask about one sentence right after each other."""

EDGES = ' .,;:!?…"“”()[]\n'
"""What may stand around a sentence's words without being part of one: a sentence and the claim in it, which lacks its
stop, are the same words, and are split into them once."""

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

AUXILIARIES = frozenset(
    (
        "is are was were am has have had would could might must should shall do does did cannot isn't aren't wasn't "
        "weren't hasn't haven't hadn't won't wouldn't can't couldn't don't doesn't didn't shouldn't it's he's she's "
        "that's there's who's what's here's let's they're we're you're i'm they've we've you've i've they'll we'll "
        "you'll i'll he'll she'll it'll i'd he'd she'd they'd we'd you'd"
    ).split()
)
MODALS = ("may", "will", "can")
MODAL = re.compile(rf"\b(?:{'|'.join(MODALS)})\b")
"""Told from the month and the man by their small letter."""

CLEAR_PAST = frozenset(
    (
        "began became broke chose drew drove fell flew forgot froze gave grew knew rose sang sank sat saw shrank spoke "
        "stole swore threw took tore went wore wrote overtook underwent withdrew rode woke came ran ate hid fled stood "
        "arose bore undertook oversaw died remained arrived happened occurred appeared emerged"
    ).split()
)
"""Past tenses that are hardly ever participles: behind a noun they are its verb."""

CLEAR_PRESENT = frozenset(
    (
        "accounts accuses acknowledges adds allows announces appears argues asks attracts becomes begins believes "
        "belongs blames brings celebrates collects comes comprises considers consists contains continues creates "
        "declares denies depends describes develops discusses earns eats elects employs enables encourages ensures "
        "equals exceeds exists expands expects explains extends feels follows gets gives goes grows happens hears "
        "holds imposes improves includes indicates insists involves joins keeps knows lacks lasts launches learns "
        "leaves lets loses maintains makes meets needs occurs offers operates opposes owes owns pays performs poses "
        "predicts prefers prevents produces prohibits promotes proposes protects proves provides publishes pushes "
        "puts reads receives recommends recognises recognizes reflects refuses regards rejects relates relies remains "
        "replaces represents requires resembles reveals revolves says seeks seems sees sells sends serves shows sits "
        "speaks spends stems suffers suggests supports symbolises symbolizes takes teaches tells tends thinks tries "
        "underscores understands wants warns worships writes"
    ).split()
)
"""Third persons that are seldom plurals of a noun."""

NOT_FINITE = frozenset(
    "been be known shown taken given written chosen eaten fallen fed gone hidden risen thrown undergone driven grown "
    "begun".split()
)
VERBS = (
    AUXILIARIES | CLEAR_PAST | CLEAR_PRESENT | frozenset(IRREGULAR.split()) | {"agreed", "freed", "decreed"}
) - NOT_FINITE
CURLED = frozenset(word.replace("'", "’") for word in AUXILIARIES if "'" in word)
CERTAIN = AUXILIARIES | CURLED | CLEAR_PAST | CLEAR_PRESENT
"""Words that are the finite verb of what stands before them, whatever follows."""

FOUND_AT_ONCE = VERBS | CURLED
NO_PAST = frozenset("hundred sacred naked wicked kindred infrared embed rugged biased unbiased crooked united".split())
NO_VERB_AFTER = frozenset(
    "a an the its his her their our my this of in on at by for from with to be been being".split()
)
"""Behind these an "-ed" is an adjective or a participle: "a televised interview"."""
ENGLISH = frozenset("the of and to with from that his".split())
OTHER_VERBS = frozenset(
    (
        # What "is", "has", "was", "said" and "rose" are in German, French, Spanish, Portuguese, Italian and Dutch.
        "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können konnte soll sollen muss müssen "
        "stieg stiegen sank sanken liegt lag gibt gab sagte est sont était étaient ont avait avaient sera seront peut "
        "doit dit es son fue fueron era eran ha han había habían será serán tiene tienen puede está están subió cayó "
        "dijo é são foi foram tem têm tinha pode estão subiu caiu disse è sono hanno aveva zijn heeft hebben werd"
    ).split()
)
# Without a tagger, a present-tense verb is told from a plural by its company: a singular subject before it,
# or what follows.
# Of the third person ("the bank lends money") every word in "s" is asked what stands around it; the pieces are those
# between two blanks.
THIRD = re.compile(r"[a-z]{2,}(?:[^su\W]s|sses|shes|ches)")
LONGEST_SUBJECT = 60
"""Letters: each part of a longer word with hyphens would be looked through to its end, again and again."""
SUBJECT = re.compile(
    rf"\b(?:he|she|it|who|which|this|that|also|still|now|often|only|[{UPPER}][\w’'-]*"
    r"|\w+(?:ion|ment|ity|ness|ism|er|or|ist|ship|cy))$"
)
OBJECT = re.compile(
    r"the|a|an|its|his|her|their|to|that|in|on|at|from|by|for|with|more|less|about|over|under|up|down|only|no|not|all"
    r"|most|some|[a-z]+ly|[a-z]+ing|\d|\$|[A-Z]"
)
THIRD_OF_NOUN = re.compile(r"[a-z]{3,}[^su\W]s")
DETERMINER = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Ii]ts|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Ee]ach|[Ee]very|[Oo]ne)$"
)
ADJECTIVE = re.compile(r"[\w’'-]+")
NOUN = re.compile(r"[\w’'-]*[^s\W]")
OBJECT_OF_NOUN = re.compile(r"the|an?|its|his|her|their|that|no|more|less|about|only|all|\d|[$€£]")
ADVERBS = ("also", "still", "now", "often", "usually", "never", "always")
BEHIND_ADVERB = re.compile(rf"\b(?:{'|'.join(ADVERBS)})\s+[a-z]{{3,}}[^su\W]s\b")
TURNING = (
    "runs starts ends lasts increases works lives ranks stands leads rises falls extends stretches focuses rests aims "
    "costs faces plans claims means features covers marks hosts houses"
).split()
"""Verbs that are as often plurals, unless a preposition follows them."""
TURNS = frozenset(TURNING)
BEFORE_PREPOSITION = re.compile(
    rf"[^s\W]\s+(?:{'|'.join(TURNING)})\s+(?:in|on|at|from|with|through|until|between|by|to|for|as|under|over|against"
    r"|around|about)\b"
)
PLURAL_VERBS = (
    "say make take give get go come see know think want need use find show tell work call try ask feel become leave "
    "put mean keep begin help turn start run move live believe hold bring happen write provide sit stand lose pay meet "
    "include continue set learn change lead understand watch follow stop create speak read allow add spend grow open "
    "walk win offer remember love consider appear buy wait serve die send expect build stay fall cut reach kill remain "
    "suggest raise pass sell require report decide pull face receive account cost earn own produce export import "
    "exceed represent support oppose warn indicate vary depend affect cause differ contain cover rank range number "
    "total rise fill operate manage share drive tend matter exist"
).split()
PLURALS = frozenset(PLURAL_VERBS)
PLURAL_PRESENT = re.compile(
    r"\b(?:they|we|you|I|people|[A-Za-z][a-z]{2,}[^su\W]s)\s+(?:also\s+|still\s+|often\s+|now\s+)?"
    rf"(?:{'|'.join(PLURAL_VERBS)})\b"
)


@lru_cache(maxsize=REMEMBERED)
def spoken(text: str) -> tuple[str, ...]:
    """The words of the text in lower case, in their order."""
    # What ASCII can write is parted many times as fast.
    plain = text if text.isascii() else typed(text, CURLED_SIGN)
    if not plain.isascii() or (CURLED_SIGN in plain and CURLED_SIGN in text):
        return tuple(WORD.findall(text.lower()))
    apart = plain.encode().translate(APART).decode()
    pieces = apart.split()
    if " -" in apart or " '" in apart or " _" in apart or apart[:1] in INNER or f" {CURLED_SIGN}" in apart:
        pieces = list(filter(None, map(str.lstrip, pieces, repeat(INNER))))
    if plain is not text and CURLED_SIGN in apart:
        return tuple([word.replace(CURLED_SIGN, "’") for word in pieces])
    return tuple(pieces)


@lru_cache(maxsize=REMEMBERED)
def vocabulary(text: str) -> frozenset[str]:
    """The words of the text in lower case."""
    return frozenset(spoken(text))


def in_ed(spoken: Sequence[str]) -> list[str]:
    """Those of the words `spoken` that end in "ed", found without a look at each."""
    joined = f"{' '.join(spoken)} "
    if "ed " not in joined:
        return []
    return [before.rpartition(" ")[2] + "ed" for before in joined.split("ed ")[:-1]]


def count(text: str) -> int:
    """How many words: runs of letters, or half the characters of scripts that put no blanks between words."""
    if text.isascii():
        return len(spoken(text))
    return max(len(spoken(text)), len(WIDE.findall(text)) // 2)


@lru_cache(maxsize=REMEMBERED)
def is_foreign(text: str) -> bool:
    """Whether no word of the text looks English."""
    return ENGLISH.isdisjoint(vocabulary(text)) and not any(word.endswith(("ed", "ing", "ly")) for word in spoken(text))


@lru_cache(maxsize=REMEMBERED)
def has_verb(text: str) -> bool:
    """Whether the words hold a finite verb, as far as English words tell; other scripts get the benefit of the doubt,
    and words among which there is no English one are asked for the verbs of their neighbours.
    """
    said = vocabulary(text)
    if not FOUND_AT_ONCE.isdisjoint(said):
        return True
    before = ""
    for word in spoken(text):
        if (
            word[-2:] == "ed"
            and len(word) > 4
            and word[-3] != "e"
            and word not in NO_PAST
            and before not in NO_VERB_AFTER
            and (word in text or word.capitalize() not in text)  # "Ahmed" did nothing.
        ):
            return True
        before = word
    if holds(text, MODALS) and MODAL.search(text):
        return True
    if is_third_person(text, said) or is_plural(text, said):
        return True
    if not text.isascii() and OTHER_SCRIPT.search(text):
        return True
    return not OTHER_VERBS.isdisjoint(said) and is_foreign(text)


def is_third_person(text: str, said: frozenset[str]) -> bool:
    """Whether a word in "s" is a verb by its company: a singular before it, what it is done to behind it."""
    pieces = text.split()
    for at, (before, piece, behind) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False)):
        if piece[-1] != "s" or not THIRD.fullmatch(piece):
            continue
        if OBJECT.match(behind) and SUBJECT.search(before, max(0, len(before) - LONGEST_SUBJECT)):
            return True
        further = pieces[at + 3] if at + 3 < len(pieces) else ""
        done_to = OBJECT_OF_NOUN.match(behind) or (behind == "to" and further.startswith("the"))
        if done_to and THIRD_OF_NOUN.fullmatch(piece) and NOUN.fullmatch(before) and is_determined(pieces, at):
            return True
    if holds(text, ADVERBS) and BEHIND_ADVERB.search(text):
        return True
    return not TURNS.isdisjoint(said) and BEFORE_PREPOSITION.search(text) is not None


def is_determined(pieces: Sequence[str], noun: int) -> bool:
    """Whether "the" or the like stands before the noun, with one word between them at most."""
    if noun and DETERMINER.search(pieces[noun - 1]):
        return True
    led = noun > 1 and ADJECTIVE.fullmatch(pieces[noun - 1])
    return bool(led and DETERMINER.search(pieces[noun - 2]))


def is_plural(text: str, said: frozenset[str]) -> bool:
    """Whether a verb stands behind a plural: "exports rise". A hyphen or an apostrophe may hide the verb in a word."""
    if PLURALS.isdisjoint(said) and "-" not in text and "'" not in text and "’" not in text:
        return False
    return PLURAL_PRESENT.search(text) is not None
