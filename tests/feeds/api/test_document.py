"""The document of the API: what other people's generators and validators make of it."""

import json

import pytest
from django.conf import settings as django_settings
from openapi_spec_validator import OpenAPIV31SpecValidator

from factcheck.feeds import addresses, claimreview
from factcheck.feeds.api import document as document_module
from factcheck.feeds.api import doors

DOCUMENT = "/api/v1/openapi.json"


@pytest.fixture
def document(client) -> dict:
    return client.get(DOCUMENT).json()


def test_it_is_valid_openapi_3_1(document):
    assert document["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []


def test_every_operation_has_a_name_of_its_own_and_tells_its_problems(document):
    operations = [
        operation for kind in ("paths", "webhooks") for path in document[kind].values() for operation in path.values()
    ]
    names = [operation["operationId"] for operation in operations]

    assert len(names) == len(set(names))
    for path in document["paths"].values():
        for operation in path.values():
            problems = {status: each for status, each in operation["responses"].items() if int(status) >= 400}
            assert {"400", "429", "500"} <= set(problems)
            assert all(list(each["content"]) == ["application/problem+json"] for each in problems.values())
            assert "422" not in problems


def test_a_list_of_checks_has_its_304_and_a_check_its_410(document):
    assert {"200", "304", "400"} <= set(document["paths"]["/api/v1/verdicts/"]["get"]["responses"])
    assert {"200", "304", "404", "410"} <= set(document["paths"]["/api/v1/verdicts/{slug}/"]["get"]["responses"])


def test_every_operation_that_is_not_for_everybody_names_its_scope(document):
    asked = {
        operation["operationId"]: operation["security"]
        for path in document["paths"].values()
        for operation in path.values()
        if operation["security"]
    }
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert asked == {
        "submitArticle": [{"token": ["articles:write"]}],
        "getArticle": [{"token": ["articles:write"]}],
        "getFetching": [{"token": ["articles:write"]}],
        "getExtraction": [{"token": ["articles:write"]}],
        "listClaims": [{"token": ["claims:read"]}],
        "getClaim": [{"token": ["claims:read"]}],
        "listSources": [{"token": ["sources:read"]}],
        "addSource": [{"token": ["sources:write"]}],
        "getSource": [{"token": ["sources:read"]}],
        "listRevisions": [{"token": ["verdicts:read"]}],
        "getRevision": [{"token": ["verdicts:read"]}],
    }
    for path in document["paths"].values():
        for operation in path.values():
            assert bool(operation["security"]) == ("401" in operation["responses"]) == ("403" in operation["responses"])


def test_nothing_in_it_is_unused_or_unnamed(document):
    text = json.dumps(document)

    assert all(f'"#/components/schemas/{name}"' in text for name in document["components"]["schemas"])
    used = {tag for path in document["paths"].values() for operation in path.values() for tag in operation["tags"]}
    assert {tag["name"] for tag in document["tags"]} == used
    assert all(tag["description"] for tag in document["tags"])
    assert all(webhook["post"]["security"] == [] for webhook in document["webhooks"].values())


def test_it_tells_the_webhooks_and_their_headers(document):
    assert set(document["webhooks"]) == {"verdict.published", "verdict.updated", "verdict.withdrawn"}
    headers = {each["name"] for each in document["webhooks"]["verdict.published"]["post"]["parameters"]}
    assert headers == {"webhook-id", "webhook-timestamp", "webhook-signature"}


def test_its_server_contact_and_licence_are_the_newsrooms_own(client, settings):
    settings.SITE_URL, settings.HELP_EMAIL = "https://facts.example.org", "desk@facts.example.org"

    document = client.get(DOCUMENT, headers={"Host": "localhost"}).json()

    assert document["servers"] == [{"url": "https://facts.example.org"}]
    assert document["info"]["contact"]["email"] == "desk@facts.example.org"
    assert document["info"]["license"]["url"] == settings.FEED_LICENCE


def test_who_has_it_already_gets_304(client):
    assert client.get(DOCUMENT, headers={"If-None-Match": client.get(DOCUMENT)["ETag"]}).status_code == 304


def test_every_setting_that_stands_in_it_makes_it_another_document(client, monkeypatch):
    read = set()

    class Watched:
        def __getattr__(self, name):
            read.add(name)
            return getattr(django_settings, name)

    for module in (document_module, claimreview, addresses):
        monkeypatch.setattr(module, "settings", Watched())
    document_module.document(doors.api, doors.ROUTERS)

    assert read == set(document_module.INGREDIENTS)


def test_it_is_made_once(client, monkeypatch):
    first = client.get(DOCUMENT)
    monkeypatch.setattr(document_module, "document", lambda *_: pytest.fail("It was made again"))

    assert client.get(DOCUMENT).content == first.content
    assert first["Cache-Control"] == "public, max-age=60"
