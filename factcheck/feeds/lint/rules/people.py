"""Rules for names: who checked, and who said it."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from factcheck.feeds import claimants
from factcheck.feeds.addresses import host_of
from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import GOOGLE, WILD, after
from factcheck.feeds.reader.nodes import Node, at, each, filled, is_empty, is_reference, kinds_of, objects, text

_PLATFORM = re.compile(
    r"(fb|facebook|instagram|twitter|x|youtube|tiktok|whatsapp|telegram)\s*(page|user|post|account|channel|group)?(\s*:|\s+[–-]\s)",
    re.IGNORECASE,
)
# A checker or a claimant: a person, an organisation, or what is known to be one of the organisations.
_ORGANISED = re.compile(r"\w*Organization|NGO|Corporation|PoliticalParty|Person|GovernmentOffice|\w*University")


@after(GOOGLE)
def the_checker_is_named(review: Node) -> Iterator[Fault]:
    """The author is an Organization or Person with a name or an address."""
    place = f"{review.place}.author"
    if is_empty(review.value.get("author")):
        yield Fault(place, _("It is missing."), _("Name the organisation, with its address."), is_advice=True)
    for value, where in at(review, "author"):
        if not isinstance(value, dict):
            cure = _("Give an Organization with a name and an address.")
            yield Fault(where, _("%(value)s is no object.") % {"value": quoted(value)}, cure)
            continue
        if is_reference(value):
            continue  # Described elsewhere, where readers of graphs look.
        if not any(_ORGANISED.fullmatch(kind) for kind in kinds_of(value)):
            yield Fault(f"{where}.@type", _("It is neither Organization nor Person."), _("Write one of them."))
        if is_empty(value.get("name")) and is_empty(value.get("url")):
            yield Fault(f"{where}.name", _("The author has neither name nor address."), _("Give both."))
        elif is_empty(value.get("url")):
            cure = _("Give the address of the organisation: readers know publishers by it.")
            yield Fault(f"{where}.url", _("It is missing."), cure, is_advice=True)


@after(GOOGLE)
def the_claimant_is_somebody(review: Node) -> Iterator[Fault]:
    """The claimant has a name, and stands for somebody: a crowd is left out."""
    for value, place in at(review, "itemReviewed", "author"):
        if not isinstance(value, dict):
            cure = _("Give a Person or an Organization with a name.")
            yield Fault(place, _("%(value)s is no object.") % {"value": quoted(value)}, cure)
        name = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, dict) and is_empty(name) and not is_reference(value):
            cure = _("Name the claimant, or leave the author out.")
            yield Fault(f"{place}.name", _("It is missing."), cure)
        for one, _place in each(name, place):
            if isinstance(one, str) and claimants.is_placeholder(one):
                where = f"{place}.name" if isinstance(value, dict) else place
                cure = _("Leave the author out if the claim has none.")
                yield Fault(where, _("%(value)s is nobody.") % {"value": quoted(one)}, cure)


@after(GOOGLE)
def the_claimant_is_told_from_namesakes(review: Node) -> Iterator[Fault]:
    """The claimant has a sameAs (home page, Wikipedia or Wikidata) and is a Person or an Organization."""
    for who in objects(review, "itemReviewed", "author"):
        name = text(who, "name")
        if not name or claimants.is_placeholder(name):
            continue
        if is_empty(who.value.get("sameAs")) and is_empty(who.value.get("@id")):
            cure = _("Name their home page, Wikipedia or Wikidata, so that namesakes are told apart.")
            yield Fault(f"{who.place}.sameAs", _("It is missing."), cure, is_advice=True)
        if not any(_ORGANISED.fullmatch(kind) for kind in kinds_of(who.value)):
            cure = _("Write one of them.")
            yield Fault(f"{who.place}.@type", _("It is neither Organization nor Person."), cure, is_advice=True)


@after(WILD)
def names_are_names(review: Node) -> Iterator[Fault]:
    """A name is one text, trimmed, without a platform before it and without a role behind it."""
    for path in (("author",), ("publisher",), ("itemReviewed", "author")):
        for person in objects(review, *path):
            name, place = person.value.get("name"), f"{person.place}.name"
            if isinstance(name, list):
                yield Fault(place, _("It is a list."), _("Write one name; a role belongs into jobTitle."))
            elif filled(name):
                yield from _name_faults(name, place)


def _name_faults(name: Any, place: str) -> Iterator[Fault]:
    said = {"value": quoted(name)}
    if not isinstance(name, str):
        yield Fault(place, _("%(value)s is no text.") % said, _("Write the name."))
    elif name != " ".join(name.split()):
        yield Fault(place, _("There are spaces too many in %(value)s.") % said, _("Trim it."))
    elif _PLATFORM.match(name):
        cure = _("Write the name alone; the post is an appearance.")
        yield Fault(place, _("%(value)s begins with the platform.") % said, cure)
    elif claimants.has_a_role_behind_a_comma(name):
        yield Fault(place, _("%(value)s holds a role.") % said, _("Put the role into jobTitle."))


@after(WILD)
def the_author_is_at_home(review: Node) -> Iterator[Fault]:
    """The author's address is on the check's own host: one reader takes another for impersonation."""
    home = host_of(text(review, "url"))
    for author in objects(review, "author"):
        for url, place in each(author.value.get("url"), f"{author.place}.url"):
            host = host_of(url) if isinstance(url, str) else ""
            if home and host and _owner_of(host) != _owner_of(home):
                wrong = _("It is on %(host)s, the check on %(home)s: some readers take that for impersonation.")
                cure = _("Use the organisation's address on the check's own host.")
                yield Fault(place, wrong % {"host": host, "home": home}, cure, is_advice=True)


def _owner_of(host: str) -> str:
    """The part of a host that somebody registers, near enough: `example.org` of `a.example.org`."""
    parts = host.split(".")
    second_level = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3 if second_level else -2 :])
