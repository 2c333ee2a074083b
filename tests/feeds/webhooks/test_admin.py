"""Endpoints and their log in the records."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from standardwebhooks import Webhook

from factcheck.feeds.webhooks.models import Delivery, Endpoint
from factcheck.feeds.webhooks.services import endpoints, owing, sending
from newsroom.models import Event
from tests import people

LISTS = ["webhooks_endpoint", "webhooks_delivery", "webhooks_ping"]


def page(name, *arguments):
    return reverse(f"admin:webhooks_{name}", args=arguments)


def act(client, action, *rows, **said):
    kind = rows[0]._meta.model_name
    chosen = {"action": action, "_selected_action": [row.pk for row in rows], **said}
    return client.post(page(f"{kind}_changelist"), chosen, follow=True)


def text_of(answer):
    return html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))


def secret_in(answer):
    [secret] = re.findall(r"whsec_[A-Za-z0-9+/=]+", answer.content.decode())
    return secret


@pytest.fixture
def curator_client(client, curator):
    client.force_login(curator)
    return client


@pytest.fixture
def added(curator_client, receiver):
    """The page that answers the form for a new endpoint."""
    form = {"name": "An aggregator", "url": receiver.url, "events": ["verdict.published", "verdict.withdrawn"]}
    return curator_client.post(page("endpoint_add"), form)


@pytest.mark.parametrize("role", ["reporter", "checker", "editor", "curator", "admin"])
@pytest.mark.parametrize("name", LISTS)
def test_editors_read_and_curators_write(client, role, name, add, publish):
    endpoint, _ = add()
    publish()
    owing.owe()
    client.force_login(people.person(role))
    reads, writes = role in {"editor", "curator", "admin"}, role in {"curator", "admin"}

    assert client.get(reverse(f"admin:{name}_changelist")).status_code == (200 if reads else 302)
    if name == "webhooks_endpoint" and reads:
        assert client.get(page("endpoint_add")).status_code == (200 if writes else 403)
        shown = client.get(page("endpoint_change", endpoint.pk))
        assert (b'value="rotate"' in shown.content) == writes
    if name == "webhooks_delivery" and reads:
        shown = client.get(page("delivery_change", Delivery.objects.get().pk))
        assert "verdict.published" in text_of(shown)
        assert client.get(page("delivery_add")).status_code == 403


def test_the_secret_stands_on_the_answer_to_the_form_and_on_no_other_page(added, curator_client):
    endpoint = Endpoint.objects.get()
    secret = secret_in(added)

    assert added.status_code == 200
    assert "no-store" in added["Cache-Control"]
    assert endpoint.events == ["verdict.published", "verdict.withdrawn"]
    assert "messages" not in added.cookies
    for address in (page("endpoint_change", endpoint.pk), page("endpoint_changelist"), page("delivery_changelist")):
        assert "whsec_" not in curator_client.get(address).content.decode()
    kept = endpoint.secrets.get().sealed
    for line in Event.objects.all():
        assert secret not in str(line.details)
        assert kept not in str(line.details)


def test_an_address_inside_is_refused_on_the_form(curator_client):
    answer = curator_client.post(
        page("endpoint_add"), {"name": "Inside", "url": "http://169.254.169.254/", "events": ["verdict.published"]},
        follow=True,
    )  # fmt: skip

    assert "169.254.169.254 does not lead to a public address." in text_of(answer)
    assert not Endpoint.objects.exists()


def test_an_endpoint_hears_of_something(curator_client, receiver):
    answer = curator_client.post(page("endpoint_add"), {"name": "Deaf", "url": receiver.url})

    assert "Choose at least one." in text_of(answer)


def test_its_name_address_and_events_change(added, curator_client, receiver):
    endpoint = Endpoint.objects.get()
    form = {"name": "Another", "url": receiver.url + "&more=1", "events": ["verdict.updated"]}

    curator_client.post(page("endpoint_change", endpoint.pk), form, follow=True)

    now = Endpoint.objects.get()
    assert (now.name, now.url, now.events) == ("Another", receiver.url + "&more=1", ["verdict.updated"])


def test_a_new_secret_is_asked_about_made_and_shown_once(added, curator_client, receiver):
    endpoint = Endpoint.objects.get()
    first = secret_in(added)

    asked = act(curator_client, "rotate", endpoint)
    assert endpoint.secrets.count() == 1
    assert "Both sign for a while" in text_of(asked)
    told = act(curator_client, "rotate", endpoint, apply="yes")

    second = secret_in(told)
    assert first != second
    assert "signs as well until" in text_of(told)
    sending.test(endpoint, by=endpoint.added_by)
    for secret in (first, second):
        assert Webhook(secret).verify(receiver.taken[0].body, receiver.taken[0].headers)


@pytest.mark.parametrize(("status", "title"), [(204, "It took the test"), (500, "It did not take the test")])
def test_the_test_button_shows_what_was_answered(added, curator_client, receiver, status, title):
    receiver.answer(status, b"" if status == 204 else b"<b>No</b>")

    told = act(curator_client, "test", Endpoint.objects.get())

    assert title in text_of(told)
    assert str(status) in text_of(told)
    assert b"<b>No</b>" not in told.content
    assert b'"type":"webhook.test"' in receiver.taken[0].body


def test_an_endpoint_is_disabled_with_a_reason_and_enabled_again(added, curator_client):
    endpoint = Endpoint.objects.get()
    assert "Say why it is disabled" in text_of(act(curator_client, "disable", endpoint, apply="yes", why=""))
    act(curator_client, "disable", endpoint, apply="yes", why="Its server moves.")
    assert Endpoint.objects.get().disabled_because == "Its server moves."
    shown = text_of(curator_client.get(page("endpoint_change", endpoint.pk)))
    assert "Disabled: Its server moves." in shown

    act(curator_client, "enable", endpoint)

    assert Endpoint.objects.get().is_enabled


def test_the_log_shows_status_answer_and_duration_and_sends_again(added, curator_client, receiver, publish):
    publish()
    owing.owe()
    delivery = Delivery.objects.get()
    receiver.answer(500, b"we are down")
    sending.send(delivery.pk)
    delivery.log.update(seconds=0.129)

    listed = text_of(curator_client.get(page("delivery_changelist")))
    shown = text_of(curator_client.get(page("delivery_change", delivery.pk)))
    for told in (listed, shown):
        assert "we are down" in told
        assert "500" in told
        assert "0.13" in told
    assert delivery.webhook_id in shown

    assert "still owed" in text_of(act(curator_client, "replay", delivery))
    Delivery.objects.update(due_at=None)
    assert "1 message will be sent again within seconds." in text_of(act(curator_client, "replay", delivery))
    assert sending.send(delivery.pk)
    assert len(receiver.taken) == 2


def test_what_a_receiver_answers_is_never_markup(added, curator_client, receiver, publish):
    publish()
    owing.owe()
    receiver.answer(500, b"<script>alert(1)</script>")
    sending.send(Delivery.objects.get().pk)

    for address in (page("delivery_changelist"), page("delivery_change", Delivery.objects.get().pk)):
        assert b"<script>alert" not in curator_client.get(address).content


@pytest.mark.parametrize("state", ["waiting", "paused", "done", "failed", "overtaken"])
def test_the_log_is_filtered_by_state(state, add, publish, desk, curator_client, curator, receiver):
    endpoint, _ = add()
    verdict = publish()
    owing.owe()
    first = Delivery.objects.get()
    if state == "paused":
        endpoints.disable(endpoint, by=curator, why="x")
    elif state == "done":
        sending.send(first.pk)
    elif state == "failed":
        Delivery.objects.update(due_at=None)
    elif state == "overtaken":
        desk.corrected(verdict)
        owing.owe()

    rows = curator_client.get(page("delivery_changelist"), {"state": state}).context["cl"].result_list

    assert [row.pk for row in rows] == [first.pk]
    assert rows[0].state == state


@pytest.mark.parametrize("stand", ["well", "failing", "disabled"])
def test_endpoints_are_filtered_by_how_they_stand(stand, add, curator_client, curator):
    for number, each in enumerate(["well", "failing", "disabled"]):
        endpoint, _ = add(each, f"&n={number}")
        if each == "disabled":
            endpoints.disable(endpoint, by=curator, why="x")
        elif each == "failing":
            Endpoint.objects.filter(pk=endpoint.pk).update(failing_since=endpoint.added_at)

    rows = curator_client.get(page("endpoint_changelist"), {"stand": stand}).context["cl"].result_list

    assert [row.name for row in rows] == [stand]


def test_a_log_of_many_deliveries_asks_no_more_than_one_of_few(add, publish, multiply, curator_client):
    add()
    verdict = publish()
    owing.owe()
    curator_client.get(page("delivery_changelist"))
    with CaptureQueriesContext(connection) as few:
        curator_client.get(page("delivery_changelist"))
    multiply(verdict, 30)
    owing.owe()

    with CaptureQueriesContext(connection) as many:
        shown = curator_client.get(page("delivery_changelist"))

    assert shown.context["cl"].result_count == 31
    assert len(many) <= len(few) + 1
