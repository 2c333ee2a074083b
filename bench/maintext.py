"""Main text of web pages: shingles of four words, F1, averaged over the pages of the set."""

import gzip
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from articles.maintext import from_html, stripped
from bench.folder import Missing, named, percent, rows, run, shown, table
from bench.measures import interval

WORD = re.compile(r"\w+")
LENGTH = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + LENGTH]) for at in range(max(1, len(words) - LENGTH + 1)))


Shares = tuple[float, float]
"""Precision and recall of one page."""


def main(folder: Path | None = None) -> None:
    folder = folder or named(__doc__ or "")
    found: dict[str, list[Shares]] = {"ours": [], "all words": []}
    for row in rows(folder, "article_extraction/ground_truth.jsonl"):
        path = folder / "article_extraction" / "html" / f"{row['id']}.html.gz"
        if not path.is_file():
            raise Missing(f"There is no page {path.name} in {shown(folder)}.")
        page = gzip.decompress(path.read_bytes()).decode("utf-8", errors="replace")
        for name, text in (("ours", from_html(page)), ("all words", stripped(page))):
            found[name].append(compared(shingles(text), shingles(row["articleBody"])))
    lines: list[tuple[str, ...]] = [("reader", "P", "R", "F1", "95 %")]
    for name, pages in found.items():
        low, high = interval(f1, pages)
        lines.append((name, *map(percent, (*means(pages), f1(pages))), f"{percent(low)}–{percent(high)}"))
    table(f"Main text: {len(found['ours'])} pages", lines)


def means(pages: Sequence[Shares]) -> Shares:
    """Precision and recall, each averaged over the pages."""
    number = max(1, len(pages))
    return sum(precision for precision, _ in pages) / number, sum(recall for _, recall in pages) / number


def f1(pages: Sequence[Shares]) -> float:
    precision, recall = means(pages)
    return 2 * precision * recall / max(1e-9, precision + recall)


def compared(found: Counter[tuple[str, ...]], wanted: Counter[tuple[str, ...]]) -> tuple[float, float]:
    common = sum((found & wanted).values())
    return common / max(1, sum(found.values())), common / max(1, sum(wanted.values()))


if __name__ == "__main__":
    run(main)
