"""A newsroom may ask those who let verdicts out for more than a password."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from newsroom.entrance import ways
from newsroom.models import User
from newsroom.refusals import Refusal

HTMX = {"HX-Request": "true"}


@pytest.fixture
def asked_for(settings: Settings) -> None:
    settings.SECOND_FACTOR = True


def at(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_nobody_is_asked_for_one_unless_the_newsroom_wants_it(editor: User) -> None:
    assert at(editor).get("/desk/").status_code == 200


def test_whoever_may_publish_sets_one_up_first(asked_for: None, editor: User, checker: User) -> None:
    assert at(checker).get("/desk/").status_code == 200
    for address in ("/desk/", "/admin/"):
        answer = at(editor).get(address)
        assert (answer.status_code, answer["Location"]) == (302, "/desk/me/security/")
    for answer in (at(editor).post("/desk/claims/1/accept/"), at(editor).get("/desk/readings/", headers=HTMX)):
        assert (answer.status_code, "second step" in answer.content.decode()) == (403, True)

    ways.add_passkey(by=editor, name="Laptop", credential={})
    assert [at(editor).get(address).status_code for address in ("/desk/", "/admin/")] == [200, 200]


def test_the_last_second_factor_stays_while_it_is_asked_for(asked_for: None, editor: User, checker: User) -> None:
    for person in (editor, checker):
        ways.add_passkey(by=person, name="Laptop", credential={})
    with pytest.raises(Refusal, match="second step"):
        ways.remove_passkey(ways.of(editor).passkeys[0].pk, by=editor)
    ways.remove_passkey(ways.of(checker).passkeys[0].pk, by=checker)

    assert (len(ways.of(editor).passkeys), len(ways.of(checker).passkeys)) == (1, 0)


def test_to_ask_for_one_costs_no_page_a_query(editor: User, settings: Settings) -> None:
    ways.add_passkey(by=editor, name="Laptop", credential={})
    client, counts = at(editor), []
    for wanted in (False, True):
        settings.SECOND_FACTOR = wanted
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/desk/me/").status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]
