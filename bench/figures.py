"""Figures of the hand-made set: whether all figures of a row are read with value, unit and currency, and no others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.folder import CHECKOUT, percent, rows, run, table
from bench.measures import f_score, interval
from factcheck.claims import engine

SETS = CHECKOUT / "bench" / "sets"
PLAIN = re.compile(r"(?P<sign>[$€£])?(?P<digits>\d[\d.,]*\d|\d)\s?(?P<percent>%)?")
PLAIN_CURRENCY = {"$": "USD", "€": "EUR", "£": "GBP"}


@dataclass(frozen=True)
class Found:
    """A figure as read: the stretch of the text with what it is worth."""

    start: int
    end: int
    value: float
    unit: str | None
    currency: str | None


@dataclass(frozen=True)
class Row:
    """How one row was read: the hits, the figures found and the figures wanted."""

    style: str
    hits: int
    found: int
    wanted: int

    @property
    def right(self) -> bool:
        return self.hits == self.found == self.wanted


def main(folder: Path | None = None) -> None:
    del folder  # The set lies in the checkout.
    given = list(rows(SETS, "figures.jsonl"))
    ours = [judged(row, read(row)) for row in given]
    floor = [judged(row, plain(row["text"])) for row in given]
    lines: list[tuple[str, ...]] = [("style", "rows", "right rows", "95 %", "P", "R", "F", "floor rows", "floor F")]
    for style in [*dict.fromkeys(row.style for row in ours), "all"]:
        chosen = [row for row in ours if style in {row.style, "all"}]
        beside = [row for row in floor if style in {row.style, "all"}]
        low, high = interval(right_rows, chosen)
        lines.append(
            (
                style,
                str(len(chosen)),
                percent(right_rows(chosen)),
                f"{low:.3f}-{high:.3f}",
                *(percent(part) for part in scores(chosen)),
                percent(right_rows(beside)),
                percent(scores(beside)[2]),
            )
        )
    table("Figures: hand-made set, beside every number with its % or $", lines)


def read(row: dict[str, Any]) -> list[Found]:
    quantities = engine.read(row["text"], language=row["language"]).figures
    return [Found(each.start, each.end, each.value, each.unit, each.currency) for each in quantities]


def plain(text: str) -> list[Found]:
    """Every number in figures as it stands, with a percent or currency sign right beside it."""
    found = []
    for match in PLAIN.finditer(text):
        digits = match.group("digits").replace(",", "")
        if digits.count(".") < 2:
            unit = "percent" if match.group("percent") else None
            currency = PLAIN_CURRENCY.get(match.group("sign") or "")
            found.append(Found(match.start(), match.end(), float(digits), unit, currency))
    return found


def judged(row: dict[str, Any], found: Sequence[Found]) -> Row:
    """Each figure wanted takes the first found that agrees with it; what may be left out counts neither way."""
    left = list(found)
    hits = 0
    at = 0
    for gold in row["figures"]:
        at, start, end = placed(row["text"], gold["text"], at)
        for each in left:
            if agrees(each, gold) and each.start < end and start < each.end:
                left.remove(each)
                hits += 1
                break
    for gold in row.get("also", ()):
        _, start, end = placed(row["text"], gold["text"], 0)
        left = [each for each in left if not (agrees(each, gold) and each.start < end and start < each.end)]
    return Row(row["style"], hits, hits + len(left), len(row["figures"]))


def placed(text: str, words: str, after: int) -> tuple[int, int, int]:
    """Where `words` stand in `text` from `after` on: where to look next, their start and their end."""
    start = text.find(words, after)
    start = max(start, text.find(words)) if start < 0 else start
    return start + len(words), start, start + len(words)


def agrees(found: Found, gold: dict[str, Any]) -> bool:
    units = {unit and unit.casefold() for unit in gold.get("unit_any", [gold["unit"]])}
    if found.unit == "share":
        near = round(found.value, 4) == round(gold["value"], 4)
    else:
        near = abs(found.value - gold["value"]) <= 1e-4 * abs(gold["value"])
    return near and found.currency == gold["currency"] and (found.unit and found.unit.casefold()) in units


def right_rows(chosen: Sequence[Row]) -> float:
    return sum(row.right for row in chosen) / max(1, len(chosen))


def scores(chosen: Sequence[Row]) -> tuple[float, float, float]:
    return f_score(sum(row.hits for row in chosen), sum(row.found for row in chosen), sum(row.wanted for row in chosen))


if __name__ == "__main__":
    run(main)
