"""Articles as programs send them, with what the text or the page says of itself where the program says nothing."""

from dataclasses import replace
from ipaddress import ip_address
from urllib.parse import urlsplit

from articles import arrivals
from articles.arrivals import Arrival
from articles.models import Article
from articles.services.intake import outlet_at
from factcheck.feeds.api.forms import ArticleSent
from factcheck.feeds.api.refusing import BadRequest
from factcheck.feeds.api.services.submitting import Text
from newsroom.addresses import is_public, no_address, not_public, permitted_host

LONGEST_TITLE = 500
LONGEST_OUTLET = 200


def is_address_alone(sent: ArticleSent) -> bool:
    """Whether the article has to be fetched. Raises `BadRequest` for what is no article, and for two at once."""
    if sent.text and sent.html:
        raise BadRequest("Send “text” or “html”, not both.")
    if not (sent.text or sent.html or sent.url):
        raise BadRequest("Send the article's “text”, its “html”, or the “url” to fetch it from.")
    return not (sent.text or sent.html)


def permit_form(url: str) -> None:
    """Raise `Refusal` for an address of a form that is never fetched. Where its name leads is asked when it is."""
    try:
        host = permitted_host(url)
    except ValueError:
        raise no_address() from None
    try:
        number = ip_address(host)
    except ValueError:
        return
    if not is_public(number):
        raise not_public(host)


def as_sent(sent: ArticleSent) -> Text:
    """The article of a request with a text or the source of a page."""
    if not sent.text:
        return _completed(sent, arrivals.from_page(sent.html or ""))
    title = arrivals.headline_of(sent.text)
    return _completed(sent, Arrival(text=sent.text, title=title, channel=Article.Channel.PROGRAM))


def as_fetched(sent: ArticleSent) -> Text:
    """The article at the address that was sent, which is fetched: call it outside of any transaction."""
    arrival = arrivals.from_address(sent.url or "")
    # The page that stands there belongs there, whatever its headline is today.
    return replace(_completed(sent, arrival), url=arrival.url or sent.url or "", new_version=True)


def _completed(sent: ArticleSent, arrival: Arrival) -> Text:
    url = sent.url or ""
    host = arrival.host or (urlsplit(url).hostname or "").removeprefix("www.")
    arrived = Text(
        outlet=sent.outlet or outlet_at(host)[:LONGEST_OUTLET], title=sent.title or arrival.title[:LONGEST_TITLE],
        text=arrival.text, url=url, published_at=sent.published_at or arrival.published_at,
        embargoed_until=sent.embargoed_until, byline=sent.byline or "", language=sent.language,
        channel=arrival.channel, new_version=sent.new_version,
    )  # fmt: skip
    for field in ("outlet", "title"):
        if not getattr(arrived, field):
            raise BadRequest(f"Say the article's “{field}”: nothing that was sent tells it.")
    return arrived
