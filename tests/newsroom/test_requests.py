"""What a failed request tells: the number it had, the right that was missing, and that one has to sign in."""

import json
import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from factcheck.claims.models import Claim
from newsroom.middleware import RequestNumber, number_requests, send_heads_alone
from newsroom.models import User
from tests import people

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def at(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def test_every_answer_has_a_number_that_no_other_has(client: Client) -> None:
    numbers = {client.get("/sign-in/")["X-Request-ID"] for _ in range(3)}

    assert len(numbers) == 3


def test_a_number_that_was_given_in_front_of_the_server_is_kept_and_nonsense_is_not(client: Client) -> None:
    assert client.get("/sign-in/", headers={"X-Request-ID": "edge-1234567"})["X-Request-ID"] == "edge-1234567"
    assert "<" not in client.get("/sign-in/", headers={"X-Request-ID": "<script>"})["X-Request-ID"]


def test_a_head_goes_out_with_all_headers_and_no_body() -> None:
    view = send_heads_alone(lambda _: HttpResponse("The whole page", headers={"Content-Length": "14"}))

    got, headed = view(RequestFactory().get("/")), view(RequestFactory().head("/"))

    assert (got.content, headed.content) == (b"The whole page", b"")
    assert got.headers == headed.headers


def test_what_is_logged_during_a_request_has_its_number(caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(RequestNumber())

    def view(request: HttpRequest) -> HttpResponse:
        logging.getLogger("newsroom").warning("Something is odd.")
        return HttpResponse()

    answer = number_requests(view)(RequestFactory().get("/"))
    logging.getLogger("newsroom").warning("Outside.")

    numbers = [record.request_number for record in caplog.records]  # type: ignore[attr-defined]
    assert numbers == [answer["X-Request-ID"], "-"]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_something_broken_shows_its_number(
    checker: User, monkeypatch: pytest.MonkeyPatch, headers: dict[str, str]
) -> None:
    monkeypatch.setattr(Claim, "get_absolute_url", lambda self: 1 / 0)
    claim = Claim.objects.create(statement="Exports fell")
    answer = at(checker).get(f"/desk/claims/{claim.pk}/", headers=headers)

    assert answer.status_code == 500
    assert answer["X-Request-ID"]
    if not headers:
        assert answer["X-Request-ID"] in answer.content.decode()
    else:
        assert "<html" not in answer.content.decode()


def test_a_refusal_inside_a_page_is_a_short_fragment_that_names_the_missing_right(reporter: User) -> None:
    answer = at(reporter).post("/desk/claims/1/accept/", headers=HTMX)
    claim = Claim.objects.create(statement="Exports fell")
    answer = at(reporter).post(f"/desk/claims/{claim.pk}/accept/", headers=HTMX)

    assert answer.status_code == 403
    assert "(claim.triage)" in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_what_is_not_there_is_a_page_by_itself_and_a_sentence_inside_a_page(checker: User) -> None:
    assert "<html" in at(checker).get("/desk/claims/999999/").content.decode()
    inside = at(checker).get("/desk/claims/999999/", headers=HTMX)
    assert (inside.status_code, "<html" in inside.content.decode()) == (404, False)


def test_whoever_is_signed_out_gets_the_form_to_sign_in_inside_the_page() -> None:
    answer = Client().post("/desk/claims/1/accept/", headers=HTMX)

    assert answer.status_code == 401
    assert 'id="sign-in-form"' in answer.content.decode()


def test_a_page_made_for_one_person_does_nothing_for_another_who_is_signed_in_now(checker: User, editor: User) -> None:
    claim = Claim.objects.create(statement="Exports fell")
    answer = at(editor).post(
        f"/desk/claims/{claim.pk}/accept/", {"version": 1}, headers=HTMX | {"X-Desk-Reader": str(checker.pk)}
    )

    assert answer.status_code == 401
    assert str(editor) in answer.content.decode()
    claim.refresh_from_db()
    assert claim.status == Claim.Status.CANDIDATE


def test_signing_in_inside_a_page_is_answered_with_an_event_that_names_the_person(checker: User) -> None:
    client = Client()
    typed = {"username": checker.username, "password": people.PASSWORD}
    answer = client.post("/sign-in/here/", typed, headers=HTMX)

    assert answer.status_code == 204
    assert json.loads(answer["HX-Trigger"]) == {"signed-in": {"user": checker.pk}}
    assert client.get("/desk/").status_code == 200


def test_a_wrong_password_shows_the_form_again_with_a_sentence(checker: User) -> None:
    answer = Client().post("/sign-in/here/", {"username": checker.username, "password": "no"}, headers=HTMX)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_signing_out_has_the_browser_drop_what_it_kept(checker: User) -> None:
    answer = at(checker).post("/sign-out/")

    assert answer["Clear-Site-Data"] == '"storage"'
    assert answer.status_code == 302
