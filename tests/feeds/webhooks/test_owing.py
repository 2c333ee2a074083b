"""What is owed to whom: every change once, as the check stands, and nothing stepped over."""

import json
from datetime import UTC, datetime
from threading import Event as Signal
from threading import Thread

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from factcheck.feeds.webhooks import messages
from factcheck.feeds.webhooks.models import Delivery, Endpoint
from factcheck.feeds.webhooks.services import endpoints, owing
from factcheck.verdicts.models import Verdict
from factcheck.verdicts.services import review, writing
from tests import people


def told(endpoint):
    """The events written down for an endpoint, in their order, with whether each is still owed."""
    rows = Delivery.objects.filter(endpoint=endpoint).order_by("pk")
    return [(row.event.removeprefix("verdict."), row.due_at is not None) for row in rows]


def body_of(delivery):
    return json.loads(delivery.body)


def last(endpoint):
    return Delivery.objects.filter(endpoint=endpoint).order_by("-pk").first()


def taken(endpoint):
    """As if all that is owed had been delivered."""
    for job in Delivery.objects.filter(endpoint=endpoint, due_at__isnull=False):
        Delivery.objects.lease(job.pk).finish()


def test_a_publication_a_correction_a_retraction_and_a_republication_are_told(add, desk, publish):
    endpoint, _ = add()
    verdict = publish()
    owing.owe()
    taken(endpoint)
    second = desk.corrected(verdict)
    owing.owe()
    taken(endpoint)
    desk.retracted(second)
    owing.owe()
    taken(endpoint)
    again = writing.begin(verdict.claim, by=desk.checker)
    again = writing.save(again, by=desk.checker, version=again.version, correction_note="Checked again.")
    desk.published(desk.approved(desk.submitted(desk.written(again))))
    owing.owe()

    assert [event for event, _ in told(endpoint)] == ["published", "updated", "withdrawn", "updated"]


def test_a_message_says_type_moment_and_the_check_as_the_feed_prints_it(add, publish, client):
    endpoint, _ = add()
    verdict = publish()
    owing.owe()

    said = body_of(last(endpoint))
    item = client.get("/feeds/claimreview.json").json()["dataFeedElement"][0]

    assert list(said) == ["type", "timestamp", "data"]
    assert said["type"] == "verdict.published"
    assert datetime.fromisoformat(said["timestamp"]) == Verdict.objects.get(pk=verdict.pk).changed_at
    assert said["timestamp"].endswith("Z")
    assert said["data"] == {"id": item["@id"], "url": item["url"], "claimReview": item["item"][0]}


def test_a_withdrawal_carries_no_review(add, publish, desk):
    endpoint, _ = add()
    desk.retracted(publish())
    owing.owe()

    said = body_of(last(endpoint))

    assert said["type"] == "verdict.withdrawn"
    assert said["data"]["claimReview"] is None
    assert said["data"]["dateDeleted"]


def test_a_record_that_is_too_large_is_sent_as_a_reference(add, publish):
    endpoint, _ = add()
    publish(summary="Grüße " * 5000)
    owing.owe()

    delivery = last(endpoint)
    said = body_of(delivery)

    assert len(delivery.body.encode()) < messages.LARGEST
    assert said["data"]["isComplete"] is False
    assert said["data"]["claimReview"]["@id"] == said["data"]["id"]
    assert "reviewRating" not in said["data"]["claimReview"]


def test_hostile_words_stay_words(add, publish):
    endpoint, _ = add()
    publish('He said "</script>\u2028 \\u0000 <b>" in March')
    owing.owe()

    body = last(endpoint).body
    assert "</script>" not in body
    assert "\u2028" not in body
    assert "</script>" in body_of(last(endpoint))["data"]["claimReview"]["claimReviewed"]


def test_what_was_out_before_the_endpoint_was_added_is_not_told(add, publish, desk):
    verdict = publish()
    endpoint, _ = add()
    assert owing.owe() == 0

    desk.corrected(verdict)
    owing.owe()

    assert told(endpoint) == [("updated", True)]


def test_a_sweep_that_comes_twice_owes_once(add, publish):
    endpoint, _ = add()
    publish()

    assert owing.owe() == 1
    assert owing.owe() == 0
    Endpoint.objects.filter(pk=endpoint.pk).update(after_at=datetime(1970, 1, 1, tzinfo=UTC), after_pk=0)
    owing.owe()  # A cursor that was lost tells nothing twice.

    assert told(endpoint) == [("published", True)]


def test_every_endpoint_has_a_place_of_its_own(add, publish):
    first, _ = add("First", "&n=1")
    publish()
    owing.owe()
    second, _ = add("Second", "&n=2")
    publish("Exports fell in April")
    owing.owe()

    assert (len(told(first)), len(told(second))) == (2, 1)


