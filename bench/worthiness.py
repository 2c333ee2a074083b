"""Check-worthiness of single sentences, as CheckThat! 2024 labels debate
sentences: F1 at the engine's cut, average precision.
"""

from pathlib import Path

from bench.folder import named, percent, rows, run, table
from bench.measures import average_precision, by_score, f_score
from factcheck.claims import engine
from factcheck.claims.engine.worthiness import CUT

LONG = 60


def main(folder: Path | None = None) -> None:
    folder = folder or named(__doc__ or "")
    lines: list[tuple[str, ...]] = [
        (
            "part",
            "sentences",
            "ours P",
            "ours R",
            "ours F1",
            "ours AP",
            f">{LONG} chars F1",
            "longer first AP",
        )
    ]
    for part in ("dev", "dev_test"):
        sentences = list(rows(folder, f"ct24_checkworthy_en/{part}.jsonl"))
        labels = [each["label"] == 1 for each in sentences]
        scores = [engine.score(each["text"])[0] for each in sentences]
        lengths = [float(len(each["text"])) for each in sentences]
        precision, recall, both = at_cut(scores, labels, CUT)
        lines.append(
            (
                part,
                str(len(sentences)),
                percent(precision),
                percent(recall),
                percent(both),
                percent(average_precision(by_score(scores, labels))),
                percent(at_cut(lengths, labels, LONG)[2]),
                percent(average_precision(by_score(lengths, labels))),
            )
        )
    table("Check-worthiness: debate sentences of CheckThat! 2024", lines)


def at_cut(scores: list[float], labels: list[bool], cut: float) -> tuple[float, float, float]:
    chosen = [label for score, label in zip(scores, labels, strict=True) if score >= cut]
    return f_score(sum(chosen), len(chosen), sum(labels))


if __name__ == "__main__":
    run(main)
