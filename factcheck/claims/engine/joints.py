"""Where a sentence joins clauses that each have a subject and a verb of their own: "X rose 5 percent, and Y fell to 3".

There is no tagger, so a joint is cut only where the words leave no doubt: what follows opens with a noun phrase whose
verb can be told, and what precedes can't have that noun phrase as the second half of its own object. A piece that
leans on the other one's subject stays with it, and so does one that a condition or a report in front rules.
"""

import re

from factcheck.claims.engine import words
from factcheck.claims.engine.lexicon import MONTHS, SAID, SAY, SAYS, WEEKDAYS, listed
from factcheck.claims.engine.results import Span

CONTRASTING = ("while", "whereas", "although", "though")
JOINING = frozenset({"and", "but", *CONTRASTING})
JOINTS = {word: re.compile(rf"{word}(?<=[ \n\r\u00a0]{word})( that(?=\s))?\s+(?=\S)") for word in ("and", "but")} | {
    word: re.compile(rf"{word}(?<=[ \n\r\u00a0]{word})()\s+(?=\S)") for word in CONTRASTING
}
"""One expression a word, as what begins with plain letters is found many times as fast."""
CONCEDING = re.compile(r"(?:even )?(?:while|although|though|whereas)\s+", re.IGNORECASE)
TOKEN = re.compile(r"[^\W_](?:[^\W_]|[’'./,-](?=[^\W_]))*|[$€£¥]|[^\w\s]")

OPENS = listed(
    "the a an some many most all both no more fewer less about around nearly almost over several every each "
    "another only at one two three four five six seven eight nine ten half dozens hundreds thousands millions "
    "people neither"
)
LEANS = listed(
    "he she it they we i you this that these those his her its their our my your him them others former latter "
    "same rest so then also thus therefore not who which what where when how whom whose"
)
"""A noun phrase with one of these is no subject that can be read alone, or is none at all."""

LEAN_LAST = listed("one ones first second third last other")
BREAKS = listed("that who which whose whom where when as if because since until unless while although though to than")
OBJECTS = listed(
    "the a an its their his her that no more less about nearly almost all both some many several only over at two "
    "three four five six seven eight nine ten up"
)
INTRANSITIVE = listed(
    "dropped declined climbed jumped surged soared plunged slumped tumbled slipped dipped lasted lived voted "
    "agreed resigned retired collapsed crashed failed expired shrank existed belonged consisted opened closed"
)
UNITS = listed(
    "percent per cent percentage points point million billion trillion thousand hundred dollars euros pounds yen "
    "people times votes seats jobs years months weeks days year month week day today yesterday tomorrow km "
    "kilometres kilometers miles tonnes tons degrees fold respectively"
)
MODALS = listed("may will can")
VERBS = words.CERTAIN | words.VERBS | MODALS
MASS = listed(
    "unemployment inflation turnout output demand spending trade growth income revenue production employment debt "
    "crime poverty traffic tourism attendance support oil gold rent pay housing tax"
)
MASS_ENDINGS = ("ment", "tion", "sion", "ity", "ness", "ship", "ance", "ence")
BY_FIGURE = re.compile(r"\s(?:about |around |nearly |almost |more than |less than |at least )?[$€£¥]?\d")
ELLIPSIS = re.compile(
    r"\s+(?:won |at least |only |just )?(?:\d[\d,.]*+|two|three|four|five|six|seven|eight|nine|ten)?\W*(?:$|[,;]|and )"
)
"""Behind the verb a bare number or nothing: "… and Y has five" leaves out what the other clause counts."""

RULED = listed(
    "if unless whether between both either neither deny denies denied doubt doubts doubted false falsely wrongly "
    "hoped feared wanted lest until would might could"
)
"""Words in front under whose rule the joined clause may stand: cut off, it would claim what nobody claimed."""

SUBORDINATE = listed("when because after before since as where who which that so once how why what whom whose like")
ANNOUNCING = SAID | SAYS | SAY
MONEY = "$€£¥"
LONGEST_SUBJECT = 9
LOOK_AHEAD = 140


