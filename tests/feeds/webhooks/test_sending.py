"""One message to one endpoint: signed, sent by the safe client, and what came of it."""

import json
import logging
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from standardwebhooks import Webhook

from factcheck.feeds.webhooks import schedule, sealing
from factcheck.feeds.webhooks.models import Attempt, Delivery, Endpoint, Secret
from factcheck.feeds.webhooks.services import clearing, endpoints, owing, sending
from newsroom import jobs, web
from newsroom.ledger import history
from newsroom.refusals import Forbidden, Refusal


@pytest.fixture
def owed(add, publish):
    """A delivery that is due, and the secret it will be signed with."""
    _, secret = add()
    publish()
    owing.owe()
    return Delivery.objects.get(), secret


def now(delivery):
    return Delivery.objects.get(pk=delivery.pk)


def let_it_be_due(delivery):
    Delivery.objects.filter(pk=delivery.pk).update(due_at=timezone.now() - timedelta(seconds=1))


def until_due(delivery):
    return (now(delivery).due_at - timezone.now()).total_seconds()


def test_a_message_is_sent_once_as_the_standard_says(owed, receiver):
    delivery, secret = owed

    assert sending.send(delivery.pk)
    assert not sending.send(delivery.pk)

    [message] = receiver.taken
    assert Webhook(secret).verify(message.body, message.headers) == json.loads(delivery.body)
    assert message.body == delivery.body.encode()
    assert message.path == "/checks?token=a-secret"
    assert message.headers["content-type"] == "application/json; charset=utf-8"
    assert message.headers["webhook-id"] == delivery.webhook_id
    assert "." not in message.headers["webhook-id"]
    assert abs(int(message.headers["webhook-timestamp"]) - time.time()) < 60
    assert (now(delivery).state, Attempt.objects.get().status) == ("done", 204)


def test_a_retry_has_the_same_id_and_bytes_and_a_new_timestamp(owed, receiver, monkeypatch):
    delivery, secret = owed
    receiver.answer(500, b"down")
    clock = iter([time.time() - 60, time.time()])
    monkeypatch.setattr(sending, "unix_time", lambda: next(clock))

    assert not sending.send(delivery.pk)
    let_it_be_due(delivery)
    assert sending.send(delivery.pk)

    first, second = receiver.taken
    assert (first.body, first.headers["webhook-id"]) == (second.body, second.headers["webhook-id"])
    assert int(first.headers["webhook-timestamp"]) + 60 == int(second.headers["webhook-timestamp"])
    for message in (first, second):
        assert Webhook(secret).verify(message.body, message.headers)


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_every_status_from_200_to_299_is_success(owed, receiver, status):
    receiver.answer(status)

    assert sending.send(owed[0].pk)
    assert now(owed[0]).finished_at


@pytest.mark.parametrize("status", [300, 301, 302, 307, 308, 400, 401, 403, 404, 409, 422, 500, 502, 503])
def test_every_other_status_is_a_failure_that_is_tried_again(owed, receiver, status):
    receiver.answer(status, b"what it says", Location="/elsewhere")

    assert not sending.send(owed[0].pk)

    delivery = now(owed[0])
    assert (delivery.state, delivery.attempts, delivery.finished_at) == ("waiting", 1, None)
    assert 0 < until_due(delivery) <= 5
    assert len(receiver.taken) == 1  # No redirect is followed.
    attempt = Attempt.objects.get()
    assert (attempt.status, attempt.answer) == (status, "what it says")
    assert Endpoint.objects.get().failing_since


def test_the_tries_follow_the_schedule_and_end_after_two_days(owed, receiver):
    delivery, _ = owed
    waited = []
    for _ in range(schedule.ATTEMPTS):
        receiver.answer(500)
        sending.send(delivery.pk)
        if now(delivery).due_at:
            waited.append(until_due(delivery))
            let_it_be_due(delivery)

    assert len(receiver.taken) == schedule.ATTEMPTS
    for told, meant in zip(waited, schedule.GAPS, strict=True):
        assert meant - 3 < told <= meant * 1.05
    assert now(delivery).state == "failed"
    assert owing.to_send() == []


def test_410_disables_the_endpoint_with_a_note_and_what_is_owed_waits(owed, receiver):
    delivery, _ = owed
    receiver.answer(410)

    sending.send(delivery.pk)

    endpoint = Endpoint.objects.get()
    assert not endpoint.is_enabled
    assert endpoint.disabled_because == "It answered 410: it wants no more messages."
    assert history(endpoint).filter(verb="disabled", by=None).count() == 1
    let_it_be_due(delivery)
    assert not sending.send(delivery.pk)
    assert (len(receiver.taken), now(delivery).state) == (1, "paused")


