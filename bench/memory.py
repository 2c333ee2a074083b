"""The memory of a worker that reads article after article: it should be as large after 4,000 as after 200."""

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bench.folder import CHECKOUT, Missing, named, run, table
from bench.sentences import SIMPLE, simple
from bench.speed import news
from factcheck.claims import engine
from factcheck.claims.engine.memory import let_go, settle

STATUS = Path("/proc/self/status")
COUNTED = (200, 2000, 4000)
SENTENCES = 15


def as_a_worker(text: str) -> None:
    """Reads an article and gives back what was kept for it."""
    engine.extract(text)
    let_go()


WORK: dict[str, Callable[[str], object]] = {
    "a worker": as_a_worker,
    "baseline: extract, nothing given back": engine.extract,
    "baseline: cut at .!?": simple,
}


def resident() -> int:
    """The memory that this process holds, in kilobytes."""
    if not STATUS.is_file():
        raise Missing("This system does not say how much memory a process holds.")
    for line in STATUS.read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise Missing("This system does not say how much memory a process holds.")


def written(texts: list[str], number: int) -> str:
    """An article that nobody has read before: sentences of all the texts, drawn by its number, with figures of its
    own, so that nothing that remembers what it has seen can hide that it grows.
    """
    draw = random.Random(number)
    sentences = draw.choices(texts, k=SENTENCES)
    return " ".join(sentences).replace("0", str(number)).replace("the", f"the {draw.choice('BCDFG')}{number:x}", 2)


def worker(folder: Path, work: str) -> None:
    """Reads the articles and prints what memory it held after as many as are `COUNTED`."""
    texts, _ = news(folder)
    settle()
    sentences = [found.group() for text in texts for found in SIMPLE.finditer(text) if len(found.group()) > 40]
    for number in range(1, COUNTED[-1] + 1):
        WORK[work](written(sentences, number))
        if number in COUNTED:
            print(resident(), flush=True)


def main(folder: Path | None = None) -> None:
    folder = folder or named(__doc__ or "")
    resident()  # Says at once where nothing can be measured.
    lines: list[tuple[str, ...]] = [("", *(f"kB after {count:,}" for count in COUNTED), "grown")]
    for work in WORK:
        done = subprocess.run(
            [sys.executable, "-c", f"from pathlib import Path\nfrom bench.memory import worker\n"
             f"worker(Path({str(folder)!r}), {work!r})"],
            cwd=CHECKOUT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        held = [int(line) for line in done.stdout.split()[-len(COUNTED) :]]
        lines.append((work, *(f"{size:,}" for size in held), f"{held[-1] / held[0] - 1:+.1%}"))
    table(f"Memory of a worker: {COUNTED[-1]:,} articles", lines)


if __name__ == "__main__":
    run(main)
