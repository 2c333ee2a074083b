"""The document of the API: OpenAPI 3.1, with the problems, the webhooks, and who answers for it."""

import json
import re
from collections.abc import Sequence
from copy import deepcopy
from http import HTTPStatus
from typing import Any

from django.conf import settings
from ninja import NinjaAPI, Router

from factcheck.feeds.api import enumerations
from factcheck.feeds.api.keys import Key
from factcheck.feeds.api.models import Scope
from factcheck.feeds.claimreview import newsroom
from factcheck.feeds.webhooks.models import Event

PREFIX = "/api/v1/"
# The settings that stand in it: while they stay, so does the document. A test watches which ones it reads.
INGREDIENTS = ("NEWSROOM_NAME", "SITE_URL", "FEED_LICENCE", "HELP_EMAIL")
_PROBLEM = "application/problem+json"
_ANYWHERE = (400, 406, 429, 500)
_KEY = "token"
_REFERENCE = re.compile(r'"#/components/schemas/([^"/]+)"')
_GROUPS = {
    "public": "Published checks and the scales they are rated on, for everybody.",
    "newsroom": "Articles, claims, sources and verdicts in every state, for the newsroom's own programs.",
}
_EVENT_WORDS = {
    Event.PUBLISHED: "A check was published.",
    Event.UPDATED: "A check was corrected, or published again after a retraction.",
    Event.WITHDRAWN: "A check was retracted: take it out of what you show.",
}


def document(api: NinjaAPI, routers: Sequence[Router]) -> dict[str, Any]:
    """The document as it is served, made of the operations (of these routers) and of the settings."""
    made: dict[str, Any] = deepcopy(dict(api.get_openapi_schema(path_prefix=PREFIX)))
    made["info"] |= {"title": f"API of {settings.NEWSROOM_NAME}", "contact": _contact()}
    if settings.FEED_LICENCE:
        made["info"]["license"] = {"name": "Licence of the published checks", "url": settings.FEED_LICENCE}
    made["servers"] = [{"url": settings.SITE_URL}]
    schemas = made["components"]["schemas"]
    schemas.setdefault("Problem", {"type": "object"})
    made["components"]["securitySchemes"] = {_KEY: _SCHEME}
    scopes = scopes_of(routers)
    for path in made["paths"].values():
        for operation in path.values():
            _complete(operation)
            operation["security"] = []  # Said of each that is for everybody, too: generators ask.
            if scope := scopes.get(operation["operationId"]):
                operation["security"] = [{_KEY: [scope]}]
                operation["responses"]["401"]["headers"] = {"WWW-Authenticate": _CHALLENGE}
    schemas["WebhookMessage"] = deepcopy(_MESSAGE)
    made["webhooks"] = {str(event): {"post": _webhook(event)} for event in Event}
    enumerations.name_them(made)
    _drop_unused(made)
    made["tags"] = [{"name": name, "description": _GROUPS[name]} for name in _tags(made)]
    return made


def _drop_unused(made: dict[str, Any]) -> None:
    """Take out the schemas that nothing refers to: those of query parameters, which stand in their operations."""
    schemas = made["components"]["schemas"]
    while unused := schemas.keys() - set(_REFERENCE.findall(json.dumps(made))):
        for name in unused:
            del schemas[name]


def _tags(made: dict[str, Any]) -> list[str]:
    """The groups of operations, in their order."""
    operations = (operation for path in made["paths"].values() for operation in path.values())
    return list(dict.fromkeys(tag for operation in operations for tag in operation.get("tags", [])))


def scopes_of(routers: Sequence[Router]) -> dict[str, str]:
    """Operation -> the scope that it asks a token for; those for everybody are left out."""
    found = {}
    for router in routers:
        for path in router.path_operations.values():
            for operation in path.operations:
                for key in operation.auth_callbacks:
                    if isinstance(key, Key):
                        found[str(operation.operation_id)] = str(key.scope)
    return found


def _contact() -> dict[str, str]:
    who = {"name": settings.NEWSROOM_NAME, "url": newsroom()["url"]}
    return who | ({"email": settings.HELP_EMAIL} if settings.HELP_EMAIL else {})


