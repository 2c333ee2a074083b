"""The door for machines: every format in one view. Nobody signs in here."""

from datetime import UTC, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.feeds.conditional import answer
from factcheck.feeds.cursor import BadCursor
from factcheck.feeds.paging import page_of, wanted
from factcheck.feeds.sheets import Format, Piece, Sheet
from factcheck.verdicts.models import Verdict
from newsroom.problems import problem


@require_safe
def feed(request: HttpRequest, form: Format) -> HttpResponse:
    """All checks in this format, or what changed `since` a cursor, in pages joined by a `Link` to the next."""
    try:
        want = wanted(request.GET, at_most=form.at_most)
    except BadCursor as refusal:
        return _for_everybody(problem(refusal))
    last_modified = _last_modified()
    page = page_of(want)
    pieces = [Piece(check.pk, check.changed, bool(check.retraction), form.piece(check)) for check in page.checks]
    sheet = Sheet(
        form, pieces, newest=pieces[0].cursor if pieces else None, since=want.since, before=want.before,
        limit=want.limit if want.limit != form.at_most else None, next_before=page.next_before,
    )  # fmt: skip
    headers = {"Link": f'<{sheet.next_url}>; rel="next"'} if sheet.next_url else {}
    return _for_everybody(
        answer(
            request,
            "".join(form.document(sheet)),
            content_type=form.content_type,
            last_modified=last_modified,
            headers=headers,
        )
    )


def _for_everybody(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Link"
    return response


def _last_modified() -> datetime | None:
    """When any check changed last, in whole seconds; asked before the page is, so that it is never too late.

    While that second is not over another change may fall into it. A reader who was told this second would
    then not hear of that change until the next one, so the second before is named.
    """
    last = Verdict.objects.filter(changed_at__isnull=False).order_by("-changed_at").values_list("changed_at", flat=True)
    newest = last.first()
    if newest and datetime.now(UTC) - newest < timedelta(seconds=2):
        return newest - timedelta(seconds=1)
    return newest
