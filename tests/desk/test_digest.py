from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from celery.schedules import crontab
from django.conf import settings as configured
from django.core import mail as post
from django.db import connection
from django.utils import timezone

from articles.models import Article
from factcheck.desk import digest
from factcheck.verdicts.services import talking
from newsroom import notices, preferences
from newsroom.models import Notice, User
from tests import people
from tests.people import Desk


def wants_mail(user: User, address: str = "ada@newsroom.example") -> User:
    User.objects.filter(pk=user.pk).update(email=address)
    preferences.change(by=user, digest="daily")
    return User.objects.get(pk=user.pk)


def mentioned(desk: Desk, words: str = "Which table?", claim=None):
    claim = claim or desk.claim()
    talking.comment_on_claim(claim, by=desk.checker, words=f"@{desk.editor.username} {words}", key=uuid4())
    return claim


def mailed() -> int:
    return sum(digest.mail(pk) for pk in digest.wanted_by())


def test_nobody_gets_a_mail_who_has_not_asked_for_it(desk: Desk) -> None:
    User.objects.filter(pk=desk.editor.pk).update(email="ada@newsroom.example")
    mentioned(desk)

    assert digest.wanted_by() == []
    assert digest.mail(desk.editor.pk) is False
    assert post.outbox == []


def test_the_mail_says_who_did_what_where(desk: Desk, settings) -> None:
    settings.SITE_URL = "https://desk.newsroom.example"
    wants_mail(desk.editor)
    claim = mentioned(desk)

    assert mailed() == 1
    (mail,) = post.outbox
    assert mail.to == ["ada@newsroom.example"]
    assert mail.from_email == configured.DEFAULT_FROM_EMAIL
    assert mail.subject.startswith("1 notice for you")
    assert f"{desk.checker} mentioned you: {claim}" in mail.body
    assert f"https://desk.newsroom.example/desk/claims/{claim.pk}/#comment-" in mail.body
    assert "Which table?" in mail.body
    assert "&" not in mail.body


def test_a_second_run_mails_nothing_and_the_next_only_what_is_new(desk: Desk) -> None:
    wants_mail(desk.editor)
    claim = mentioned(desk)
    assert (mailed(), mailed()) == (1, 0)

    mentioned(desk, "And which row?", claim)
    assert mailed() == 1
    assert "Which table?" not in post.outbox[1].body


def test_what_was_acknowledged_is_not_mailed(desk: Desk) -> None:
    wants_mail(desk.editor)
    mentioned(desk)
    notices.acknowledge(by=desk.editor, notice=Notice.objects.get().pk)

    assert mailed() == 0


def test_of_what_is_under_embargo_only_the_number_is_mailed(desk: Desk) -> None:
    wants_mail(desk.editor)
    claim = mentioned(desk, "the secret table")
    Article.objects.filter(versions__appearances__claim=claim).update(
        embargoed_until=timezone.now() + timedelta(days=1)
    )

    assert mailed() == 1
    (mail,) = post.outbox
    assert "1 notice is about an article under embargo" in mail.body
    for secret in (str(claim), "secret table", f"/claims/{claim.pk}/"):
        assert secret not in f"{mail.body}{mail.subject}"


def test_what_could_not_be_sent_is_in_the_next_mail(desk: Desk, monkeypatch) -> None:
    wants_mail(desk.editor)
    mentioned(desk)

    def refuse(*arguments: object) -> None:
        raise OSError("no mail server")

    with monkeypatch.context() as patched:
        patched.setattr(digest, "send_mail", refuse)
        with pytest.raises(OSError, match="no mail server"):
            mailed()
    assert mailed() == 1


def test_somebody_who_left_gets_no_mail(desk: Desk) -> None:
    wants_mail(desk.editor)
    mentioned(desk)
    User.objects.filter(pk=desk.editor.pk).update(is_active=False)

    assert digest.wanted_by() == []
    assert digest.mail(desk.editor.pk) is False


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_send_one_mail() -> None:
    desk = Desk(people.person("checker"), people.person("editor"))
    wants_mail(desk.editor)
    mentioned(desk)

    def run(_: int) -> bool:
        try:
            return digest.mail(desk.editor.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(run, range(4))) == [False, False, False, True]
    assert len(post.outbox) == 1


def test_the_mails_leave_at_seven_by_the_newsrooms_clock() -> None:
    schedule = configured.CELERY_BEAT_SCHEDULE["mail-digests"]["schedule"]

    assert schedule == crontab(hour=7, minute=0)
    assert configured.CELERY_TIMEZONE == configured.TIME_ZONE
    assert datetime.now(ZoneInfo(configured.CELERY_TIMEZONE)).tzinfo
