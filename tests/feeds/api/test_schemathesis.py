"""The document held against the app: whatever schemathesis thinks of, no answer is a 500 or another than is written."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from factcheck.wsgi import application
from newsroom import pace, web
from newsroom.refusals import Refusal

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]
TRIES = settings(
    max_examples=20, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def one_transaction():
    """The app closes its connections after each request; this test's data are in the transaction of one."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def refuse_to_fetch(url):
    raise Refusal("Nothing outside is reached from here.")


@pytest.mark.usefixtures("db", "one_transaction")
@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
@pytest.mark.parametrize("has_token", [False, True])
def test_every_operation_answers_as_the_document_says(publish, desk, issue, monkeypatch, mode, has_token):
    desk.retracted(publish("This was misread"))
    publish("Japan sold its bonds", claimant="Katsunobu Kato")
    monkeypatch.setattr(pace, "count", lambda what, at_most: None)
    monkeypatch.setattr(web, "fetch", refuse_to_fetch)
    headers = {"Accept-Encoding": "identity"}
    if has_token:
        headers["Authorization"] = f"Bearer {issue(role='admin')[1]}"
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    tried_at = []

    for found in schema.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]
        if has_token != bool(operation.definition.raw["security"]):
            continue  # What is for everybody is asked without one.
        if mode.is_negative and not operation.query and not operation.body:
            continue  # Nothing can be wrong in it.

        tried_at.append(operation.label)

        @TRIES
        @given(case=operation.as_strategy(generation_mode=mode))
        def tried(case):
            response = case.call(headers=headers)
            case.validate_response(response, checks=CHECKS)
            assert mode.is_negative or response.status_code not in (401, 403)  # Else the token may be what is wrong.

        tried()

    assert len(tried_at) > (4 if has_token else 0)
