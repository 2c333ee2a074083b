"""ClaimReview: a check in the vocabulary of schema.org, as search engines and researchers read it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings

from factcheck.feeds import addresses, claimants
from factcheck.feeds.embedding import as_json
from factcheck.feeds.pictures import address
from factcheck.feeds.press.once import made_once
from factcheck.feeds.published import Appearance, Change, Check, Media

CONTEXT = "https://schema.org"
_KINDS = {"person": "Person", "organisation": "Organization"}


@made_once
def in_json(check: Check) -> str:
    """The ClaimReview of a check as it stands in every feed of JSON."""
    return as_json(claim_review(check))


@made_once
def claim_review(check: Check) -> dict[str, Any]:
    """One ClaimReview, JSON-ready, complete in itself; empty properties are left out.

    A label that is not on the scale has no numbers, a claimant who is nobody in particular no name, and
    texts are plain: whoever writes this into HTML escapes it (`embedding.as_json`).
    """
    return _filled(
        {
            "@context": CONTEXT,
            "@type": "ClaimReview",
            "@id": check.url,
            "url": check.url,
            "claimReviewed": check.headline,
            "datePublished": stamp(check.first_published),
            "dateModified": stamp(check.changed),
            "inLanguage": check.words_language or settings.LANGUAGE_CODE,
            "image": address.of(check),
            "expires": check.expires_on,
            "version": check.revision,
            "keywords": list(check.topics),
            "author": newsroom(),
            "reviewRating": _rating(check),
            "itemReviewed": _claim(check),
            "citation": list(_sources(check)),
            "correction": [_correction(change) for change in check.corrections if change.note],
            "license": settings.FEED_LICENCE,
            "sdLicense": settings.FEED_LICENCE,
            "associatedMediaReview": _media_review(check, check.media) if check.media else None,
        }
    )


def media_review(check: Check) -> dict[str, Any]:
    """What was found out about the picture, film or sound of a claim, as a MediaReview of its own; {} without one.

    The same stands in the check's ClaimReview, where readers of feeds get it.
    """
    if not check.media:
        return {}
    return {
        "@context": CONTEXT,
        **_media_review(check, check.media),
        "associatedClaimReview": {"@id": check.url},
    }


def _media_review(check: Check, media: Media) -> dict[str, Any]:
    appearances = (_appearance(place) for place in check.appearances)
    return _filled(
        {
            "@type": "MediaReview",
            "@id": f"{check.url}#media-review",
            "url": check.url,
            "datePublished": stamp(check.first_published),
            "dateModified": stamp(check.changed),
            "inLanguage": check.words_language or settings.LANGUAGE_CODE,
            "author": newsroom(),
            "mediaAuthenticityCategory": media.category,
            "originalMediaLink": media.url,
            "originalMediaContextDescription": media.context,
            "itemReviewed": _filled(
                {
                    "@type": "MediaReviewItem",
                    "interpretedAsClaim": {"@type": "Claim", "text": check.statement},
                    "mediaItemAppearance": [
                        {**appearance, "@type": "MediaObject"} for appearance in appearances if appearance
                    ],
                }
            ),
            "license": settings.FEED_LICENCE,
            "sdLicense": settings.FEED_LICENCE,
        }
    )


def newsroom() -> dict[str, Any]:
    """Who publishes: the same organisation, by the same name and on the same host, everywhere."""
    return dict(_newsroom(settings.NEWSROOM_NAME, settings.SITE_URL))


@lru_cache(maxsize=8)  # It stands in each record twice.
def _newsroom(name: str, _site: str) -> dict[str, str]:
    return {
        "@type": "Organization",
        "name": name,
        "url": addresses.public("checks"),
        "publishingPrinciples": addresses.public("methods"),
        "correctionsPolicy": addresses.public("corrections"),
    }


def stamp(moment: datetime) -> str:
    """A moment as every feed writes it: `2026-11-22T09:30:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _rating(check: Check) -> dict[str, Any]:
    rating = check.rating
    on_the_scale = rating.value is not None and rating.worst is not None and rating.best is not None
    return _filled(
        {
            "@type": "Rating",
            "alternateName": rating.label,
            "ratingValue": rating.value if on_the_scale else None,
            "bestRating": rating.best if on_the_scale else None,
            "worstRating": rating.worst if on_the_scale else None,
            "ratingExplanation": check.summary,
        }
    )


def _claim(check: Check) -> dict[str, Any]:
    return _filled(
        {
            "@type": "Claim",
            # `name` is where Google's tools keep the place of a claim, so the words stand in `text` alone.
            "text": check.statement,
            "inLanguage": check.language,
            "author": _claimant(check),
            "datePublished": check.claimed_on,
            "appearance": [appearance for place in check.appearances if (appearance := _appearance(place))],
        }
    )


def _claimant(check: Check) -> dict[str, Any]:
    name = check.claimant
    if not name or check.claimant_kind == "nobody" or (not check.claimant_kind and claimants.is_placeholder(name)):
        return {}
    kind = _KINDS.get(check.claimant_kind) or claimants.kind_of(name, {place.outlet for place in check.appearances})
    return _filled({"@type": kind, "name": name, "jobTitle": check.job_title, "sameAs": check.same_as})


def _appearance(place: Appearance) -> dict[str, Any]:
    found = _filled(
        {
            "url": addresses.for_collectors(place.url),
            "headline": place.title,
            "publisher": {"@type": "Organization", "name": place.outlet} if place.outlet else None,
            "datePublished": stamp(place.published) if place.published else None,
            "inLanguage": place.language,
        }
    )
    return {"@type": "CreativeWork"} | found if found else {}


def _sources(check: Check) -> Iterator[dict[str, Any]]:
    """Each cited source once, in the order of the page."""
    seen = set()
    for cited in check.citations:
        source = (cited.url or cited.reference, cited.title)
        if source not in seen:
            seen.add(source)
            yield _filled(
                {
                    "@type": "CreativeWork",
                    "name": cited.title,
                    "url": cited.url,
                    "description": cited.reference,
                    "publisher": {"@type": "Organization", "name": cited.publisher} if cited.publisher else None,
                }
            )


def _correction(change: Change) -> dict[str, Any]:
    return {"@type": "CorrectionComment", "text": change.note, "datePublished": stamp(change.at)}


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}
