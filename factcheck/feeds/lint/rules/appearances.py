"""Rules for where a claim appeared."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from factcheck.feeds.addresses import host_of
from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import DATA_COMMONS, GOOGLE, SCHEMA, TOOLS, WILD, after
from factcheck.feeds.reader.converting import is_post
from factcheck.feeds.reader.nodes import Node, at, each, filled, is_empty, objects, text

_ARCHIVES = {
    "archive.is", "archive.ph", "archive.today", "archive.md", "archive.li", "archive.vn", "archive.fo",
    "web.archive.org", "archive.org", "perma.cc", "ghostarchive.org", "megalodon.jp", "webcitation.org",
}  # fmt: skip


def _cure() -> str:
    return _("Put it into itemReviewed.appearance as {“@type”: “CreativeWork”, “url”: …}.")


@after(GOOGLE)
def it_appeared_somewhere(review: Node) -> Iterator[Fault]:
    """itemReviewed has an appearance or a firstAppearance."""
    for item in objects(review, "itemReviewed"):
        if not any(filled(item.value.get(name)) for name in ("appearance", "firstAppearance")):
            cure = _("Say where the claim was made, as CreativeWork objects with their addresses.")
            yield Fault(f"{item.place}.appearance", _("It is missing."), cure, is_advice=True)


@after(WILD, SCHEMA)
def the_article_is_an_appearance(review: Node) -> Iterator[Fault]:
    """The article stands in appearance: not in itemReviewed.url and not in the claimant's sameAs or url."""
    for _url, place in at(review, "itemReviewed", "url"):
        wrong = _("This is where articles are put by mistake: it is the address of the claim itself.")
        yield Fault(place, wrong, _cure())
    for name in ("sameAs", "url"):
        for url, place in at(review, "itemReviewed", "author", name):
            if isinstance(url, str) and is_post(url):
                wrong = _("%(value)s is a post, not the claimant's own page.") % {"value": quoted(url)}
                yield Fault(place, wrong, _cure())


@after(DATA_COMMONS, SCHEMA)
def appearances_are_works_with_addresses(review: Node) -> Iterator[Fault]:
    """Each appearance is a CreativeWork (or an address) that names one article."""
    for name in ("firstAppearance", "appearance"):
        for value, place in at(review, "itemReviewed", name):
            if isinstance(value, dict):
                if not any(filled(value.get(key)) for key in ("url", "headline", "name", "@id", "contentUrl")):
                    cure = _("Give its address and headline, or leave it out.")
                    yield Fault(place, _("It names no article."), cure)
            elif not isinstance(value, str) or not value.strip().startswith(("http://", "https://")):
                wrong = _("%(value)s is no address.") % {"value": quoted(value)}
                yield Fault(place, wrong, _("Give a CreativeWork with the address of one article."))


@after(DATA_COMMONS, WILD)
def appearances_can_be_split(review: Node) -> Iterator[Fault]:
    """No address of an appearance has a comma in it: collectors split there."""
    for url, where, _place in _addresses(review):
        if "," in url:
            wrong = _("There is a comma in it, and readers split there.")
            yield Fault(where, wrong, _("Write it as %2C; one address each."))


@after(GOOGLE, WILD)
def appearances_are_others(review: Node) -> Iterator[Fault]:
    """A claim comes from somewhere outside of the checker's own site, and its claimant is not the checker."""
    home = host_of(text(review, "url"))
    for url, where, _place in _addresses(review):
        if home and host_of(url) == home:
            wrong = _("%(value)s is on the checker's own site.") % {"value": quoted(url)}
            yield Fault(where, wrong, _("Name where others made the claim."))
    checkers = {name.strip().casefold() for name, _place in at(review, "author", "name") if isinstance(name, str)}
    for name, place in at(review, "itemReviewed", "author", "name"):
        if isinstance(name, str) and name.strip().casefold() in checkers:
            wrong = _("%(value)s is the checker, too.") % {"value": quoted(name)}
            yield Fault(place, wrong, _("Name who made the claim, or leave the author out."))


@after(TOOLS)
def each_appearance_is_named_once(review: Node) -> Iterator[Fault]:
    """No article is named twice, in firstAppearance and appearance neither."""
    seen: dict[str, str] = {}
    for url, where, place in _addresses(review):
        if url in seen:
            wrong = _("It is named in %(place)s already.") % {"place": seen[url]}
            yield Fault(where, wrong, _("Name each article once."))
        seen.setdefault(url, place.rpartition(".")[2])


@after(SCHEMA)
def copies_stand_beside_their_originals(review: Node) -> Iterator[Fault]:
    """An archive's copy stands in archivedAt; url is the original's address."""
    for url, where, place in _addresses(review):
        if host_of(url) in _ARCHIVES:
            wrong = _("%(value)s is an archive's copy.") % {"value": quoted(url)}
            cure = _("Put it into archivedAt, and the original's address into url.")
            yield Fault(where if where != place else place, wrong, cure, is_advice=True)


def _addresses(review: Node) -> Iterator[tuple[str, str, str]]:
    """Each address of an appearance, its place, and the place of the appearance."""
    for name in ("firstAppearance", "appearance"):
        for value, place in at(review, "itemReviewed", name):
            urls: Any = value.get("url") if isinstance(value, dict) else value
            for url, where in each(urls, f"{place}.url" if isinstance(value, dict) else place):
                if isinstance(url, str) and not is_empty(url):
                    yield url.strip(), where, place
