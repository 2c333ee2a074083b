from datetime import date

import pytest

from factcheck.claims.models import Claim
from factcheck.claims.services import triage
from factcheck.sources.models import Source
from factcheck.verdicts.models import State, Verdict
from factcheck.verdicts.services import writing
from newsroom.models import User
from tests import people
from tests.desk.pages import fields, form, tree, words
from tests.people import Desk


def page(client, verdict: Verdict):
    return client.get(f"/desk/verdicts/{verdict.pk}/")


def send(client, verdict: Verdict, act: str, **typed: object):
    """Fill the form of the verdict's page as it stands, and send it."""
    return client.post(f"/desk/verdicts/{verdict.pk}/{act}/", fields(page(client, verdict), f"/{act}/") | typed)


def offered(answer) -> list[str]:
    """The acts on the verdict itself that the page has forms for: comments move nothing, a time is a way to publish."""
    acts = [(one.action or "").split("/")[-2] for one in tree(answer).forms if "/desk/verdicts/" in (one.action or "")]
    return [act for act in acts if act not in {"remarks", "later"}]


def test_the_reviewer_reads_the_record_as_it_will_be_published(desk: Desk, at) -> None:
    shown = words(page(at(desk.editor), desk.submitted()))

    for part in (
        people.PASSAGE, "False", "1 on a scale from 1 to 5", "Holdings rose in March.", "The table shows it.",
        "Japan, March 2025: 1130.8 billion dollars", "Table, row Japan", "US Treasury", "Pacific Ledger",
    ):  # fmt: skip
        assert part in shown


def test_the_reviewer_reads_all_that_the_public_page_shows(desk: Desk, at) -> None:
    verdict = desk.draft()
    source = people.source(by=desk.checker)
    Source.objects.filter(pk=source.pk).update(reference="TIC, table 5", interests="Paid for by the state")
    writing.cite(verdict, by=desk.checker, source=source, stance="context", passage="As of April.", locator="Note 2")
    Claim.objects.filter(pk=verdict.claim_id).update(claimant="Posts on X", claimed_on=date(2025, 4, 2))
    verdict = desk.submitted(Verdict.objects.get(pk=verdict.pk))
    record = verdict.record
    assert record
    read = words(page(at(desk.editor), verdict))

    assert record["rating"]["definition"] in read
    assert "What our ratings mean" in read
    for label in record["rating"]["labels"]:
        assert label["label"] in read
        assert label["definition"] in read
    (place,) = record["claim"]["appearances"]
    (quoted,) = tree(page(at(desk.editor), verdict)).xpath("//*[@class='where-said']//blockquote")
    assert quoted.text_content() == place["exact"]
    for part in (place["url"], source.canonical_url, "TIC, table 5", "Paid for by the state", "2 April 2025"):
        assert part in read
    assert f"Written by {desk.checker}" in read


def test_the_desk_leads_to_what_is_published(desk: Desk, at) -> None:
    (link,) = tree(at(desk.editor).get("/desk/")).xpath("//nav//a[text()='Published']/@href")

    assert link == "/checks/"


def test_a_verdict_is_approved_and_then_published(desk: Desk, at) -> None:
    verdict, client = desk.submitted(), at(desk.editor)

    assert send(client, verdict, "approve", comment="Well sourced.").status_code == 303
    answer = send(client, verdict, "publish")
    assert answer["Location"] == f"/desk/verdicts/{verdict.pk}/"
    verdict.refresh_from_db()
    assert verdict.state == State.PUBLISHED
    shown = page(client, verdict)
    assert f"/checks/{verdict.slug}/" in tree(shown).xpath("//a/@href")
    assert "Well sourced." in words(shown)


def test_changes_are_asked_for_with_a_comment(desk: Desk, at) -> None:
    verdict, client = desk.submitted(), at(desk.editor)
    empty = send(client, verdict, "request-changes", comment=" ")
    assert empty.status_code == 422
    assert "Say what should change: the author sees your comment." in words(empty)

    assert send(client, verdict, "request-changes", comment="Which table is it?").status_code == 303
    verdict.refresh_from_db()
    assert verdict.state == State.CHANGES_REQUESTED
    assert "asked for changes" in words(page(at(desk.checker), verdict))


