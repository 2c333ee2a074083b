"""Whatever is asked, a program gets an answer that it can read: problem details with a sentence that helps."""

import json

import pytest

from factcheck.feeds.api import verdicts
from newsroom import pace
from newsroom.entrance.limits import TooOften

VERDICTS = "/api/v1/verdicts/"


def problem(response, status: int) -> str:
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json"), response.content
    told = json.loads(response.content)
    assert told["status"] == status
    assert told["title"]
    assert "Traceback" not in told["detail"]
    return told["detail"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("since=nonsense", "unchanged"),
        ("since=AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "cursor"),
        ("since=%00", "NUL"),
        ("before=" + "é" * 28, "before"),
        ("limit=0", "greater than or equal to 1"),
        ("limit=101", "less than or equal to 100"),
        ("limit=" + "9" * 5000, "limit"),
        ("limit=1&limit=2", "once"),
        ("ratign=False", "no parameter"),
        ("rating=%ff%fe", "UTF-8"),
        ("rating=%ed%a0%80", "UTF-8"),
        ("rating=", "at least 1"),
        ("published_from=2026-13-01", "month"),
        ("published_to=0", "2026-01-31"),
        ("published_to=2026-01-31T00:00:00", "2026-01-31"),
        ("language=../..", "language"),
    ],
)
def test_a_parameter_that_is_wrong_is_400_and_says_what_is_right(client, query, says):
    assert says in problem(client.get(f"{VERDICTS}?{query}"), 400)


def test_a_nul_is_a_problem_whatever_the_program_takes(client):
    for accepted in ("application/json", "text/html", ""):
        assert "NUL" in problem(client.get(f"{VERDICTS}?rating=%00", headers={"Accept": accepted}), 400)
        assert "NUL" in problem(client.get(f"{VERDICTS}%00/", headers={"Accept": accepted}), 400)


def test_an_address_that_is_none_is_404(client):
    for path in ("/api/", "/api/v1/", "/api/v2/verdicts/", "/api/v1/verdicts", "/api/v1/nothing/"):
        assert "openapi.json" in problem(client.get(path), 404)


@pytest.mark.django_db
def test_a_check_that_is_none_is_404(client):
    assert "slug" in problem(client.get(f"{VERDICTS}no-such-check/"), 404)


def test_another_method_is_405_and_names_those_there_are(client):
    for path in (VERDICTS, "/api/v1/openapi.json"):
        response = client.delete(path)
        assert "GET" in problem(response, 405)
        assert response["Allow"] == client.options(path)["Allow"] == "GET, OPTIONS, HEAD"
    assert client.options("/api/v1/articles/")["Allow"] == "OPTIONS, POST"
    assert client.options("/api/v1/nothing/").status_code == 204


def test_another_kind_of_answer_is_406(client):
    assert "application/json" in problem(client.get(VERDICTS, headers={"Accept": "text/html"}), 406)


@pytest.mark.django_db
def test_a_head_is_that_of_the_answer(client):
    assert client.head(VERDICTS)["ETag"] == client.get(VERDICTS)["ETag"]


def test_what_breaks_is_500_with_a_number_and_no_traceback(client, monkeypatch):
    def breaks(*_):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(verdicts, "sought", breaks)

    response = client.get(VERDICTS)
    detail = problem(response, 500)
    assert "secret" not in detail
    assert response["X-Request-ID"] in detail


def test_who_asks_too_often_is_told_when_to_come_back(client, monkeypatch):
    def counts(what, at_most):
        assert (what, at_most) == ("api:127.0.0.1", 600)
        raise TooOften(17)

    monkeypatch.setattr(pace, "count", counts)

    response = client.get(VERDICTS)
    assert "17 seconds" in problem(response, 429)
    assert response["Retry-After"] == "17"
