"""The folder with the benchmarks' data: named on the command line, or `data`
in the folder `shared` beside the checkout.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
USUAL = CHECKOUT.parent / "shared" / "data"


class Missing(Exception):
    """A file that a benchmark needs is not there; the message is one sentence."""


def named(description: str, arguments: Sequence[str] | None = None) -> Path:
    """The data folder that the command line names."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "data",
        nargs="?",
        type=Path,
        default=USUAL,
        help="the folder with the data sets (default: ../shared/data)",
    )
    return Path(parser.parse_args(arguments).data)


def rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The objects of one JSON Lines file. Raises Missing where it is not there."""
    path = folder / name
    if not path.is_file():
        raise Missing(f"There is no {name} in {shown(folder)}; name the folder that holds the data sets.")
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def shown(folder: Path) -> str:
    """The folder as a person would type it from the checkout."""
    return "../shared/data" if folder == USUAL else str(folder)


def percent(share: float) -> str:
    return f"{share:.3f}"


def table(title: str, rows: Sequence[tuple[str, ...]]) -> None:
    """Prints a title and rows of cells, columns aligned, the first row being the heads."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    print(title)
    for row in rows:
        cells = [
            row[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
        ]
        print("  " + "  ".join(cells).rstrip())
    print(flush=True)


def run(main: Any) -> None:
    """Runs one benchmark as a command: what it prints, or one sentence and exit code 1."""
    try:
        main()
    except Missing as missing:
        print(missing, file=sys.stderr)
        sys.exit(1)
