"""The formats in which checks leave the house. Each has its address, its kept pieces and its name for `export`."""

from factcheck.feeds.formats import annotations, atom, datafeed, items, json_feed, ndjson, rss, spreadsheet
from factcheck.feeds.press.sheets import Format

FORMATS: tuple[Format, ...] = (
    datafeed.FORMAT,
    ndjson.FORMAT,
    spreadsheet.FORMAT,
    json_feed.FORMAT,
    atom.FORMAT,
    rss.FORMAT,
    annotations.FORMAT,
)
# All of which pieces are kept: the API's items are no feed.
PRINTED: tuple[Format, ...] = (*FORMATS, items.FORMAT)
