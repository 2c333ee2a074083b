"""What the sweep tells the workers. Only the sending itself is replaced: it belongs to the broker."""

import contextlib

import pytest
from celery.signals import worker_process_init

from factcheck.claims import tasks
from factcheck.claims.services import extraction
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(monkeypatch):
    """The messages that would have gone to the broker: the task's arguments and the options of the message."""
    messages = []

    monkeypatch.setattr(tasks.extract, "apply_async", lambda args, **options: messages.append((args, options)))
    return messages


def test_a_message_of_the_sweep_expires_when_the_next_sweeps_have_sent_it_again(sent, settings):
    settings.SWEEP_SECONDS = 7
    job = extraction.request(people.version())

    assert tasks.sweep() == 1

    assert sent == [((job.pk,), {"expires": 14})]


def test_a_sweep_hands_out_no_more_than_a_bounded_number_and_the_longest_due_first(monkeypatch):
    first, _ = (extraction.request(people.version(outlet=name)) for name in ("Pacific Ledger", "Harbour Times"))
    assert extraction.AT_ONCE <= 200
    monkeypatch.setattr(extraction, "AT_ONCE", 1)

    assert extraction.sweep() == [first.pk]


def test_a_process_of_a_worker_settles_before_it_reads(monkeypatch):
    settled = []
    monkeypatch.setattr(tasks, "settle", lambda: settled.append(True))

    worker_process_init.send(sender=None)

    assert settled == [True]


@pytest.mark.parametrize("outcome", ["read", "failed"])
def test_a_worker_lets_go_of_an_article_once_it_is_done_with_it(monkeypatch, outcome):
    done = []

    def run(pk):
        done.append(outcome)
        if outcome == "failed":
            raise ValueError
        return True

    monkeypatch.setattr(extraction, "run", run)
    monkeypatch.setattr(tasks, "let_go", lambda: done.append("let go"))

    with contextlib.suppress(ValueError):
        tasks.extract(1)

    assert done == [outcome, "let go"]
