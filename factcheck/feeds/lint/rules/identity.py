"""Rules for what tells one review from another, and what may be done with it."""

import re
from collections.abc import Iterator

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.reading import Node
from factcheck.feeds.lint.values import each, filled


def it_names_its_vocabulary(review: Node) -> Iterator[Fault]:
    if not review.has_context:
        cure = 'Give each review its own "@context": "https://schema.org".'
        yield Fault(f"{review.place}.@context", "It is missing.", cure)


def it_has_an_id(review: Node) -> Iterator[Fault]:
    if not filled(review.value.get("@id")):
        yield Fault(f"{review.place}.@id", "It is missing.", "Use the page's address: it must never change.")


def it_says_its_language(review: Node) -> Iterator[Fault]:
    place = f"{review.place}.inLanguage"
    language = review.value.get("inLanguage")
    if not filled(language):
        yield Fault(place, "It is missing.", "Name the language by its BCP 47 tag, such as en or pt-BR.")
    for tag, where in each(language, place):
        if isinstance(tag, str) and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag):
            yield Fault(where, f"{quoted(tag)} is no language tag.", "Use a BCP 47 tag, such as en or pt-BR.")


def it_names_its_licence(review: Node) -> Iterator[Fault]:
    if not filled(review.value.get("license")) and not filled(review.value.get("sdLicense")):
        cure = "Name the licence of the markup in sdLicense, and of the check in license, by its address."
        yield Fault(f"{review.place}.sdLicense", "No licence is named.", cure)
