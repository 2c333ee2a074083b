"""Figures: amounts, counts and shares, with value in base units, unit, currency and whether they are approximate.

A number in figures or words is found by a cheap look, then read with what stands before it (a currency, a minus) and
behind it (a magnitude, a unit, the things counted). Dates, clock times, scores, ages, ranks and the numbers of names
("COVID-19") are not figures.
"""

import re
from collections.abc import Sequence

from factcheck.claims.engine.figures.amounts import Figure, tidy
from factcheck.claims.engine.figures.begun import Numbers
from factcheck.claims.engine.figures.number_words import FOLDS, WIDE_NUMBER
from factcheck.claims.engine.figures.numerals import ANY
from factcheck.claims.engine.figures.ranges import join
from factcheck.claims.engine.figures.tongues import HALF_WORDS, JOINED_UP, TONGUES, Tongue
from factcheck.claims.engine.occurrences import LETTERS, LONGEST, occurrences
from factcheck.claims.engine.results import Date, Quantity

LIMIT = 1e18
"""What is larger is no figure that an article means."""

STARTS = {
    language: frozenset(tongue.small)
    | frozenset(tongue.scales)
    | frozenset(tongue.shares)
    | tongue.halves
    | HALF_WORDS.get(language, frozenset())
    for language, tongue in TONGUES.items()
}
STARTS["en"] |= frozenset(FOLDS) | {"point"}
STARTS["de"] |= frozenset("jeder jede jedes jeden jedem".split())
WIDE_LANGUAGES = frozenset({"ja", "zh", "ko"})
ABOUT_WORDS = """
    about|around|roughly|approximately|approx|approx.|nearly|almost|some|over|more than|less than|fewer than|at least
    at most|up to|under|close to|estimated|estimated at|circa|ca.|ca|as many as|as much as|as few as|as little as
    upward of|upwards of|above|below|barely|toward|towards|near|in the region of|no more than|no less than|no fewer than
    rund|etwa|knapp|gut|mehr als|bis zu|über|fast|mindestens|ungefähr|environ|près de|plus de|moins de|presque
    jusqu’à|jusqu'à|quelque|au moins|casi|cerca de|más de|menos de|unos|unas|alrededor de|al menos|quase|mais de
    pelo menos|aproximadamente|ruim|bijna|oltre|quasi
"""
ABOUT = tuple(
    f" {words.strip()}" for line in ABOUT_WORDS.split("\n") for words in line.split("|") if words.strip()
) + tuple("~ ≈ 約 约 近 超 およそ 少なくとも 超过 超過 大约 大約 至少 将近 약".split())
BUILT_IN = frozenset("余餘多数數几여")
ABOUT_AFTER = re.compile(
    r"\s*(?:or\s+so\b|or\s+more\b|plus\b|\+|余り|余|以上|多|強|弱|台|左右|上下|前後|程度|ほど|-plus\b|-odd\b)"
)


def figures(
    text: str,
    start: int,
    end: int,
    dates: Sequence[Date] = (),
    language: str = "en",
    spoken: frozenset[str] | None = None,
    digit: int | None = None,
) -> list[Quantity]:
    """The figures in `text[start:end]` (a sentence), in order; what lies in one of `dates` is a date and no figure.

    `language` is the text's, as a BCP 47 tag: it says what a comma in a number means and which words are numbers.
    `spoken` are the sentence's words `apart`, where the caller has them already: they tell at one look that most
    sentences hold no figure. `digit` is where the first digit or sign of a fraction stands, or `end`; None where that
    has still to be looked for.
    """
    tag = language[:2].lower()
    tongue = TONGUES.get(tag)
    wide = tag in WIDE_LANGUAGES
    words = word_starts(text, start, end, tag, tongue, spoken)
    if digit is None:
        first = ANY.search(text, start, end)
        digit = first.start() if first else end
    if digit == end and not words and not wide:
        return []
    found: list[Figure] = []
    reading = Numbers(text, start, end, tag, tongue)
    position, coming, next_word = start, 0, 0
    last_date, last_word = len(dates), len(words)
    digits = digit
    signs = start if wide else end
    while True:
        if digits < position:
            again = ANY.search(text, position, end)
            digits = again.start() if again else end
        if signs < position or (wide and signs == start):
            sign = WIDE_NUMBER.search(text, position, end)
            signs = sign.start() if sign else end
        while next_word < last_word and words[next_word] < position:
            next_word += 1
        spelled = words[next_word] if next_word < last_word else end
        at = digits if digits < spelled else spelled
        if signs < at:
            at = signs
        if at >= end:
            break
        while coming < last_date and dates[coming].end <= at:
            coming += 1
        if coming < last_date and dates[coming].start <= at:
            position = dates[coming].end
            continue
        limit = dates[coming].start if coming < last_date else end
        if at == digits:
            figure = reading.digits(at, limit)
        else:
            figure = reading.words(at, limit) if at == spelled else reading.signs(at, limit)
        position = max(at + 1, reading.read_to)
        if figure is not None:
            position = reading.taken = max(position, figure.end)
            join(text, start, found, figure)
    return counted(text, start, end, found)


def word_starts(
    text: str, start: int, end: int, tag: str, tongue: Tongue | None, spoken: frozenset[str] | None
) -> list[int]:
    """Where a number in words may begin, in order."""
    if tongue is None:
        return []
    if tag in JOINED_UP:
        return joined_starts(text, start, end, tag)
    starts = []
    for at, _ in occurrences(text, start, end, STARTS[tag], spoken):
        starts.append(at)
        opening = opened(text, start, at, tongue)
        if opening != at:
            starts.append(opening)
    return sorted(frozenset(starts)) if len(starts) > 1 else starts


def joined_starts(text: str, start: int, end: int, tag: str) -> list[int]:
    """The same in a language that writes numbers in one word: no set can hold them all."""
    return [
        match.start()
        for match in LETTERS.finditer(text, start, end)
        if match.end() - match.start() <= LONGEST
        and ((word := match.group().lower()) in STARTS[tag] or JOINED_UP[tag].search(word))
    ]


def opened(text: str, start: int, at: int, tongue: Tongue) -> int:
    """Where the article begins that opens the number at `at` ("a million"), or `at` itself."""
    for word in tongue.opens:
        begin = at - len(word) - 1
        if begin < start or text[begin : at - 1].lower() != word or text[at - 1] not in " -\u00a0":
            continue
        if begin == start or not text[begin - 1].isalnum():
            return begin
    return at


def counted(text: str, start: int, end: int, found: list[Figure]) -> list[Quantity]:
    """The figures that count something."""
    return [quantity(text, start, end, each) for each in found if not each.label and abs(each.value) <= LIMIT]


def quantity(text: str, start: int, end: int, figure: Figure) -> Quantity:
    return Quantity(
        text[figure.start : figure.end],
        tidy(figure.value),
        figure.unit,
        figure.currency,
        is_approximate(text, start, end, figure),
        figure.start,
        figure.end,
    )


def is_approximate(text: str, start: int, end: int, figure: Figure) -> bool:
    """Whether "about", "nearly", "at least" or the like stands right before a figure, or "or so" behind it."""
    before = " " + text[max(start, figure.start - 30) : figure.start].lower().rstrip()
    if before.endswith((" the", " a", " an")):
        before = before[: before.rfind(" ")]
    if not BUILT_IN.isdisjoint(text[figure.start : figure.end]):
        return True  # 三十余人
    return before.endswith(ABOUT) or ABOUT_AFTER.match(text, figure.end, end) is not None
