"""What follows a verb of saying: where the clause begins that it reports, and where that clause ends."""

from typing import NamedTuple

from factcheck.claims.engine.lexicon import MONTHS, WEEKDAYS, listed
from factcheck.claims.engine.speech.sources import WHEN_HEADS, WHEN_OPENS
from factcheck.claims.engine.speech.tokens import (
    ADVERBS,
    BREAKS,
    DETERMINERS,
    HELPING,
    MODAL_NAMES,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECTS,
    TENSED,
    Tokens,
)
from factcheck.claims.engine.speech.verbs import CLAUSE_PARTICLES, VERBS, Verb
from factcheck.claims.engine.words import has_verb

QUESTIONS = listed("how why what when where whether who whom which if")
SKIPPED = (ADVERBS - {"not", "only", "just"}) | {"*", "_"}
OPENING = frozenset('“"«„*_') | {"''"}
WHOM = listed(
    "reporters journalists lawmakers parliament investors delegates officials members them him her me us voters "
    "supporters viewers you colleagues fans congress readers everyone people police staff employees themselves himself "
    "herself listeners senators students workers friends family relatives aides allies confidants"
)
# A reported clause may open with these where the verb is one that hardly does anything but report.
THEMSELVES = listed("himself herself itself themselves myself ourselves")
JOBS = listed("host anchor reporter correspondent columnist magazine newspaper editor radio presenter moderator")
CLAUSE_OPENS = listed(
    "if by in as when while after since because until under for with at during despite before unless although though "
    "even only up about around nearly almost over more less fewer once on of to without given"
)
PLAIN_WORDS = frozenset({"the", "a", "an", *POSSESSIVES})
TURNS = listed("and but though although while whereas as so because after before when where which who whose")
ADDS = listed("saying adding citing calling noting arguing claiming according referring describing telling urging")
OF_THE_CLAUSE = listed("further so very quite rather well far too ever never still always already now often clearly")
"""These stand as often in front of what is said as behind the verb: "said further steps were likely"."""
AHEAD = 24
"""Tokens between a verb and its "that"."""
SAMPLE = 160
"""Characters of a clause that are looked at for its verb."""


class Clause(NamedTuple):
    """Where what follows the verb begins (a token), whether it is a statement, and whether "that" led to it."""

    first: int
    stated: bool
    that: bool = False


def clause(tokens: Tokens, cue: int, ceiling: int, verb: Verb) -> Clause | None:
    """What follows the verb at token `cue`, or None where it announces nothing."""
    low = tokens.low
    number = cue + 1
    says = verb.says
    if number < ceiling and low[number] in verb.particles:
        if (verb.lemma, low[number]) in CLAUSE_PARTICLES:
            says = True
        elif not (low[number] == "to" and verb.wants):
            return topic(tokens, number + 1, ceiling)
        else:
            return topic(tokens, number, ceiling) if low[number + 1 : number + 2] != ["the"] else None
        number += 1
    number = past_adverbs(tokens, number, ceiling)
    if number + 1 < ceiling and low[number + 1] == ":" and low[number] in THEMSELVES:
        number += 2  # "He explained himself: the remark was not meant as a hint."
    if number >= ceiling:
        return None
    if verb.to_whom and (says or verb.asks):
        told = behind_whom(tokens, number, ceiling)
        if told is not None:
            found = behind_that(tokens, told, ceiling) or question(tokens, told, ceiling)
            if found is not None:
                return found
            if verb.lemma in {"tell", "assure", "remind", "inform"}:
                found = plain_clause(tokens, past_when(tokens, told, ceiling), ceiling, verb) if says else None
                return found or topic(tokens, number, ceiling)
    if says or verb.asks or verb.wants:
        found = behind_that(tokens, number, ceiling) if says or verb.wants else None
        if found is not None:
            return found if says else Clause(found.first, False, True)
        found = question(tokens, number, ceiling)
        if found is not None:
            return found
    if says:
        found = plain_clause(tokens, past_when(tokens, number, ceiling), ceiling, verb)
        if found is not None:
            return found
    if not verb.wants:
        return None
    return topic(tokens, number, ceiling, verb.noun)


def past_adverbs(tokens: Tokens, number: int, ceiling: int) -> int:
    low = tokens.low
    while number < ceiling:
        word = low[number]
        behind = low[number + 1] if number + 1 < ceiling else ""
        if word in OF_THE_CLAUSE and behind not in {"that", ",", ":", "on", "in"}:
            break
        manner = word.endswith("ly") and len(word) > 4 and behind in {",", "that", ":"}
        if not (manner or word in SKIPPED):
            break
        number += 1
    return number


