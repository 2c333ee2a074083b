"""Dates of GUM's news: whether each date's ISO value was read at its place."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.folder import named, percent, rows, run, table
from bench.measures import f_score
from factcheck.claims import engine

FULL = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def main(folder: Path | None = None) -> None:
    folder = folder or named(__doc__ or "")
    documents = [*rows(folder, "sentseg_en/gum_dev.jsonl"), *rows(folder, "sentseg_en/gum_train.jsonl")]
    lines: list[tuple[str, ...]] = [("texts", "dates", "ours P", "ours R", "ours F", "years alone F")]
    for name, genres in (("news", {"news"}), ("all kinds", None)):
        tallies = {"ours": [0, 0, 0], "floor": [0, 0, 0]}
        for document in documents:
            if genres and document["genre"] not in genres:
                continue
            text = document["text"]
            gold = [
                (each["start"], each["end"], each["attrs"]["when"])
                for each in document["dates"]
                if "when" in each["attrs"]
            ]
            others = [(each["start"], each["end"]) for each in document["dates"] if "when" not in each["attrs"]]
            published = date.fromisoformat(document["doc_date"]) if len(document["doc_date"] or "") == 10 else None
            ours = [
                (each.start, each.end, each.iso) for each in engine.read(text, published=published).dates if each.iso
            ]
            add(tallies["ours"], ours, gold, others)
            add(
                tallies["floor"],
                [(*match.span(), match.group()) for match in FULL.finditer(text)],
                gold,
                others,
            )
        precision, recall, both = f_score(*tallies["ours"])
        lines.append(
            (
                name,
                str(tallies["ours"][2]),
                percent(precision),
                percent(recall),
                percent(both),
                percent(f_score(*tallies["floor"])[2]),
            )
        )
    table("Dates: right value at the right place", lines)


def add(
    tally: list[int],
    found: Sequence[tuple[int, int, str]],
    gold: list[tuple[int, int, str]],
    others: list[tuple[int, int]],
) -> None:
    """Counts one text. Spans of time that the set gives no single value are left out on both sides."""
    found = [each for each in found if not any(each[0] < end and start < each[1] for start, end in others)]
    hits = sum(
        any(each[0] < end and start < each[1] and each[2] == value for start, end, value in gold) for each in found
    )
    tally[0] += min(hits, len(gold))
    tally[1] += len(found)
    tally[2] += len(gold)


if __name__ == "__main__":
    run(main)