@pytest.mark.parametrize(("status", "asked", "least", "most"), [
    (429, "120", 100, 120), (503, "3600", 3500, 3600), (429, "9999999", 86_000, 86_400), (429, "1", 1, 5),
    (500, "3600", 0, 5), (429, "soon", 0, 5),
])  # fmt: skip
def test_a_receiver_that_asks_for_patience_gets_it_within_reason(owed, receiver, status, asked, least, most):
    receiver.answer(status, Retry_After=asked)

    sending.send(owed[0].pk)

    assert least < until_due(owed[0]) <= most


def test_a_receiver_that_is_not_there_is_a_failure_in_words(owed, receiver, monkeypatch):
    Endpoint.objects.update(url="https://10.0.0.7/hook")

    assert not sending.send(owed[0].pk)

    attempt = Attempt.objects.get()
    assert (attempt.status, attempt.error) == (None, "10.0.0.7 does not lead to a public address.")


@pytest.mark.parametrize("url", ["https://10.0.0.7/hook", "http://[::1]/", "http://169.254.169.254/latest/meta-data/"])
def test_an_address_inside_is_refused_when_it_is_saved_and_when_it_is_sent_to(url, curator, add, publish, receiver):
    with pytest.raises(Refusal, match="does not lead to a public address"):
        endpoints.add(by=curator, name="Inside", url=url)
    endpoint, _ = add()
    with pytest.raises(Refusal, match="does not lead to a public address"):
        endpoints.change(endpoint, by=curator, url=url)
    Endpoint.objects.update(url=url)
    publish()
    owing.owe()

    assert not sending.send(Delivery.objects.get().pk)
    assert "does not lead to a public address" in Attempt.objects.get().error
    assert receiver.taken == []


def test_the_rule_that_production_has_lets_no_receiver_on_this_machine_be_reached(owed, receiver, monkeypatch):
    monkeypatch.undo()

    assert not sending.send(owed[0].pk)
    assert receiver.taken == []
    assert web.post.__name__ == "post"


def test_what_a_receiver_says_is_kept_as_words_and_not_all_of_it(owed, receiver):
    receiver.answer(500, b"Gr\xfc\xdfe\0\x1b[31m \xe2\x82\xac " + b"x" * 5000)

    sending.send(owed[0].pk)

    answer = Attempt.objects.get().answer
    assert len(answer) <= web.KEPT
    assert "\0" not in answer
    assert "\x1b" not in answer
    assert "€" in answer


def test_success_ends_the_time_of_failing(owed, receiver):
    receiver.answer(500)
    sending.send(owed[0].pk)
    let_it_be_due(owed[0])

    sending.send(owed[0].pk)

    assert Endpoint.objects.get().failing_since is None


def test_while_a_secret_is_rotated_both_verify_and_afterwards_one(owed, receiver, curator):
    delivery, old = owed
    new = endpoints.rotate(delivery.endpoint, by=curator)

    sending.send(delivery.pk)
    for secret in (old, new):
        assert Webhook(secret).verify(receiver.taken[0].body, receiver.taken[0].headers)

    Secret.objects.filter(ends_at__isnull=False).update(ends_at=timezone.now() - timedelta(seconds=1))
    sending.replay(now(delivery), by=curator)
    sending.send(delivery.pk)
    assert len(receiver.taken[1].headers["webhook-signature"].split(" ")) == 1
    assert Webhook(new).verify(receiver.taken[1].body, receiver.taken[1].headers)


def test_a_secret_that_cannot_be_opened_is_told_and_nothing_goes_out_unsigned(owed, receiver, settings):
    settings.SECRET_KEY = "another key, since somebody changed it " * 2

    assert not sending.send(owed[0].pk)
    assert receiver.taken == []
    assert "SECRET_KEY has changed" in Attempt.objects.get().error


def test_no_secret_and_no_address_stands_in_the_log(owed, receiver, caplog):
    caplog.set_level(logging.DEBUG)
    receiver.answer(500)

    sending.send(owed[0].pk)

    for word in (owed[1], "a-secret"):
        assert word not in caplog.text
        assert word not in Attempt.objects.get().error


def test_a_worker_that_lost_its_lease_leaves_the_attempt_on_record(owed, receiver, monkeypatch):
    delivery, _ = owed
    concluded = sending._conclude

    def lose_it_first(*arguments):
        Delivery.objects.filter(pk=delivery.pk).update(attempts=7)
        concluded(*arguments)

    monkeypatch.setattr(sending, "_conclude", lose_it_first)

    sending.send(delivery.pk)

    assert Attempt.objects.count() == 1
    assert now(delivery).finished_at is None