def _complete(operation: dict[str, Any]) -> None:
    """Give an operation the answers that every one has, and each answer its words, media type and headers."""
    answers: dict[str, Any] = {str(status): answer for status, answer in operation["responses"].items()}
    for anywhere in _ANYWHERE:
        answers.setdefault(str(anywhere), _problem())
    for status, answer in answers.items():
        answer["description"] = HTTPStatus(int(status)).phrase
        if int(status) >= 400 and "application/json" in answer.get("content", {}):
            answer["content"] = {_PROBLEM: answer["content"]["application/json"]}
        if status == "304" or (status == "200" and "304" in answers):
            answer["headers"] = {"ETag": {"description": "Strong.", "schema": {"type": "string"}}}
        if status == "304":
            answer.pop("content", None)
        if status == "429":
            answer["headers"] = {"Retry-After": {"description": "In seconds.", "schema": {"type": "integer"}}}
    operation["responses"] = dict(sorted(answers.items()))
    for parameter in operation.get("parameters", ()):
        parameter["schema"] = _without_null(parameter["schema"])
    if "304" in answers:
        operation.setdefault("parameters", []).append(
            {
                "name": "If-None-Match", "in": "header", "required": False, "schema": {"type": "string"},
                "description": "The ETag of an answer that you have: 304 when it still stands.",
            }
        )  # fmt: skip


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter that may be left out is never null: no address can say so."""
    ways = [way for way in schema.get("anyOf", ()) if way != {"type": "null"}]
    if len(ways) != 1:
        return schema
    bare: dict[str, Any] = ways[0]
    return {name: value for name, value in schema.items() if name not in ("anyOf", "default")} | bare


def _problem() -> dict[str, Any]:
    return {"content": {_PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


_SCHEME = {
    "type": "http",
    "scheme": "bearer",
    "description": "A token that the newsroom gives one of its programs. It acts for a person and may never more than "
    "they. Each operation names the scope that it needs: " + "; ".join(f"`{scope}`" for scope in Scope.values) + ".",
}
_CHALLENGE = {"description": "What is missing (RFC 6750).", "schema": {"type": "string"}}
_MESSAGE = {
    "type": "object",
    "required": ["type", "timestamp", "data"],
    "properties": {
        "type": {"type": "string", "enum": [str(event) for event in Event]},
        "timestamp": {"type": "string", "format": "date-time"},
        "data": {
            "type": "object",
            "required": ["id", "url", "claimReview"],
            "properties": {
                "id": {"type": "string", "format": "uri"},
                "url": {"type": "string", "format": "uri"},
                "claimReview": {
                    "type": ["object", "null"],
                    "description": "The whole ClaimReview; null of a withdrawn check; a reference to it when the "
                    "message would be too large, and “isComplete” is false then.",
                },
                "isComplete": {"type": "boolean"},
                "dateDeleted": {"type": "string", "format": "date-time"},
            },
        },
    },
}
_HEADERS = {
    "webhook-id": "The message's name: the same on each attempt.",
    "webhook-timestamp": "Seconds since 1970 of this attempt. Refuse what is older than five minutes.",
    "webhook-signature": "One or more of “v1,” and the base64 of the HMAC-SHA256 of “id.timestamp.body” under your "
    "secret, with blanks between them: two while a secret is being replaced.",
}


def _webhook(event: Event) -> dict[str, Any]:
    return {
        "operationId": "on" + "".join(part.capitalize() for part in str(event).split(".")),
        "summary": _EVENT_WORDS[event],
        "description": "Signed by Standard Webhooks 1.0. Sent to the endpoints that the newsroom keeps, and again for "
        "48 hours until one answers with 200 to 299.",
        "parameters": [
            {"name": name, "in": "header", "required": True, "description": words, "schema": {"type": "string"}}
            for name, words in _HEADERS.items()
        ],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/WebhookMessage"}}},
        },
        "security": [],  # Its signature is in the headers.
        "responses": {
            "204": {"description": "Taken. Any status from 200 to 299 says so."},
            "410": {"description": "Send nothing to this address any more."},
        },
    }
