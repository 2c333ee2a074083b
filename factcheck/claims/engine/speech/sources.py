"""Where the words stand that name who says something: the noun phrase before a verb of saying, or behind it."""

from factcheck.claims.engine.lexicon import MONTHS, NO_SOURCE, NO_SOURCE_LAST, WEEKDAYS, listed
from factcheck.claims.engine.speech.tokens import (
    ADVERBS,
    BREAKS,
    DETERMINERS,
    HELPING,
    POSSESSIVES,
    PREPOSITIONS,
    Tokens,
)
from factcheck.claims.engine.speech.verbs import Verb

Stretch = tuple[int, int]
"""Numbers of tokens, the last one exclusive."""

LONGEST = 32
"""Tokens; a longer noun phrase is none."""

EXPLAINS = listed("who whose which a an the one once both former now then also himself herself himself and including")
PLURAL = listed(
    "they we i you people police men women children many some others few most both several those these all lawmakers "
    "media data aides staff officials experts critics supporters republicans democrats voters"
)
SINGULAR_S = listed("us press congress news house states s analysis boss business witness actress governess")
LEADING = listed(
    "and but so then yet also when not once or nor however meanwhile indeed still thus therefore moreover if as while "
    "after before although though because since where even until unless whether for that which said"
)
RELATIVE = listed("who that which")
OF_WHOM = RELATIVE | {"whose"}
WHEN_HEADS = listed(
    "week month year night morning afternoon evening day weekend spring summer autumn fall winter statement interview "
    "speech tweet email e-mail letter report briefing conference hearing debate post article memo note testimony "
    "filing address rally meeting news appearance message release video today yesterday remarks"
)
WHEN_OPENS = listed("in on at last this during since from late early earlier next for via to")


def before(tokens: Tokens, cue: int, floor: int, verb: Verb) -> Stretch | None:
    """The noun phrase that is the subject of the verb at `cue`; it doesn't begin before token `floor`."""
    last = without_adverbs(tokens, cue - 1, floor)
    if last < floor:
        return None
    trimmed = without_when(tokens, last, floor)
    if trimmed != last:
        last = without_adverbs(tokens, trimmed, floor)
    end = last + 1
    if tokens.low[last] == ",":
        found = explained(tokens, last, floor)
    else:
        first = phrase_start(tokens, last, floor)
        found = (first, end) if first is not None else None
    if found is None or not is_source(tokens, *found):
        return None
    return found if agrees(tokens, found, verb) else None


def without_adverbs(tokens: Tokens, last: int, floor: int) -> int:
    """`last`, moved before the adverbs and helping verbs that stand there: "has also said"."""
    low = tokens.low
    while last >= floor:
        word = low[last]
        adverb = word.endswith("ly") and len(word) > 4 and last > floor and not tokens.is_capital(last)
        dash = word in {"-", "–", "—"} and last == floor
        if not (adverb or dash or word in ADVERBS or word in HELPING or word in {"*", "_"}):
            break
        last -= 1
    return last


def without_when(tokens: Tokens, last: int, floor: int) -> int:
    """`last`, moved before "on Monday", "last week", "in a statement" that stand between a subject and its verb."""
    low = tokens.low
    word = low[last]
    stop = last
    if word in WEEKDAYS or word in {"today", "yesterday", "tonight"}:
        stop = last - 1
        if stop > floor and low[stop] in {"on", "last", "this", "late", "early"}:
            stop -= 1
        return stop if stop > floor else last
    if word in WHEN_HEADS or word in MONTHS or (len(word) == 4 and word.isdigit()):
        for number in range(last - 1, max(floor, last - 7), -1):
            if low[number] in WHEN_OPENS and number > floor:
                return number - 1
            if tokens.is_mark(number) or low[number] in BREAKS or tokens.is_finite(number):
                break
    return last


def phrase_start(tokens: Tokens, last: int, floor: int) -> int | None:
    """Where the noun phrase begins whose last token is `last`."""
    low = tokens.low
    word = low[last]
    if word in {"he", "she", "they", "we", "i", "you", "it", "who"}:
        return last
    if word == "which" and last > floor and low[last - 1] == ",":
        return last
    if word in NO_SOURCE_LAST or word in BREAKS or (tokens.is_mark(last) and word != ")") or tokens.is_finite(last):
        return None
    number = last
    while number >= floor and last - number < LONGEST:
        word = low[number]
        if word == ")":
            opening = next((k for k in range(number - 1, max(floor, number - 12) - 1, -1) if low[k] == "("), None)
            if opening is None:
                break
            number = opening - 1
            continue
        if not word[0].isalnum() and tokens.is_mark(number):
            if word == "," and is_list(tokens, number, last, floor):
                number -= 1
                continue
            break
        if word == "who" and is_inner(tokens, number, last, floor):
            number -= 1
            continue
        if word in BREAKS or word in RELATIVE:
            break
        if word == "and" and tokens.finite(clause_floor(tokens, number, floor), number) is not None:
            break
        if number != last and tokens.is_finite(number) and not is_reduced(tokens, number):
            relative = relative_before(tokens, number, floor)
            if relative is None:
                break
            number = relative - 1
            continue
        number -= 1
    first = number + 1
    while first < last and (low[first] in LEADING or low[first] in {"'", "’", ".", "*", "_", ">", "-"}):
        first += 1
    if low[first] in {"outside", "inside"}:
        return first  # "Outside experts say".
    if number >= floor and low[number] in HELPING and low[first].endswith(("ed", "en")) and first < last:
        return None
    if low[first] in PREPOSITIONS or low[first] in {"speaking", "asked", "writing"}:
        return inner_start(tokens, first, last)
    return first if first <= last else None