def past_when(tokens: Tokens, number: int, ceiling: int) -> int:
    """`number`, moved behind "on Monday", "in a statement", "earlier this month," that stand before the clause."""
    low = tokens.low
    for _ in range(3):
        at = number
        if at < ceiling and low[at] in WEEKDAYS:
            number = at + 1
        elif at < ceiling and low[at] in WHEN_OPENS:
            for further in range(at + 1, min(ceiling, at + 6)):
                word = low[further]
                if word in WHEN_HEADS or word in WEEKDAYS or word in MONTHS or (len(word) == 4 and word.isdigit()):
                    number = further + 1
                    break
                if tokens.is_mark(further) or tokens.is_finite(further) or word in SUBJECTS:
                    break
            if number == at and low[at] in {"on", "via"} and tokens.is_capital(at + 1):
                number = at + 2  # "said on Twitter exports fell"
            elif number > at and number < ceiling and low[number] in {"with", "to", "by", "from"}:
                number = past_name(tokens, number + 1, ceiling)
        if number < ceiling and low[number] in {"morning", "afternoon", "evening", "night"}:
            number += 1
        if number < ceiling and low[number] == "," and number > at:
            number += 1
        if number == at:
            break
    return number


def past_name(tokens: Tokens, number: int, ceiling: int) -> int:
    """`number`, moved behind the name there: "with the Daily Gull"."""
    low = tokens.low
    while number < ceiling and (tokens.is_capital(number) or low[number] in {"the", ".", "'", "’", "and", "of"}):
        number += 1
    return number


def behind_whom(tokens: Tokens, number: int, ceiling: int) -> int | None:
    """Where the words end that say to whom it was told: "reporters", "the newspaper", "Fox News' Chris Wallace"."""
    low = tokens.low
    if number >= ceiling:
        return None
    if low[number] in WHOM:
        pair = low[number + 1 : number + 2] == ["and"] and number + 2 < ceiling and low[number + 2] in WHOM
        return number + 3 if pair else number + 1
    first = number
    if tokens.is_capital(number):
        while number < ceiling and (
            tokens.is_capital(number) or low[number] in {"of", "'", "’", ".", "&"} or low[number] == "and"
        ):
            number += 1
            if number < ceiling and low[number] in JOBS:
                number += 1
        return number
    if low[number] in DETERMINERS:
        number += 1
        while number < min(ceiling, first + 9):
            word = low[number]
            if (
                word in {"that", "to", ","}
                or word in QUESTIONS
                or word in DETERMINERS
                or word in SUBJECTS
                or tokens.is_mark(number)
                or (word in PREPOSITIONS and word != "of")
                or tokens.is_finite(number)
            ):
                break
            number += 1
        return number
    return None


def behind_that(tokens: Tokens, number: int, ceiling: int) -> Clause | None:
    """The clause behind the next "that", if only adverbs and phrases stand before it: "said on Monday that"."""
    low = tokens.low
    first = number
    while number < min(ceiling, first + AHEAD):
        word = low[number]
        if word == "that":
            break
        if number == first and not (
            word in PREPOSITIONS or word in WEEKDAYS or word in ADVERBS or word in {",", "last", "this", "-"}
        ):
            return None
        if word in QUESTIONS or (word in BREAKS and word != "as") or (word in MARKED and number > first + 1):
            return None
        if tokens.is_finite(number) and number > first:
            return None
        number += 1
    else:
        return None
    if number >= ceiling or low[number] != "that":
        return None
    if number + 1 < ceiling and (low[number + 1] in TENSED or low[number + 1] in {"says", "means"}):
        return Clause(number, True, True)  # "said that was wrong": the word is the subject.
    begin = number + 1
    while begin < ceiling and low[begin] in {",", "*", "_"}:
        begin += 1
    if begin >= ceiling:
        return None
    text = tokens.text[tokens.starts[begin] : tokens.starts[begin] + SAMPLE]
    if tokens.finite(begin + 1, min(ceiling, begin + 40)) is None and not has_verb(text):
        return None
    return Clause(begin, True, True)


MARKED = frozenset(':;()“”"«»—–')


def question(tokens: Tokens, number: int, ceiling: int) -> Clause | None:
    """`asked whether the plan was dead`, `explained how it works`: told, but not stated."""
    low = tokens.low
    if number >= ceiling or low[number] not in QUESTIONS or low[number] == "if" or ceiling - number < 3:
        return None
    if low[number] in {"which", "who", "when", "where", "whom"} and tokens.finite(number + 1, ceiling) is None:
        return None
    return Clause(number, False)


def plain_clause(tokens: Tokens, number: int, ceiling: int, verb: Verb) -> Clause | None:
    """A clause without "that": a subject and its verb. Of a verb that is often something else more is asked."""
    low = tokens.low
    while number < ceiling and low[number] in {",", "*", "_", ":"}:
        number += 1
    if ceiling - number < 3:
        return None
    word = low[number]
    text = tokens.text
    if not (word[0].isalnum() or word in {"$", "€", "£", "¥", "“", '"', "‘", "''"}):
        return None
    if not verb.firm:
        return doubtful_clause(tokens, number, ceiling, verb)
    if word in PREPOSITIONS and word not in CLAUSE_OPENS:
        return None
    if word in TENSED and word not in MODAL_NAMES and verb.lemma not in {"say", "ask"}:
        return None  # "who they thought was the winner"
    if verb.to_whom and low[number + 1] in {"against", "about", "of"}:
        return None  # "warned candidates against moving"
    finite = tokens.finite(number + 1, min(ceiling, number + 40))
    if finite is not None and word not in CLAUSE_OPENS and is_past_its_end(tokens, number, finite):
        return None
    if word in CLAUSE_OPENS and (finite is None or (word in {"to", "of", "for", "about", "on"})):
        return None
    if finite is not None:
        return Clause(number, True)
    end = min(tokens.ends[ceiling - 1], tokens.starts[number] + SAMPLE)
    return Clause(number, True) if has_verb(text[tokens.starts[number] : end]) else None


