"""Who says what, on PolNeAR's news: quotations with the right speaker, and the words of all reported content.

For measuring only: the set carries no data licence, and nothing is fitted to it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from bench.folder import named, percent, rows, run, table
from bench.measures import f_score, interval
from factcheck.claims import engine

WORD = re.compile(r"\w+")
MARKS = '“”"«»'
BETWEEN_MARKS = re.compile(r"“[^”]*”|\"[^\"]*\"|''.*?''", re.DOTALL)
VERB_NEAR = re.compile(r"[“\"«]([^”\"»]{12,})[”\"»],?\s+(\S+(?:\s\S+){0,3}?)\s+(?:said|says)\b")
SURE = 0.95
"""The precision at which recall is asked for."""

Stretch = tuple[int, int]


@dataclass(frozen=True)
class Quoted:
    """A quotation that was found: who says it, what, and how sure that is."""

    source: Stretch
    content: Stretch
    confidence: float


@dataclass
class Tally:
    """What one article gave: each found quotation's confidence and whether it is right, and for each quotation of the
    set the confidence with which it was found (0 where it wasn't).
    """

    found: list[tuple[float, bool]] = field(default_factory=list)
    wanted: list[float] = field(default_factory=list)


def covered(spans: list[Stretch], text: str) -> set[int]:
    """Where the words begin that lie in the spans."""
    return {start + match.start() for start, end in spans for match in WORD.finditer(text[start:end])}


def quoted(gold: dict[str, Any], text: str) -> bool:
    """Whether the content begins with a quotation and so is direct speech."""
    start = gold["content"][0][0]
    return bool(text[start] in MARKS or text[start - 1 : start] in set(MARKS))


def right_source(found: Stretch, gold: dict[str, Any]) -> bool:
    return any(found[0] < end and start < found[1] for start, end in gold["source"])


def overlap(found: Stretch, gold: dict[str, Any]) -> bool:
    size: int = sum(end - start for start, end in gold["content"])
    common: int = sum(max(0, min(found[1], end) - max(found[0], start)) for start, end in gold["content"])
    return common > 0.5 * size


def tally(found: list[Quoted], gold: list[dict[str, Any]], text: str) -> Tally:
    """A quotation that touches content of the set is right with that content's source; one of more than half of a
    quotation of the set finds it.
    """
    counted = Tally()
    for each in found:
        start, end = each.content
        touching = [one for one in gold if any(start < last and first < end for first, last in one["content"])]
        counted.found.append((each.confidence, any(right_source(each.source, one) for one in touching)))
    for one in gold:
        if quoted(one, text):
            hits = [each for each in found if overlap(each.content, one) and right_source(each.source, one)]
            counted.wanted.append(max((each.confidence for each in hits), default=0.0))
    return counted


def precision_at(tallies: Sequence[Tally], least: float) -> float:
    found = [right for each in tallies for confidence, right in each.found if confidence >= least]
    return sum(found) / len(found) if found else 0.0


def recall_at(tallies: Sequence[Tally], least: float) -> float:
    wanted = [confidence for each in tallies for confidence in each.wanted]
    return sum(confidence >= max(least, 0.01) for confidence in wanted) / max(1, len(wanted))


def sure_from(tallies: Sequence[Tally]) -> float:
    """The lowest confidence from which on the precision is what is asked for; 1.01 where it never is."""
    steps = sorted({confidence for each in tallies for confidence, _ in each.found})
    return next((least for least in steps if precision_at(tallies, least) >= SURE), 1.01)


def quotations(tallies: list[Tally], shown: str) -> list[tuple[str, ...]]:
    """The lines of one table for one way of finding: all that it finds, and what it finds surely."""
    lines = []
    least = sure_from(tallies)
    for name, limit in ((shown, 0.0), (f"{shown}, confidence >= {least:.2f}", least)):
        number = sum(confidence >= limit for each in tallies for confidence, _ in each.found)
        cells = []
        for measure in (precision_at, recall_at):
            low, high = interval(partial(measure, least=limit), tallies)
            cells.append(f"{percent(measure(tallies, limit))} ({percent(low)}-{percent(high)})")
        lines.append((name, str(number), *cells))
    return lines


def words_f(counts: Sequence[tuple[int, int, int]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of words: of each article those both have, those found, those of the set."""
    hits, found, wanted = (sum(each[place] for each in counts) for place in range(3))
    return f_score(hits, found, wanted)


def main(folder: Path | None = None) -> None:
    folder = folder or named(__doc__ or "")
    ours: list[Tally] = []
    floor: list[Tally] = []
    words: dict[str, list[tuple[int, int, int]]] = {"ours": [], "all between quotation marks": []}
    for article in rows(folder, "polnear/dev.jsonl"):
        text = article["text"]
        gold = [each for each in article["attributions"] if each["content"] and each["source"]]
        reading = engine.read(text)
        direct = [
            Quoted((each.source_start, each.source_end), (each.content_start, each.content_end), each.confidence)
            for each in reading.attributions
            if each.direct
        ]
        ours.append(tally(direct, gold, text))
        floor.append(tally([Quoted(m.span(2), m.span(1), 1.0) for m in VERB_NEAR.finditer(text)], gold, text))
        wanted = covered([tuple(span) for each in article["attributions"] for span in each["content"]], text)
        for name, spans in (
            ("ours", [(each.content_start, each.content_end) for each in reading.attributions]),
            ("all between quotation marks", [match.span() for match in BETWEEN_MARKS.finditer(text)]),
        ):
            got = covered(spans, text)
            words[name].append((len(wanted & got), len(got), len(wanted)))
    table(
        "PolNeAR dev: direct quotations with the right speaker (95 % intervals over articles)",
        [("", "found", "precision", "recall"), *quotations(ours, "ours"), *quotations(floor, '"…," X said')[:1]],
    )
    lines: list[tuple[str, ...]] = [("", "P", "R", "F1")]
    for name, counts in words.items():
        precision, recall, both = words_f(counts)
        low, high = interval(lambda drawn: words_f(drawn)[2], counts)
        lines.append((name, percent(precision), percent(recall), f"{percent(both)} ({percent(low)}-{percent(high)})"))
    table("PolNeAR dev: words of attributed content", lines)


if __name__ == "__main__":
    run(main)
