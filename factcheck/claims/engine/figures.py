"""Figures: amounts, counts and shares, with value in base units, unit, currency and whether they are approximate.

A number in figures or words is found by a cheap look, then read with what stands before it (a currency, a minus) and
behind it (a magnitude, a unit, the things counted). Dates, clock times, scores, ages, ranks and the numbers of names
("COVID-19") are not figures.
"""

import re
from collections.abc import Sequence

from factcheck.claims.engine.amounts import Figure, Reading, tidy
from factcheck.claims.engine.number_words import FOLDS, TONGUES, WIDE_NUMBER, Tongue
from factcheck.claims.engine.numerals import ANY
from factcheck.claims.engine.ranges import join
from factcheck.claims.engine.results import Date, Quantity

LIMIT = 1e18
"""What is larger is no figure that an article means."""

STARTS = {
    language: frozenset(tongue.small) | frozenset(tongue.scales) | frozenset(tongue.shares) | tongue.halves
    for language, tongue in TONGUES.items()
}
STARTS["en"] |= frozenset(FOLDS)
LETTERS = re.compile(r"[^\W\d_]+")
WIDE_LANGUAGES = frozenset({"ja", "zh", "ko"})
ABOUT = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|approx\.?|nearly|almost|some|over|more\s+than|less\s+than|"
    r"fewer\s+than|at\s+least|at\s+most|up\s+to|under|close\s+to|an\s+estimated|estimated|circa|ca\.?|"
    r"just\s+(?:over|under|above|below)|as\s+(?:many|much|few|little)\s+as|upwards?\s+of|above|below|well\s+over|"
    r"barely|towards?|near|in\s+the\s+region\s+of|no\s+(?:more|less|fewer)\s+than|rund|etwa|knapp|gut|mehr\s+als|"
    r"bis\s+zu|über|fast|mindestens|environ|près\s+de|plus\s+de|moins\s+de|presque|jusqu[’']à|quelque|casi|"
    r"cerca\s+de|más\s+de|menos\s+de|unos|unas|alrededor\s+de|al\s+menos|quase|mais\s+de|pelo\s+menos|ruim|bijna)"
    r"\s+(?:the\s+|an?\s+)?|[~≈約约近超]|およそ|少なくとも|超过|超過|大约|大約|至少|将近|약\s?)$",
    re.IGNORECASE,
)
ABOUT_AFTER = re.compile(r"\s*(?:or\s+so\b|or\s+more\b|plus\b|\+|余り|余|以上|多|強|弱|-plus\b|-odd\b)")


def figures(
    text: str,
    start: int,
    end: int,
    dates: Sequence[Date] = (),
    language: str = "en",
    spoken: frozenset[str] | None = None,
) -> list[Quantity]:
    """The figures in `text[start:end]` (a sentence), in order; what lies in one of `dates` is a date and no figure.

    `language` is the text's, as a BCP 47 tag: it says what a comma in a number means and which words are numbers.
    `spoken` are the sentence's words in lower case, where the caller has them already: they tell at one look that most
    sentences hold no figure.
    """
    tag = language[:2].lower()
    tongue = TONGUES.get(tag)
    wide = tag in WIDE_LANGUAGES
    words = word_starts(text, start, end, tag, tongue, spoken)
    first = ANY.search(text, start, end)
    if first is None and not words and not wide:
        return []
    found: list[Figure] = []
    reading = Reading(text, start, end, tag, tongue)
    position, coming, next_word = start, 0, 0
    digits = first.start() if first else end
    signs = start if wide else end
    while True:
        if digits < position:
            again = ANY.search(text, position, end)
            digits = again.start() if again else end
        if signs < position or (wide and signs == start):
            sign = WIDE_NUMBER.search(text, position, end)
            signs = sign.start() if sign else end
        while next_word < len(words) and words[next_word] < position:
            next_word += 1
        spelled = words[next_word] if next_word < len(words) else end
        at = min(digits, signs, spelled)
        if at >= end:
            break
        while coming < len(dates) and dates[coming].end <= at:
            coming += 1
        if coming < len(dates) and dates[coming].start <= at:
            position = dates[coming].end
            continue
        limit = dates[coming].start if coming < len(dates) else end
        if at == digits:
            figure = reading.digits(at, limit)
        else:
            figure = reading.words(at, limit) if at == spelled else reading.signs(at, limit)
        position = max(at + 1, reading.read_to)
        if figure is not None:
            position = max(position, figure.end)
            join(text, start, found, figure)
    return [quantity(text, start, end, each) for each in found if not each.label and abs(each.value) <= LIMIT]


def word_starts(
    text: str, start: int, end: int, tag: str, tongue: Tongue | None, spoken: frozenset[str] | None
) -> list[int]:
    """Where a number in words may begin. A hyphen hides its words from `spoken`: "twenty-one" is one word there."""
    if tongue is None:
        return []
    starts = STARTS[tag]
    if (
        spoken is not None
        and starts.isdisjoint(spoken)
        and tag != "de"
        and ("-" not in (part := text[start:end]) and "‑" not in part)
    ):
        return []
    found: list[int] = []
    previous, previous_at = "", start
    for match in LETTERS.finditer(text, start, end):
        word = match.group().lower() if match.end() - match.start() <= 40 else ""
        if word in starts or (tag == "de" and ("hundert" in word or "tausend" in word or "und" in word)):
            opened = previous in tongue.opens and match.start() - previous_at == len(previous) + 1
            found.append(previous_at if opened and (not found or found[-1] != previous_at) else match.start())
        previous, previous_at = word, match.start()
    return found


def quantity(text: str, start: int, end: int, figure: Figure) -> Quantity:
    before = text[max(start, figure.start - 30) : figure.start]
    return Quantity(
        text[figure.start : figure.end],
        tidy(figure.value),
        figure.unit,
        figure.currency,
        ABOUT.search(before) is not None or ABOUT_AFTER.match(text, figure.end, end) is not None,
        figure.start,
        figure.end,
    )
