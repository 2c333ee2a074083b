"""Rules for NDJSON: one value a line."""

from collections.abc import Iterator

from factcheck.feeds.lint.faults import Fault
from factcheck.feeds.lint.rules.source import NDJSON, after
from factcheck.feeds.reader.documents import Document, Lines


@after(NDJSON)
def lines_end_with_a_line_feed(document: Document, lines: Lines) -> Iterator[Fault]:
    """Every line ends with LF alone, the last one too, and none is empty."""
    if not lines.ends_with_a_line_feed:
        cure = "End it with a line feed: who appends to it writes into the last line."
        yield Fault("file", "The last line has no line feed.", cure)
    if lines.carriage_return_at:
        wrong = "It ends with a carriage return and a line feed."
        yield Fault(
            f"line {lines.carriage_return_at}",
            wrong,
            "End each line with a line feed alone.",
            line=lines.carriage_return_at,
        )
    if lines.empty_at:
        wrong = "It is empty."
        yield Fault(f"line {lines.empty_at}", wrong, "Leave it out: some readers stop there.", line=lines.empty_at)
