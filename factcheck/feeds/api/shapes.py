"""What the API answers with, as the document describes it."""

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import BeforeValidator, Field

Text = Annotated[str, Field(description="Plain text. It is hostile until you escape it.")]


class Problem(Schema):
    """What went wrong (RFC 9457). `detail` says in one sentence what would be right."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


class GoneProblem(Problem):
    """A tombstone: the check was retracted."""

    id: str
    url: str
    state: Literal["retracted"]
    deleted_at: datetime
    reason: str = Field(description="What the newsroom says of it in public.")


class RatingOfVerdict(Schema):
    """The numbers are null for a label that has no place on its scale."""

    label: str
    value: int | None = None
    worst: int | None = None
    best: int | None = None
    scale: str = ""
    definition: str = ""


class Verdict(Schema):
    """A check that stands. `claim_review` is the whole of it in the vocabulary of schema.org, as all feeds have it."""

    id: str = Field(description="Never changes and is never used again. It is the address of the check's page.")
    url: str
    slug: str
    state: Literal["published"]
    revision: int
    published_at: datetime
    modified_at: datetime = Field(description="Moves when the public record changes, and only then.")
    claim: Text
    claimant: str
    rating: RatingOfVerdict
    topics: list[str]
    claim_review: dict[str, Any]


class Tombstone(Schema):
    """What to take out: a check that was retracted, or one that a filter no longer finds since it was corrected."""

    id: str
    url: str
    slug: str
    state: Literal["retracted", "no-longer-matching"]
    modified_at: datetime
    deleted_at: datetime | None = Field(None, description="Only of a retracted check.")


class Verdicts(Schema):
    items: list[Verdict | Tombstone] = Field(description="The last change first.")
    next: str | None = Field(description="The address of the page that follows; null on the last.")
    version: str | None = Field(
        description="What to ask “since” next time. Null on the pages that follow the first: keep the first one's."
    )


class Label(Schema):
    label: str
    definition: str
    tone: str
    value: int | None = Field(description="Its place on the scale, 1 the least true; null for a label without one.")


class Scale(Schema):
    name: str
    version: int
    explanation: str = Field(description="Markdown.")
    is_active: bool = Field(description="Whether new checks are rated on it. Others stand for the checks of before.")
    labels: list[Label]


class Scales(Schema):
    items: list[Scale]


_CURSOR = r"^[A-Za-z0-9_-]{28}$"


def _cursor(value: Any) -> Any:
    if not re.match(_CURSOR, str(value)):
        raise ValueError("take it unchanged from the “version” or the “next” of an answer, or leave it out")
    return value


def _day(value: Any) -> Any:
    """A bare number would be taken for seconds since 1970."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", str(value), re.ASCII):
        raise ValueError("write the day as 2026-01-31, with the month and the day of a calendar")
    return value


def moment(value: Any) -> Any:
    """A moment as a program has to write it; of a bare number nobody knows that it is one."""
    if not (isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d[Tt ]", value, re.ASCII)):
        raise ValueError("write the moment with its zone, such as 2026-01-31T09:30:00Z")
    return value


CursorText = Annotated[str, Field(min_length=28, max_length=28, pattern=_CURSOR), BeforeValidator(_cursor)]
Day = Annotated[date, BeforeValidator(_day)]


class VerdictsAsked(Schema):
    since: CursorText | None = Field(None, description="A “version” of before: only what changed since then.")
    before: CursorText | None = Field(None, description="Where a page begins. “next” has it.")
    limit: int = Field(50, ge=1, le=100, description="How many a page holds.")
    rating: str | None = Field(None, min_length=1, max_length=40, description="The label, in any case.")
    topic: str | None = Field(None, min_length=1, max_length=60, description="A topic as “topics” has it.")
    claimant: str | None = Field(None, min_length=1, max_length=300, description="Who said it, in any case.")
    outlet: str | None = Field(None, min_length=1, max_length=200, description="Where the claim stood, by name.")
    language: str | None = Field(
        None, max_length=35, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        description="Of the check, a BCP 47 tag; “de” finds “de-AT” too.",
    )  # fmt: skip
    published_from: Day | None = Field(None, description="First published on this day (UTC) or later: 2026-01-31.")
    published_to: Day | None = Field(None, description="First published on this day (UTC) or before: 2026-01-31.")
