"""How fast the engine reads: characters a second on one core, over real news, and where the time goes.

Where it is compiled (`make fast`), it is measured so, and interpreted beside that.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from bench.folder import CHECKOUT, Missing, named, rows, run, shown, table
from bench.maintext import WORD
from bench.sentences import simple
from factcheck.claims import compiled, engine
from factcheck.claims.engine.memory import settle

NEWS = ("polnear/dev.jsonl", "news_claims/open.jsonl")
STORIES = CHECKOUT / "demo" / "stories"
ENGINE = CHECKOUT / "factcheck" / "claims" / "engine"
READING = str(ENGINE / "reading.py")
LOOK_EVERY = 0.001


def news(folder: Path) -> tuple[list[str], str]:
    """The shared news texts, or the demo's stories where there are none, and what they are."""
    try:
        return [row["text"] for name in NEWS for row in rows(folder, name)], "news articles"
    except Missing:
        print(f"There are no shared news texts in {shown(folder)}; the demo's stories are read instead.")
        return [
            path.read_text(encoding="utf-8") for path in sorted(STORIES.glob("*.md"))
        ] * 20, "copies of demo stories"


def pace(work: Callable[[str], object], texts: Sequence[str], times: int = 5) -> float:
    """Characters a second of processor time that `work` gets through: for each text the best of several rounds, as the
    others were held up by something else.
    """
    best = [float("inf")] * len(texts)
    for _ in range(times):
        for number, text in enumerate(texts):
            began = time.process_time()
            work(text)
            best[number] = min(best[number], time.process_time() - began)
    return sum(map(len, texts)) / max(1e-9, sum(best))


def shares(texts: Sequence[str]) -> Counter[str]:
    """How often each part of the engine that the reading asks was at work, looked at once a millisecond of processor
    time: a room (`figures`, `speech`, …) or a module beside them.
    """
    seen: Counter[str] = Counter()

    def look(signal_number: int, frame: FrameType | None) -> None:
        part = "reading"
        while frame is not None:
            path = frame.f_code.co_filename
            if path == READING:
                break
            if path.startswith(str(ENGINE)):
                part = Path(path).relative_to(ENGINE).parts[0].removesuffix(".py")
            frame = frame.f_back
        seen[part] += 1

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, LOOK_EVERY, LOOK_EVERY)
    try:
        for text in texts:
            engine.extract(text)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return seen


def child(call: str, folder: Path, switch: str) -> str:
    """What one of these functions prints in a process of its own, with the compiled engine or without."""
    done = subprocess.run(
        [sys.executable, "-c", f"from pathlib import Path\nfrom bench import speed\n"
         f"speed.{call}(Path({str(folder)!r}))"],
        cwd=CHECKOUT, env=os.environ | {compiled.SWITCH: switch}, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def here(folder: Path) -> None:
    """Prints how fast the engine reads in the form in which this process has loaded it."""
    texts, _ = news(folder)
    settle()  # As a worker does.
    print(compiled.form(), pace(engine.extract, texts))


def by_form(folder: Path) -> dict[str, float]:
    """The engine's speed in each form in which it is here, each in a process of its own."""
    found: dict[str, float] = {}
    for switch in ("1", "0") if compiled.place().is_dir() else ("0",):
        form, speed = child("here", folder, switch).split()[-2:]
        found[form] = float(speed)
    return found


def parted(folder: Path) -> None:
    """Prints the share of each part: for a process with the interpreted engine, as only that can be looked into."""
    texts, _ = news(folder)
    settle()
    ours = pace(engine.extract, texts, times=1)
    seen = shares(texts)
    parts: list[tuple[str, ...]] = [("part", "share", "µs for 1,000 characters")]
    for part, times in seen.most_common():
        share = times / max(1, seen.total())
        parts.append((part, f"{share:.0%}", f"{share * 1e9 / max(1e-9, ours):,.0f}"))
    table("Speed: where the time goes while the engine is interpreted", parts)


def main(folder: Path | None = None) -> None:
    folder = folder or named(__doc__ or "")
    texts, kind = news(folder)
    lines: list[tuple[str, ...]] = [("", "characters a second")]
    for form, found in by_form(folder).items():
        lines.append((f"extract, {form}", f"{found:,.0f}"))
    for name, work in (("baseline: split into words", WORD.findall), ("baseline: cut at .!?", simple)):
        lines.append((name, f"{pace(work, texts):,.0f}"))
    table(f"Speed: {len(texts)} {kind}, {sum(map(len, texts)):,} characters, one core", lines)
    if not compiled.place().is_dir():
        print("The engine is not compiled here: make fast does it.\n")
    print(child("parted", folder, "0"), end="", flush=True)


if __name__ == "__main__":
    run(main)
