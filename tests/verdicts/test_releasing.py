"""The outbox: what is published waits, can be recalled, and goes out once, or not at all and says why."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.services import curation
from factcheck.verdicts import tasks
from factcheck.verdicts.models import Release, State, Verdict
from factcheck.verdicts.services import releasing, review
from newsroom import jobs
from newsroom.ledger import history
from newsroom.models import User
from newsroom.refusals import Conflict, Forbidden, Refusal
from tests import people


@pytest.fixture(autouse=True)
def _a_minute(settings):
    settings.RECALL_SECONDS = 60


@pytest.fixture
def approved(desk):
    return desk.approved()


@pytest.fixture
def released(desk, approved):
    return releasing.release(approved, by=desk.editor, version=approved.version)


def let_it_be_due(release):
    """As if its moment had come: the database's clock, which decides, can't be turned."""
    Release.objects.filter(pk=release.pk).update(due_at=timezone.now() - timedelta(seconds=1))


def now(release):
    return Release.objects.get(pk=release.pk)


def state_of(release):
    return Verdict.objects.get(pk=release.verdict_id).state


def test_a_release_waits_for_a_minute_and_readers_see_nothing(released, approved, client):
    assert timedelta(seconds=50) < released.goes_out_at - timezone.now() <= timedelta(seconds=60)
    assert releasing.sweep() == []
    assert not releasing.send(released.pk)
    assert state_of(released) == State.APPROVED
    assert client.get("/feeds/claimreview.json").json()["dataFeedElement"] == []


def test_what_is_due_goes_out_once_in_the_name_of_who_released_it(released, desk, client):
    let_it_be_due(released)
    assert releasing.sweep() == [released.pk]

    assert releasing.send(released.pk)
    assert not releasing.send(released.pk)

    verdict = Verdict.objects.get(pk=released.verdict_id)
    assert (verdict.state, verdict.publisher, now(released).state) == (State.PUBLISHED, desk.editor, "done")
    assert len(client.get("/feeds/claimreview.json").json()["dataFeedElement"]) == 1
    assert history(verdict).filter(verb="published").count() == 1


def test_without_a_wait_it_is_out_at_once(settings, approved, desk):
    settings.RECALL_SECONDS = 0

    assert releasing.release(approved, by=desk.editor, version=approved.version) is None
    assert Verdict.objects.get(pk=approved.pk).state == State.PUBLISHED


def test_it_goes_out_at_the_moment_that_was_chosen(approved, desk):
    at = timezone.now() + timedelta(days=3)

    release = releasing.release(approved, by=desk.editor, version=approved.version, at=at)

    assert (release.goes_out_at, release.due_at) == (at, at)


@pytest.mark.parametrize("days", [-1, 400])
def test_a_moment_that_is_gone_or_far_away_is_refused(days, approved, desk):
    with pytest.raises(Refusal, match="Choose a moment"):
        releasing.release(approved, by=desk.editor, version=1, at=timezone.now() + timedelta(days=days))


def test_anyone_who_may_publish_recalls_it_and_nothing_goes_out(released, desk):
    releasing.recall(released.verdict, by=people.person("editor"))
    let_it_be_due_all_the_same = releasing.send(released.pk)

    assert not let_it_be_due_all_the_same
    assert (state_of(released), now(released).state) == (State.APPROVED, "recalled")
    again = releasing.release(released.verdict, by=desk.editor, version=released.verdict.version)
    assert again.pk != released.pk


@pytest.mark.parametrize("role", ["checker", "author"])
def test_who_may_not_publish_releases_and_recalls_nothing(role, released, desk):
    who = desk.checker if role == "author" else people.person(role)

    with pytest.raises(Forbidden):
        releasing.recall(released.verdict, by=who)
    with pytest.raises(Forbidden):
        releasing.release(released.verdict, by=who, version=released.verdict.version)


def test_an_author_who_is_an_editor_publishes_nothing_of_their_own(db):
    alone = people.person("editor")
    verdict = people.Desk(checker=alone, editor=people.person("editor")).approved()

    with pytest.raises(Forbidden):
        releasing.release(verdict, by=alone, version=verdict.version)


def test_recalling_twice_recalls_once_and_what_is_out_is_not_recalled(released, desk):
    releasing.recall(released.verdict, by=desk.editor)
    releasing.recall(released.verdict, by=desk.editor)
    assert history(released.verdict).filter(verb="release recalled").count() == 1

    other = releasing.release(released.verdict, by=desk.editor, version=released.verdict.version)
    let_it_be_due(other)
    releasing.send(other.pk)
    with pytest.raises(Conflict, match="It is out already"):
        releasing.recall(released.verdict, by=desk.editor)


def test_two_clicks_release_it_once_and_a_second_person_is_told_who_was_first(released, desk):
    verdict = released.verdict
    assert releasing.release(verdict, by=desk.editor, version=verdict.version) == released

    with pytest.raises(Conflict, match=f"{desk.editor} has released this verdict already"):
        releasing.release(verdict, by=people.person("editor"), version=verdict.version)


def test_a_verdict_that_changed_meanwhile_stays_in_and_says_why(released, desk):
    verdict = Verdict.objects.get(pk=released.verdict_id)
    back = review.request_changes(verdict, by=desk.editor, version=verdict.version, comment="Which table?")
    desk.approved(desk.submitted(back))
    let_it_be_due(released)

    assert not releasing.send(released.pk)

    assert (now(released).state, state_of(released)) == ("failed", State.APPROVED)
    assert now(released).error == "The verdict was changed after its release was asked for."
    line = history(released.verdict).filter(verb="release failed").get()
    assert (line.by, line.why) == (None, now(released).error)


def test_an_embargo_that_came_meanwhile_keeps_it_in(released, curator):
    article = released.verdict.claim.appearances.get().version.article
    curation.change_article(article, by=curator, embargoed_until=timezone.now() + timedelta(days=1))
    let_it_be_due(released)

    assert not releasing.send(released.pk)

    assert "under embargo" in now(released).error
    assert state_of(released) == State.APPROVED


def test_an_embargo_that_ends_before_its_moment_does_not_stand_in_the_way(approved, desk, curator):
    article = approved.claim.appearances.get().version.article
    curation.change_article(article, by=curator, embargoed_until=timezone.now() + timedelta(days=1))

    with pytest.raises(Refusal, match="under embargo"):
        releasing.release(approved, by=desk.editor, version=approved.version)
    later = timezone.now() + timedelta(days=2)
    assert releasing.release(approved, by=desk.editor, version=approved.version, at=later)


def test_who_has_lost_the_right_meanwhile_publishes_nothing(released, desk):
    desk.editor.groups.clear()
    let_it_be_due(released)

    assert not releasing.send(released.pk)
    assert "may no longer publish" in now(released).error


def test_nobody_publishes_at_once_what_has_changed_since_they_read_it(approved, desk):
    with pytest.raises(Conflict):
        releasing.release(approved, by=desk.editor, version=approved.version - 1)


def test_a_worker_that_is_killed_in_the_middle_leaves_nothing_half_done(released, desk):
    """Killed between the lease and the commit: the lease runs out, and another worker does it, once."""
    let_it_be_due(released)
    dead = Release.objects.lease(released.pk)
    assert not releasing.send(released.pk)  # The lease holds.
    let_it_be_due(released)

    assert releasing.send(released.pk)
    with pytest.raises(jobs.LostLease):  # The dead one comes back to life.
        dead.finish()
    assert history(released.verdict).filter(verb="published").count() == 1


def test_a_release_that_kills_every_worker_is_given_up_with_its_reason(released):
    let_it_be_due(released)
    Release.objects.filter(pk=released.pk).update(attempts=5)

    assert releasing.sweep() == []
    assert (now(released).state, now(released).error) == ("failed", releasing.STOPPED)


def test_a_failure_of_the_machine_is_tried_again(released, monkeypatch):
    let_it_be_due(released)
    monkeypatch.setattr(review, "publish", lambda *_, **__: 1 / 0)

    assert not releasing.send(released.pk)

    assert "ZeroDivisionError" in now(released).error
    assert now(released).due_at > timezone.now()


def test_the_sweep_hands_out_what_is_due(released, monkeypatch):
    sent = []
    monkeypatch.setattr(tasks.send, "apply_async", lambda arguments, **_: sent.append(arguments))
    let_it_be_due(released)

    assert tasks.sweep() == 1
    assert sent == [(released.pk,)]


def test_the_database_lets_nothing_that_was_recalled_go_out(released, desk):
    releasing.recall(released.verdict, by=desk.editor)

    with connection.cursor() as cursor, pytest.raises(Exception, match="recalled_release_never_goes_out"):
        cursor.execute("UPDATE verdicts_release SET due_at = now() WHERE id = %s", [released.pk])


def test_a_correction_takes_the_place_of_the_published_one_when_it_goes_out(desk, settings):
    settings.RECALL_SECONDS = 60
    first = desk.published()
    draft = desk.correction(first)
    approved = desk.approved(desk.submitted(draft))
    release = releasing.release(approved, by=User.objects.get(pk=desk.editor.pk), version=approved.version)
    assert Verdict.objects.get(pk=first.pk).state == State.PUBLISHED
    let_it_be_due(release)

    assert releasing.send(release.pk)
    assert Verdict.objects.get(pk=first.pk).state == State.CORRECTED
