"""Where sentences end: own rules, exact offsets, one pass over the stops of a block."""

import re
from collections.abc import Iterable, Iterator

from factcheck.claims.engine import lexicon
from factcheck.claims.engine.layout.letters import CLOSERS, OPENERS, UPPER, holds
from factcheck.claims.engine.layout.seams import seams
from factcheck.claims.engine.results import Span

OTHER_STOPS = "!?…‥؟۔।॥։።。．！？｡"
STOP = re.compile(f"[.{OTHER_STOPS}]+")
SPACED_STOPS = re.compile(r"(?:[ \u00a0]\.){2,12}")
WIDE_STOP = frozenset("。．！？｡")
NOTES_BEHIND = re.compile(r"\[\d{1,3}\](?:\s?\[\d{1,3}\]){0,5}(?=\s|$)")
CITED = re.compile(r"\([^()]{1,40}\)[.!?]")
LETTER_NEXT = re.compile(r"[^\W\d_]\.")
FOOTNOTE = re.compile(r"(?:\[\d{1,3}\](?:[–,-]\[\d{1,3}\]){0,5})")
BLANK = re.compile(r"\s*")
LAST_WORD = re.compile(r"(?:[^\W_]\.)*[^\W_][\w’'-]*$")
NEXT_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
ENUMERATOR = re.compile(r"[•▪●‣⁃\s]{0,3}[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[.)\]]*$")
CAMEL = re.compile(rf"[^\W\d_]{{1,2}}[{UPPER}]")
TAG = re.compile(
    rf"(?:[{UPPER}][\w.’'-]*\s+|(?:the|a|an)\s+\w+\s+|(?:he|she|they|one|I|we)\s+){{1,4}}"
    r"(?:said|says|asked|asks|told|wrote|added|replied|shouted|cried|demanded|answered|wondered|tweeted|exclaimed)\b",
    re.IGNORECASE,
)
GLUED = re.compile(rf"[{UPPER}][a-zà-ÿ]")
WORDISH = re.compile(r"\w")

AFTER_CONTENT = ".!?…‥。．！？؟۔।॥*_"

WITHOUT_WIDTH = "\u200b\u200d\u2060\u00ad\ufeff"
QUOTES = frozenset("”\"»’'」")
KEEPING_STOPS = lexicon.NEVER_LAST | lexicon.TITLES | lexicon.MAYBE_LAST
LONGEST = 20_000
ENUMERATED = 10
LONG_WORD = 5
LONG_ENOUGH = 15
LOOK_BACK = 28
LOOK_AHEAD = 48


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of the block `text[start:end]`, in order, without blanks at their edges.

    Every character that is not a blank lies in exactly one of them, and each holds at least one word character where
    the block does. Only what has no stop for `LONGEST` characters is cut into pieces at blanks, so that whoever reads
    sentence by sentence can rest between them; of those no more is said than that they are shorter than that.
    """
    if start >= end:
        return
    begun = start
    for seam in (*seams(text, start, end), end):
        for span in stopped(text, begun, seam):
            if span.end - span.start > LONGEST:
                yield from pieces(text, span)
            else:
                yield span
        begun = seam


def pieces(text: str, span: Span) -> Iterator[Span]:
    """An endless sentence in pieces of at most LONGEST characters, cut at blanks where there are any."""
    start = span.start
    while span.end - start > LONGEST:
        blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = blank if blank > 0 else start + LONGEST
        end = cut
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield Span(start, end)
        start = BLANK.match(text, cut, span.end).end()  # type: ignore[union-attr]
    if start < span.end:
        yield Span(start, span.end)


def stopped(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences between two seams, by their stops."""
    pending = BLANK.match(text, start, end).end()  # type: ignore[union-attr]  # The expression always matches.
    word = first_word(text, pending, end)
    passed = start
    for at, passing in stops(text, start, end):
        if at < pending or word >= at or at < passed:
            continue
        if passing >= end:
            break
        beside = text[passing]
        if text[passing - 1] == ".":
            if beside.isdigit() or beside.islower():
                continue  # "3.5", "gov.uk": nothing ends within a word.
            if beside == " " and passing - at == 1 and is_plain_end(text, pending, at, end):
                yield Span(pending, passing)
                pending = word = passing + 1
                continue
        if text.startswith((" .", "\u00a0."), passing):
            spaced = SPACED_STOPS.match(text, passing, end)  # An ellipsis may be printed ". . ."
            passing = passed = spaced.end() if spaced else passing
        after = boundary(text, pending, end, at, passing)
        if after is None:
            continue
        following = BLANK.match(text, after, end).end()  # type: ignore[union-attr]
        next_word = first_word(text, following, end)
        if next_word == end:
            break  # What is left is stops and marks: they belong to this sentence.
        yield Span(pending, after)
        pending, word = following, next_word
    while end > pending and text[end - 1].isspace():
        end -= 1
    if pending < end:
        yield Span(pending, end)