@pytest.mark.parametrize("act", ["approve", "request-changes", "publish", "retract"])
@pytest.mark.parametrize("state", [State.IN_REVIEW, State.APPROVED, State.PUBLISHED])
def test_the_author_is_refused_whatever_address_they_post_to(desk: Desk, at, act: str, state: State) -> None:
    verdict = desk.verdict_in(state)
    before = (verdict.state, verdict.version)
    typed = {"version": verdict.version, "comment": "Mine is fine.", "note": "Mine."}
    answer = at(desk.checker).post(f"/desk/verdicts/{verdict.pk}/{act}/", typed)

    assert answer.status_code == 403
    assert "(verdict." in words(answer)
    verdict.refresh_from_db()
    assert (verdict.state, verdict.version) == before


def test_an_editor_cannot_approve_what_they_wrote(desk: Desk, at) -> None:
    own = Desk(checker=desk.editor, editor=desk.editor).submitted()
    client = at(desk.editor)

    assert offered(page(client, own)) == []
    assert "You wrote this verdict, so another person has to review it." in words(page(client, own))
    assert client.post(f"/desk/verdicts/{own.pk}/approve/", {"version": own.version}).status_code == 403


@pytest.mark.parametrize("act", ["approve", "request-changes", "publish", "correct", "retract"])
def test_a_reporter_is_refused_every_act(desk: Desk, reporter: User, at, act: str) -> None:
    verdict = desk.submitted()
    typed = {"version": verdict.version, "comment": "Fine.", "note": "No."}

    assert at(reporter).post(f"/desk/verdicts/{verdict.pk}/{act}/", typed).status_code == 403
    assert offered(page(at(reporter), verdict)) == []


@pytest.mark.parametrize(
    ("state", "acts"),
    [
        (State.DRAFT, []),
        (State.IN_REVIEW, ["approve", "request-changes"]),
        (State.CHANGES_REQUESTED, []),
        (State.APPROVED, ["publish", "request-changes"]),
        (State.PUBLISHED, ["correct", "retract"]),
        (State.CORRECTED, []),
        (State.RETRACTED, []),
    ],
)
def test_an_editor_is_offered_what_can_be_done_in_each_state(desk: Desk, at, state: State, acts: list[str]) -> None:
    assert offered(page(at(desk.editor), desk.verdict_in(state))) == acts


@pytest.mark.parametrize("act", ["approve", "publish"])
def test_the_same_act_twice_ends_well(desk: Desk, at, act: str) -> None:
    verdict = desk.submitted() if act == "approve" else desk.approved()
    client = at(desk.editor)
    sent = fields(page(client, verdict), f"/{act}/")

    assert [client.post(f"/desk/verdicts/{verdict.pk}/{act}/", sent).status_code for _ in range(2)] == [303, 303]


def test_a_claim_that_was_reworded_since_is_said_so(desk: Desk, at) -> None:
    verdict = desk.submitted()
    claim = Claim.objects.get(pk=verdict.claim_id)
    client = at(desk.editor)
    assert "The claim was reworded" not in words(page(client, verdict))
    triage.correct(claim, by=desk.editor, version=claim.version, statement="Japan sold bonds.", claimant="")

    shown = words(page(client, verdict))
    assert "The claim was reworded after this was submitted." in shown
    assert "Japan sold bonds." in shown
    assert people.PASSAGE in shown  # What is published is still what was submitted.


def test_a_claim_that_was_dated_since_is_said_so(desk: Desk, at) -> None:
    verdict = desk.submitted()
    claim = Claim.objects.get(pk=verdict.claim_id)
    triage.correct(
        claim,
        by=desk.editor,
        version=claim.version,
        statement=claim.statement,
        claimant="",
        claimed_on=date(2025, 3, 9),
    )

    assert "The claim was reworded after this was submitted." in words(page(at(desk.editor), verdict))


def test_a_checked_claim_is_reworded_by_a_correction_of_its_verdict_only(desk: Desk, at) -> None:
    verdict, client = desk.published(), at(desk.checker)
    shown = client.get(f"/desk/claims/{verdict.claim_id}/", follow=True)

    assert tree(shown).xpath("//*[@id='correct-form']") == []
    assert "The words of a checked claim change with a correction of its verdict" in words(shown)
    assert tree(shown).xpath("//a[text()='its verdict']/@href") == [f"/desk/verdicts/{verdict.pk}/"]


