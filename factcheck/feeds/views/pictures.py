"""The door for places that show a check which somebody shared there: its card as a picture."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from factcheck.feeds import published
from factcheck.feeds.conditional import Reader
from factcheck.feeds.crossing import open_to_everybody
from factcheck.feeds.pictures import address, card, fonts
from factcheck.feeds.published import Check

_PNG = "image/png"


@dataclass(frozen=True)
class _Standing:
    """What the bytes of a picture are determined by; `fonts.digest` as machines differ in what shapes letters."""

    check: Check
    last_modified: None = None

    @cached_property
    def tag(self) -> str:
        return sha256(repr((address.version(self.check), self.check.url, fonts.digest())).encode()).hexdigest()[:32]


@require_safe
def picture(request: HttpRequest, slug: str) -> HttpResponse:
    """The card of a check as it stands; a retracted one says that it is retracted, as its page does."""
    verdict = published.newest_first().filter(slug=slug).first()
    if verdict is None:
        nothing = HttpResponse(_("There is no fact-check at this address"), status=404, content_type="text/plain")
        return open_to_everybody(nothing)
    check = published.of(verdict)
    reader, stands = Reader(request, zips=False), _Standing(check)
    response = reader.has(stands) or reader.gets_again(stands, content_type=_PNG)
    response = response or reader.gets(stands, card.png(check), content_type=_PNG)
    if request.GET.get("v") == address.version(check):  # Another state of the check has another address.
        response["Cache-Control"] = "public, max-age=86400"
    return open_to_everybody(response)
