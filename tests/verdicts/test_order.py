"""What the feeds' cursors count on: whoever sees a change sees all earlier ones."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction

from factcheck.feeds.cursor import START, Cursor
from factcheck.feeds.published import newest_first, of
from factcheck.verdicts.models import Verdict
from factcheck.verdicts.services import review
from tests import people

PATIENCE = 20


@pytest.fixture
def two_approved(transactional_db: None) -> tuple[people.Desk, Verdict, Verdict]:
    desk = people.Desk(people.person("checker"), people.person("editor"))
    passages = ("Japan holds $1.13 trillion of US Treasury bonds", people.PASSAGE)
    text = people.version()
    first, second = (desk.approved(desk.submitted(desk.draft(desk.claim(one, text)))) for one in passages)
    return desk, first, second


def in_a_thread(act: Callable[[], object]) -> threading.Thread:
    """Run something on a connection of its own."""

    def run() -> None:
        try:
            act()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def read_since(cursor: Cursor) -> tuple[set[int], Cursor]:
    """The verdicts a reader gets, and the cursor they keep for the next time."""
    checks = [of(row) for row in newest_first(since=cursor)]
    return {check.pk for check in checks}, checks[0].cursor if checks else cursor


def test_a_transaction_that_began_early_and_publishes_late_is_not_stepped_over(two_approved):
    desk, slow, quick = two_approved
    has_begun, may_publish = threading.Event(), threading.Event()

    def publish_slowly() -> None:
        with transaction.atomic():
            Verdict.objects.get(pk=slow.pk)  # From here on the transaction's own clock stands still.
            has_begun.set()
            assert may_publish.wait(PATIENCE)
            desk.published(slow)

    thread = in_a_thread(publish_slowly)
    assert has_begun.wait(PATIENCE)
    desk.published(quick)
    seen, cursor = read_since(START)
    may_publish.set()
    thread.join(PATIENCE)

    assert seen == {quick.pk}
    assert read_since(cursor)[0] == {slow.pk}


def test_a_publication_that_is_not_committed_yet_is_not_overtaken(two_approved):
    desk, slow, quick = two_approved
    has_published, may_commit = threading.Event(), threading.Event()

    def publish_slowly() -> None:
        with transaction.atomic():
            desk.published(slow)
            has_published.set()
            assert may_commit.wait(PATIENCE)

    first = in_a_thread(publish_slowly)
    assert has_published.wait(PATIENCE)
    second = in_a_thread(lambda: desk.published(quick))
    second.join(1)  # Time enough to overtake, if it could.
    seen, cursor = read_since(START)
    may_commit.set()
    first.join(PATIENCE)
    second.join(PATIENCE)

    assert seen | read_since(cursor)[0] == {slow.pk, quick.pk}


def test_a_clock_that_was_set_back_does_not_turn_the_order_round(two_approved):
    desk, first, second = two_approved
    ahead = desk.published(first).changed_at + timedelta(hours=1)
    Verdict.objects.filter(pk=first.pk).update(changed_at=ahead)

    assert desk.published(second).changed_at > ahead


def test_two_changes_of_one_claim_have_dates_that_differ_by_a_second(desk):
    published = desk.published()
    corrected = desk.corrected(published)
    retracted = desk.retracted(corrected)

    seconds = [int(verdict.changed_at.timestamp()) for verdict in (published, corrected, retracted)]
    assert seconds == sorted(set(seconds))


def test_publishing_the_same_form_twice_is_no_conflict(desk):
    approved = desk.approved()
    published = desk.published(approved)

    again = review.publish(approved, by=desk.editor, version=approved.version)

    assert (again.changed_at, again.version) == (published.changed_at, published.version)
