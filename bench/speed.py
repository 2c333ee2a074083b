"""How fast the engine reads: characters a second on one core, over real news."""

import time
from pathlib import Path

from bench.folder import named, rows, run, table
from bench.sentences import simple
from factcheck.claims import engine


def main(folder: Path | None = None) -> None:
    folder = folder or named(__doc__ or "")
    texts = [row["text"] for row in rows(folder, "polnear/dev.jsonl")]
    characters = sum(len(text) for text in texts)
    began = time.process_time()
    claims = sum(len(engine.extract(text)) for text in texts)
    ours = time.process_time() - began
    began = time.process_time()
    for text in texts:
        simple(text)
    floor = time.process_time() - began
    table(
        f"Speed: {len(texts)} articles, {characters:,} characters, {claims:,} claims",
        [
            ("", "characters a second"),
            ("extract", f"{characters / max(1e-9, ours):,.0f}"),
            ("cut at .!? only", f"{characters / max(1e-9, floor):,.0f}"),
        ],
    )


if __name__ == "__main__":
    run(main)