def is_reduced(tokens: Tokens, number: int) -> bool:
    """Whether the form in -ed only describes the noun before it: "a report released by the board"."""
    low = tokens.low
    if not low[number].endswith("ed") or number == 0 or low[number - 1] in {"and", "but", ","}:
        return False
    behind = low[number + 1] if number + 1 < len(low) else ""
    return behind in {"by", "in", "on", "at", "last", "this"} or behind in WEEKDAYS


def is_inner(tokens: Tokens, who: int, last: int, floor: int) -> bool:
    """Whether the "who" belongs to a noun right before it and its verb follows: "those who know the market"."""
    noun = who > floor and not tokens.is_mark(who - 1) and tokens.low[who - 1] not in BREAKS
    return noun and last > who and not tokens.is_capital(who + 1) and tokens.low[who + 1] not in DETERMINERS


def nearest(tokens: Tokens, last: int) -> int | None:
    """Where the smallest noun phrase begins that ends at `last`: the name alone, of "drawn up by Ann Lee"."""
    first = last
    if not tokens.is_capital(last):
        found = phrase_start(tokens, last, 0)
        return None if found is not None and tokens.low[found].endswith("ing") else found
    while first > 0 and (tokens.is_capital(first - 1) or tokens.low[first - 1] == "."):
        first -= 1
    if first > 1 and tokens.low[first - 1] in {"in", "at", "of", "from"}:
        return phrase_start(tokens, last, 0)  # "the head of the guard in Ghent, who warned"
    return first


def is_list(tokens: Tokens, comma: int, last: int, floor: int) -> bool:
    """Whether the comma parts a list of names or nouns that ends in "and": "Lee, Ode and Kim said"."""
    low = tokens.low
    return comma > floor and tokens.is_capital(comma - 1) and tokens.is_capital(comma + 1) and "and" in low[comma:last]


def clause_floor(tokens: Tokens, number: int, floor: int) -> int:
    """Where the stretch begins, between marks, in which token `number` stands."""
    first = number
    while first > floor and not tokens.is_mark(first - 1):
        first -= 1
    return first


def relative_before(tokens: Tokens, verb: int, floor: int) -> int | None:
    """The "who" whose verb stands at `verb`, behind a noun: of "those who know him said"."""
    for number in range(verb - 1, max(floor, verb - 6), -1):
        if tokens.is_mark(number):
            return None
        if tokens.low[number] in RELATIVE:
            noun = number > floor and not tokens.is_mark(number - 1) and not tokens.is_finite(number - 1)
            return number if noun else None
    return None


def inner_start(tokens: Tokens, first: int, last: int) -> int | None:
    """The last noun phrase in a stretch that opens with a preposition: "In Paris officials said"."""
    low = tokens.low
    if tokens.is_capital(last):
        number = last
        while number > first and (
            tokens.is_capital(number - 1) or low[number - 1] in {".", "of", "the", "de", "von", "van", "al"}
        ):
            number -= 1
        while number < last and not tokens.is_capital(number):
            number += 1
        before_it = low[number - 1] if number > first else ""
        if before_it in PREPOSITIONS and number - 1 == first:
            return None  # "In Paris said": all there is belongs to the preposition.
        return number - 1 if before_it == "the" else number
    for number in range(last, first, -1):
        if low[number] in DETERMINERS and low[number - 1] not in PREPOSITIONS:
            return number
    if low[last].endswith("s") and low[last - 1] not in PREPOSITIONS and last - 1 > first:
        return last
    return None


