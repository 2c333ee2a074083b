"""Sentence spans: exact spans, F1, against the news of GUM and all its kinds of text, and the golden rules."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.folder import named, percent, rows, run, table
from bench.measures import f_score, interval
from factcheck.claims import engine

SIMPLE = re.compile(r"\S.*?(?:[.!?]+(?=\s|$)|$)", re.MULTILINE)

Splitter = Callable[[str], set[tuple[int, int]]]


def ours(text: str) -> set[tuple[int, int]]:
    return {(span.start, span.end) for span in engine.read(text).sentences}


def simple(text: str) -> set[tuple[int, int]]:
    """Every line cut after `.`, `!` or `?` and a blank."""
    return {match.span() for match in SIMPLE.finditer(text)}


Counts = tuple[int, int, int]
"""Of one document: spans that are right, spans found, spans wanted."""


def measure(documents: Sequence[tuple[str, set[tuple[int, int]]]], splitter: Splitter) -> list[Counts]:
    counted = []
    for text, gold in documents:
        spans = splitter(text)
        counted.append((len(spans & gold), len(spans), len(gold)))
    return counted


def scores(counted: Sequence[Counts]) -> tuple[float, float, float]:
    """Precision, recall and F over all the spans of the documents."""
    hits, found, wanted = (sum(each[place] for each in counted) for place in range(3))
    return f_score(hits, found, wanted)


def span_f(counted: Sequence[Counts]) -> float:
    return scores(counted)[2]


def located(text: str, sentences: Sequence[str]) -> set[tuple[int, int]]:
    """The spans of sentences that are given by their words."""
    spans = set()
    position = 0
    for sentence in sentences:
        start = text.find(sentence, position)
        if start >= 0:
            position = start + len(sentence)
            spans.add((start, position))
    return spans


def main(folder: Path | None = None) -> None:
    folder = folder or named(__doc__ or "")
    documents = [*rows(folder, "sentseg_en/gum_dev.jsonl"), *rows(folder, "sentseg_en/gum_train.jsonl")]
    golden = [
        (each["text"], located(each["text"], each["sentences"]))
        for each in rows(folder, "sentseg_en/golden_rules.jsonl")
    ]
    kinds = {
        "news": [each for each in documents if each["genre"] == "news"],
        "news, biography, speech, interview": [
            each for each in documents if each["genre"] in {"news", "bio", "speech", "interview"}
        ],
        "all kinds": documents,
    }
    lines: list[tuple[str, ...]] = [("texts", "number", "ours P", "ours R", "ours F", "95 %", "cut at .!? F")]
    for kind, chosen in kinds.items():
        gold = [(each["text"], {tuple(span) for span in each["sentences"]}) for each in chosen]
        lines.append(line(kind, gold))
    lines.append(line("golden rules", golden))
    table("Sentences: exact spans", lines)


def line(kind: str, documents: Sequence[tuple[str, set[tuple[int, int]]]]) -> tuple[str, ...]:
    counted = measure(documents, ours)
    low, high = interval(span_f, counted)
    floor = span_f(measure(documents, simple))
    number = str(len(documents))
    return kind, number, *map(percent, scores(counted)), f"{percent(low)}–{percent(high)}", percent(floor)


if __name__ == "__main__":
    run(main)
