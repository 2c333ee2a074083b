"""Check-worthiness of single sentences, as CheckThat! 2024 labels debate sentences: precision, recall and F1 at the
engine's cut, average precision. And of debates as CheckThat! 2019 and 2020 rank them: mean average precision.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.folder import named, percent, rows, run, table
from bench.measures import average_precision, by_score, f_score, interval
from factcheck.claims import engine
from factcheck.claims.engine.worthiness import CUT
from factcheck.claims.readers import embedding

LONG = 60

Judged = tuple[float, bool]
"""A score, and whether people called the sentence check-worthy."""


def main(folder: Path | None = None) -> None:
    folder = folder or named(__doc__ or "")
    embedder = embedding.load()
    lines: list[tuple[str, ...]] = [("part", "by", "P", "R", "F1", "95 %", "AP", "95 %")]
    for part in ("dev", "dev_test"):
        sentences = list(rows(folder, f"ct24_checkworthy_en/{part}.jsonl"))
        texts = [each["text"] for each in sentences]
        labels = [each["label"] == 1 for each in sentences]
        lines.append(line(f"{part} ({len(texts):,})", "words", [engine.score(text)[0] for text in texts], labels, CUT))
        if embedder:
            vectors = embedder.embed(texts).tolist()
            scores = [engine.score(text, meaning=vector)[0] for text, vector in zip(texts, vectors, strict=True)]
            lines.append(line("", "words and meaning", scores, labels, CUT))
        lines.append(line("", f"longer than {LONG}", [float(len(text)) for text in texts], labels, LONG))
    table("Check-worthiness: debate sentences of CheckThat! 2024", lines)
    if embedder is None:
        print("  Without the extra ml there is no sentence model, so words alone were weighed.\n")
    rankings(folder)


def line(part: str, by: str, scores: Sequence[float], labels: Sequence[bool], cut: float) -> tuple[str, ...]:
    judged = list(zip(scores, labels, strict=True))
    return (
        part,
        by,
        *(percent(each) for each in at_cut(judged, cut)),
        bounds(lambda drawn: at_cut(drawn, cut)[2], judged),
        percent(ranked(judged)),
        bounds(ranked, judged),
    )


def bounds(statistic: Callable[[Sequence[Any]], float], items: Sequence[Any]) -> str:
    return "–".join(percent(bound) for bound in interval(statistic, items))


def at_cut(judged: Sequence[Judged], cut: float) -> tuple[float, float, float]:
    chosen = [label for score, label in judged if score >= cut]
    return f_score(sum(chosen), len(chosen), sum(label for _, label in judged))


def ranked(judged: Sequence[Judged]) -> float:
    """The average precision of the sentences, the highest score first."""
    return average_precision(by_score([score for score, _ in judged], [label for _, label in judged]))


def rankings(folder: Path) -> None:
    """Whole debates, each ranked for itself."""
    lines: list[tuple[str, ...]] = [("set", "debates", "lines", "MAP", "95 %", "longer first", "95 %")]
    for name, debates in (
        ("CheckThat! 2019", by_debate(list(rows(folder, "ct19_debates_en/train.jsonl")))),
        ("CheckThat! 2020", in_a_row(list(rows(folder, "ct20_t5_debates_en/train.jsonl")))),
    ):
        worthy = [debate for debate in debates if any(row["label"] == 1 for row in debate)]
        ours = [precision_of(debate, lambda text: engine.score(text)[0]) for debate in worthy]
        floor = [precision_of(debate, lambda text: float(len(text))) for debate in worthy]
        lines.append(
            (
                name,
                str(len(worthy)),
                f"{sum(len(debate) for debate in worthy):,}",
                percent(mean(ours)),
                bounds(mean, ours),
                percent(mean(floor)),
                bounds(mean, floor),
            )
        )
    table("Check-worthiness: debates ranked, mean average precision (by words)", lines)


def by_debate(lines: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in lines:
        found.setdefault(row["debate"], []).append(row)
    return list(found.values())


def in_a_row(lines: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Debates that stand one behind the other, each with its lines counted from the start."""
    found: list[list[dict[str, Any]]] = []
    before = None
    for row in lines:
        if before is None or row["i"] <= before:
            found.append([])
        found[-1].append(row)
        before = row["i"]
    return found


def precision_of(debate: Sequence[dict[str, Any]], score: Callable[[str], float]) -> float:
    return ranked([(score(row["text"]), row["label"] == 1) for row in debate])


def mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


if __name__ == "__main__":
    run(main)
