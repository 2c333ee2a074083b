"""Dates of GUM's news: whether each date's ISO value was read at its place."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.folder import named, percent, rows, run, table
from bench.measures import f_score, interval
from factcheck.claims import engine

FULL = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


Tally = tuple[int, int, int]
"""Hits, dates found and dates wanted of one text."""


def main(folder: Path | None = None) -> None:
    folder = folder or named(__doc__ or "")
    documents = [*rows(folder, "sentseg_en/gum_dev.jsonl"), *rows(folder, "sentseg_en/gum_train.jsonl")]
    lines: list[tuple[str, ...]] = [("texts", "dates", "P", "R", "F", "95 %", "years alone F")]
    for name, genres in (("news", {"news"}), ("all kinds", None)):
        chosen = [document for document in documents if genres is None or document["genre"] in genres]
        ours = [tally(document, read(document)) for document in chosen]
        floor = [tally(document, years(document)) for document in chosen]
        low, high = interval(lambda drawn: scores(drawn)[2], ours)
        lines.append(
            (
                name,
                str(sum(wanted for _, _, wanted in ours)),
                *(percent(part) for part in scores(ours)),
                f"{low:.3f}–{high:.3f}",
                percent(scores(floor)[2]),
            )
        )
    table("Dates: right value at the right place", lines)


def read(document: dict[str, Any]) -> list[tuple[int, int, str]]:
    published = date.fromisoformat(document["doc_date"]) if len(document["doc_date"] or "") == 10 else None
    found = engine.read(document["text"], published=published).dates
    return [(each.start, each.end, each.iso) for each in found if each.iso]


def years(document: dict[str, Any]) -> list[tuple[int, int, str]]:
    return [(*match.span(), match.group()) for match in FULL.finditer(document["text"])]


def scores(tallies: Sequence[Tally]) -> tuple[float, float, float]:
    return f_score(*(sum(each[part] for each in tallies) for part in range(3)))


def tally(document: dict[str, Any], found: Sequence[tuple[int, int, str]]) -> Tally:
    """Counts one text. Spans of time that the set gives no single value are left out on both sides."""
    gold = [
        (each["start"], each["end"], each["attrs"]["when"]) for each in document["dates"] if "when" in each["attrs"]
    ]
    others = [(each["start"], each["end"]) for each in document["dates"] if "when" not in each["attrs"]]
    found = [each for each in found if not any(each[0] < end and start < each[1] for start, end in others)]
    hits = sum(
        any(each[0] < end and start < each[1] and each[2] == value for start, end, value in gold) for each in found
    )
    return min(hits, len(gold)), len(found), len(gold)


if __name__ == "__main__":
    run(main)
