"""Rules for what tells one review from another, and what may be done with it."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import DATA_COMMONS, LANGUAGES, SCHEMA, WILD, after
from factcheck.feeds.reader.nodes import Node, each, filled, kinds_of

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{2,8})*", re.ASCII)
_SCHEMA = re.compile(r"https?://(www\.)?schema\.org(/?|/docs/jsonldcontext\.jsonld?)#?")


@after(SCHEMA)
def it_says_that_it_is_a_claim_review(review: Node) -> Iterator[Fault]:
    """What has a claimReviewed has the type ClaimReview: readers look for nothing else."""
    kinds = kinds_of(review.value)
    if "ClaimReview" not in kinds:
        wrong = _("%(value)s is no ClaimReview.") % {"value": quoted(" ".join(kinds))} if kinds else _("It is missing.")
        yield Fault(f"{review.place}.@type", wrong, _("Write “ClaimReview”: readers look for nothing else."))


@after(SCHEMA, DATA_COMMONS)
def it_names_its_vocabulary(review: Node) -> Iterator[Fault]:
    """Each review has a @context of its own, and it is schema.org."""
    place = f"{review.place}.@context"
    own = review.value.get("@context")
    if not review.has_context:
        yield Fault(place, _("It is missing."), _('Give each review its own "@context": "https://schema.org".'))
    elif own is not None and not _is_schema(own):
        cure = _('Write "https://schema.org": readers look up the properties there.')
        yield Fault(place, _("%(value)s is not schema.org.") % {"value": quoted(own)}, cure)


def _is_schema(context: Any) -> bool:
    if isinstance(context, list):
        return any(_is_schema(one) for one in context)
    if isinstance(context, dict):
        return _is_schema(context.get("@vocab")) or any(_is_schema(one) for one in context.values())
    return isinstance(context, str) and bool(_SCHEMA.fullmatch(context.strip()))


@after(DATA_COMMONS, WILD)
def it_has_an_id(review: Node) -> Iterator[Fault]:
    """Each review has an @id that never changes, so that readers know it again."""
    if not filled(review.value.get("@id")):
        yield Fault(f"{review.place}.@id", _("It is missing."), _("Use the page's address: it must never change."))


@after(SCHEMA, LANGUAGES)
def it_says_its_language(review: Node) -> Iterator[Fault]:
    """Each review names its language, by a tag."""
    place = f"{review.place}.inLanguage"
    language = review.value.get("inLanguage")
    if not filled(language):
        yield Fault(place, _("It is missing."), _("Name the language by its BCP 47 tag, such as en or pt-BR."))
    for where, tag in ((where, tag) for tag, where in each(language, place)):
        if not isinstance(tag, dict) and not _TAG.fullmatch(str(tag)):
            wrong = _("%(value)s is no language tag.") % {"value": quoted(tag)}
            yield Fault(where, wrong, _("Use a BCP 47 tag, such as en or pt-BR."))


@after(SCHEMA, DATA_COMMONS)
def it_names_its_licence(review: Node) -> Iterator[Fault]:
    """Each review says under which licence it may be used."""
    if not filled(review.value.get("license")) and not filled(review.value.get("sdLicense")):
        cure = _("Name the licence of the markup in sdLicense, and of the check in license, by its address.")
        yield Fault(f"{review.place}.sdLicense", _("No licence is named."), cure)