def test_an_endpoint_hears_only_what_it_asked_for(add, publish, desk):
    endpoint, _ = add(events=("verdict.withdrawn",))
    verdict = publish()
    owing.owe()
    assert told(endpoint) == []

    desk.retracted(verdict)
    owing.owe()

    assert told(endpoint) == [("withdrawn", True)]


def test_what_was_not_delivered_yet_is_overtaken_by_a_later_change(add, publish, desk):
    endpoint, _ = add()
    verdict = publish()
    owing.owe()
    desk.corrected(verdict)
    owing.owe()

    assert told(endpoint) == [("published", False), ("published", True)]  # Its reader has heard of none.
    assert Delivery.objects.order_by("pk").first().state == "overtaken"
    assert body_of(last(endpoint))["data"]["claimReview"]["version"] == 2


def test_a_check_that_is_withdrawn_before_it_was_delivered_is_told_as_withdrawn_only(add, publish, desk):
    endpoint, _ = add(events=("verdict.published",))
    verdict = publish()
    owing.owe()
    desk.retracted(verdict)
    owing.owe()

    assert told(endpoint) == [("published", False)]


def test_changes_between_two_sweeps_become_one_message_about_the_last(add, publish, desk):
    endpoint, _ = add()
    desk.corrected(publish())
    owing.owe()

    assert told(endpoint) == [("published", True)]
    assert body_of(last(endpoint))["data"]["claimReview"]["version"] == 2


def test_a_disabled_endpoint_is_told_afterwards_how_each_check_stands_then(add, publish, desk, curator):
    endpoint, _ = add()
    first = publish()
    owing.owe()
    endpoints.disable(endpoint, by=curator, why="Its server moves.")
    assert Delivery.objects.get().state == "paused"
    desk.corrected(first)
    publish("Exports fell in April")
    assert (owing.owe(), owing.to_send()) == (0, [])

    endpoints.enable(endpoint, by=curator)
    owing.owe()

    assert told(endpoint) == [("published", False), ("published", True), ("published", True)]
    assert len(owing.to_send()) == 2


def test_more_changes_than_one_transaction_looks_at_are_all_told(add, publish, multiply, monkeypatch):
    add()
    multiply(publish(), 24)
    monkeypatch.setattr(owing, "AT_ONCE", 10)

    assert owing.owe() == 25
    assert Delivery.objects.values("changed_at").distinct().count() == 25


@pytest.mark.django_db(transaction=True)
def test_a_publication_that_commits_late_is_not_stepped_over(add, desk, written):
    """The first transaction has its moment and commits after the second has begun: the line makes the second wait."""
    endpoint, _ = add()
    slow, quick = (desk.approved(desk.submitted(written(f"Exports fell in {month}"))) for month in ("May", "June"))
    begun, go_on = Signal(), Signal()

    def publish_slowly():
        with transaction.atomic():
            review.publish(slow, by=desk.editor, version=slow.version)
            begun.set()
            go_on.wait(20)
        connection.close()

    def publish_quickly():
        review.publish(quick, by=desk.editor, version=quick.version)
        connection.close()

    threads = [Thread(target=publish_slowly), Thread(target=publish_quickly)]
    threads[0].start()
    begun.wait(20)
    threads[1].start()
    assert owing.owe() == 0  # Nothing is out yet, and no place was passed.
    go_on.set()
    for thread in threads:
        thread.join(20)
    owing.owe()

    assert set(Delivery.objects.values_list("slug", flat=True)) == set(
        Verdict.objects.published().values_list("slug", flat=True)
    )
    assert len(told(endpoint)) == 2


def test_when_nothing_is_owed_a_sweep_asks_one_question(add, publish):
    add()
    publish()
    owing.owe()
    taken(Endpoint.objects.get())

    with CaptureQueriesContext(connection) as asked:
        assert owing.what_waits() == set()

    assert len(asked) == 1


def test_what_waits_is_named(add, publish):
    add()
    publish()
    assert owing.what_waits() == {"endpoints"}

    owing.owe()

    assert owing.what_waits() == {"deliveries"}


def test_one_sweep_hands_out_little_for_an_endpoint_and_less_for_one_that_fails(add, publish, multiply):
    well, _ = add("Well", "&n=1")
    fails, _ = add("Fails", "&n=2")
    multiply(publish(), 9)
    owing.owe()
    Endpoint.objects.filter(pk=fails.pk).update(failing_since=people.person().date_joined)

    chosen = Delivery.objects.filter(pk__in=owing.to_send())

    assert chosen.filter(endpoint=well).count() == owing.OF_ONE
    assert chosen.filter(endpoint=fails).count() == 1
