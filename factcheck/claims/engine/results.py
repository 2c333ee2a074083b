"""What the engine gives back: plain, frozen facts about one text. Every
offset counts code points of the text given.

Those of which a text has many are named tuples: a frozen dataclass takes several times as long to make, because it sets
each field on its own.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple


class Factor(NamedTuple):
    """One reason for a score, in plain words; `weight` is what it added (or took away) on the log-odds scale."""

    name: str
    weight: float


class Span(NamedTuple):
    """A stretch of the text, `end` exclusive."""

    start: int
    end: int


class Furniture(NamedTuple):
    """A stretch that belongs to the page and not to the article; `kind` says which piece of furniture it is."""

    start: int
    end: int
    kind: str


class Quantity(NamedTuple):
    """A figure as it stands (`text`) and as it counts: `value` in base units, so that `$1.13 trillion` is 1.13e12; an
    int where it is whole.

    `unit` is a word ("percent", "percentage point", "people", "kilometre", …) or None; `currency` an ISO 4217 code or
    None. Measures are in the singular, things counted as they were written, in lower case ("votes").
    """

    text: str
    value: int | float
    unit: str | None
    currency: str | None
    approximate: bool
    start: int
    end: int


class Date(NamedTuple):
    """A date as it stands and in ISO 8601, partial where it is partial (`2025-03`), None where it can't be known.

    `relative` says that it takes its meaning from another day, as "Friday" or "in March" do from that of publication.
    """

    text: str
    iso: str | None
    start: int
    end: int
    relative: bool = False


class Attribution(NamedTuple):
    """Somebody or something (`source`, as written) is said to have said the content.

    `speaker` is the fullest form of the source's name in the article, or the source as written; `inferred` says that
    it was put together from elsewhere in the article (a surname, a pronoun, "the minister"). `quoted` are the verbatim
    pieces between quotation marks, without the marks; `confidence` is given by rule, in [0, 1]. `stated` is False where
    nobody states the content: somebody wants it, plans it, criticises it or asks about it.
    """

    source: str
    source_start: int
    source_end: int
    cue_start: int
    cue_end: int
    content_start: int
    content_end: int
    direct: bool
    confidence: float
    speaker: str
    inferred: bool
    quoted: tuple[Span, ...]
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in a text, in the order in which it stands there."""

    sentences: tuple[Span, ...]
    headings: tuple[Span, ...]
    furniture: tuple[Furniture, ...]
    attributions: tuple[Attribution, ...]
    figures: tuple[Quantity, ...]
    dates: tuple[Date, ...]


class Candidate(NamedTuple):
    """A stretch of the text that states something a person could check, with the reasons why it was picked.

    `text[start:end] == exact`, always. `statement` is the same said so that it can be read on its own. `score` is in
    [0, 1]; `checkworthy` is the engine's own cut through it. `kinds` are hints, the best first. `speaker` is "" where
    the article itself says it, and `speaker_confidence` in [0, 1] is given by rule. `quote` is "" or the verbatim words
    of `quote_spans`, joined by a blank where their tag broke them.
    """

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    statement: str
    score: float
    checkworthy: bool
    kinds: tuple[str, ...]
    why: tuple[Factor, ...]
    speaker: str
    speaker_inferred: bool
    speaker_confidence: float
    quote: str
    quote_spans: tuple[Span, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]

    @property
    def kind(self) -> str:
        """The best of the kinds."""
        return self.kinds[0]

    def as_json(self) -> dict[str, Any]:
        """The candidate as the command `extract` writes it, the strongest reason first."""
        return {
            "start": self.start,
            "end": self.end,
            "exact": self.exact,
            "prefix": self.prefix,
            "suffix": self.suffix,
            "score": self.score,
            "checkworthy": self.checkworthy,
            "kind": self.kind,
            "why": [factor.name for factor in self.why],
            "speaker": self.speaker,
            "quote": self.quote,
            "quantities": [
                {"text": found.text, "value": found.value, "unit": found.unit, "currency": found.currency}
                for found in self.quantities
            ],
            "dates": [{"text": found.text, "iso": found.iso} for found in self.dates],
            "statement": self.statement,
            "kinds": list(self.kinds),
            "speaker_inferred": self.speaker_inferred,
        }


class Step(NamedTuple):
    """One stretch of work done: how far the reading is (`done` of `total`) and what this stretch gave."""

    done: int
    total: int
    candidates: tuple[Candidate, ...]
    furniture: tuple[Furniture, ...] = ()