def test_a_rating_is_not_shown_as_if_it_were_about_newer_words(desk: Desk, at) -> None:
    verdict, client = desk.published(), at(desk.checker)
    draft = writing.begin_correction(verdict, by=desk.checker)
    claim = Claim.objects.get(pk=verdict.claim_id)
    triage.correct(claim, by=desk.checker, version=claim.version, statement="Japan sold bonds.", claimant="")
    during = client.get(f"/desk/claims/{claim.pk}/", follow=True)
    writing.discard(draft, by=desk.checker, version=draft.version)
    after = client.get(f"/desk/claims/{claim.pk}/", follow=True)

    assert "The claim was reworded since." in words(during)
    assert "The claim was reworded since." in words(after)
    assert "reworded since" in words(client.get("/desk/?state=all"))
    (listed,) = tree(after).xpath("//*[@data-listed]")
    assert (listed.get("data-state"), listed.get("data-tone")) == ("False, reworded since", "checked")
    assert tree(after).xpath("//*[@id='card']//*[contains(@class, 'rated-')]") == []


def test_a_rating_is_shown_plainly_while_the_words_are_the_same(desk: Desk, at) -> None:
    verdict = desk.published()
    shown = at(desk.checker).get(f"/desk/claims/{verdict.claim_id}/", follow=True)

    assert "reworded" not in words(shown)
    assert "reworded" not in words(at(desk.checker).get("/desk/?state=all"))
    assert tree(shown).xpath("//*[@data-listed]/@data-state") == ["False"]


def test_a_correction_is_begun_written_with_a_note_and_replaces_the_old_one(desk: Desk, at) -> None:
    published, checkers = desk.published(), at(desk.checker)
    begun = send(checkers, published, "correct")
    assert begun.status_code == 303
    revision = Verdict.objects.get(revision=2)
    write = f"/desk/claims/{published.claim_id}/verdict/"
    sent = fields(checkers.get(begun["Location"]), write) | {"act": "submit", "summary": "Rose in March and April."}
    missing = checkers.post(write, sent)
    assert "Say in the public note what this revision corrects." in words(missing)
    assert checkers.post(write, sent | {"correction_note": "April was left out."}).status_code == 303

    editors = at(desk.editor)
    assert "April was left out." in words(page(editors, revision))
    send(editors, revision, "approve")
    send(editors, revision, "publish")
    published.refresh_from_db()
    assert published.state == State.CORRECTED
    assert "A later revision has taken its place." in words(page(editors, published))


def test_a_verdict_is_retracted_with_a_public_note(desk: Desk, at) -> None:
    verdict, client = desk.published(), at(desk.editor)
    assert "Say in public why the verdict is retracted." in words(send(client, verdict, "retract"))

    assert send(client, verdict, "retract", note="The table was misread.").status_code == 303
    shown = words(page(client, verdict))
    assert "Retracted. The table was misread." in shown


def test_a_verdict_that_is_being_written_can_be_read(desk: Desk, at) -> None:
    shown = words(page(at(desk.editor), desk.draft()))

    assert "Not submitted" in shown
    assert "Holdings rose in March." in shown
    assert "Japan, March 2025: 1130.8 billion dollars" in shown


def test_the_history_tells_the_way_in_words(desk: Desk, at) -> None:
    verdict = desk.retracted()
    shown = words(page(at(desk.editor), verdict))

    for sentence in (
        f"{desk.checker} marked the claim in the text",
        f"{desk.checker} began a verdict",
        f"{desk.checker} cited a source",
        f"{desk.checker} submitted the verdict for review",
        f"{desk.editor} approved the verdict",
        f"{desk.editor} published the verdict",
        f"{desk.editor} retracted the verdict",
    ):
        assert sentence in shown


def test_the_author_is_led_back_to_the_form_by_the_claim(desk: Desk, at) -> None:
    verdict = desk.sent_back()

    assert form(at(desk.checker).get(f"/desk/claims/{verdict.claim_id}/", follow=True), "/verdict/") is not None
