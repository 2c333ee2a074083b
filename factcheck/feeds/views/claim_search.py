"""The door for clients of Google's Fact Check Tools API. Nobody signs in here, and no key is needed."""

import json

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from factcheck.feeds import published
from factcheck.feeds.conditional import answer
from factcheck.feeds.crossing import ONLY_READ, open_to_everybody, preflight
from factcheck.feeds.formats import claim_search
from newsroom.problems import problem
from newsroom.refusals import Refusal


@csrf_exempt  # It changes nothing; a long query comes in a body, under the name of the method it stands for.
def search(request: HttpRequest) -> HttpResponse:
    """Published checks that a search finds, the last change first."""
    if request.method == "OPTIONS":
        return preflight(asked_with=ONLY_READ, headers="*")
    in_a_body = request.method == "POST" and request.headers.get("X-HTTP-Method-Override") == "GET"
    if request.method not in ("GET", "HEAD") and not in_a_body:
        refused = problem(Refusal(_("A search only reads: ask for it with GET.")), status=405)
        refused["Allow"] = ONLY_READ
        return open_to_everybody(refused)
    try:
        asked = claim_search.wanted(request.POST if in_a_body else request.GET)
    except claim_search.BadParameter as refusal:
        return open_to_everybody(problem(refusal, more=claim_search.error(refusal)))
    standing = published.newest_first(before=asked.after, standing_only=True)
    page = claim_search.answer(map(published.of, claim_search.found_in(standing, asked)), asked)
    return open_to_everybody(
        answer(request, json.dumps(page, ensure_ascii=False, indent=2), content_type="application/json; charset=UTF-8")
    )
