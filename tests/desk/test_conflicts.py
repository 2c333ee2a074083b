"""Somebody else was first: both texts are shown, nothing typed is lost, and mine can go on top of theirs."""

import re

import pytest

from factcheck.claims.models import Claim
from factcheck.claims.services import triage
from factcheck.verdicts.models import State, Verdict
from factcheck.verdicts.services import writing
from newsroom import drafts
from newsroom.models import User
from tests import people
from tests.desk.pages import fields, tree, words
from tests.people import Desk

THEIRS, MINE = "Japan sold Treasurys in March 2025.", "Japan began to sell US bonds in March 2025."


def conflict_over(client, claim: Claim, editor: User):
    """The answer to a correction that an editor's correction has overtaken."""
    page = client.get(f"/desk/claims/{claim.pk}/", follow=True)
    action = f"/desk/claims/{claim.pk}/correct/"
    triage.correct(claim, by=editor, version=claim.version, statement=THEIRS, claimant="Posts")
    return client.post(action, fields(page, action) | {"statement": MINE})


def send_mine_again(client, answer):
    (again,) = tree(answer).xpath("//form[@id='keep-mine-form']")
    sent = {name: value for name, value in again.form_values() if name != "csrfmiddlewaretoken"}
    return client.post(again.action, sent)


def test_a_stale_correction_shows_both_texts_and_who_was_first(checker: User, editor: User, at, march: Claim) -> None:
    answer = conflict_over(at(checker), march, editor)

    assert answer.status_code == 409
    assert f"{editor} has changed this claim since you opened it." in words(answer)
    row = tree(answer).xpath("//*[@id='conflict']//tr[th[starts-with(normalize-space(), 'Statement')]]/td")
    assert [cell.text_content() for cell in row] == [THEIRS, MINE]
    march.refresh_from_db()
    assert march.statement == THEIRS


def test_mine_can_be_sent_again_on_top_of_theirs(checker: User, editor: User, at, march: Claim) -> None:
    client = at(checker)
    again = send_mine_again(client, conflict_over(client, march, editor))

    assert again.status_code == 303
    march.refresh_from_db()
    assert march.statement == MINE


def test_theirs_can_be_taken(checker: User, editor: User, at, march: Claim) -> None:
    client = at(checker)
    drafts.keep(
        by=checker, subject=f"claim:{march.pk}", form="correct", version=march.version, fields={"statement": [MINE]}
    )
    answer = conflict_over(client, march, editor)
    (take,) = tree(answer).xpath("//*[@id='conflict']//div[@class='acts']/button[@form='drafts']/@formaction")
    page = client.post(take, follow=True)

    assert THEIRS in words(page)
    assert MINE not in page.content.decode()


def test_it_is_told_who_was_first_and_how_long_ago_and_the_words_that_differ_are_marked(
    checker: User, editor: User, at, march: Claim
) -> None:
    answer = conflict_over(at(checker), march, editor)

    assert re.search(rf"{editor} changed this \d+ s ago\.", words(answer))
    (row,) = tree(answer).xpath("//*[@id='conflict']//tr[th[starts-with(normalize-space(), 'Statement')]]")
    assert row.xpath(".//td[1]//del/text()") == ["sold", "Treasurys"]
    assert row.xpath(".//td[2]//ins/text()") == ["began", "to sell US bonds"]


def test_a_merged_text_can_be_written_and_goes_on_top_of_theirs(checker: User, editor: User, at, march: Claim) -> None:
    client = at(checker)
    answer = conflict_over(client, march, editor)
    (merged,) = tree(answer).xpath("//form[@id='merged-form']")
    assert merged.fields["statement"].strip() == MINE
    sent = {name: value for name, value in merged.form_values() if name != "csrfmiddlewaretoken"}
    both = "Japan began to sell US bonds in March 2025, posts said."

    assert client.post(merged.action, sent | {"statement": both}).status_code == 303
    march.refresh_from_db()
    assert (march.statement, march.version) == (both, 3)


