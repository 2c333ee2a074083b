"""Rules for CSV."""

from collections import Counter
from collections.abc import Iterator

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import CSV, DATES, INSIGHTS, SCHEMA, WILD, after
from factcheck.feeds.lint.vocabulary import properties_of
from factcheck.feeds.reader.documents import Document
from factcheck.feeds.reader.moments import moment_of
from factcheck.feeds.reader.table import Table

_FORMULA = tuple("=+-@\t\r＝＋－＠")
_NEEDED = ("claimReviewed", "url", "reviewRating.alternateName")
# What a part of a path holds.
_PARTS = {
    "author": "Organization Person NewsMediaOrganization", "publisher": "Organization Person", "reviewRating": "Rating",
    "itemReviewed": "Claim MediaReviewItem", "appearance": "CreativeWork MediaObject", "citation": "CreativeWork",
    "firstAppearance": "CreativeWork MediaObject", "correction": "CorrectionComment", "image": "ImageObject",
    "mediaItemAppearance": "MediaObject", "originalMediaLink": "MediaObject",
    "claimInterpreter": "Organization Person", "sdPublisher": "Organization",
}  # fmt: skip


@after(CSV, INSIGHTS)
def the_header_names_paths(document: Document, table: Table) -> Iterator[Fault]:
    """The header names each column once, by the dotted path of a ClaimReview, and the needed ones are there."""
    for name, times in Counter(table.header).items():
        if times > 1:
            yield Fault("line 1", f"The column {quoted(name)} is there {times} times.", "Keep one.", line=1)
        elif not name.strip():
            yield Fault("line 1", "A column has no name.", "Name it by its path, such as author.name.", line=1)
        elif not _is_a_path(name):
            cure = "Name it by its dotted path, such as itemReviewed.author.name."
            yield Fault("line 1", f"{quoted(name)} is no path of a ClaimReview.", cure, is_advice=True, line=1)
    for name in _NEEDED:
        if name not in table.header:
            yield Fault("line 1", f"There is no column {name}.", "Every reader needs it.", line=1)


def _is_a_path(name: str) -> bool:
    kinds = ["ClaimReview", "DataFeedItem", "MediaReview"]
    for part in name.split("."):
        if part in ("@id", "@type", "@context"):
            return True
        if not any(part in (properties_of(kind) or ()) for kind in kinds):
            return False
        kinds = _PARTS.get(part, "Thing").split()
    return True


@after(CSV)
def rows_are_as_long_as_the_header(document: Document, table: Table) -> Iterator[Fault]:
    """Each line ends with CRLF, and each row has a cell for each column."""
    if table.has_bare_line_feeds:
        cure = "End each row with a carriage return and a line feed."
        yield Fault("file", "Rows end with a line feed alone.", cure)
    for row in table.rows:
        if len(row.cells) != len(table.header):
            wrong = f"It has {len(row.cells)} cells, the header {len(table.header)}."
            cure = "Give each column a cell, an empty one where there is nothing; put commas between quotes."
            yield Fault(f"line {row.line}", wrong, cure, line=row.line)


@after(WILD)
def no_cell_is_a_formula(document: Document, table: Table) -> Iterator[Fault]:
    """No cell begins with = + - @: a spreadsheet would calculate it."""
    for row in table.rows:
        for name, cell in zip(table.header, row.cells, strict=False):
            if cell.startswith(_FORMULA) and not _is_number(cell):
                cure = "Put an apostrophe before it: a spreadsheet takes it for a formula and runs it."
                yield Fault(f"line {row.line}, {name}", f"{quoted(cell)} begins like a formula.", cure, line=row.line)


def _is_number(cell: str) -> bool:
    try:
        return float(cell) < 0
    except ValueError:
        return False


@after(SCHEMA, DATES, WILD)
def cells_say_what_a_review_says(document: Document, table: Table) -> Iterator[Fault]:
    """A row has a claim, an address and a label, unless it is a tombstone; dates can be read; no row is there twice."""
    at = {name: number for number, name in enumerate(table.header)}
    seen: dict[str, int] = {}
    for row in table.rows:
        cells = {name: row.cells[number] for name, number in at.items() if number < len(row.cells)}
        for name in _NEEDED:
            if name in at and not cells.get(name, "").strip() and not cells.get("dateDeleted"):
                yield Fault(f"line {row.line}, {name}", "It is empty.", "Every reader needs it.", line=row.line)
        for name, cell in cells.items():
            found = moment_of(cell) if cell and name.rsplit(".", 1)[-1].startswith("date") else None
            needs_time = name in ("datePublished", "dateModified", "dateDeleted")
            if found and (found.wrong or (needs_time and found.is_day)):
                wrong = f"{quoted(cell)} is no ISO 8601 date with a time zone."
                yield Fault(f"line {row.line}, {name}", wrong, "Write it as 2026-11-22T09:30:00Z.", line=row.line)
        key = cells.get("@id") or cells.get("url") or ""
        if key and key in seen:
            wrong = f"Line {seen[key]} has the same check."
            yield Fault(f"line {row.line}", wrong, "One row a check.", line=row.line)
        seen.setdefault(key, row.line)