def explained(tokens: Tokens, comma: int, floor: int) -> Stretch | None:
    """The source before a comma: "Nicholas Smith, a strategist at CLSA, noted" begins at its name."""
    low = tokens.low
    right = comma
    found: Stretch | None = None
    for _ in range(5):
        left = right - 1
        while left >= floor and low[left] != "," and comma - left < LONGEST * 2:
            if tokens.is_mark(left) and low[left] not in {"(", ")", "“", "”", '"'}:
                break
            left -= 1
        if left < floor or low[left] != ",":
            return found
        opens = low[left + 1]
        opening = clause_floor(tokens, left, floor)
        if low[left - 1].isdigit() or low[opening] in OF_WHOM:
            right = left  # "Ann Lee, 56, a lawyer," and "Ann Lee, who founded Acme, a maker of brakes,"
            continue
        head = phrase_start(tokens, left - 1, floor)
        named = head is not None and tokens.is_capital(left - 1) and opens in EXPLAINS
        verbal = opens not in RELATIVE and tokens.finite(left + 2, right) is not None
        if left > floor and verbal and not named and not opens.isdigit():
            return found
        explains = opens in EXPLAINS or opens.isdigit() or not tokens.is_capital(left + 1)
        is_head = head is not None and tokens.finite(head, left) is None and is_source(tokens, head, left)
        if head is not None and is_head and (tokens.is_capital(left - 1) or low[head] in DETERMINERS or not explains):
            if found is not None and not (tokens.is_capital(head) and (head == floor or tokens.is_mark(head - 1))):
                return found  # "In a letter to the Gull, her adviser, Ann Lee," the paper says nothing.
            if head - 2 < floor or low[head - 1] != "," or tokens.is_capital(head) or not tokens.is_capital(head - 2):
                return head, comma
            found = found or (head, comma)  # "Ann Lee, the founder of Acme, a maker of brakes," may begin further on.
        right = left
    return found


def after(tokens: Tokens, cue: int, ceiling: int) -> Stretch | None:
    """The noun phrase right behind the verb at `cue`: "said Katsunobu Kato, the finance minister"."""
    low = tokens.low
    first = cue + 1
    while first < ceiling and (low[first] in {"*", "_"} or (low[first] in ADVERBS and not tokens.is_capital(first))):
        first += 1
    number = first
    while number < ceiling and number - first < LONGEST:
        word = low[number]
        if word in {"“", '"'} and number > first and low[number - 1] in DETERMINERS:
            closing = next((k for k in range(number + 1, min(ceiling, number + 12)) if low[k] in {"”", '"'}), None)
            if closing is not None:
                number = closing + 1
                if low[closing - 1] == ",":
                    break
                continue
        if word == "(" or tokens.is_mark(number):
            break
        if number > first and (
            word in {"on", "in", "at", "to", "during", "after", "as", "when", "while", "who", "before", "since", "with"}
            or (word in WEEKDAYS and low[number - 1] not in DETERMINERS)
            or word in {"that", "which", "because", "but", "by"}
            or tokens.is_finite(number)
        ):
            break
        if word in {"last", "this", "earlier", "late"} and number > first:
            break
        number += 1
    if number > first and low[number - 1] in {"and", "late", "earlier", "."} and number < ceiling:
        number -= 1
    if number == first or not is_source(tokens, first, number):
        return None
    return first, number


def is_source(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the words can be somebody or something that says things: a name, a pronoun or a noun phrase."""
    low = tokens.low
    if first >= end or end - first > LONGEST * 2:
        return False
    opening, last = low[first], low[end - 1]
    if end - first == 1 and opening in {"who", "which"}:
        return True
    if end - first == 1 and (opening in NO_SOURCE or opening in POSSESSIVES or opening in {"him", "them", "us", "me"}):
        return False
    if last in NEVER_LAST:
        return False
    if opening in {"to", "by", "of", "that", "how", "whether", "than", "in", "with", "at", "on", "without"}:
        return False
    return low[first][0].isalpha() or (low[first][0].isdigit() and end - first > 1)


STANDING = listed("all some many most both few several everyone everybody nobody someone somebody anyone this others")
"""Determiners that stand for somebody on their own."""
NEVER_LAST = NO_SOURCE_LAST | PREPOSITIONS | BREAKS | (DETERMINERS - STANDING)


def agrees(tokens: Tokens, source: Stretch, verb: Verb) -> bool:
    """Whether subject and verb agree in number, which tells "officials state" from "a key swing state"."""
    first, end = source
    head = head_of(tokens, first, end)
    word = tokens.low[head]
    if tokens.low[head].endswith("'s") or (head + 1 < len(tokens) and tokens.low[head + 1] in {"'", "’"}):
        return False
    plural = (
        word in PLURAL
        or (word.endswith("s") and word not in SINGULAR_S and not word.endswith("ss"))
        or "and" in tokens.low[first:end]
    )
    if verb.form == "base":
        return plural or verb.lemma == "forecast" or is_helped(tokens, end)
    if verb.form == "s":
        name = tokens.is_capital(head)
        return word not in {"they", "we", "i", "you", "these", "those"} and (name or not plural or word == "who")
    return True


def is_helped(tokens: Tokens, end: int) -> bool:
    """Whether a helping verb follows the subject: "he did not say", "Kato will argue"."""
    return any(word in HELPING for word in tokens.low[end : end + 4])


def head_of(tokens: Tokens, first: int, end: int) -> int:
    """The number of the noun that the phrase is about: the last one before a preposition, comma or bracket."""
    low = tokens.low
    for number in range(first + 1, end):
        word = low[number]
        if word == "of" and tokens.is_capital(number - 1) and tokens.is_capital(number + 1):
            continue
        if word in PREPOSITIONS or word in RELATIVE or (tokens.is_mark(number)):
            return number - 1
    return end - 1
