import pytest
from django.test import Client

from newsroom.models import User

pytestmark = pytest.mark.django_db


def test_a_password_is_never_shown_on_a_page_for_a_form_that_has_expired() -> None:
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post("/sign-in/", {"username": "reporter", "password": "a very long secret of a reporter"})

    assert answer.status_code == 403
    assert "secret of a reporter" not in answer.content.decode()


def test_whoever_is_signed_in_and_sent_to_the_sign_in_goes_on_to_the_desk(client: Client, reporter: User) -> None:
    client.force_login(reporter)

    answer = client.get("/sign-in/?next=/sign-in/")

    assert (answer.status_code, answer["Location"]) == (302, "/desk/")


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example.com/", "//elsewhere.example.com/", "javascript:alert(1)"]
)
def test_the_sign_in_leads_to_no_other_site(client: Client, reporter: User, address: str) -> None:
    client.force_login(reporter)

    assert client.get("/sign-in/", {"next": address})["Location"] == "/desk/"


def test_a_short_comment_is_kept_on_the_page_for_a_form_that_has_expired() -> None:
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post("/desk/verdicts/1/request-changes/", {"version": "1", "comment": "Wrong row."})

    assert "Wrong row." in answer.content.decode()
