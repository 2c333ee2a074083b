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


@pytest.mark.usefixtures("db", "one_transaction")
@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
def test_every_operation_answers_as_the_document_says(publish, desk, mode):
    desk.retracted(publish("This was misread"))
    publish("Japan sold its bonds", claimant="Katsunobu Kato")
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    operations = list(schema.get_all_operations())

    for found in operations:
        operation = found.ok()  # type: ignore[union-attr]
        if mode.is_negative and not operation.query and not operation.body:
            continue  # Nothing can be wrong in it.

        @TRIES
        @given(case=operation.as_strategy(generation_mode=mode))
        def tried(case):
            case.validate_response(case.call(headers={"Accept-Encoding": "identity"}), checks=CHECKS)

        tried()

    assert operations
