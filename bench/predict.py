"""`python -m bench.predict TASK --input FILE --output FILE`: our answers for a file of questions, both JSON Lines.

Needs no database, no network and no Django. Every id is answered once, in the order of the input; the same input gives
the same output.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from articles.maintext import from_html
from factcheck.claims import engine
from factcheck.claims.engine.memory import settle
from factcheck.claims.engine.worthiness import CUT

Row = dict[str, Any]


class BadLine(Exception):
    """A line of the input that can't be answered; the message says what is wrong with it."""


def score(row: Row) -> Row:
    value, _ = engine.score(words(row, "text"))
    return {"score": value, "checkworthy": value >= CUT}


def read(row: Row) -> Row:
    reading = engine.read(words(row, "text"), published=published(row), language=language(row))
    return {
        "sentences": [{"start": each.start, "end": each.end} for each in reading.sentences],
        "furniture": [{"start": each.start, "end": each.end, "kind": each.kind} for each in reading.furniture],
        "attributions": [
            {
                "source": each.source,
                "source_start": each.source_start,
                "source_end": each.source_end,
                "content_start": each.content_start,
                "content_end": each.content_end,
                "direct": each.direct,
                "confidence": each.confidence,
            }
            for each in reading.attributions
        ],
        "figures": [
            {
                "text": each.text,
                "start": each.start,
                "end": each.end,
                "value": each.value,
                "unit": each.unit,
                "currency": each.currency,
                "approximate": each.approximate,
            }
            for each in reading.figures
        ],
        "dates": [{"text": each.text, "start": each.start, "end": each.end, "iso": each.iso} for each in reading.dates],
    }


def extract(row: Row) -> Row:
    candidates = engine.extract(words(row, "text"), published=published(row), language=language(row))
    return {"claims": [candidate.as_json() for candidate in candidates]}


def maintext(row: Row) -> Row:
    return {"text": from_html(words(row, "html"))}


TASKS: dict[str, Callable[[Row], Row]] = {
    "extract": extract,
    "maintext": maintext,
    "read": read,
    "score": score,
}


def words(row: Row, key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str):
        raise BadLine(f'has no "{key}"')
    return value


def published(row: Row) -> date | None:
    value = row.get("published")
    if not value:
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise BadLine(f'has a "published" that is no day ({value!r})') from None


def language(row: Row) -> str | None:
    value = row.get("language")
    return value if isinstance(value, str) else None


def answers(task: Callable[[Row], Row], lines: Iterator[bytes]) -> Iterator[Row]:
    """One answer for each id, the line of its first appearance deciding.
    Raises BadLine with the number of a bad line.
    """
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = parsed(line)
            key = json.dumps(row["id"])
            if key in seen:
                continue
            seen.add(key)
            answer = task(row)
        except BadLine as bad:
            raise BadLine(f"Line {number} {bad}.") from None
        yield {"id": row["id"], **answer}


def parsed(line: bytes) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLine("is not JSON") from None
    if not isinstance(row, dict) or "id" not in row:
        raise BadLine('is not an object with an "id"')
    return row


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bench.predict", description=__doc__)
    parser.add_argument("task", metavar="TASK", help=", ".join(sorted(TASKS)))
    parser.add_argument("--input", required=True, type=Path, metavar="FILE", help="JSON Lines with an id on each line")
    parser.add_argument(
        "--output", required=True, type=Path, metavar="FILE", help="where the answers go, as JSON Lines"
    )
    options, rest = parser.parse_known_args(arguments)
    task = TASKS.get(options.task)
    if task is None:
        print(f"There is no task {options.task!r}; there are {', '.join(sorted(TASKS))}.", file=sys.stderr)
        return 2
    if rest:
        parser.error(f"unknown: {' '.join(rest)}")
    settle()
    try:
        with options.input.open("rb") as lines:
            found = list(answers(task, iter(lines)))
        # Escaped, because half a surrogate pair may stand in a text and can't stand in UTF-8.
        options.output.write_text("".join(json.dumps(answer) + "\n" for answer in found), encoding="ascii")
    except BadLine as bad:
        print(f"{options.input}: {bad}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename} can't be used: {error.strerror}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
