"""What the API answers the newsroom's own programs with, as the document describes it."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import Field

from factcheck.claims.models import Claim
from factcheck.feeds.api.shapes import Problem, Text
from factcheck.sources.models import Source
from factcheck.verdicts.models import State

NEXT = Field(description="The address of the page that follows; null on the last.")
WITHHELD = Field(
    description="Why words are null: an article is under embargo, or it is a draft of somebody else's. Null otherwise."
)
Withheld = Literal["embargo", "draft"]


class ScopeProblem(Problem):
    """403: the person lacks a right, or the token a scope, which `scope` names then."""

    scope: str | None = None


class ConflictProblem(Problem):
    article_id: int | None = Field(None, description="Whose address it is, where an address is why.")


JobState = Literal["waiting", "running", "done", "failed"]


class Taken(Schema):
    """Where what was sent is, and where its reading is followed; null as long as its page is not fetched."""

    article: str | None = Field(description="The article's address in this API.")
    article_id: int | None
    version: int | None = Field(description="The number of the version that was sent.")
    extraction: str | None = Field(description="The address of the reading of that version.")
    is_new: bool | None = Field(description="Whether this request brought the text; false where it was here already.")
    remarks: list[str] = Field(description="What was done to the text on the way, in the newsroom's language.")


class Accepted(Taken):
    fetching: str | None = Field(description="Of a lone “url”: the address where to ask what became of it.")
    fetching_id: int | None


class Fetching(Taken):
    """Ask again after some seconds while it is waiting or running."""

    address: str
    url: str = Field(description="As it was sent.")
    state: JobState
    error: str | None = Field(description="Why it is tried again, or why it failed.")
    finished_at: datetime | None


class VersionOfArticle(Schema):
    number: int
    digest: str = Field(description="SHA-256 of the normalised text in UTF-8, in hex.")
    retrieved_at: datetime
    extraction: str = Field(description="The address of its reading.")


class Article(Schema):
    """An article without its text. Under embargo title, byline and address are null as well."""

    id: int
    address: str
    outlet: str
    title: Text | None
    byline: Text | None
    url: str | None
    language: str
    published_at: datetime | None
    embargoed_until: datetime | None
    taken_in_at: datetime
    versions: list[VersionOfArticle] = Field(description="The first one first.")


class Extraction(Schema):
    """How far the reading of one version is. Ask again after some seconds while it is waiting or running."""

    address: str
    article: str
    version: int
    state: JobState
    done: int = Field(description="Blocks of text read so far.")
    total: int = Field(description="Blocks of text in all; 0 is not known yet.")
    found: int = Field(description="Claims found so far.")
    error: str | None
    note: str | None = Field(description="What people should know of the reading.")
    finished_at: datetime | None
    claims: str = Field(description="The address of the article's claims.")


class ClaimInList(Schema):
    id: int
    address: str
    statement: Text | None
    claimant: Text | None
    claimed_on: date | None
    language: str
    status: Literal[tuple(Claim.Status.values)]  # type: ignore[valid-type]
    dismissed_because: str | None
    merged_into: str | None = Field(description="The address of the claim that has its appearances now.")
    priority: Literal["normal", "high", "urgent"]
    due_at: datetime | None
    topics: list[str]
    score: float | None = Field(description="Check-worthiness from 0 to 1, the best of its places.")
    added_at: datetime
    version: int = Field(description="Counts its changes.")
    withheld: Withheld | None = WITHHELD


class Appearance(Schema):
    """Where it stands: `start` and `end` count code points of that version's text. What was read there beside it."""

    article: str
    version: int
    outlet: str
    title: Text | None
    url: str | None
    exact: Text | None
    prefix: Text | None
    suffix: Text | None
    start: int | None
    end: int | None
    anchor: Literal["anchored", "changed", "gone"]
    kinds: list[str]
    speaker: Text | None
    speaker_inferred: bool
    speaker_confidence: float | None
    quote: Text | None
    figures: list[dict[str, Any]] = Field(
        description="Each with `text`, `value` in base units, `unit`, `currency`, `approximate`, `start`, `end`."
    )
    dates: list[dict[str, Any]] = Field(
        description="Each with `text`, `iso` (as much as is known, or null), `start`, `end`, `relative`."
    )
    score: float | None
    withheld: Withheld | None = WITHHELD


class OneClaim(ClaimInList):
    appearances: list[Appearance]
    verdicts: list[str] = Field(description="The addresses of what was written on it, the newest first.")


class Claims(Schema):
    items: list[ClaimInList] = Field(description="The newest first.")
    next: str | None = NEXT


class OneSource(Schema):
    id: int
    address: str
    title: Text
    publisher: Text | None
    url: str | None
    reference: Text | None
    kind: Literal[tuple(Source.Kind.values)]  # type: ignore[valid-type]
    interests: Text | None
    merged_into: str | None = Field(description="The address of the source that stands for it.")
    added_at: datetime


class Sources(Schema):
    items: list[OneSource] = Field(description="The newest first, without those that were merged into others.")
    next: str | None = NEXT


class Revision(Schema):
    """One revision of a verdict, in whatever state. A draft's words are told to its author's programs only."""

    id: int
    address: str
    claim: str = Field(description="The claim's address.")
    statement: Text | None
    revision: int
    state: Literal[tuple(State.values)]  # type: ignore[valid-type]
    rating: str | None
    summary: Text | None
    explanation: Text | None = Field(description="Markdown.")
    unknowns: Text | None
    correction_note: Text | None
    retraction_note: Text | None
    author: str
    reviewer: str | None
    begun_at: datetime
    submitted_at: datetime | None
    approved_at: datetime | None
    published_at: datetime | None
    url: str | None = Field(description="The public page, once there is one.")
    version: int = Field(description="Counts its changes.")
    withheld: Withheld | None = WITHHELD


class Revisions(Schema):
    items: list[Revision] = Field(description="The newest first.")
    next: str | None = NEXT
