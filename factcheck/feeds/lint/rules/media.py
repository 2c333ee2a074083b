"""Rules for MediaReview: what was done to a picture, a film or a sound."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import SCHEMA, after
from factcheck.feeds.reader.nodes import Node, at, is_empty, objects

CATEGORIES = (
    "DecontextualizedContent", "EditedOrCroppedContent", "OriginalMediaContent", "SatireOrParodyContent",
    "StagedContent", "TransformedContent",
)  # fmt: skip

_NAMING = ("contentUrl", "url", "@id", "archivedAt", "embedUrl", "headline", "name")


@after(SCHEMA)
def the_category_is_one_of_six(review: Node) -> Iterator[Fault]:
    """mediaAuthenticityCategory is a MediaManipulationRatingEnumeration."""
    place = f"{review.place}.mediaAuthenticityCategory"
    cure = _("Give one of: %(names)s.") % {"names": ", ".join(CATEGORIES)}
    if is_empty(review.value.get("mediaAuthenticityCategory")):
        yield Fault(place, _("It is missing."), cure)
    for value, where in at(review, "mediaAuthenticityCategory"):
        named = value.get("@id") if isinstance(value, dict) else value
        if str(named).rsplit("/", 1)[-1].removeprefix("schema:") not in CATEGORIES:
            yield Fault(where, _("%(value)s is no category of it.") % {"value": quoted(named)}, cure)


@after(SCHEMA)
def the_media_can_be_found(review: Node) -> Iterator[Fault]:
    """A MediaReview names the media it is about: itemReviewed, or the link of the original."""
    if is_empty(review.value.get("itemReviewed")) and is_empty(review.value.get("originalMediaLink")):
        cure = _("Give a MediaReviewItem with its mediaItemAppearance, or the original's address.")
        yield Fault(f"{review.place}.itemReviewed", _("It is missing."), cure)
    for item in objects(review, "itemReviewed"):
        for media in objects(item, "mediaItemAppearance"):
            if all(is_empty(media.value.get(name)) for name in _NAMING):
                cure = _("Give its contentUrl, or the address of an archived copy.")
                yield Fault(media.place, _("It names no file."), cure)