def stops(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Where stops stand in `text[start:end]`, those beside each other as one, in order."""
    block = text[start:end]
    if holds(block, "!?" if block.isascii() else OTHER_STOPS):
        return [stop.span() for stop in STOP.finditer(text, start, end)]
    # Most prose has full stops alone: to find one sign takes a tenth of the time.
    found: list[tuple[int, int]] = []
    at = text.find(".", start, end)
    while at >= 0:
        behind = at + 1
        while behind < end and text[behind] == ".":
            behind += 1
        found.append((at, behind))
        at = text.find(".", behind, end)
    return found


def is_plain_end(text: str, start: int, at: int, end: int) -> bool:
    """Whether the sentence that began at `start` ends with the stop at `at`, which a blank follows, beyond doubt: a
    word that nobody shortens stands before it, and a capital behind it.
    """
    if at - start <= ENUMERATED or at + 2 >= end or not "A" <= text[at + 2] <= "Z":
        return False
    last = text[at - LONG_WORD : at]
    if last.isalpha() and last.islower() and last not in lexicon.SHORTENED_ENDINGS:
        return True
    word = run_before(text, start, at)
    return len(word) > 2 and word.isalnum() and word not in KEEPING_STOPS


def first_word(text: str, start: int, end: int) -> int:
    """Where the next word character stands, or `end`."""
    found = WORDISH.search(text, start, end)
    return found.start() if found else end


def boundary(text: str, start: int, end: int, at: int, after: int) -> int | None:
    """Where the sentence that began at `start` ends, if the stop `text[at:after]` ends it; else None."""
    closed = past_closers(text, after, end)
    if closed >= end:
        return end
    wide = text[after - 1] in WIDE_STOP
    if wide:
        # 「…。」と述べた goes on after the quotation: the particle belongs to the verb of saying.
        return None if closed > after and text[closed] in "とっ" else closed
    if not text[closed].isspace():
        return closed if glued(text, start, at, closed) else None
    following = BLANK.match(text, closed, end).end()  # type: ignore[union-attr]
    if following >= end:
        return closed
    if text[following] in "”»" and (following + 1 == end or text[following + 1].isspace()):
        # A blank slipped in before the closing mark.
        closed = following + 1
        following = BLANK.match(text, closed, end).end()  # type: ignore[union-attr]
        if following >= end:
            return closed
    behind = closed
    if text[following] == "[":
        notes = NOTES_BEHIND.match(text, following, end)
        if notes:  # The numbers of notes belong to the sentence before them.
            behind = notes.end()
            following = BLANK.match(text, behind, end).end()  # type: ignore[union-attr]
            if following >= end:
                return behind
    return behind if ends(text, start, at, after, closed, following) else None


def past_closers(text: str, position: int, end: int) -> int:
    """The position behind the closing quotes, brackets and footnote marks at `position`."""
    limit = min(end, position + 12)
    while position < limit:
        if text[position] in WITHOUT_WIDTH:
            position += 1
            continue
        if text[position] in CLOSERS or text[position] == "“":
            # German closes with the mark that English opens with.
            straight = text[position] in "\"'*_“"
            if straight and position + 1 < end and text[position + 1].isalnum():
                break  # A straight quote before a word opens the next quotation.
            position += 1
            continue
        note = FOOTNOTE.match(text, position, end)
        if note is None:
            break
        position = note.end()
    return position


def run_before(text: str, start: int, at: int) -> str:
    """What stands between the last blank and `at`, not looked for before `start` or far back."""
    first = max(start, at - LOOK_BACK)
    return text[max(first, text.rfind(" ", first, at) + 1) : at]


def last_word(text: str, start: int, at: int) -> re.Match[str] | None:
    """The word right before `at`, with the stops inside it, not looked for before `start` or far back."""
    first = max(start, at - LOOK_BACK)
    return LAST_WORD.search(text, max(first, text.rfind(" ", first, at) + 1), at)


def glued(text: str, start: int, at: int, closed: int) -> bool:
    """Whether two sentences were glued together: `…bonds.In a rare…`, but not `Node.js` or `U.S.A`."""
    if not (GLUED.match(text, closed) or (text[closed] in "“«„" and text[at].isascii())):
        return False
    if "@" in text[closed : closed + LOOK_AHEAD].split(None, 1)[0]:
        return False
    word = last_word(text, start, at)
    return word is not None and len(word.group()) >= 3 and word.group()[1:].islower()


def ends(text: str, start: int, at: int, after: int, closed: int, following: int) -> bool:
    """The rules for a stop that is followed by a blank; `following` is where the next word's first mark stands."""
    opening = following
    while opening < len(text) and opening < following + 4 and text[opening] in OPENERS:
        opening += 1
    first = text[opening : opening + 1]
    if first.islower():
        return CAMEL.match(text, opening) is not None
    if first in {"–", "—"} and text[opening + 1 : opening + 3].strip()[:1].islower():
        return False
    stop = text[at:after]
    quoted = closed > after and not QUOTES.isdisjoint(text[after:closed])
    if "?" in stop or "!" in stop or "؟" in stop:
        return not (quoted and TAG.match(text, opening, opening + LOOK_AHEAD))
    if quoted and text[following] == "(" and CITED.match(text, following):
        return False
    if stop[0] in "…‥" or stop.startswith((". ", ".\u00a0", "..")):
        if first == "I" and stop.count(".") == 3 and not text[opening + 1 : opening + 2].isalpha():
            return False
        return bool(first) and (first.isupper() or not first.isalpha())
    if stop != ".":
        return True
    if text[at - 1 : at].isspace():
        return True
    return not abbreviated(text, start, at, opening, closed > after)


def abbreviated(text: str, start: int, at: int, opening: int, closed: bool) -> bool:
    """Whether the stop at `at` belongs to an abbreviation, an initial or a
    list's number and doesn't end the sentence.
    """
    if at - start <= ENUMERATED and ENUMERATOR.match(text, start, at + 1):
        return True
    if closed:
        return False
    if text[at - 1] in "°º" and text[opening : opening + 1].isdigit():
        return True
    found = last_word(text, start, at)
    if found is None:
        # Vowel signs are no letters to the expression: डॉ.
        return text[max(start, at - 6) : at].rpartition(" ")[2] in lexicon.NEVER_LAST
    word = found.group()
    following = NEXT_WORD.match(text, opening, opening + LOOK_AHEAD)
    next_word = following.group() if following else ""
    starter = next_word in lexicon.STARTERS
    if word in lexicon.NEVER_LAST or word.rpartition("-")[2] in lexicon.TITLES:  # "then-Sen. Ann Lee"
        return True
    if next_word[:1].isdigit() and word.rpartition("’")[2] in lexicon.BEFORE_NUMBER:
        return True
    if word.isdigit():
        if len(word) > 2:
            return False
        if next_word.casefold() in lexicon.FOREIGN_MONTHS or next_word in lexicon.COUNTED:
            return True
        # "der 1. FC Köln", "das 2. Halbjahr": behind an article, a German number with a stop has its noun ahead.
        before = last_word(text, start, max(start, found.start() - 1))
        return next_word[:1].isupper() and before is not None and before.group() in lexicon.BEFORE_ORDINAL
    if DOTTED.match(word):
        hour = word.lower() in {"a.m", "p.m"} and at - start > LONG_ENOUGH
        return not starter and not (hour and next_word in lexicon.TITLES)
    if len(word) == 1:
        return initial(text, start, found.start(), word, starter, LETTER_NEXT.match(text, opening) is not None)
    if word in lexicon.MAYBE_LAST:
        return not starter
    # Doubled letters stand for a plural: EE. UU.
    return word.isupper() and len(word) == 2 and next_word.isupper() and len(next_word) == 2


def initial(text: str, start: int, at: int, letter: str, starter: bool, spaced: bool) -> bool:
    """Whether a single letter before a stop is somebody's initial (`George W. Bush`) or a short form (`c. 1900`, and
    where another letter and stop follow, as `spaced` says, `z. B.`), and not a last word (`Plan B.`).
    """
    if letter.lower() == letter.upper():
        return not starter  # A script without capitals: د. أحمد
    if not letter.isupper():
        born = letter in "bd" and text[at - 1 : at] == "("
        return born or (letter in "cpv" and not starter) or spaced
    if starter:
        return False
    before = last_word(text, start, max(start, at - 1))
    return letter != "I" or before is None or before.group()[:1].isupper()


def content_end(text: str, end: int) -> int:
    """The end of a statement without the stop and the blanks behind it; an
    abbreviation keeps its stop ("in the U.S.").
    """
    last = text[max(0, end - LONG_WORD) : end]
    if last.isalpha() and last.islower() and len(last) == LONG_WORD and last not in lexicon.SHORTENED_ENDINGS:
        return end  # No abbreviation ends so.
    bare = end
    while bare > 0 and (text[bare - 1] in AFTER_CONTENT or text[bare - 1].isspace()):
        bare -= 1
    if text[bare : bare + 1] == ".":
        run = run_before(text, 0, bare)
        if run.isalnum():
            return bare + (run in lexicon.MAYBE_LAST)
        word = last_word(text, 0, bare)
        if word and (DOTTED.match(word.group()) or word.group() in lexicon.MAYBE_LAST):
            return bare + 1
    return bare
