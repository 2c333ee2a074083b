"""The canonical record of a verdict: everything that will be public, frozen when it is submitted.

The reviewer reads this record, the public page and every feed print it, and nothing that happens to a claim, a source
or a scale afterwards changes it. What publication adds (dates, reviewer, retraction) stands in columns of the verdict.
"""

from typing import Any

from factcheck.claims.models import Appearance, Claim, Claimant
from factcheck.sources.models import Source
from factcheck.verdicts.models import Citation, Rating, Verdict
from newsroom.languages import for_the_record


def of(verdict: Verdict) -> dict[str, Any]:
    """The record as JSON-ready values; empty values are left out."""
    assert verdict.rating is not None  # The service has asked for it in words already.
    return _filled(
        {
            "claim": _claim(verdict.claim),
            "rating": _rating(verdict.rating),
            "summary": verdict.summary,
            "explanation": verdict.explanation,
            "unknowns": verdict.unknowns,
            "correction_note": verdict.correction_note,
            "short_claim": verdict.short_claim,
            "language": verdict.language,
            "expires_on": verdict.expires_on and verdict.expires_on.isoformat(),
            "media": _filled(
                {
                    "category": verdict.media_category,
                    "url": verdict.media_url,
                    "context": verdict.media_context,
                }
            ),
            "citations": [_citation(citation) for citation in verdict.citations.select_related("source__merged_into")],
            "author": str(verdict.author),
        }
    )


def _claim(claim: Claim) -> dict[str, Any]:
    places = claim.appearances.select_related("version__article__outlet").order_by(
        "version__article__published_at", "version__article_id", "-version__number", "start"
    )
    return _filled(
        {
            "id": claim.pk,
            "statement": claim.statement,
            "claimant": claim.claimant,
            "claimant_facts": _claimant(claim.claimant),
            "claimed_on": claim.claimed_on and claim.claimed_on.isoformat(),
            "language": claim.language,
            "topics": claim.topics,
            "appearances": [_appearance(place) for place in places],
        }
    )


def _claimant(name: str) -> dict[str, Any]:
    """What the newsroom's register knows of a claimant of this name."""
    known = Claimant.objects.named(name)
    if known is None:
        return {}
    return _filled(
        {
            "kind": known.kind,
            "job_title": known.job_title,
            "same_as": known.same_as,
        }
    )


def _appearance(place: Appearance) -> dict[str, Any]:
    article = place.version.article
    return _filled(
        {
            "outlet": article.outlet.name,
            "kind": article.outlet.kind,
            "title": article.title,
            "url": article.canonical_url,
            "published_at": article.published_at and article.published_at.isoformat(),
            "language": article.language,
            "exact": place.exact,
            "prefix": place.prefix,
            "suffix": place.suffix,
            "article": article.pk,
            "start": place.start,
            "end": place.end,
            "digest": place.version.digest,
            "retrieved_at": place.version.retrieved_at.isoformat(),
        }
    )


def _rating(rating: Rating) -> dict[str, Any]:
    return _filled(
        {
            "label": rating.label,
            "definition": rating.definition,
            "tone": rating.tone,
            "scale": for_the_record(rating.scale),
            "scale_explanation": rating.scale.explanation,
            # A curator may word the scale anew; readers of this verdict keep the one it was rated on.
            "labels": [
                _filled({"label": other.label, "definition": other.definition, "tone": other.tone})
                for other in rating.scale.ratings.all()
            ],
            **(rating.numbers() or {}),
        }
    )


def _citation(citation: Citation) -> dict[str, Any]:
    source: Source = citation.source.current
    return _filled(
        {
            "stance": citation.stance,
            "passage": citation.passage,
            "locator": citation.locator,
            "source": _filled(
                {
                    "title": source.title,
                    "publisher": source.publisher,
                    "url": source.canonical_url,
                    "reference": source.reference,
                    "kind": source.kind,
                    "interests": source.interests,
                }
            ),
        }
    )


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}
