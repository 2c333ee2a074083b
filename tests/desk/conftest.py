from collections.abc import Callable

import pytest
from django.test import Client

from articles.models import Version
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import extraction
from newsroom.models import User
from tests import people

SignedIn = Callable[[User], Client]


@pytest.fixture
def at() -> SignedIn:
    """`at(checker)` is a browser in which this person is signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def read(db: None) -> Version:
    """An article that the engine has read."""
    text = people.version()
    extraction.run(extraction.request(text).pk)
    return text


@pytest.fixture
def march(read: Version) -> Claim:
    """A claim that the engine found in it: undecided."""
    return read.appearances.select_related("claim").get(exact=people.PASSAGE).claim


@pytest.fixture
def place(march: Claim) -> Appearance:
    return march.appearances.get()


@pytest.fixture
def elsewhere(desk: people.Desk) -> Callable[[str], Claim]:
    """`elsewhere("Harbour Times")` is the same claim, not merged, in another outlet's article."""
    return lambda outlet: desk.claim(text=people.version(outlet=outlet))
