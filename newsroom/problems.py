"""What went wrong, for machines: problem details (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import JsonResponse

from newsroom.refusals import Refusal


def problem(refusal: Refusal, *, status: int | None = None, more: Mapping[str, Any] | None = None) -> JsonResponse:
    """A refusal as `application/problem+json`; its sentence says what would be right, `more` are further members."""
    status = status or refusal.status
    response = JsonResponse(
        {
            "type": "about:blank",
            "title": HTTPStatus(status).phrase,
            "status": status,
            "detail": refusal.sentence,
            **(more or {}),
        },
        status=status,
        content_type="application/problem+json",
    )
    response["Cache-Control"] = "no-store"
    return response
