import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import now

from factcheck.feeds.api.models import Scope, Token
from factcheck.feeds.api.services import tokens
from newsroom.models import User
from tests import people


@pytest.fixture
def issue(admin_person: User) -> Callable[..., tuple[Token, str]]:
    """A token for these scopes, all of them if none is named, and its text."""

    def issue_(*scopes: str, person: User | None = None, role: str = "checker") -> tuple[Token, str]:
        return tokens.issue(
            by=admin_person, name="The editorial system", person=person or people.person(role),
            scopes=scopes or Scope.values, expires_at=now() + timedelta(days=30),
        )  # fmt: skip

    return issue_


class Program:
    """A program of the newsroom with its token."""

    def __init__(self, client: Client, text: str) -> None:
        self.client = client
        self.headers = {"Authorization": f"Bearer {text}"}

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(path, query, headers=self.headers)

    def post(self, path: str, body: Any, **headers: str) -> Any:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = self.headers | headers
        return self.client.post(path, content, content_type="application/json", headers=sent)


@pytest.fixture
def program(client: Client, issue: Callable[..., tuple[Token, str]]) -> Callable[..., Program]:
    """A program with a token for these scopes, acting for a person with this role."""

    def program_(*scopes: str, person: User | None = None, role: str = "checker") -> Program:
        return Program(client, issue(*scopes, person=person, role=role)[1])

    return program_
