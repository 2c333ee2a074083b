"""Asking for checks by mail, confirming it, and leaving again."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.contrib.admin.sites import site
from django.test import RequestFactory
from django.utils import timezone

from factcheck.feeds.letters import rhythm
from factcheck.feeds.letters.models import Subscriber
from factcheck.feeds.letters.services import subscribing
from newsroom import pace
from newsroom.entrance.limits import TooOften
from newsroom.models import Event
from newsroom.refusals import Forbidden


@pytest.fixture(autouse=True)
def nothing_counted(monkeypatch):
    """As if nobody had asked before: the store that counts is left alone, and one test looks at it itself."""
    monkeypatch.setattr(subscribing, "carrier", SimpleNamespace(ask=lambda act: None))
    monkeypatch.setattr(pace, "count", lambda what, at_most: None)


def link_in(mail) -> str:
    return re.search(r"https://facts\.example\.org(/checks/by-mail/\S+)", mail.body)[1]


def test_a_reader_gets_checks_once_the_link_in_a_mail_was_opened_and_its_button_pressed(
    client, switched_on, mailoutbox, publish
):
    publish()
    asked = client.post("/checks/by-mail/", {"email": " Ada@example.org "})
    (mail,) = mailoutbox
    assert (asked.status_code, asked["Location"], mail.to) == (303, "/checks/by-mail/asked/", ["Ada@example.org"])
    assert not Subscriber.objects.exists()
    assert "Ada" not in link_in(mail)

    page = client.get(link_in(mail))
    assert "Ada@example.org" in page.content.decode()
    assert not Subscriber.objects.exists()
    confirmed = client.post(link_in(mail))
    client.post(link_in(mail))

    assert (confirmed.status_code, confirmed["Location"]) == (303, "/checks/by-mail/confirmed/")
    reader = Subscriber.objects.get()
    assert (reader.email, reader.due_at) == ("Ada@example.org", rhythm.next_time())
    assert not any(answer.cookies for answer in (asked, page, confirmed))


def test_an_address_in_other_letters_is_no_second_reader(client, subscribe, mailoutbox):
    subscribe("ada@example.org")
    client.post("/checks/by-mail/", {"email": "ADA@example.org"})

    client.post(link_in(mailoutbox[0]))

    assert Subscriber.objects.count() == 1


@pytest.mark.parametrize("token", ["nonsense", "\u00e4", "x" * 3000])
def test_a_broken_link_confirms_nothing(client, switched_on, token):
    for answer in (client.get(f"/checks/by-mail/confirm/{token}/"), client.post(f"/checks/by-mail/confirm/{token}/")):
        assert answer.status_code == 422
        assert "broken or too old" in answer.content.decode()


def test_a_link_is_good_for_three_days(client, switched_on, mailoutbox):
    client.post("/checks/by-mail/", {"email": "ada@example.org"})

    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1)):
        assert client.post(link_in(mailoutbox[0])).status_code == 422
    assert client.post(link_in(mailoutbox[0])).status_code == 303


@pytest.mark.parametrize(
    "address", ["", "ada", "ada@", "a@b.example\r\nBcc: all@b.example", f"{'a' * 64}@{'b.' * 110}org"]
)
def test_what_is_no_address_is_refused_in_words_and_kept_in_the_form(client, switched_on, mailoutbox, address):
    answer = client.post("/checks/by-mail/", {"email": address})

    assert answer.status_code == 422
    assert "Write it as in name@example.org." in answer.content.decode()
    assert mailoutbox == []


def test_a_form_of_another_site_is_refused(client, switched_on, mailoutbox):
    ours, theirs = (
        client.post("/checks/by-mail/", {"email": "ada@example.org"}, headers={"Sec-Fetch-Site": site})
        for site in ("same-origin", "cross-site")
    )

    assert (ours.status_code, theirs.status_code) == (303, 422)
    assert len(mailoutbox) == 1


def test_an_address_gets_one_link_an_hour_and_the_answer_does_not_tell(client, switched_on, mailoutbox, monkeypatch):
    kept = set()

    class Redis:
        def set(self, name, value, *, nx, ex):
            assert "ada" not in name
            is_new = name not in kept
            kept.add(name)
            return is_new or None

    monkeypatch.setattr(subscribing, "carrier", SimpleNamespace(ask=lambda act: act(Redis())))
    answers = [client.post("/checks/by-mail/", {"email": email}) for email in ("ada@example.org", "Ada@example.org")]

    assert {answer["Location"] for answer in answers} == {"/checks/by-mail/asked/"}
    assert len(mailoutbox) == 1


def test_nobody_asks_more_often_than_a_person_would(client, switched_on, monkeypatch, mailoutbox):
    def count(what, at_most):
        assert (what, at_most) == ("by-mail:127.0.0.1", 5)
        raise TooOften(30)

    monkeypatch.setattr(pace, "count", count)

    answer = client.post("/checks/by-mail/", {"email": "ada@example.org"})

    assert (answer.status_code, answer["Retry-After"]) == (429, "30")
    assert "That was tried too often." in answer.content.decode()
    assert mailoutbox == []


def test_leaving_deletes_the_reader_and_the_ledger_knows_no_address(client, subscribe):
    reader = subscribe()
    address = f"/checks/by-mail/leave/{reader.key}/"

    assert client.get(address).status_code == 200
    assert Subscriber.objects.exists()
    gone = client.post(address)

    assert (gone.status_code, gone["Location"]) == (303, "/checks/by-mail/left/")
    assert not Subscriber.objects.exists()
    assert client.post(address).status_code == 303
    lines = Event.objects.filter(subject=f"subscriber:{reader.pk}")
    assert [line.verb for line in lines] == ["left"]
    assert "ada" not in str(lines.values())


def test_one_click_of_a_mail_program_is_enough_also_when_mail_is_switched_off(client, subscribe, settings):
    reader = subscribe()
    settings.READERS_DIGEST = ""

    answer = client.post(
        f"/checks/by-mail/leave/{reader.key}/", "List-Unsubscribe=One-Click",
        content_type="application/x-www-form-urlencoded",
    )  # fmt: skip

    assert answer.status_code == 200
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("switch", ["never", "no mail server"])
def test_without_the_switch_or_a_mail_server_there_is_no_form(client, switched_on, switch):
    with_form = client.get("/checks/").content.decode()
    if switch == "never":
        switched_on.READERS_DIGEST = ""
    else:
        switched_on.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

    assert 'action="/checks/by-mail/"' in with_form
    assert "/checks/by-mail/" not in client.get("/checks/").content.decode()
    for address in ("/checks/by-mail/", "/checks/by-mail/asked/", "/checks/by-mail/confirm/x/"):
        assert client.get(address).status_code == 404


def test_curators_see_readers_and_remove_them_and_editors_do_not(subscribe, curator, editor, rf: RequestFactory):
    reader = subscribe()
    page = site._registry[Subscriber]
    asking = rf.get("/")
    asking.user = editor
    assert not page.has_view_permission(asking)
    asking.user = curator
    assert page.has_view_permission(asking)
    assert not page.has_delete_permission(asking)

    with pytest.raises(Forbidden):
        subscribing.remove(reader, by=editor)
    subscribing.remove(reader, by=curator)
    assert not Subscriber.objects.exists()


def test_the_records_show_who_gets_mail_and_remove_whom_a_curator_chooses(client, subscribe, curator):
    reader = subscribe()
    client.force_login(curator)

    assert "ada@example.org" in client.get("/admin/letters/subscriber/").content.decode()
    client.post("/admin/letters/subscriber/", {"action": "remove", "_selected_action": [reader.pk]})

    assert not Subscriber.objects.exists()
