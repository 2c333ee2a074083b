"""The keys of the newsroom's own programs: what an operation asks for, and what a token may."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from factcheck.feeds.api.bodies import permit_body
from factcheck.feeds.api.models import Token
from factcheck.feeds.api.refusing import BadToken, OutOfScope
from factcheck.feeds.api.services import tokens
from newsroom import ledger, pace, rights
from newsroom.models import User


class Key(HttpBearer):
    """Lets in who has a good token with this scope, acting for a person who may still come to the desk.

    A body is read only then: nobody without a token can have eight megabytes looked at.
    """

    openapi_description = "A token of the newsroom. Each operation names the scope that it needs."

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Token:
        found = tokens.good(token)
        if found is None:
            raise BadToken
        pace.count(f"api-token:{found.pk}", settings.API_TOKEN_A_MINUTE)
        if self.scope not in found.scopes:
            raise OutOfScope(self.scope)
        rights.require(found.person, "desk.read")
        if request.method == "POST":
            permit_body(request)
        ledger.through(str(found))
        return found


def person(request: Any) -> User:
    """For whom the token of this request acts."""
    whom: User = request.auth.person
    return whom