def is_past_its_end(tokens: Tokens, number: int, finite: int) -> bool:
    """Whether the finite verb belongs to what follows the object that stands at `number`: "predicted an increase, while
    four had hoped for less", "groups that claimed responsibility, are growing".
    """
    low = tokens.low
    commas = [each for each in range(number + 1, finite) if low[each] == ","]
    if not commas:
        return False
    behind = low[commas[0] + 1]
    if behind in {"while", "whereas", "although", "though", "but"}:
        return True
    return len(commas) == 1 and commas[0] == finite - 1


def doubtful_clause(tokens: Tokens, number: int, ceiling: int, verb: Verb) -> Clause | None:
    """A clause behind a verb that often has an object: its own verb must stand close and be plainly one."""
    low = tokens.low
    word = low[number]
    if word[0].isdigit() or word in {"$", "€", "£", "¥", "to", "of", "this", "what"}:
        return None
    if word in PREPOSITIONS or word in QUESTIONS:
        return None
    pronoun = word in SUBJECTS
    if verb.noun and not (pronoun or word in PLAIN_WORDS or tokens.is_capital(number)):
        return None
    for further in range(number + 1, min(ceiling, number + 16)):
        here = low[further]
        if tokens.is_mark(further) or (here in BREAKS and here not in {"than"}) or here == "to":
            return None
        if here in TENSED and here not in {"being", "been", "having"}:
            return Clause(number, True)
        if tokens.is_finite(further):
            behind = low[further + 1] if further + 1 < ceiling else "."
            if pronoun or (not verb.noun and (behind in DETERMINERS or behind[0].isdigit() or behind == "$")):
                return Clause(number, True)
            return None
    return None


def topic(tokens: Tokens, number: int, ceiling: int, noun: bool = False) -> Clause | None:
    """What somebody calls for, plans or criticises: a noun phrase, "to" and what it leads to, a form in -ing."""
    low = tokens.low
    number = past_adverbs(tokens, number, ceiling)
    if ceiling - number < 2:
        return None
    word = low[number]
    if word == "to":
        return Clause(number, False) if low[number + 1].isalpha() and low[number + 1] not in DETERMINERS else None
    if word in QUESTIONS or word in DETERMINERS or (tokens.is_capital(number) and word not in WEEKDAYS):
        return Clause(number, False)
    if noun or not word[0].isalpha():
        return None
    if word in PREPOSITIONS or word in BREAKS or word in HELPING or word in {"and", "or", "not"}:
        return None
    return Clause(number, False)


def is_next_saying(tokens: Tokens, conjunction: int, ceiling: int) -> bool:
    """Whether the same source says the next thing behind "and": "… and said that", "… and said, “"."""
    low = tokens.low
    number = conjunction + 1
    while number < ceiling and low[number] in ADVERBS:
        number += 1
    verb = VERBS.get(low[number]) if number < ceiling else None
    if verb is None or not verb.says or verb.form not in {"past", "s"} or number + 1 >= ceiling:
        return False
    behind = low[number + 1 : number + 3]
    return behind[0] in {"that", ":", "“", '"'} or behind in ([",", "“"], [",", '"'], [",", "''"])


MAY_END = frozenset({"according", ";", "and", ","})


def clause_end(tokens: Tokens, first: int, ceiling: int, stated: bool) -> int:
    """The token before which the content ends: "according to" and another verb of saying behind a comma end it.

    What isn't stated ends at the first comma behind which something else begins.
    """
    low = tokens.low
    for number in tokens.places(MAY_END, first + 1, ceiling):
        word = low[number]
        if word == "according" and low[number + 1 : number + 2] == ["to"]:
            return number - 1 if low[number - 1] in {",", "—", "–", "-"} else number
        if word == ";" and not stated:
            return number
        if word == "and" and is_next_saying(tokens, number, ceiling):
            return number
        if word != "," or number + 2 >= ceiling:
            continue
        behind = low[number + 1]
        if not stated and (behind in TURNS or behind in ADDS or behind in SUBJECTS):
            return number
        if behind in ADDS and behind != "according":
            return number
        if behind in {"and", "but", "though", "although", "while", "as"} and low[number + 2] in SUBJECTS:
            further = number + 3
            while further < ceiling and (low[further] in ADVERBS or low[further] in HELPING):
                further += 1
            verb = VERBS.get(low[further]) if further < ceiling else None
            if verb is not None and verb.says:
                return number
    return ceiling