def test_whoever_overtook_themselves_in_another_window_is_told_so(checker: User, at, march: Claim) -> None:
    assert "You changed this" in words(conflict_over(at(checker), march, checker))


def test_a_stale_decision_is_refused_and_can_be_made_again(checker: User, editor: User, at, march: Claim) -> None:
    client = at(checker)
    page = client.get(f"/desk/claims/{march.pk}/", follow=True)
    sent = fields(page, "/dismiss/") | {"reason": "opinion", "note": "Only a mood, I think."}
    triage.correct(march, by=editor, version=march.version, statement=THEIRS, claimant="")
    answer = client.post(f"/desk/claims/{march.pk}/dismiss/", sent)

    assert answer.status_code == 409
    assert "Only a mood, I think." in words(answer)
    assert send_mine_again(client, answer).status_code == 303
    march.refresh_from_db()
    assert (march.status, march.dismissed_note) == ("dismissed", "Only a mood, I think.")


def test_a_state_that_forbids_the_act_offers_no_second_try(desk: Desk, at) -> None:
    verdict = desk.draft()
    claim = Claim.objects.get(pk=verdict.claim_id)
    typed = {"version": claim.version, "reason": "opinion", "note": "Only a mood, I think."}
    answer = at(desk.editor).post(f"/desk/claims/{claim.pk}/dismiss/", typed)

    assert answer.status_code == 409
    assert "“being checked”" in words(answer)
    assert "Only a mood, I think." in words(answer)
    assert tree(answer).xpath("//*[@id='conflict']//form") == []


def test_a_span_that_somebody_moved_meanwhile_is_shown_beside_mine(checker, editor, at, march, place) -> None:
    client = at(checker)
    page = client.get(f"/desk/claims/{march.pk}/", follow=True)
    sent = fields(page, "/span/") | {"exact": "Posts on social media", "start": "", "end": ""}
    triage.adjust_span(place, by=editor, version=1, start=place.start + 6, end=place.end)
    answer = client.post(f"/desk/claims/{march.pk}/span/", sent)

    assert answer.status_code == 409
    assert people.PASSAGE[6:] in words(answer)
    assert "Posts on social media" in words(answer)
    assert send_mine_again(client, answer).status_code == 303
    place.refresh_from_db()
    assert place.exact == "Posts on social media"


def test_a_draft_that_was_saved_in_another_tab_is_not_written_over(desk: Desk, at) -> None:
    verdict, client = desk.draft(), at(desk.checker)
    write = f"/desk/claims/{verdict.claim_id}/verdict/"
    page = client.get(f"/desk/claims/{verdict.claim_id}/", follow=True)
    writing.save(verdict, by=desk.checker, version=verdict.version, summary="From the other tab.")
    answer = client.post(write, fields(page, write) | {"summary": "From this tab.", "act": "submit"})

    assert answer.status_code == 409
    assert "From the other tab." in words(answer)
    assert "From this tab." in words(answer)
    assert send_mine_again(client, answer).status_code == 303
    again = Verdict.objects.get(pk=verdict.pk)
    assert (again.summary, again.state) == ("From this tab.", State.IN_REVIEW)  # The button counts as well.


@pytest.mark.parametrize("act", ["approve", "publish"])
def test_a_reviewer_who_read_an_older_version_is_told(desk: Desk, at, act: str) -> None:
    verdict = desk.submitted()
    back = desk.sent_back(verdict)
    again = desk.submitted(desk.written(back, summary="Another summary."))
    answer = at(desk.editor).post(f"/desk/verdicts/{verdict.pk}/{act}/", {"version": verdict.version})

    assert answer.status_code == 409
    assert Verdict.objects.get(pk=again.pk).state == State.IN_REVIEW


def test_the_browsers_address_stays_when_nothing_was_done(checker: User, editor: User, at, march: Claim) -> None:
    assert conflict_over(at(checker), march, editor)["HX-Push-Url"] == "false"
    refused = at(checker).post(f"/desk/claims/{march.pk}/correct/", {"version": 2})
    assert (refused.status_code, refused["HX-Push-Url"]) == (422, "false")


