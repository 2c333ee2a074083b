"""The extraction engine: text in, statements that can be checked out, each with where it stands and why it was picked.

Thinking only: no Django, no files, no network, no clock. The same text gives the same answer, in time that grows with
its length. Every offset counts code points of the text given, whatever its line ends.
"""

from factcheck.claims.engine.reading import extract, read, stated, steps
from factcheck.claims.engine.results import (
    Attribution,
    Candidate,
    Date,
    Factor,
    Furniture,
    Quantity,
    Reading,
    Span,
    Step,
)
from factcheck.claims.engine.worthiness import score
from factcheck.claims.engine.worthiness.weights import DIGEST

NAME = "rules"
VERSION = f"2+{DIGEST}"
"""The rules' own version, and which weights they score with: texts that another one has read are read again."""

__all__ = [
    "NAME",
    "VERSION",
    "Attribution",
    "Candidate",
    "Date",
    "Factor",
    "Furniture",
    "Quantity",
    "Reading",
    "Span",
    "Step",
    "extract",
    "read",
    "score",
    "stated",
    "steps",
]