def pieces(text: str, span: Span, reported: bool) -> list[Span]:
    """The clauses that `span` joins, in order; `span` alone where it joins none.

    `reported` says that the span is what somebody is said to have said, so that an "and that" goes on with it.
    """
    said = JOINING & words.vocabulary(text[span.start : span.end])
    if not said:
        return [span]
    found: list[Span] = []
    start = span.start
    conceded = conceding(text, span)
    if conceded is not None:
        found.append(conceded)
        start = conceded.end + len(", ")
    for at, behind, word, that in marks(text, start, span.end, said):
        if at <= start:
            continue
        if that:
            holds = reported and joins_reports(text, start, at, behind, span.end)
        else:
            holds = opens_clause(text, behind, span.end) and stands_alone(text, start, at, word)
        if holds and is_level(text, span.start, at):
            found.append(Span(start, at))
            start = behind
    return [*found, Span(start, span.end)] if found else [span]


def marks(text: str, start: int, end: int, said: frozenset[str]) -> list[tuple[int, int, str, bool]]:
    """Where the words `said` stand that may join clauses: the blank before each, the place behind it, the word, and
    whether "that" follows. Of two beside each other the first one counts.
    """
    found: list[tuple[int, int, str, bool]] = []
    for word in said:
        for mark in JOINTS[word].finditer(text, start + 1, end):
            found.append((mark.start() - 1, mark.end(), word, bool(mark.group(1))))
    if len(found) > 1 and len(said) > 1:
        found.sort()
        apart = found[:1]
        for each in found[1:]:
            if each[0] >= apart[-1][1]:
                apart.append(each)
        return apart
    return found


def conceding(text: str, span: Span) -> Span | None:
    """The first half of "While X rose, Y fell", if both halves have a subject and a verb of their own."""
    opening = CONCEDING.match(text, span.start, span.end)
    comma = text.find(", ", span.start, span.end) if opening else -1
    if opening is None or comma < 0 or not opens_clause(text, opening.end(), comma):
        return None
    if not is_level(text, span.start, comma) or not opens_clause(text, comma + 2, span.end):
        return None
    return Span(opening.end(), comma)


def joins_reports(text: str, start: int, at: int, behind: int, end: int) -> bool:
    """Whether the "and that" at `at` goes on `behind` it with a second reported clause that can be read alone."""
    first = TOKEN.match(text, behind)
    if first is None:
        return False
    low = first.group().lower()
    if not opens(first.group(), low) and low not in {"there", "“", '"'} and not low.endswith("ing"):
        return False
    before = text[start:at]
    return (
        RULED.isdisjoint(words.vocabulary(before))
        and words.has_verb(before)
        and words.has_verb(text[behind : min(end, behind + LOOK_AHEAD)])
    )


def opens_clause(text: str, position: int, end: int) -> bool:
    """Whether a noun phrase that can be read alone stands at `position`, with its verb right behind it."""
    before = first = ""
    limit = min(end, position + LOOK_AHEAD)
    for number, match in enumerate(TOKEN.finditer(text, position, limit)):
        token = match.group()
        low = token.lower()
        if number == 0 and not opens(token, low):
            return False
        if low in LEANS or low in BREAKS:
            return False
        if number and (low in VERBS or low[-2:] == "ed") and is_verb(low, token):
            sure = is_certain(low, token) or low in INTRANSITIVE or takes_object(text, match.end(), limit)
            return sure and before not in LEAN_LAST and ELLIPSIS.match(text, match.end(), end) is None
        if number >= LONGEST_SUBJECT or not (token[0].isalnum() or token in MONEY + "%"):
            return False
        if low == "and" and first.isdigit():
            return False  # "posts 542 and 543 and other shells fell"
        if number == 1 and first.isalpha() and first.islower() and first not in OPENS and first[-1] != "s":
            return False  # A bare word that is no plural needs its verb at once: "inflation fell".
        before, first = low, first or token
    return False