def test_a_worker_killed_at_every_try_is_told_in_the_end(owed):
    Delivery.objects.update(attempts=schedule.ATTEMPTS)

    assert owing.what_waits() == {"deliveries"}
    assert jobs.give_up(Delivery.objects.all()) == 1
    assert now(owed[0]).state == "failed"


def test_a_message_is_sent_again_with_the_same_id_whatever_came_of_it(owed, receiver, curator):
    delivery, _ = owed
    sending.send(delivery.pk)
    assert now(delivery).state == "done"

    sending.replay(now(delivery), by=curator)
    assert sending.send(delivery.pk)

    first, second = receiver.taken
    assert (first.body, first.headers["webhook-id"]) == (second.body, second.headers["webhook-id"])
    assert history(delivery).filter(verb="asked for again", by=curator).count() == 1


def test_a_message_that_is_still_owed_or_overtaken_or_followed_is_not_sent_again(owed, receiver, curator, desk):
    delivery, _ = owed
    with pytest.raises(Refusal, match="still owed"):
        sending.replay(delivery, by=curator)
    sending.send(delivery.pk)
    desk.corrected(delivery.verdict)
    owing.owe()

    with pytest.raises(Refusal, match="has changed since"):
        sending.replay(now(delivery), by=curator)


def test_a_test_is_signed_and_shows_what_was_answered_even_while_it_is_disabled(add, receiver, curator):
    endpoint, secret = add()
    endpoints.disable(endpoint, by=curator, why="Not ready.")
    receiver.answer(418, b"I'm a teapot")

    attempt = sending.test(endpoint, by=curator)

    assert (attempt.status, attempt.answer) == (418, "I'm a teapot")
    [message] = receiver.taken
    assert Webhook(secret).verify(message.body, message.headers)["type"] == "webhook.test"
    assert not Endpoint.objects.get().is_enabled
    assert (Delivery.objects.get().state, history(endpoint).first().verb) == ("failed", "tested")
    with pytest.raises(Refusal, match="Test the endpoint"):
        sending.replay(Delivery.objects.get(), by=curator)


def test_only_curators_add_change_rotate_disable_enable_test_and_replay(owed, editor):
    delivery, _ = owed
    endpoint = delivery.endpoint
    for act in (
        lambda: endpoints.add(by=editor, name="x", url="https://example.org/"),
        lambda: endpoints.change(endpoint, by=editor, name="x"),
        lambda: endpoints.rotate(endpoint, by=editor),
        lambda: endpoints.disable(endpoint, by=editor, why="x"),
        lambda: endpoints.enable(endpoint, by=editor),
        lambda: sending.test(endpoint, by=editor),
        lambda: sending.replay(delivery, by=editor),
    ):
        with pytest.raises(Forbidden):
            act()


def test_two_secrets_are_live_at_most(add, curator):
    endpoint, first = add()
    second = endpoints.rotate(endpoint, by=curator)
    third = endpoints.rotate(endpoint, by=curator)

    live = [sealing.unseal(secret.sealed) for secret in endpoint.secrets.live()]

    assert live == [third, second]
    assert len({first, second, third}) == 3
    assert history(endpoint).filter(verb="secret rotated").count() == 2


def test_a_secret_does_not_stand_in_the_database_as_it_is(add):
    endpoint, secret = add()

    kept = endpoint.secrets.get().sealed

    assert secret not in kept
    assert secret.removeprefix("whsec_") not in kept
    assert sealing.unseal(kept) == secret


def test_a_key_of_before_still_opens_secrets(add, settings):
    endpoint, secret = add()
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, since somebody changed it " * 2

    assert sealing.unseal(endpoint.secrets.get().sealed) == secret


def test_the_same_address_is_added_once(add):
    add()

    with pytest.raises(Refusal, match="already"):
        add("Once more")


def test_old_deliveries_leave_and_what_is_owed_stays(owed, receiver, curator, settings):
    delivery, _ = owed
    long_ago = timezone.now() - timedelta(days=settings.WEBHOOK_LOG_DAYS + 1)
    Delivery.objects.update(made_at=long_ago)
    assert clearing.clear() == 0
    sending.send(delivery.pk)
    endpoints.rotate(delivery.endpoint, by=curator)
    Secret.objects.filter(ends_at__isnull=False).update(ends_at=long_ago)

    assert clearing.clear() == 1

    assert not Attempt.objects.exists()
    assert Secret.objects.count() == 1
