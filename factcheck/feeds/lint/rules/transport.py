"""Rules for how a file was sent. They are asked of addresses only."""

from collections.abc import Iterator

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import ATOM, GOOGLE, JSON_FEED, NDJSON, RSS, after
from factcheck.feeds.reader.documents import Document
from factcheck.feeds.reader.nodes import text

# What each kind of file is sent as, the best first.
_TYPES = {
    "page": ("text/html", "application/xhtml+xml"),
    "JSON": ("application/ld+json", "application/json"),
    "DataFeed": ("application/ld+json", "application/json"),
    "NDJSON": ("application/x-ndjson", "application/jsonl", "application/json-seq"),
    "JSON Feed": ("application/feed+json", "application/json"),
    "claims:search": ("application/json",),
    "Atom": ("application/atom+xml", "application/xml", "text/xml"),
    "RSS": ("application/rss+xml", "application/xml", "text/xml"),
    "CSV": ("text/csv",),
}


@after(GOOGLE, JSON_FEED, ATOM, RSS, NDJSON)
def the_address_says_what_it_sends(document: Document, asked: str) -> Iterator[Fault]:
    """A file is sent as what it is, and a review's url leads to its page without a redirect."""
    sent = document.content_type.split(";")[0].strip().lower()
    known = _TYPES.get(document.kind, ())
    if sent and known and sent not in known:
        yield Fault("Content-Type", f"It is sent as {quoted(sent)}.", f"Send it as {known[0]}.", is_advice=True)
    if asked and document.address and asked.split("#")[0] != document.address.split("#")[0] and document.page:
        for review in document.reviews:
            if text(review, "url").split("#")[0] == asked.split("#")[0]:
                wrong = f"It leads on to {quoted(document.address)}."
                yield Fault(f"{review.place}.url", wrong, "Give the address it leads to: redirects are not followed.")
