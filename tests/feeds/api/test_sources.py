"""Sources as the newsroom's programs read and add them."""

import pytest

from factcheck.feeds.api.models import Scope
from factcheck.sources import services
from factcheck.sources.models import Source
from tests import people
from tests.feeds.api.test_errors import problem

SOURCES = "/api/v1/sources/"
TABLE = {"title": "Major foreign holders", "publisher": "US Treasury", "url": "https://treasury.example.org/tic"}


@pytest.fixture
def archive(program):
    return program(Scope.SOURCES_READ, Scope.SOURCES_WRITE)


def listed(archive, **query) -> list[str]:
    response = archive.get(SOURCES, **query)
    assert response.status_code == 200, response.content
    return [item["title"] for item in response.json()["items"]]


def test_a_source_is_added_once(archive):
    first = archive.post(SOURCES, TABLE | {"kind": "primary", "interests": "It issues the bonds."})
    again = archive.post(SOURCES, TABLE | {"title": "The same, named otherwise"})

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first["Location"] == first.json()["address"]
    source = Source.objects.get()
    assert (source.kind, source.interests) == ("primary", "It issues the bonds.")
    assert archive.get(f"{SOURCES}{source.pk}/").json() == first.json()


def test_sources_are_found_by_words_and_kind(archive, checker):
    people.source(by=checker)
    archive.post(SOURCES, {"title": "A call", "reference": "Phone, 3 May", "kind": "interview"})

    assert listed(archive) == ["A call", "Major foreign holders of Treasury securities"]
    assert listed(archive, q="treasury holders") == ["Major foreign holders of Treasury securities"]
    assert listed(archive, kind="interview") == ["A call"]


def test_pages_go_on_where_the_last_ended(archive, checker, client):
    rows = [people.source(by=checker) for _ in range(3)]

    page = archive.get(SOURCES, limit=2)
    following = client.get(page.json()["next"], headers=archive.headers).json()

    assert page["Link"] == f'<{page.json()["next"]}>; rel="next"'
    assert [item["id"] for item in following["items"]] == [rows[0].pk]
    assert following["next"] is None


def test_a_merged_source_says_which_stands_for_it(archive, checker, curator):
    gone, left = people.source(by=checker), people.source(by=checker)
    services.merge(gone, into=left, by=curator)

    told = archive.get(f"{SOURCES}{gone.pk}/").json()
    assert told["merged_into"] == archive.get(f"{SOURCES}{left.pk}/").json()["address"]
    assert len(listed(archive)) == 1


def test_a_source_without_address_and_reference_is_refused(archive):
    assert "reference" in problem(archive.post(SOURCES, {"title": "Hearsay"}), 400)
    assert not Source.objects.exists()


def test_a_source_that_is_none_is_404(archive):
    problem(archive.get(f"{SOURCES}987654321/"), 404)
