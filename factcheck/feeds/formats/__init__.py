"""The formats in which checks leave the house. Each has its address, its kept pieces and its name for `export`."""

from factcheck.feeds import datafeed, ndjson, spreadsheet
from factcheck.feeds.formats import json_feed
from factcheck.feeds.sheets import Format

FORMATS: tuple[Format, ...] = (
    datafeed.FORMAT,
    ndjson.FORMAT,
    spreadsheet.FORMAT,
    json_feed.FORMAT,
)
