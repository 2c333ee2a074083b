"""What went wrong, for machines: problem details (RFC 9457)."""

from django.http import JsonResponse

from newsroom.refusals import Refusal


def problem(refusal: Refusal) -> JsonResponse:
    """A refusal as `application/problem+json`; its sentence says what would be right."""
    response = JsonResponse(
        {"type": "about:blank", "title": "Bad Request", "status": refusal.status, "detail": refusal.sentence},
        status=refusal.status,
        content_type="application/problem+json",
    )
    response["Cache-Control"] = "no-store"
    return response
