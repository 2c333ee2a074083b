"""The readers' mail: what it says, to whom, and that nothing is left out or comes twice."""

import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.core.mail import EmailMultiAlternatives
from django.db.models.functions import Now

from factcheck.feeds.letters import rhythm, tasks
from factcheck.feeds.letters.models import Subscriber
from factcheck.feeds.letters.services import mailing
from newsroom import jobs


def run() -> list[bool]:
    return [mailing.mail(pk) for pk in mailing.due()]


def make_due() -> None:
    Subscriber.objects.update(due_at=Now() - timedelta(seconds=1))


def test_a_reader_is_told_once_of_what_was_published_corrected_and_retracted(subscribe, publish, desk, mailoutbox):
    corrected, retracted = publish("Japan sold two bonds"), publish("Japan sold three bonds")
    subscribe()
    desk.corrected(corrected)
    desk.retracted(retracted)
    publish("Japan sold <one> bond & all", summary="It did not.")

    assert run() == [True]
    assert run() == []
    (mail,) = mailoutbox
    assert mail.subject == "3 fact-checks of The Fact Desk"
    assert mail.to == ["ada@example.org"]
    assert mail.body.index("False: Japan sold <one> bond & all\nIt did not.") < mail.body.index("Retracted: Japan")
    assert "Corrected: False: Japan sold two bonds\nHoldings rose in March and in April." in mail.body
    assert "What changed: An earlier version left April out." in mail.body
    assert "The table was misread." in mail.body
    assert f"https://facts.example.org/checks/{corrected.slug}/" in mail.body
    ((html, kind),) = mail.alternatives
    assert kind == "text/html"
    assert "False: Japan sold &lt;one&gt; bond &amp; all</a>" in html
    assert "<img" not in html


def test_the_next_mail_says_what_is_new_since_and_no_mail_leaves_when_nothing_is(subscribe, publish, mailoutbox):
    reader = subscribe()
    assert run() == [False]
    publish("Japan sold two bonds")
    make_due()
    run()
    publish("Japan sold three bonds")
    make_due()
    run()

    assert [mail.subject for mail in mailoutbox] == ["1 fact-check of The Fact Desk"] * 2
    assert "two" not in mailoutbox[1].body
    reader.refresh_from_db()
    assert reader.mailed_at is not None
    assert reader.due_at == rhythm.next_time()


def test_a_mail_program_can_leave_by_one_click(subscribe, publish, mailoutbox):
    reader = subscribe()
    publish()
    run()

    headers = mailoutbox[0].extra_headers
    assert headers["List-Unsubscribe"] == f"<https://facts.example.org/checks/by-mail/leave/{reader.key}/>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Id"] == "<checks.facts.example.org>"
    assert reader.leave_url in mailoutbox[0].body


@pytest.fixture
def broken(monkeypatch):
    """A mail server that takes nothing until it is mended."""
    tried = []

    def refuse(mail, fail_silently=False):
        tried.append(mail)
        raise smtplib.SMTPServerDisconnected("gone away")

    with monkeypatch.context() as patched:
        patched.setattr(EmailMultiAlternatives, "send", refuse)
        yield tried, patched.undo


def test_a_mail_server_that_is_away_is_asked_again_with_the_same_mail(subscribe, publish, mailoutbox, broken):
    tried, mend = broken
    reader = subscribe()
    publish()
    assert run() == [False]
    reader.refresh_from_db()
    assert "gone away" in reader.error
    assert reader.mailed_at is None
    mend()
    make_due()

    assert run() == [True]
    assert mailoutbox[0].extra_headers["Message-ID"] == tried[0].extra_headers["Message-ID"]
    reader.refresh_from_db()
    assert reader.error == ""


def test_when_all_tries_failed_the_next_mail_says_it_all(subscribe, publish, mailoutbox, broken):
    _, mend = broken
    reader = subscribe()
    publish("Japan sold two bonds")
    for _ in range(jobs.TRIES):
        make_due()
        run()
    reader.refresh_from_db()
    assert reader.due_at == rhythm.next_time()
    mend()
    publish("Japan sold three bonds")
    make_due()

    assert run() == [True]
    assert mailoutbox[0].subject == "2 fact-checks of The Fact Desk"


def test_a_worker_that_died_on_every_try_stops_no_later_mail(subscribe):
    reader = subscribe()
    Subscriber.objects.update(attempts=jobs.TRIES)

    assert mailing.due() == []
    reader.refresh_from_db()
    assert (reader.due_at, reader.attempts_allowed) == (rhythm.next_time(), 2 * jobs.TRIES)


def test_two_workers_send_one_mail(subscribe, publish, mailoutbox):
    reader = subscribe()
    publish()

    assert [mailing.mail(reader.pk), mailing.mail(reader.pk)] == [True, False]
    assert len(mailoutbox) == 1


def test_nothing_is_handed_out_when_the_newsroom_switched_it_off(subscribe, settings, django_assert_num_queries):
    subscribe()
    settings.READERS_DIGEST = ""

    with django_assert_num_queries(0):
        assert tasks.sweep() == 0


def test_many_checks_are_named_in_part_and_counted(subscribe, publish, multiply, mailoutbox, monkeypatch):
    monkeypatch.setattr(mailing, "MOST", 2)
    subscribe()
    multiply(publish("Japan sold two bonds"), 3)
    run()

    (mail,) = mailoutbox
    assert mail.subject == "4 fact-checks of The Fact Desk"
    assert mail.body.count("False: Japan") == 2
    assert "And 2 more: https://facts.example.org/checks/" in mail.body


@pytest.mark.parametrize(
    ("how_often", "expected"), [("daily", "2026-03-08T07:00:00+01:00"), ("weekly", "2026-03-09T07:00:00+01:00")]
)
def test_mail_comes_at_seven_by_the_newsrooms_clock(switched_on, how_often, expected):
    switched_on.READERS_DIGEST, switched_on.TIME_ZONE = how_often, "Europe/Berlin"

    assert rhythm.next_time(datetime(2026, 3, 7, 12, tzinfo=UTC)).isoformat() == expected
    if how_often == "daily":  # The day on which clocks go forward has its seven o'clock too.
        assert rhythm.next_time(datetime(2026, 3, 28, 12, tzinfo=UTC)).isoformat() == "2026-03-29T07:00:00+02:00"
    else:
        assert rhythm.next_time(datetime(2026, 3, 9, 5, tzinfo=UTC)).isoformat() == "2026-03-16T07:00:00+01:00"
