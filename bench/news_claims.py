"""Whole articles, sentence by sentence as two fact-checkers judged them: what must be offered, what must
not, who, how much, when.
"""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bench.folder import named, percent, rows, run, table
from bench.measures import average_precision
from factcheck.claims import engine
from factcheck.claims.engine import Candidate

LONG = 60


@dataclass
class Judged:
    """One sentence of the set with what was offered for it."""

    label: str
    length: int
    row: dict[str, Any]
    offered: list[Candidate] = field(default_factory=list)
    score: float = 0.0


def judged(article: dict[str, Any]) -> list[Judged]:
    """The article's sentences, each with the candidates that lie in it (by the middle of each candidate)."""
    text = article["text"]
    sentences = [Judged(row["label"], row["end"] - row["start"], row) for row in article["sentences"]]
    for candidate in engine.extract(
        text, published=date.fromisoformat(article["published"]), title=article["title"], language="en"
    ):
        middle = (candidate.start + candidate.end) // 2
        for sentence in sentences:
            if sentence.row["start"] <= middle < sentence.row["end"]:
                sentence.offered.append(candidate)
    for sentence in sentences:
        sentence.score = max((candidate.score for candidate in sentence.offered), default=0.0)
    return sentences


def main(folder: Path | None = None) -> None:
    folder = folder or named(__doc__ or "")
    sentences = [each for article in rows(folder, "news_claims/open.jsonl") for each in judged(article)]
    worthy = [bool([c for c in each.offered if c.checkworthy]) for each in sentences]
    listed = [bool(each.offered) for each in sentences]
    long = [each.length > LONG for each in sentences]
    lines: list[tuple[str, ...]] = [("offered", "number", "recall of must", "share not no", "recall of must+either")]
    for name, chosen in (
        ("check-worthy", worthy),
        ("all listed", listed),
        (f"every sentence > {LONG} characters", long),
    ):
        lines.append((name, str(sum(chosen)), *offered(sentences, chosen)))
    table("News claims: 12 articles", lines)

    ranked = sorted(sentences, key=lambda each: -each.score)
    longest = sorted(sentences, key=lambda each: -each.length)
    table(
        "News claims: average precision of must over all sentences",
        [
            ("ours", "longer first"),
            (
                percent(average_precision([each.label == "must" for each in ranked])),
                percent(average_precision([each.label == "must" for each in longest])),
            ),
        ],
    )
    must = [each for each in sentences if each.label == "must" and each.offered]
    spoken = [each for each in must if "speaker" in each.row]
    named_one = [each for each in spoken if each.row["speaker"]]
    counted = [each for each in must if "amounts" in each.row]
    dated = [each for each in must if "dates" in each.row]
    table(
        "News claims: read right, over the must sentences that were offered (beside: nobody, no figure, no date)",
        [
            ("", "number", "ours", "nothing"),
            facts(
                "speaker",
                [speaker_right(each) for each in spoken],
                [not each.row["speaker"] for each in spoken],
            ),
            facts("  where one speaks", [speaker_right(each) for each in named_one], []),
            facts(
                "amounts",
                [amounts_right(each) for each in counted],
                [not each.row["amounts"] for each in counted],
            ),
            facts("dates", [dates_right(each) for each in dated], [not each.row["dates"] for each in dated]),
        ],
    )


def offered(sentences: list[Judged], chosen: list[bool]) -> tuple[str, str, str]:
    picked = [each for each, taken in zip(sentences, chosen, strict=True) if taken]
    must = sum(each.label == "must" for each in sentences)
    some = sum(each.label != "no" for each in sentences)
    return (
        percent(sum(each.label == "must" for each in picked) / max(1, must)),
        percent(sum(each.label != "no" for each in picked) / max(1, len(picked))),
        percent(sum(each.label != "no" for each in picked) / max(1, some)),
    )


def facts(name: str, right: list[bool], floor: list[bool]) -> tuple[str, str, str, str]:
    return (
        name,
        str(len(right)),
        percent(sum(right) / max(1, len(right))),
        percent(sum(floor) / max(1, len(floor))),
    )


def speaker_right(sentence: Judged) -> bool:
    """The same last name or the same words, articles aside; nobody where nobody is meant."""
    wanted = words(sentence.row["speaker"] or "")
    got = [words(candidate.speaker) for candidate in sentence.offered]
    if not wanted:
        return not any(got)
    return any(each and (each[-1] == wanted[-1] or set(each) >= set(wanted)) for each in got)


def words(name: str) -> list[str]:
    return [word for word in name.lower().replace("’", "'").split() if word not in {"the", "a", "an"}]


def amounts_right(sentence: Judged) -> bool:
    """Every amount of the set was read, and nothing of another value."""
    got = {float(each.value) for candidate in sentence.offered for each in candidate.quantities}
    return got == {float(value) for value in sentence.row["amounts"]}


def dates_right(sentence: Judged) -> bool:
    got = {each.iso for candidate in sentence.offered for each in candidate.dates if each.iso}
    return got == set(sentence.row["dates"])


if __name__ == "__main__":
    run(main)
