"""Rules for every value of a review: nothing empty, nothing in HTML, nothing unknown to schema.org."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from django.utils.translation import gettext as _

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import SCHEMA, WILD, after
from factcheck.feeds.lint.vocabulary import TYPES, properties_of
from factcheck.feeds.reader.nodes import Node, filled, inner, is_empty, kinds_of
from factcheck.feeds.reader.troubles import step
from factcheck.feeds.reader.webpage import folded

_HTML = re.compile(r"&(#\d+|#x[0-9a-f]+|[a-z]{2,8});|</?[a-z][a-z0-9]*(\s[^<>]*)?/?>", re.IGNORECASE)
# What is neither a letter nor a line's end, or half of a letter only.
_BROKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffd]")


@after(WILD)
def nothing_is_empty(review: Node) -> Iterator[Fault]:
    """What has no value is left out."""
    for _name, value, place in review.leaves:
        if is_empty(value):
            yield Fault(place, _("It is empty."), _("Leave out what has no value."))


@after(WILD)
def texts_are_plain(review: Node) -> Iterator[Fault]:
    """Texts are plain: without tags, entities, control characters and letters that were lost."""
    for name, value, place in review.leaves:
        if not isinstance(value, str) or name.startswith("@"):
            continue
        # A page that shows its readers a tag as it is means it: a claim may be about one.
        if (found := _HTML.search(value)) and not (review.shown and folded(value) in review.shown):
            wrong = _("There is HTML in it: %(value)s.") % {"value": quoted(found[0])}
            yield Fault(place, wrong, _("Write plain text; escape < as \\u003c."))
        if found := _BROKEN.search(value):
            wrong = _("There is a character in it that is none (U+%(code)s).") % {"code": f"{ord(found[0]):04X}"}
            yield Fault(place, wrong, _("Take it out, and save texts as UTF-8 all the way."))


@after(SCHEMA)
def e_mail_addresses_are_some(review: Node) -> Iterator[Fault]:
    """An e-mail address can be written to."""
    for name, value, place in review.leaves:
        if name == "email" and filled(value) and not re.fullmatch(r"(mailto:)?[^\s@]+@[^\s@]+", str(value)):
            wrong = _("%(value)s is no e-mail address.") % {"value": quoted(value)}
            yield Fault(place, wrong, _("Write it with an @, or leave it out."))


@after(SCHEMA)
def properties_are_known(review: Node) -> Iterator[Fault]:
    """Every type and property is in schema.org: a misspelt one is dropped without a word."""
    for node in inner(review.value, review.place):
        if "@type" in node.value:
            yield from _unknown_in(node)


def _unknown_in(node: Node) -> Iterator[Fault]:
    kinds = kinds_of(node.value)
    for kind in kinds:
        near = get_close_matches(kind, TYPES, n=1, cutoff=0.85) if kind not in TYPES else []
        if near:
            wrong = _("schema.org has no type %(value)s.") % {"value": quoted(kind)}
            yield Fault(f"{node.place}.@type", wrong, _("Did you mean “%(name)s”?") % {"name": near[0]})
    lists = [properties_of(kind) for kind in kinds]
    if not lists or None in lists:
        return
    known = frozenset[str]().union(*(names for names in lists if names))
    for name in node.value:
        if name not in known and not name.startswith("@") and ":" not in name:
            near = get_close_matches(name, known, n=1, cutoff=0.8)
            cure = _("Leave it out, or find its name on schema.org.")
            if near:
                cure = _("Did you mean “%(name)s”?") % {"name": near[0]}
            wrong = _("%(type)s has no such property.") % {"type": " and ".join(kinds)}
            yield Fault(step(node.place, name), wrong, cure)
