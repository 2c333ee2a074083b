"""The outbox at the desk: released, counted down, recalled, gone out, or kept in with its reason."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from factcheck.verdicts.models import Release, State, Verdict
from factcheck.verdicts.services import releasing
from tests import people
from tests.desk.pages import fields, tree, words


@pytest.fixture(autouse=True)
def _a_minute(settings):
    settings.RECALL_SECONDS = 60


@pytest.fixture
def here(desk):
    return reverse("desk:verdict", args=[desk.approved().pk])


def send(client, here, act, **changes):
    address = here + act
    return client.post(address, fields(client.get(here), act) | changes, follow=True)


def test_a_published_verdict_waits_and_says_how_long(here, desk, at):
    after = send(at(desk.editor), here, "publish/")

    assert "It can be recalled for 60 seconds." in words(at(desk.editor).get(here)) or "Released." in words(after)
    assert "It goes out in" in words(after)
    assert Verdict.objects.get().state == State.APPROVED
    assert not tree(after).xpath("//form[contains(@action, '/publish/')]")


def test_the_countdown_says_what_is_left(here, desk, at):
    send(at(desk.editor), here, "publish/")
    goes_out_at = Release.objects.get().goes_out_at

    with time_machine.travel(goes_out_at - timedelta(seconds=42), tick=False):
        shown = at(desk.editor).get(here + "release/")

    assert "It goes out in 42 seconds" in words(shown)
    (waiting,) = tree(shown).xpath("//*[contains(@class, 'waits')]")
    assert waiting.get("data-live") == f"verdict:{Verdict.objects.get().claim_id}"  # Told, not asked for every second.
    assert waiting.get("hx-trigger") == "live, every 30s"


def test_another_editor_recalls_it_and_it_is_approved_as_before(here, desk, at):
    send(at(desk.editor), here, "publish/")

    after = send(at(people.person("editor")), here, "recall/")

    assert "Recalled: nothing has gone out." in words(after)
    assert Release.objects.get().state == "recalled"
    assert tree(after).xpath("//form[contains(@action, '/publish/')]")


def test_undo_beside_the_answer_recalls_it(here, desk, at):
    after = send(at(desk.editor), here, "publish/")

    at(desk.editor).post(tree(after).get_element_by_id("undo-latest").getparent().get("action"))

    assert Release.objects.get().state == "recalled"


def test_the_author_sees_that_it_waits_and_can_recall_nothing(here, desk, at):
    send(at(desk.editor), here, "publish/")

    shown = at(desk.checker).get(here)

    assert "It goes out in" in words(shown)
    assert not tree(shown).xpath("//form[contains(@action, '/recall/')]")


def test_it_is_released_for_a_time(here, desk, at):
    moment = timezone.localtime(timezone.now() + timedelta(days=2)).replace(second=0, microsecond=0)

    after = send(at(desk.editor), here, "publish/later/", at=moment.strftime("%Y-%m-%dT%H:%M"))

    assert Release.objects.get().goes_out_at == moment
    assert "It goes out" in words(after)


@pytest.mark.parametrize(
    ("at_", "sentence"),
    [
        ("", "Choose the moment at which it goes out."),
        ("soon", "Write the moment as in 2025-05-04 14:30."),
        ("2020-01-01T10:00", "Choose a moment that is still to come, or publish now."),
    ],
)
def test_a_moment_that_makes_no_sense_comes_back_with_its_sentence(at_, sentence, here, desk, at):
    answer = send(at(desk.editor), here, "publish/later/", at=at_)

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not Release.objects.exists()


def test_why_it_could_not_go_out_stands_on_its_page_in_the_queue_and_in_the_admin(here, desk, at):
    send(at(desk.editor), here, "publish/")
    release = Release.objects.get()
    send(at(desk.editor), here, "request-changes/", comment="Which table?")
    desk.approved(desk.submitted(Verdict.objects.get()))
    Release.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    releasing.send(release.pk)

    for address in (here, "/desk/", reverse("admin:verdicts_release_changelist")):
        assert "The verdict was changed after its release was asked for." in words(at(desk.editor).get(address))


@pytest.mark.parametrize("address", ["/desk/", "/desk/mine/"])
def test_what_goes_out_is_listed_by_itself_with_its_time_and_can_be_recalled_there(address, here, desk, at):
    send(at(desk.editor), here, "publish/")
    listed = at(desk.editor).get(address)
    assert "Nothing waits for your review." in words(listed)
    assert "Goes out" in tree(listed).xpath("string(//section[@aria-labelledby='going-out'])")

    at(desk.editor).post(here + "recall/", fields(listed, "/recall/"))

    assert Release.objects.get().state == "recalled"


def test_once_it_is_out_the_page_leads_to_what_readers_see(here, desk, at):
    send(at(desk.editor), here, "publish/")
    Release.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    releasing.send(Release.objects.get().pk)

    assert "It is out." in words(at(desk.editor).get(here + "release/"))
