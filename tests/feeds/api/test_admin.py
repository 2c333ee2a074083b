"""Tokens in the records: made by admins, shown once, revoked."""

import html
import re

import pytest
from django.urls import reverse

from factcheck.feeds.api.models import Token
from factcheck.feeds.api.services import tokens
from newsroom.models import Event
from tests import people

LIST = "admin:api_token_changelist"


@pytest.fixture
def records(client, admin_person):
    client.force_login(admin_person)
    return client


def form(whom, **change):
    return {
        "name": "The editorial system", "person": whom.pk, "scopes": ["claims:read", "articles:write"],
        "expires_at_0": "2027-01-31", "expires_at_1": "12:00",
    } | change  # fmt: skip


def text_of(answer):
    return html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize("role", ["reporter", "checker", "editor", "curator", "admin"])
def test_only_admins_see_and_make_tokens(client, role, issue):
    token, _ = issue()
    client.force_login(people.person(role))
    is_admin = role == "admin"

    for address in (
        reverse(LIST), reverse("admin:api_token_add"), reverse("admin:api_token_change", args=[token.pk]),
    ):  # fmt: skip
        assert (client.get(address).status_code == 200) == is_admin


def test_the_token_stands_on_the_answer_to_the_form_and_on_no_other_page(records, checker):
    answer = records.post(reverse("admin:api_token_add"), form(checker))

    [text] = re.findall(r"fct_[A-Za-z0-9_-]{43}", answer.content.decode())
    token = Token.objects.get()
    assert tokens.good(text) == token
    assert (token.person, token.scopes) == (checker, ["articles:write", "claims:read"])
    assert "no-store" in answer["Cache-Control"]
    assert "messages" not in answer.cookies
    for address in (reverse(LIST), reverse("admin:api_token_change", args=[token.pk])):
        shown = records.get(address).content.decode()
        assert text not in shown
        assert token.digest not in shown
        assert token.prefix in shown
    assert all(text not in str(line.details) for line in Event.objects.all())


@pytest.mark.parametrize(
    "change", [{"scopes": []}, {"expires_at_0": "2020-01-01"}, {"expires_at_0": ""}, {"person": ""}]
)
def test_a_form_that_lacks_something_makes_no_token(records, checker, change):
    records.post(reverse("admin:api_token_add"), form(checker, **change), follow=True)

    assert not Token.objects.exists()


def test_a_token_does_not_change(records, issue):
    token, _ = issue()

    answer = records.post(reverse("admin:api_token_change", args=[token.pk]), {"name": "Another"})

    assert answer.status_code == 403
    assert Token.objects.get().name == token.name


def test_revoking_is_asked_about_and_done(records, issue):
    token, text = issue()
    chosen = {"action": "revoke", "_selected_action": [token.pk]}

    assert "can't be taken back" in text_of(records.post(reverse(LIST), chosen))
    assert tokens.good(text)
    assert "1 token revoked." in text_of(records.post(reverse(LIST), chosen | {"apply": "yes"}, follow=True))
    assert tokens.good(text) is None
    assert "Revoked" in text_of(records.get(reverse(LIST)))
