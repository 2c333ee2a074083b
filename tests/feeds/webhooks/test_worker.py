"""From the publication to other people's software: a real worker, a real beat, and a receiver that verifies."""

import json

import pytest
from standardwebhooks import Webhook

from factcheck.feeds.webhooks.models import Delivery, Endpoint
from tests.stack import until

pytestmark = pytest.mark.worker


def test_a_published_check_reaches_its_receiver_and_is_verified_there(stack, add, receiver, publish, desk):
    endpoint, secret = add()
    receiver.answer(503)
    stack.beat()
    stack.start(
        "celery", "-A", "tests.feeds.webhooks.on_loopback", "worker", "--concurrency=1", "--loglevel=INFO",
        "--without-mingle", "--without-gossip", LOOPBACK_PORT=str(receiver.port),
    )  # fmt: skip

    verdict = publish("Grüße: exports fell 3% in March")
    until(lambda: len(receiver.taken) == 2, what="the message, and the same again after the receiver was busy")
    until(lambda: Delivery.objects.filter(finished_at__isnull=False).exists(), what="the end of the delivery")
    desk.retracted(verdict)
    until(lambda: len(receiver.taken) == 3, what="the message that the check was withdrawn")

    refused, taken, withdrawn = receiver.taken
    assert refused.headers["webhook-id"] == taken.headers["webhook-id"] != withdrawn.headers["webhook-id"]
    assert refused.body == taken.body
    said = [Webhook(secret).verify(message.body, message.headers) for message in receiver.taken]
    assert [each["type"] for each in said] == ["verdict.published", "verdict.published", "verdict.withdrawn"]
    assert json.loads(taken.body)["data"]["claimReview"]["claimReviewed"].startswith("Grüße")
    until(lambda: Endpoint.objects.get(pk=endpoint.pk).failing_since is None, what="the end of the failing")
