"""What programs send: the fields of each request, as the document describes them."""

from typing import Annotated, Literal

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, ConfigDict, Field

from factcheck.claims.models import Claim
from factcheck.feeds.api.shapes import CursorText, moment
from factcheck.sources.models import Source
from factcheck.verdicts.models import State
from newsroom.language_tags import is_language_tag, language_tag

_IS_ADDRESS = URLValidator(schemes=["http", "https"])


def _address(text: str) -> str:
    try:
        _IS_ADDRESS(text)
    except ValidationError:
        raise ValueError("give an address that begins with http:// or https://") from None
    return text


def _line(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise ValueError("say it in words; this is empty")
    return words


def _tag(text: str) -> str:
    if not is_language_tag(text):
        raise ValueError("give a tag of BCP 47 such as en or pt-BR")
    return language_tag(text)


Address = Annotated[str, Field(max_length=2000), AfterValidator(_address)]
Line = AfterValidator(_line)
Number = Annotated[int, Field(ge=1, lt=2**63)]
Limit = Annotated[int, Field(ge=1, le=100, description="How many a page holds.")]
Moment = Annotated[AwareDatetime, BeforeValidator(moment)]
Words = Annotated[str, Field(min_length=1, max_length=200)]


class Sent(Schema):
    """A body: a field that is none is refused, since a misspelt one would silently do nothing."""

    model_config = ConfigDict(extra="forbid")


class ArticleSent(Sent):
    """One of `text`, `html` and `url` is needed. With `url` alone the page is fetched."""

    text: str | None = Field(None, min_length=1, max_length=2_000_000, description="The words of the article itself.")
    html: str | None = Field(None, min_length=1, max_length=8_000_000, description="The page; its main text is kept.")
    url: Address | None = Field(
        None, description="Where the article stands on the web. A later text from there is its next version."
    )
    outlet: Annotated[str, Field(max_length=200), Line] | None = Field(
        None, description="Who published it. Else the outlet that is known to publish at “url”, or its host."
    )
    title: Annotated[str, Field(max_length=500), Line] | None = Field(
        None, description="Else the page's own, or the first line of the text where it reads as a headline."
    )
    byline: Annotated[str, Field(max_length=300), Line] | None = None
    published_at: Moment | None = Field(None, description="With its zone. Else what the page says.")
    embargoed_until: Moment | None = Field(
        None, description="Until then nothing of its text leaves the newsroom's own machines, nor stands in this API."
    )
    language: Annotated[str, Field(max_length=35), AfterValidator(_tag)] = Field("en", description="A tag of BCP 47.")
    new_version: bool = Field(
        False, description="The text is the next version of the article at “url”, whatever title or outlet that has."
    )


class SourceSent(Sent):
    """A source needs an address, or a reference by which a reader can find it."""

    title: Annotated[str, Field(max_length=500), Line]
    publisher: Annotated[str, Field(max_length=300), Line] | None = None
    url: Address | None = None
    reference: Annotated[str, Field(max_length=2000), Line] | None = Field(
        None, description="Where to find it when it has no address: issue, page, archive."
    )
    kind: Literal[tuple(Source.Kind.values)] = Source.Kind.DOCUMENT.value  # type: ignore[valid-type]
    interests: Annotated[str, Field(max_length=2000), Line] | None = Field(
        None, description="Interests that a reader should know of."
    )


class Paged(Schema):
    before: CursorText | None = Field(None, description="Where a page begins. “next” has it.")
    limit: Limit = 50


class ClaimsAsked(Paged):
    q: Words | None = Field(None, description="Words, all of which the statement or the claimant has.")
    status: Literal[tuple(Claim.Status.values)] | None = None  # type: ignore[valid-type]
    article: Number | None = Field(None, description="Those that stand in this article.")
    claimant: Annotated[str, Field(min_length=1, max_length=300)] | None = Field(
        None, description="Who says so, in any case."
    )
    topic: Annotated[str, Field(min_length=1, max_length=60)] | None = None
    priority: Literal["normal", "high", "urgent"] | None = None


class SourcesAsked(Paged):
    q: Words | None = Field(None, description="Words, all of which title, publisher or address have.")
    kind: Literal[tuple(Source.Kind.values)] | None = None  # type: ignore[valid-type]


class RevisionsAsked(Paged):
    state: Literal[tuple(State.values)] | None = None  # type: ignore[valid-type]
    claim: Number | None = Field(None, description="Those on this claim.")


class Nothing(Schema):
    """No parameter at all."""
