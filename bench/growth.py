"""How the reading grows on text that has lost its stops: four times the text should take about four times as long.

The tests count calls, which are the same on every machine; an expression that scans the same text again and again
shows only here.
"""

import time
from pathlib import Path

from bench.folder import run, table
from factcheck.claims import engine

HOSTILE = {
    "one letter": "a",
    "brackets": "(",
    "openings": "“",
    "stops": ". ",
    "initials": "A. ",
    "a sentence without an end": "he said that the economy of France grew and ",
    "sources without an end": "according to the ministry ",
    "quotations": "said “so” and ",
    "numbers": "1,",
    "names": "Katsunobu Kato ",
    "tags": "#a ",
    "sentences in one line": "It fell by 5 percent in May, he said. “We know,” she said. ",
    "joined signs": "👩\u200d👩",
    "no blanks": "日本。",
    "base64": "QUJDREVGR0g0",
    "pairs of brackets": "([{<",
    "open links": "[a](",
    "links": "[a](b) ",
    "bold": "**a** ",
    "scripts mixed": "Japan日本Япония اليابان ",
    "scripts glued": "Japan日本Японияاليابان",
    "signs without width": "Ja\u200bpan fell by 5\u200d percent in 2024. ",
    "items in one line": "1. a ",
    "bullets in one line": "• a ",
    "captions": "Ann In the a, ",
    "credits": "a Image: ",
    "teasers": "Read more. ",
    "cells": "| a ",
    "addresses": "http://a.b/c@d ",
    "percentages": "5% ",
    "parts of a word": "Ann-",
    "days": "Monday, May 7, 2015 ",
}

LENGTH = 20_000


def seconds(text: str) -> float:
    """The processor's own time for reading `text`."""
    began = time.process_time()
    engine.extract(text)
    return time.process_time() - began


def main(folder: Path | None = None) -> None:
    lines = [("", "seconds", "times as long")]
    for kind, unit in HOSTILE.items():
        text = unit * (LENGTH // len(unit))
        short, long = seconds(text), seconds(text * 4)
        lines.append((kind, f"{long:.2f}", f"{long / max(1e-6, short):.1f}"))
    table(f"Growth: {LENGTH * 4:,} characters beside {LENGTH:,}; 4.0 is in step", lines)


if __name__ == "__main__":
    run(main)
