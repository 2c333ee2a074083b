"""The door to the months of the Atom feed."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from factcheck.feeds import archives
from factcheck.feeds.conditional import Reader
from factcheck.feeds.crossing import open_to_everybody, preflight
from factcheck.feeds.formats import atom
from newsroom.problems import problem
from newsroom.refusals import Refusal

_METHODS = "GET, HEAD, OPTIONS"


def archive(request: HttpRequest, year: str, month: str) -> HttpResponseBase:
    """All checks whose last change was in this month."""
    if request.method == "OPTIONS":
        return preflight(asked_with=_METHODS)
    if request.method not in ("GET", "HEAD"):
        response: HttpResponse = problem(Refusal("A feed is only read: ask for it with GET."), status=405)
        response["Allow"] = _METHODS
        return open_to_everybody(response)
    try:
        return open_to_everybody(_sent(request, archives.archive(int(year), int(month))))
    except archives.NoSuchMonth as refusal:
        return open_to_everybody(problem(refusal))


def _sent(request: HttpRequest, stands: archives.Archive) -> HttpResponseBase:
    reader, kind = Reader(request), atom.FORMAT.content_type
    if response := reader.has(stands) or reader.gets_again(stands, content_type=kind):
        return response
    stands, pieces, rest = archives.drawn(stands)
    if rest is None:
        return reader.gets(stands, "".join(atom.archive(stands.head(), pieces)), content_type=kind)
    return reader.follows(stands, atom.archive(stands.head(), pieces), rest, content_type=kind)