def opens(token: str, low: str) -> bool:
    """Whether a noun phrase can begin so: with an article, a number, a name or a plural."""
    if low in OPENS:
        return True
    if token[0].isupper() or token[0].isdigit() or token in MONEY:
        return True
    if low in MASS or low.endswith(MASS_ENDINGS):
        return True
    return len(low) > 3 and low[-1] == "s" and low[-2] not in "su" and not is_certain(low, token)


def takes_object(text: str, position: int, end: int) -> bool:
    """Whether what stands there is an object: a past form with one is no participle."""
    following = TOKEN.match(text, min(position + 1, end), end)
    if following is None:
        return False
    token = following.group()
    if token in {"by", "to", "from"}:
        # "increased by 3 percent", but "a house built by the city".
        return BY_FIGURE.match(text, following.end(), end) is not None
    return token[0].isdigit() or token in MONEY or token.lower() in OBJECTS


def is_certain(low: str, token: str) -> bool:
    """Whether the word is a finite verb wherever it stands."""
    return (low in words.CERTAIN or low in MODALS) and token[0].islower()


def is_past(low: str, token: str) -> bool:
    return token[0].islower() and (
        low in words.VERBS or (low[-2:] == "ed" and len(low) > 4 and low not in words.NO_PAST)
    )


def is_verb(low: str, token: str) -> bool:
    if low not in VERBS and low[-2:] != "ed":
        return False  # Most words are none by their form.
    return is_certain(low, token) or is_past(low, token)


def stands_alone(text: str, start: int, end: int, word: str) -> bool:
    """Whether the clause `text[start:end]` is whole at its end, so that the noun phrase behind the `word` that joins
    can't belong to it.
    """
    tokens = TOKEN.findall(text, start, end)
    lows = [token.lower() for token in tokens]
    if not lows or not RULED.isdisjoint(lows) or ("not" in lows and "only" in lows):
        return False
    comma = lows[-1] == ","
    if word in {"while", "whereas", "although", "though"}:
        return comma and words.has_verb(text[start:end])
    if comma:
        tokens, lows = tokens[:-1], lows[:-1]
    verbs = [number for number, token in enumerate(tokens) if number and is_verb(lows[number], token)]
    if not verbs or (word == "and" and not ANNOUNCING.isdisjoint(lows[number] for number in verbs)):
        return False
    last_comma = max((number for number, token in enumerate(tokens) if token[0] == ","), default=-1)
    if comma:
        # A comma behind the last verb may part the members of a list, to which the noun phrase would belong.
        return word == "but" or verbs[-1] > last_comma or all(is_figure(low) for low in lows[last_comma + 1 :])
    tail = lows[last_comma + 1 :]
    if word == "but":
        return SUBORDINATE.isdisjoint(tail)
    return SUBORDINATE.isdisjoint(tail) and verbs[-1] > last_comma and closes(tail[-1], len(tail) - 1, tail)


def closes(low: str, number: int, tail: list[str]) -> bool:
    """Whether a clause can't go on with "and" and a noun phrase behind this word: a figure, a day, a participle."""
    if is_figure(low) or low in MONTHS or low in WEEKDAYS:
        return number > 0
    return (
        number > 0 and (low[-2:] in {"ed", "ly"} or low in words.VERBS) and low not in {"early", "only"} and tail != []
    )


def is_figure(low: str) -> bool:
    return low[0].isdigit() or low in UNITS or low == "%"


def is_level(text: str, start: int, position: int) -> bool:
    """Whether no quotation and no bracket is open at `position`."""
    before = text[start:position]
    return (
        before.count("“") + before.count("„") <= before.count("”")
        and before.count('"') % 2 == 0
        and before.count("''") % 2 == 0
        and before.count("(") <= before.count(")")
        and before.count("[") <= before.count("]")
        and before.count("«") <= before.count("»")
        and before.count("「") <= before.count("」")
    )
