"""CSV of reviews, its columns named by dotted ClaimReview paths."""

import csv
import io
from dataclasses import dataclass
from typing import Any

from factcheck.feeds.reader.troubles import Trouble

KNOWN = ("claimReviewed", "url", "reviewRating.alternateName", "author.name", "itemReviewed.author.name")


@dataclass(frozen=True)
class Row:
    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    has_bare_line_feeds: bool = False


def is_table(text: str) -> bool:
    """Whether a text begins with a header that names columns of reviews."""
    header = text.split("\n", 1)[0].strip("\r\ufeff")
    names = [name.strip().strip('"').lstrip("'") for name in header.split(",")]
    return len(names) > 1 and any(name in KNOWN for name in names)


def read_table(text: str) -> tuple[Table, list[Trouble]]:
    """The header, the rows with the lines they begin on, and what kept the rest from being read."""
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    troubles = []
    line = 1
    try:
        for cells in reader:
            rows.append(Row(line, tuple(cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        cure = "Put the cell between quotes, and double those in it."
        troubles.append(Trouble(f"line {line}", line, f"It is no CSV from here on: {error}.", cure))
    header = rows[0].cells if rows else ()
    return Table(header, tuple(rows[1:]), _ends_lines_bare(text)), troubles


def _ends_lines_bare(text: str) -> bool:
    """Whether a record ends without a carriage return; the line feeds within quotes don't count."""
    outside = text.split('"')[::2]
    return any("\n" in part.replace("\r\n", "") for part in outside)


def as_object(header: tuple[str, ...], row: Row) -> dict[str, Any]:
    """A row as the object that its columns' paths describe; empty cells are left out."""
    whole: dict[str, Any] = {"@context": "https://schema.org", "@type": "ClaimReview"}
    for name, cell in zip(header, row.cells, strict=False):
        if not cell:
            continue
        *way, last = name.split(".")
        inner = whole
        for one in way:
            inner = inner.setdefault(one, {})
            if not isinstance(inner, dict):
                break
        else:
            inner[last] = cell.removeprefix("'") if cell[1:2] in tuple("=+-@") else cell
    return whole
