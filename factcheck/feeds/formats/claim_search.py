"""Claims as Google's Fact Check Tools API tells them (`claims:search`, v1alpha1), so that its clients read ours.

Names and meanings of parameters and fields are those of its discovery document.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from factcheck.feeds import addresses, facets
from factcheck.feeds.claimreview import claim_review, newsroom, stamp
from factcheck.feeds.cursor import BadCursor, Cursor
from factcheck.feeds.formats import telling
from factcheck.feeds.published import Check
from factcheck.feeds.searching import matching
from factcheck.verdicts.models.verdict import VerdictQuerySet
from newsroom.refusals import Refusal

PAGE = 10
AT_MOST = 100
_OURS = frozenset(
    ("query", "languageCode", "reviewPublisherSiteFilter", "maxAgeDays", "pageSize", "pageToken", "offset")
)
# What every API of theirs takes: keys and tokens are not needed here, and the answer is always JSON.
_THEIRS = frozenset(
    """
    $.xgafv access_token alt callback fields key oauth_token prettyPrint quotaUser uploadType upload_protocol
    """.split()
)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-[A-Za-z0-9]{2,8})*")
_SITE = re.compile(r"(?:https?://)?(?:www\.)?([^/:?#\s]+)(?::\d+)?/?", re.IGNORECASE)


class BadParameter(Refusal):
    """A parameter that can't be meant."""

    status = 400


@dataclass(frozen=True)
class Wanted:
    """What is asked for; `after` is the place of the last claim of the page before."""

    query: str
    language: str
    site: str
    newest_days: int | None
    size: int
    offset: int
    after: Cursor | None

    def token(self, last: Cursor) -> str:
        """The token of the page after `last`. It fits this search alone."""
        return f"{last}.{self._search}"

    @property
    def _search(self) -> str:
        asked = "\x1f".join([self.query, self.language, self.site, str(self.newest_days)])
        return sha256(asked.encode()).hexdigest()[:8]

    def at(self, token: str) -> "Wanted":
        """The same search from a token on. Raises `BadParameter` for one of another search."""
        place, _dot, search = token.rpartition(".")
        try:
            after = Cursor.parse(place)
        except BadCursor:
            search = ""
        if search != self._search:
            raise BadParameter(
                _("“pageToken” is the “nextPageToken” of the answer before, unchanged, with the same other parameters.")
            )
        return Wanted(self.query, self.language, self.site, self.newest_days, self.size, 0, after)


def wanted(query: Mapping[str, str]) -> Wanted:
    """Read the parameters of a search. Raises `BadParameter`, with what would be right, for what can't be meant."""
    for name, value in query.items():
        if name not in _OURS | _THEIRS:
            raise BadParameter(
                _("“%(name)s” is no parameter of this search; it has %(names)s.")
                % {"name": name.replace("\x00", "\ufffd")[:40], "names": ", ".join(sorted(_OURS))}
            )
        if "\x00" in value:
            raise BadParameter(_("“%(name)s” holds a character that no text has (NUL).") % {"name": name})
    if query.get("alt", "json") != "json":
        raise BadParameter(_("“alt” is json: the answer has no other form."))
    asked = Wanted(
        query=query.get("query", "").strip(),
        language=_language(query.get("languageCode", "")),
        site=_site(query.get("reviewPublisherSiteFilter", "")),
        newest_days=_number(query, "maxAgeDays", least=1),
        size=min(_number(query, "pageSize") or PAGE, AT_MOST),
        offset=_number(query, "offset") or 0,
        after=None,
    )
    if not asked.query and not asked.site:
        raise BadParameter(_("A search has a “query”, a “reviewPublisherSiteFilter”, or both."))
    token = query.get("pageToken", "")
    return asked.at(token) if token else asked


def _language(code: str) -> str:
    """Language and script; the region is not looked at."""
    found = _LANGUAGE.fullmatch(code) if code else None
    if code and not found:
        raise BadParameter(_("“languageCode” is a BCP 47 tag, such as en-US or sr-Latn."))
    return "-".join(part for part in found.groups() if part).lower() if found else ""


def _site(text: str) -> str:
    found = _SITE.fullmatch(text.strip()) if text.strip() else None
    if text.strip() and not found:
        raise BadParameter(_("“reviewPublisherSiteFilter” is the name of a site, such as example.org."))
    return found[1].lower() if found else ""


def _number(query: Mapping[str, str], name: str, *, least: int = 0) -> int | None:
    text = query.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 11 and least <= int(text) < 2**31):
        raise BadParameter(
            _("“%(name)s” is a whole number from %(least)s to 2147483647.") % {"name": name, "least": least}
        )
    return int(text)


def found_in(verdicts: VerdictQuerySet, asked: Wanted) -> VerdictQuerySet:
    """Those of the verdicts, in their order, that a search finds; one more than a page, to know of the next."""
    if asked.site and not _is_ours(asked.site):
        return verdicts.none()
    found = matching(verdicts, asked.query) if asked.query else verdicts
    if asked.language:
        own = settings.LANGUAGE_CODE.lower()
        unsaid = [("language", "")] if own == asked.language or own.startswith(f"{asked.language}-") else []
        found = found.filter(facets.having_one(("speaks", asked.language), *unsaid))
    if asked.newest_days is not None:
        oldest = datetime.now(UTC) - timedelta(days=min(asked.newest_days, 365_000))
        found = found.filter(
            Q(first_published_at__gte=oldest) | Q(record__claim__claimed_on__gte=oldest.date().isoformat())
        )
    # Their places are found first: only what is on the page is read in full, however far down it is.
    places = found.values("pk")[asked.offset : asked.offset + asked.size + 1]
    return verdicts.filter(pk__in=places)


def _is_ours(site: str) -> bool:
    ours = addresses.host_of(settings.SITE_URL)
    return ours == site or ours.endswith(f".{site}")


def answer(checks: Iterable[Check], asked: Wanted) -> dict[str, Any]:
    """The page of claims, and the token of the next one if there are more."""
    found = list(checks)
    page: dict[str, Any] = {"claims": [claim(check) for check in found[: asked.size]]}
    if len(found) > asked.size:
        page["nextPageToken"] = asked.token(found[asked.size - 1].cursor)
    return page


def claim(check: Check) -> dict[str, Any]:
    """One claim with our review of it. What is not known is left out."""
    said = {
        "text": check.headline,
        "claimant": claim_review(check)["itemReviewed"].get("author", {}).get("name", ""),
        "claimDate": f"{check.claimed_on}T00:00:00Z" if check.claimed_on else "",
        "claimReview": [
            {
                "publisher": {"name": newsroom()["name"], "site": addresses.host_of(check.url)},
                "url": check.url,
                "title": telling.title(check),
                "reviewDate": stamp(check.first_published),
                "textualRating": check.rating.label,
                "languageCode": telling.language(check),
            }
        ],
    }
    return {name: value for name, value in said.items() if value}


def error(refusal: Refusal) -> dict[str, Any]:
    """What Google's clients look for in an answer that is none."""
    return {"error": {"code": refusal.status, "message": refusal.sentence, "status": "INVALID_ARGUMENT"}}
