"""The door for machines: every format in one view. Nobody signs in here, and any page of anybody's may ask."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from factcheck.feeds import addresses, websub
from factcheck.feeds.conditional import Reader
from factcheck.feeds.crossing import read_anywhere
from factcheck.feeds.paging import wanted
from factcheck.feeds.press import printing
from factcheck.feeds.press.sheets import Format, Sheet
from factcheck.feeds.press.standing import standing
from newsroom.refusals import NotHere


@read_anywhere(exposed="ETag, Feed-Version, Link")
def feed(request: HttpRequest, form: Format) -> HttpResponseBase:
    """All checks in this format, or what changed `since` a cursor, whole or in pages joined by a `Link` to the next."""
    want = wanted(request.GET, at_most=form.at_most, page=form.page)
    stands, reader = standing(form, want), Reader(request)
    if response := reader.has(stands) or reader.gets_again(stands, content_type=form.content_type):
        return _placed(response, stands.sheet([]))
    stands, sheet, rest = printing.drawn(stands)
    if rest is None:
        text = "".join(form.document(sheet))
        return _placed(reader.gets(stands, text, content_type=form.content_type), sheet)
    return _placed(reader.follows(stands, form.document(sheet), rest, content_type=form.content_type), sheet)


@read_anywhere()
def nothing(_request: HttpRequest) -> HttpResponseBase:
    """Whoever asks under the addresses of feeds is a program."""
    raise NotHere(f"There is no feed at this address. {addresses.public('data')} lists those there are.")


def _placed(response: HttpResponseBase, sheet: Sheet) -> HttpResponseBase:
    """With where the reader stands now: formats that are nothing but rows have no other place for it."""
    links = [*websub.links(sheet.url), *([f'<{sheet.next_url}>; rel="next"'] if sheet.next_url else [])]
    if links:
        response["Link"] = ", ".join(links)
    if sheet.version:
        response["Feed-Version"] = str(sheet.version)
    return response