def begun_again(desk: Desk, claim: Claim) -> Verdict:
    """The next draft, after the first one was given up: its version is 1 as well."""
    return writing.begin(claim, by=desk.checker)


def test_an_old_tab_does_not_discard_the_draft_that_was_begun_since(desk: Desk, at) -> None:
    client, claim = at(desk.checker), desk.claim()
    first = writing.begin(claim, by=desk.checker)
    sent = fields(client.get(f"/desk/claims/{claim.pk}/", follow=True), "/discard/")
    writing.discard(first, by=desk.checker, version=first.version)
    second = begun_again(desk, claim)
    answer = client.post(f"/desk/claims/{claim.pk}/verdict/discard/", sent)

    assert answer.status_code == 409
    assert "The draft you had open was discarded, and another one is begun." in words(answer)
    assert tree(answer).xpath("//*[@id='conflict']//form") == []
    assert Verdict.objects.get() == second


def test_an_old_tab_does_not_write_into_the_draft_that_was_begun_since(desk: Desk, at) -> None:
    client, claim = at(desk.checker), desk.claim()
    first = writing.begin(claim, by=desk.checker)
    write = f"/desk/claims/{claim.pk}/verdict/"
    sent = fields(client.get(f"/desk/claims/{claim.pk}/", follow=True), write) | {"summary": "From the old tab."}
    writing.discard(first, by=desk.checker, version=first.version)
    second = begun_again(desk, claim)
    answer = client.post(write, sent)

    assert answer.status_code == 409
    assert "From the old tab." in words(answer)
    assert Verdict.objects.get(pk=second.pk).summary == ""
    assert send_mine_again(client, answer).status_code == 303
    assert Verdict.objects.get(pk=second.pk).summary == "From the old tab."


def test_words_for_a_draft_that_is_gone_are_kept_and_can_begin_the_next(desk: Desk, at) -> None:
    client, claim = at(desk.checker), desk.claim()
    first = writing.begin(claim, by=desk.checker)
    write = f"/desk/claims/{claim.pk}/verdict/"
    sent = fields(client.get(f"/desk/claims/{claim.pk}/", follow=True), write) | {"summary": "From the old tab."}
    writing.discard(first, by=desk.checker, version=first.version)
    answer = client.post(write, sent)

    assert answer.status_code == 409
    assert "The draft you had open is gone" in words(answer)
    assert not Verdict.objects.exists()
    assert send_mine_again(client, answer).status_code == 303
    assert Verdict.objects.get().summary == "From the old tab."


def test_words_for_a_claim_that_was_merged_since_are_kept(checker: User, editor: User, at, march: Claim, place) -> None:
    client = at(checker)
    span = f"/desk/claims/{march.pk}/span/"
    sent = fields(client.get(f"/desk/claims/{march.pk}/", follow=True), span) | {"exact": "Posts on social media"}
    other, _ = people.place(people.version(outlet="Harbour Times"), people.PASSAGE, by=editor)
    triage.merge(march, into=other, by=editor, version=march.version)
    answers = [client.post(span, sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert "This claim was merged into another since you opened it." in words(answers[0])
    assert "Posts on social media" in words(answers[0])
    assert tree(answers[0]).xpath("//*[@id='conflict']//form") == []
    place.refresh_from_db()
    assert place.exact == people.PASSAGE


def test_a_comment_on_a_verdict_that_was_discarded_since_is_kept(desk: Desk, at) -> None:
    verdict = desk.sent_back()
    writing.discard(verdict, by=desk.checker, version=verdict.version)
    typed = {"version": 2, "comment": "Which year is it?"}
    answer = at(desk.editor).post(f"/desk/verdicts/{verdict.pk}/request-changes/", typed)

    assert answer.status_code == 409
    assert "This verdict was discarded since you opened it." in words(answer)
    assert "Which year is it?" in words(answer)
