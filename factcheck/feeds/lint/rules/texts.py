"""Rules for every value of a review: nothing empty, nothing in HTML, nothing unknown to schema.org."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.reading import Node, kinds_of
from factcheck.feeds.lint.values import inner, is_empty, leaves
from factcheck.feeds.lint.vocabulary import properties_of

_HTML = re.compile(r"&(#\d+|#x[0-9a-f]+|[a-z]{2,8});|</?[a-z][a-z0-9]*(\s[^<>]*)?/?>", re.IGNORECASE)


def nothing_is_empty(review: Node) -> Iterator[Fault]:
    for _, value, place in leaves(review.value, review.place):
        if is_empty(value):
            yield Fault(place, "It is empty.", "Leave out what has no value.")


def texts_are_plain(review: Node) -> Iterator[Fault]:
    for name, value, place in leaves(review.value, review.place):
        if isinstance(value, str) and not name.startswith("@") and (found := _HTML.search(value)):
            yield Fault(place, f"There is HTML in it: {quoted(found[0])}.", "Write plain text; escape < as \\u003c.")


def properties_are_known(review: Node) -> Iterator[Fault]:
    for node in inner(review.value, review.place):
        kinds = kinds_of(node.value)
        lists = [properties_of(kind) for kind in kinds]
        if not lists or None in lists:
            continue
        known = frozenset[str]().union(*(names for names in lists if names))
        for name in node.value:
            if name not in known and not name.startswith("@") and ":" not in name:
                near = get_close_matches(name, known, n=1, cutoff=0.8)
                cure = f"Did you mean “{near[0]}”?" if near else "Leave it out, or find its name on schema.org."
                yield Fault(f"{node.place}.{name}", f"{' and '.join(kinds)} has no such property.", cure)
