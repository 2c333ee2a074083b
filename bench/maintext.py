"""Main text of web pages: shingles of four words, F1, averaged over the pages of the set."""

import gzip
import re
from collections import Counter
from pathlib import Path

from articles.maintext import from_html, stripped
from bench.folder import Missing, named, percent, rows, run, shown, table

WORD = re.compile(r"\w+")
LENGTH = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + LENGTH]) for at in range(max(1, len(words) - LENGTH + 1)))


def main(folder: Path | None = None) -> None:
    folder = folder or named(__doc__ or "")
    totals = {"ours": [0.0, 0.0, 0.0], "all words": [0.0, 0.0, 0.0]}
    pages = 0
    for row in rows(folder, "article_extraction/ground_truth.jsonl"):
        path = folder / "article_extraction" / "html" / f"{row['id']}.html.gz"
        if not path.is_file():
            raise Missing(f"There is no page {path.name} in {shown(folder)}.")
        page = gzip.decompress(path.read_bytes()).decode("utf-8", errors="replace")
        pages += 1
        for name, text in (("ours", from_html(page)), ("all words", stripped(page))):
            for place, value in enumerate(compared(shingles(text), shingles(row["articleBody"]))):
                totals[name][place] += value
    lines: list[tuple[str, ...]] = [("reader", "P", "R", "F1")]
    for name, sums in totals.items():
        precision, recall = sums[0] / max(1, pages), sums[1] / max(1, pages)
        lines.append(
            (
                name,
                percent(precision),
                percent(recall),
                percent(2 * precision * recall / max(1e-9, precision + recall)),
            )
        )
    table(f"Main text: {pages} pages", lines)


def compared(found: Counter[tuple[str, ...]], wanted: Counter[tuple[str, ...]]) -> tuple[float, float]:
    common = sum((found & wanted).values())
    return common / max(1, sum(found.values())), common / max(1, sum(wanted.values()))


if __name__ == "__main__":
    run(main)
