"""One sentence as words and marks, so that its grammar can be read without searching the text again and again."""

import re
from bisect import bisect_left
from itertools import accumulate

from factcheck.claims.engine.lexicon import AUXILIARIES, listed

TOKEN = re.compile(r"([^\W_]++(?:[’'.&/-][^\W_]++)*+|''|[^\w\s]|_)")
"""One group around everything: what is split along it gives the tokens and, between them, the blanks."""
PLAIN_TOKEN = re.compile(r"([a-z0-9]++(?:['.&/-][a-z0-9]++)*+|''|[!-/:-@\[-`{-~\x00-\x08\x0e-\x1b\x7f])")
"""The same for ASCII in lower case, whose letters need no look at what Unicode says of them."""

SUBJECTS = listed("he she they it we you i there who")
DETERMINERS = listed(
    "the a an his her their its our my your this that these those some many most all no both each every any such more "
    "several few two three four five six seven eight nine ten one another other further nobody nothing everyone "
    "everybody somebody someone anyone what"
)
POSSESSIVES = listed("his her their its our my your")
PREPOSITIONS = listed(
    "of in on at by for from with to into onto over under about after before during since until through throughout "
    "between among amid against without within across near despite via per toward towards upon outside inside along "
    "around behind beyond including like than as following regarding concerning"
)
# Where a noun phrase can't go on, read from its end.
BREAKS = listed(
    "that which whose whom because although though when where whether if as so while but than or since after until "
    "before unless how why what who yet then"
)
BE = listed("is are was were be been being am 's 're isn't aren't wasn't weren't get gets got")
MARKS = frozenset(',;:—–―()[]“”"«»„…!?*|<>=') | {"''"}
TENSED = listed(
    "is are was were am be been has have had will would can could may might must should shall do does did cannot isn't "
    "aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't don't doesn't didn't shouldn't"
)
MODAL_NAMES = listed("will may can must might")
"""Names and months too, where they have a capital."""
PAST = listed(
    "began became broke brought built bought came caught chose cost did drew drove fell felt fought found flew forgot "
    "froze gave got grew kept knew laid lent lost made meant met paid quit ran rose said sang sank sat saw sent shook "
    "shot shrank shut slept sold sought spent spoke spread stood stole struck sued swept swore taught thought threw "
    "told took tore understood went won wore wrote overtook underwent withdrew rebuilt beat bore burst dealt died fled "
    "forbade hid rode slid stuck swung upheld woke held left led set put cut hit read"
)
FINITE = TENSED | PAST
NO_SUBJECTS = frozenset({"to", "the", "a", "an"})
BEFORE_PARTICIPLES = DETERMINERS | PREPOSITIONS | BE
# "-ed" that tells of no act: nouns, adjectives and numbers.
NOT_PAST = listed("hundred indeed need speed seed breed bed red feed weed sacred naked kindred embed united")
ADVERBS = listed(
    "also later then falsely wrongly repeatedly recently previously publicly reportedly allegedly separately further "
    "flatly bluntly simply once never even still now already subsequently initially correctly incorrectly rightly "
    "privately openly earlier again famously baselessly misleadingly jokingly emphatically explicitly often "
    "frequently sarcastically angrily quietly clearly directly always just long only first not afterward afterwards "
    "soon ever too instead today yesterday rather quite so far very well"
)
HELPING = AUXILIARIES | listed(
    "isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't don't doesn't didn't shouldn't "
    "cannot having get got"
)


class Tokens:
    """The words and marks of `text[start:end]`: where each begins and ends, and each in lower case."""

    __slots__ = ("ends", "low", "starts", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        lowered = text[start:end].lower()
        if len(lowered) == end - start:
            # Token, blanks, token, …: their lengths added up say where each begins, without a look at any of them.
            plain = lowered.isascii()
            stretches = (PLAIN_TOKEN if plain else TOKEN).split(lowered)
            edges = list(accumulate(map(len, stretches), initial=start))
            low: list[str] = stretches[1::2]
            self.starts, self.ends = edges[1:-1:2], edges[2::2]
        else:  # A few letters are longer in lower case.
            spans = [match.span() for match in TOKEN.finditer(text, start, end)]
            self.starts = [span[0] for span in spans]
            self.ends = [span[1] for span in spans]
            low = [text[first:last].lower() for first, last in spans]
            plain = False
        self.low = low if plain or "’" not in lowered else [word.replace("’", "'") for word in low]

    def __len__(self) -> int:
        return len(self.low)

    def places(self, wanted: frozenset[str], first: int, last: int) -> list[int]:
        """The numbers of the tokens among `first:last` that are one of those `wanted`."""
        low = self.low
        return [number for number in range(first, min(last, len(low))) if low[number] in wanted]

    def at(self, position: int) -> int:
        """The number of the first token that begins at or after `position`."""
        return bisect_left(self.starts, position)

    def word(self, number: int) -> str:
        """The token as it stands, or "" where there is none."""
        return self.text[self.starts[number] : self.ends[number]] if 0 <= number < len(self.low) else ""

    def is_capital(self, number: int) -> bool:
        return 0 <= number < len(self.low) and self.text[self.starts[number]].isupper()

    def is_mark(self, number: int) -> bool:
        """Whether a mark stands there that parts clauses. The stop of "Mr." and the apostrophe don't."""
        mark = self.low[number]
        if mark in MARKS:
            return True
        if mark == ".":
            return not self.is_abbreviated(number)
        return mark == "-" and self.starts[number] > 0 and self.text[self.starts[number] - 1].isspace()

    def is_abbreviated(self, number: int) -> bool:
        """Whether the stop at `number` belongs to the word before it, because the sentence goes on behind it."""
        if number + 1 >= len(self.low) or number == 0:
            return False
        before = self.word(number - 1)
        return len(before) <= 4 or "." in before

    def is_finite(self, number: int) -> bool:
        """Whether the word there is a finite verb, as far as its form and the words beside it tell."""
        word = self.low[number]
        if word in TENSED:
            return not (word in MODAL_NAMES and self.is_capital(number))
        if "'" in word and word.endswith(("'s", "'re", "'ve", "'ll", "'d", "'m")):
            owner = word[: word.index("'")]
            return owner in SUBJECTS or owner in {"that", "what", "here"}
        if word in PAST:
            return not self.is_capital(number) and (self.low[number - 1] if number else "") not in NO_SUBJECTS
        if word[-2:] != "ed" or len(word) < 5 or word in NOT_PAST or not word.isalpha():
            return False
        if word[-3] == "e" and word not in {"agreed", "freed", "decreed", "guaranteed"}:
            return False
        return (self.low[number - 1] if number else "") not in BEFORE_PARTICIPLES and not self.is_capital(number)

    def finite(self, first: int, last: int) -> int | None:
        """The number of the first finite verb among `first:last`."""
        low = self.low
        for number in range(max(0, first), min(last, len(low))):
            word = low[number]
            if (word in FINITE or word[-2:] == "ed" or "'" in word) and self.is_finite(number):
                return number
        return None
