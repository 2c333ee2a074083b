"""Checks as one Parquet file, for researchers' tools: typed columns named by the dotted paths of ClaimReview.

It is made of the lines of NDJSON, so it says what they say. pyarrow is an extra of the house and is brought in only
when such a file is written.
"""

import importlib.util
import json
from collections.abc import Iterable
from datetime import date, datetime
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _

from newsroom.refusals import Refusal

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_AT_A_TIME = 5000  # A row group; no more than one is ever in memory.

# What a column holds; "texts" is a list of text.
COLUMNS = {
    "@id": "text",
    "url": "text",
    "claimReviewed": "text",
    "datePublished": "moment",
    "dateModified": "moment",
    "dateDeleted": "moment",
    "expires": "day",
    "inLanguage": "text",
    "version": "number",
    "author.name": "text",
    "author.url": "text",
    "reviewRating.alternateName": "text",
    "reviewRating.ratingValue": "number",
    "reviewRating.bestRating": "number",
    "reviewRating.worstRating": "number",
    "reviewRating.ratingExplanation": "text",
    "itemReviewed.text": "text",
    "itemReviewed.inLanguage": "text",
    "itemReviewed.datePublished": "day",
    "itemReviewed.author.@type": "text",
    "itemReviewed.author.name": "text",
    "itemReviewed.author.jobTitle": "text",
    "itemReviewed.author.sameAs": "text",
    "itemReviewed.appearance.url": "texts",
    "itemReviewed.appearance.headline": "texts",
    "itemReviewed.appearance.publisher.name": "texts",
    "citation.name": "texts",
    "citation.url": "texts",
    "correction.text": "texts",
    "associatedMediaReview.mediaAuthenticityCategory": "text",
    "license": "text",
}


def require() -> None:
    """Raises `Refusal` when the package that writes Parquet is not installed."""
    if importlib.util.find_spec("pyarrow") is None:
        raise Refusal(
            _("Parquet needs the package pyarrow: install requirements-parquet.lock, or the extra “parquet”.")
        )


def write(lines: Iterable[str], out: IO[bytes]) -> None:
    """Write lines of NDJSON as the rows of a Parquet file, in their order; a retracted check has its dates alone."""
    require()
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = _schema()
    rows = (_row(json.loads(line)) for line in lines if line)
    # There are smaller ways to compress than Snappy, and none else that every reader knows.
    with pq.ParquetWriter(out, schema, compression="snappy") as writer:
        while group := list(islice(rows, ROWS_AT_A_TIME)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))


def _schema() -> "pa.Schema":
    import pyarrow as pa  # noqa: PLC0415

    kinds = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "number": pa.int32(),
        "day": pa.date32(),
        "moment": pa.timestamp("us", tz="UTC"),
    }
    about = {"publisher": settings.NEWSROOM_NAME, "license": settings.FEED_LICENCE, "vocabulary": "https://schema.org"}
    return pa.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()], metadata=about)


def _row(review: dict[str, Any]) -> dict[str, Any]:
    if "dateCreated" in review:  # A tombstone: when it was published has another name there.
        review = review | {"datePublished": review["dateCreated"]}
    return {name: _value(_found(review, name.split(".")), kind) for name, kind in COLUMNS.items()}


def _found(value: Any, path: list[str]) -> list[Any]:
    """Everything at a path; each member of a list is gone through."""
    if isinstance(value, list):
        return [found for one in value for found in _found(one, path)]
    if not path:
        return [value]
    return _found(value[path[0]], path[1:]) if isinstance(value, dict) and path[0] in value else []


def _value(found: list[Any], kind: str) -> Any:
    if kind == "texts":
        return found
    if not found:
        return None
    if kind == "moment":
        return datetime.fromisoformat(found[0])
    return date.fromisoformat(found[0]) if kind == "day" else found[0]
