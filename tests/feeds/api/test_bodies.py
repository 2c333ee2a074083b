"""Bodies: only what every reader reads the same, of the right kind, and not too large, is looked at."""

import json

import pytest

from factcheck.feeds.api import bodies
from factcheck.feeds.api.bodies import read_strictly
from factcheck.feeds.api.refusing import BadRequest
from tests.feeds.api.test_errors import problem

SOURCES = "/api/v1/sources/"
SOURCE = {"title": "A table", "reference": "Yearbook, page 3"}


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b'{"a": 1, "a": 2}', b'{"a": NaN}', b'{"a": "\\u0000"}', b'{"a": "\\ud800"}', b'{"\\u0000": 1}',
        b'{"a": ' + b"9" * 5000 + b"}", b"[" * 30 + b"]" * 30, b"[" * 100_000 + b"]" * 100_000, b'"\xff"',
    ],
)  # fmt: skip
def test_a_body_that_readers_would_read_differently_is_refused(body):
    with pytest.raises(BadRequest):
        read_strictly(body)


def test_a_body_that_is_json_is_read():
    assert read_strictly('{"a": ["🗾", 1.5, null]}'.encode()) == {"a": ["🗾", 1.5, None]}


def test_what_is_refused_is_refused_at_the_door_too(program):
    assert "twice" in problem(program().post(SOURCES, b'{"title": "A", "title": "B"}'), 400)


def test_another_kind_of_body_is_415(client, program):
    headers = program().headers
    response = client.post(SOURCES, json.dumps(SOURCE), content_type="text/plain", headers=headers)

    assert "application/json" in problem(response, 415)


def test_too_large_a_body_is_413(program, monkeypatch):
    monkeypatch.setattr(bodies, "LARGEST_BODY", 20)

    assert "bytes at most" in problem(program().post(SOURCES, SOURCE), 413)


def test_nobody_without_a_token_has_a_body_read(client, monkeypatch):
    monkeypatch.setattr(bodies, "read_strictly", lambda body: pytest.fail("It was read."))

    response = client.post(SOURCES, b"{", content_type="application/json")

    problem(response, 401)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"titel": "x"}, "“titel” is no field"),
        ({"title": "  "}, "say it in words"),
        ({"url": "javascript:alert(1)"}, "http:// or https://"),
        ({"kind": "rumour"}, "kind"),
        ({"title": 5}, "title"),
        ({"reference": None}, "address"),
    ],
)
def test_a_field_that_is_wrong_is_400_and_says_what_is_right(program, change, says):
    assert says in problem(program().post(SOURCES, SOURCE | change), 400)
