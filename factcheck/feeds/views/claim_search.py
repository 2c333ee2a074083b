"""The door for clients of Google's Fact Check Tools API. Nobody signs in here, and no key is needed."""

import json

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from factcheck.feeds import published
from factcheck.feeds.conditional import answer
from factcheck.feeds.formats import claim_search
from newsroom.problems import problem


@csrf_exempt  # It changes nothing; a long query comes in a body, under the name of the method it stands for.
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Published checks that a search finds, the last change first."""
    if request.method == "POST" and request.headers.get("X-HTTP-Method-Override") != "GET":
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
    try:
        asked = claim_search.wanted(request.POST if request.method == "POST" else request.GET)
    except claim_search.BadParameter as refusal:
        return _for_everybody(problem(refusal, more=claim_search.error(refusal)))
    standing = published.newest_first(before=asked.after).published()
    page = claim_search.answer(map(published.of, claim_search.found_in(standing, asked)), asked)
    return _for_everybody(
        answer(request, json.dumps(page, ensure_ascii=False, indent=2), content_type="application/json; charset=UTF-8")
    )


def _for_everybody(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag"
    return response
