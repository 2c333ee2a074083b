"""In which language a page comes: people are answered in theirs, the public in the newsroom's."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import translation
from django.utils.formats import date_format
from lxml import html
from pytest_django.fixtures import Settings

from factcheck.claims.services import triage
from newsroom import ledger, preferences
from newsroom.models import User
from newsroom.refusals import Refusal
from tests import people

PUBLIC = ("/checks/", "/feeds/claimreview.json", "/-/live", "/no/such/page/")


def page(client: Client, address: str = "/desk/", **headers: str):
    answer = client.get(address, headers=headers)
    return answer, html.fromstring(answer.content.decode())


def signed_in(person: User, *, language: str = "") -> Client:
    preferences.change(by=person, language=language)
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize(
    ("chosen", "asked", "spoken"),
    [
        ("", "de-AT, en;q=0.5", "de"),
        ("", "ja, en;q=0.5", "en"),
        ("", "xx", "en"),
        ("", "", "en"),
        ("de", "en", "de"),
        ("en", "de", "en"),
    ],
)
def test_the_desk_speaks_as_the_person_chose_or_else_as_the_browser_asks(
    checker: User, chosen: str, asked: str, spoken: str
) -> None:
    answer, desk = page(signed_in(checker, language=chosen), accept_language=asked)

    assert (desk.get("lang"), desk.get("dir"), answer["Content-Language"]) == (spoken, "ltr", spoken)
    assert "Accept-Language" in answer["Vary"]


def test_who_is_not_signed_in_is_asked_to_in_the_browsers_language(db: None) -> None:
    _, sign_in = page(Client(), "/sign-in/", accept_language="de")

    assert sign_in.get("lang") == "de"


def test_a_language_that_was_taken_off_the_list_since_is_asked_for_no_more(checker: User, settings: Settings) -> None:
    client = signed_in(checker, language="de")
    settings.LANGUAGES = [("en", "English")]

    assert page(client)[1].get("lang") == "en"


def test_nobody_chooses_a_language_that_is_not_offered(checker: User) -> None:
    with pytest.raises(Refusal):
        preferences.change(by=checker, language="tlh")


def test_the_newsrooms_own_language_is_the_desks_where_nobody_asks_for_another(
    checker: User, settings: Settings
) -> None:
    settings.LANGUAGE_CODE = "de"

    assert page(signed_in(checker))[1].get("lang") == "de"


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is_the_same_for_every_visitor(desk: people.Desk, address: str) -> None:
    desk.published()
    answers = [
        Client().get(address),
        Client().get(address, headers={"accept-language": "de"}),
        signed_in(desk.checker, language="de").get(address, headers={"accept-language": "de"}),
    ]

    assert len({answer.content for answer in answers}) == 1
    for answer in answers:
        varies = answer.get("Vary", "").lower()
        assert "language" not in varies
        assert "cookie" not in varies
        assert "Content-Language" not in answer


def test_the_page_of_a_check_is_the_same_for_every_visitor(desk: people.Desk) -> None:
    address = f"/checks/{desk.published().slug}/"
    answers = [Client().get(address), signed_in(desk.checker, language="de").get(address)]

    assert answers[0].content == answers[1].content
    assert html.fromstring(answers[0].content).get("lang") == "en"


def test_what_is_public_is_in_the_newsrooms_language(desk: people.Desk, settings: Settings) -> None:
    settings.LANGUAGE_CODE = "de"

    assert page(Client(), "/checks/")[1].get("lang") == "de"


def test_a_request_leaves_no_language_behind_for_the_next_one(checker: User) -> None:
    page(signed_in(checker, language="de"))

    assert translation.get_language() == "en"


def test_days_are_written_as_the_language_writes_them(db: None) -> None:
    day = datetime(2026, 3, 7, 15, 4, tzinfo=UTC)
    written = {}
    for language in ("en", "de"):
        with translation.override(language):
            written[language] = [date_format(day, name) for name in ("DATE_FORMAT", "SHORT_DATETIME_FORMAT")]

    assert written == {"en": ["7 March 2026", "7 Mar 2026, 15:04"], "de": ["7. März 2026", "7. März 2026, 15:04"]}


def test_what_goes_on_record_is_in_the_newsrooms_language_whoever_puts_it_there(desk: people.Desk) -> None:
    with translation.override("de"):
        verdict = desk.submitted()
        dismissed = triage.dismiss(
            desk.claim(text=people.version(outlet="Harbour Times")), by=desk.checker, version=1, reason="not_a_claim"
        )

    assert verdict.record["rating"]["scale"] == "Truth scale (version 1)"
    assert ledger.history(dismissed)[0].why == "Not a claim that can be checked"
