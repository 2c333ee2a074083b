"""The door to the months of the Atom feed."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from factcheck.feeds import archives
from factcheck.feeds.conditional import Reader
from factcheck.feeds.crossing import read_anywhere
from factcheck.feeds.formats import atom


@read_anywhere()
def archive(request: HttpRequest, year: str, month: str) -> HttpResponseBase:
    """All checks whose last change was in this month."""
    stands = archives.archive(int(year), int(month))
    reader, kind = Reader(request), atom.FORMAT.content_type
    if response := reader.has(stands) or reader.gets_again(stands, content_type=kind):
        return response
    stands, pieces, rest = archives.drawn(stands)
    if rest is None:
        return reader.gets(stands, "".join(atom.archive(stands.head(), pieces)), content_type=kind)
    return reader.follows(stands, atom.archive(stands.head(), pieces), rest, content_type=kind)
