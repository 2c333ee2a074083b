"""Who says what, on PolNeAR's news: quotations with the right speaker, and the words of all reported content.

For measuring only: the set carries no data licence, and nothing is fitted to it.
"""

import re
from pathlib import Path
from typing import Any

from bench.folder import named, percent, rows, run, table
from bench.measures import f_score
from factcheck.claims import engine
from factcheck.claims.engine import Attribution

WORD = re.compile(r"\w+")
MARKS = '“”"«»'
VERB_NEAR = re.compile(r"[“\"«]([^”\"»]{12,})[”\"»],?\s+(\S+(?:\s\S+){0,3}?)\s+(?:said|says)\b")


def covered(spans: list[tuple[int, int]], text: str) -> set[int]:
    """Where the words begin that lie in the spans."""
    return {start + match.start() for start, end in spans for match in WORD.finditer(text[start:end])}


def quoted(gold: dict[str, Any], text: str) -> bool:
    """Whether the content begins with a quotation and so is direct speech."""
    start = gold["content"][0][0]
    return bool(text[start] in MARKS or text[start - 1 : start] in set(MARKS))


def right_source(found: tuple[int, int], gold: dict[str, Any]) -> bool:
    return any(found[0] < end and start < found[1] for start, end in gold["source"])


def overlap(found: tuple[int, int], gold: dict[str, Any]) -> bool:
    size: int = sum(end - start for start, end in gold["content"])
    common: int = sum(max(0, min(found[1], end) - max(found[0], start)) for start, end in gold["content"])
    return common > 0.5 * size


def main(folder: Path | None = None) -> None:
    folder = folder or named(__doc__ or "")
    counts = {name: [0, 0, 0, 0] for name in ("ours", "floor")}
    tokens = [0, 0, 0]
    for article in rows(folder, "polnear/dev.jsonl"):
        text = article["text"]
        gold = [each for each in article["attributions"] if each["content"] and each["source"]]
        reading = engine.read(text)
        tally(counts["ours"], direct(reading.attributions), gold, text)
        tally(
            counts["floor"],
            [((m.start(2), m.end(2)), (m.start(1), m.end(1))) for m in VERB_NEAR.finditer(text)],
            gold,
            text,
        )
        wanted = covered([tuple(span) for each in article["attributions"] for span in each["content"]], text)
        got = covered([(each.content_start, each.content_end) for each in reading.attributions], text)
        tokens = [tokens[0] + len(wanted & got), tokens[1] + len(got), tokens[2] + len(wanted)]
    lines: list[tuple[str, ...]] = [("quotations with the right speaker", "found", "precision", "recall", "F1")]
    for name, shown in (("ours", "ours"), ("floor", '"…," X said')):
        right, found, hit, wanted_quotes = counts[name]
        precision = right / max(1, found)
        recall = hit / max(1, wanted_quotes)
        lines.append(
            (
                shown,
                str(found),
                percent(precision),
                percent(recall),
                percent(2 * precision * recall / max(1e-9, precision + recall)),
            )
        )
    table("PolNeAR dev: direct quotations", lines)
    precision, recall, both = f_score(*tokens)
    table(
        "PolNeAR dev: words of attributed content",
        [("", "P", "R", "F1"), ("ours", percent(precision), percent(recall), percent(both))],
    )


def direct(attributions: tuple[Attribution, ...]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return [
        ((each.source_start, each.source_end), (each.content_start, each.content_end))
        for each in attributions
        if each.direct
    ]


def tally(
    count: list[int],
    found: list[tuple[tuple[int, int], tuple[int, int]]],
    gold: list[dict[str, Any]],
    text: str,
) -> None:
    """Adds one article: right ones among the found, the found, the gold quotations hit, the gold quotations."""
    speech = [each for each in gold if quoted(each, text)]
    for source, content in found:
        touching = [
            each for each in gold if any(content[0] < end and start < content[1] for start, end in each["content"])
        ]
        if touching:
            count[0] += any(right_source(source, each) for each in touching)
            count[1] += 1
        else:
            count[1] += 1
    for each in speech:
        count[2] += any(overlap(content, each) and right_source(source, each) for source, content in found)
    count[3] += len(speech)


if __name__ == "__main__":
    run(main)
