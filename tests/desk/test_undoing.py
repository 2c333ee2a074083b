"""Undo at the desk: beside the answer to the act, among one's recent decisions, and without JavaScript."""

import pytest
from django.urls import reverse

from factcheck.claims.models import Claim
from factcheck.claims.services import triage
from factcheck.verdicts.models import State
from newsroom import undone
from newsroom.ledger import history
from tests.desk.pages import fields, tree, words


@pytest.fixture
def accepted(march, checker, at):
    """The claim, and the page that answers its acceptance."""
    page = at(checker).post(reverse("desk:accept", args=[march.pk]), {"version": march.version}, follow=True)
    return march, page


def test_the_answer_to_a_decision_offers_to_undo_it_and_the_form_works_by_itself(accepted, checker, at):
    march, page = accepted
    button = tree(page).get_element_by_id("undo-latest")
    assert button.text_content().startswith("Undo")

    answer = at(checker).post(button.getparent().get("action"))

    assert answer.status_code == 303
    assert Claim.objects.get(pk=march.pk).status == "candidate"
    assert history(march)[0].verb == "undid: accepted"


def test_after_an_undo_there_is_nothing_to_undo_beside_its_answer(accepted, checker, at):
    _, page = accepted
    address = tree(page).get_element_by_id("undo-latest").getparent().get("action")

    after = at(checker).post(address, follow=True)

    assert "Undone: it is as it was before." in words(after)
    assert not tree(after).xpath("//*[@id='undo-latest']")


def test_what_somebody_else_has_changed_since_is_refused_in_one_sentence(accepted, checker, editor, at):
    march, page = accepted
    address = tree(page).get_element_by_id("undo-latest").getparent().get("action")
    claim = Claim.objects.get(pk=march.pk)
    triage.dismiss(claim, by=editor, version=claim.version, reason="opinion")

    after = at(checker).post(address, follow=True)

    assert f"{editor} has changed this since, so it can't be undone any more." in words(after)
    assert Claim.objects.get(pk=march.pk).status == "dismissed"


def test_nobody_undoes_another_persons_decision(accepted, editor, at):
    march, _ = accepted
    event = history(march).filter(verb="accepted").get()

    after = at(editor).post(reverse("desk:undo", args=[event.pk]), follow=True)

    assert "Only the person who did this can undo it." in words(after)
    assert Claim.objects.get(pk=march.pk).status == "open"


def test_recent_decisions_are_the_readers_ten_latest_newest_first(desk, at):
    claim = desk.claim()
    for _ in range(6):
        triage.dismiss(_now(claim), by=desk.checker, version=_now(claim).version, reason="opinion")
        triage.reconsider(_now(claim), by=desk.checker, version=_now(claim).version)
    triage.dismiss(_now(claim), by=desk.editor, version=_now(claim).version, reason="opinion")

    page = at(desk.checker).get(reverse("desk:recent"))

    did = [line.text_content() for line in tree(page).find_class("did")]
    assert len(did) == 10
    assert did[0].startswith("You made the claim undecided again")


def _now(claim):
    return Claim.objects.get(pk=claim.pk)


def test_the_recent_decisions_undo_and_come_back_to_their_page(accepted, checker, at):
    march, _ = accepted
    page = at(checker).get(reverse("desk:recent"))
    event = undone.latest(march, by=checker)

    after = at(checker).post(reverse("desk:undo", args=[event.pk]), fields(page, f"/undo/{event.pk}/"), follow=True)

    assert after.redirect_chain == [(reverse("desk:recent"), 303)]
    assert "Undone." in words(after)


def test_the_recent_decisions_say_why_one_cannot_be_undone(desk, at):
    desk.published()

    page = at(desk.editor).get(reverse("desk:recent"))

    assert "What is published can't be undone: retract it, or publish a correction." in words(page)
    assert "You have changed this again since" in words(page)  # The approval, before it was published.
    assert not tree(page).xpath("//ol//form")


def test_somebody_who_has_decided_nothing_is_told_what_will_stand_there(checker, at):
    assert "You have decided nothing yet." in words(at(checker).get(reverse("desk:recent")))


def test_the_recent_decisions_cost_the_same_however_many_there_are(desk, at, django_assert_max_num_queries):
    text = desk.published().claim.appearances.get().version
    desk.approved(desk.submitted(desk.draft(desk.claim("Japan holds $1.13 trillion of US Treasury bonds", text))))
    client = at(desk.editor)

    with django_assert_max_num_queries(9):
        client.get(reverse("desk:recent"))


@pytest.mark.parametrize("address", ["https://evil.example.org/", "//evil.example.org", "javascript:alert(1)"])
def test_an_undo_leads_nowhere_outside(address, accepted, checker, at):
    march, _ = accepted
    event = undone.latest(march, by=checker)

    answer = at(checker).post(reverse("desk:undo", args=[event.pk]), {"back": address})

    assert answer["Location"].startswith("/desk/")


def test_a_dropped_citation_and_a_discarded_draft_come_back_from_the_answer(desk, at):
    verdict = desk.draft()
    client = at(desk.checker)
    citation = verdict.citations.get()
    page = client.post(reverse("desk:drop_citation", args=[verdict.claim_id, citation.pk]), follow=True)
    client.post(tree(page).get_element_by_id("undo-latest").getparent().get("action"))
    assert verdict.citations.count() == 1

    page = client.get(verdict.claim.get_absolute_url(), follow=True)
    address = reverse("desk:discard", args=[verdict.claim_id])
    page = client.post(address, fields(page, "/verdict/discard/"), follow=True)
    assert not verdict.claim.verdicts.exists()
    client.post(tree(page).get_element_by_id("undo-latest").getparent().get("action"))

    assert verdict.claim.verdicts.get().summary == verdict.summary


def test_an_approval_is_undone_from_its_answer(desk, at):
    verdict = desk.submitted()
    address = reverse("desk:approve", args=[verdict.pk])
    page = at(desk.editor).post(address, {"version": verdict.version}, follow=True)

    at(desk.editor).post(tree(page).get_element_by_id("undo-latest").getparent().get("action"))

    verdict.refresh_from_db()
    assert verdict.state == State.IN_REVIEW
