"""What was typed and not sent stands in its form again, or is offered where the subject has changed since."""

import json
from datetime import datetime

import pytest

from factcheck.claims.models import Claim
from factcheck.claims.services import triage
from factcheck.verdicts.models import Verdict
from newsroom.models import Draft, User
from tests.desk.pages import fields, tree, words
from tests.people import Desk, person

TYPED = "Japan began to sell US bonds in March 2025."


def type_into(client, address: str, **typed: str):
    return client.post(address, typed | {"draft-tab": "a-tab", "draft-over": ""}, headers={"HX-Request": "true"})


def page_of(client, claim: Claim):
    return client.get(f"/desk/claims/{claim.pk}/", follow=True)


def statement_on(page) -> str:
    (field,) = tree(page).xpath("//form[@id='correct-form']//textarea[@name='statement']")
    return field.text.removeprefix("\n")


def test_typing_is_answered_with_204_and_an_event_that_says_when_it_was_saved(checker: User, at, march: Claim) -> None:
    answer = type_into(at(checker), f"/desk/claim:{march.pk}/correct/1/draft/", statement=TYPED)

    assert answer.status_code == 204
    saved = json.loads(answer["HX-Trigger"])["draft:saved"]
    assert saved["key"] == f"claim:{march.pk}/correct/1"
    assert datetime.fromisoformat(saved["at"]).tzinfo


def test_every_form_with_words_in_it_names_the_place_where_they_are_kept(desk: Desk, at, elsewhere) -> None:
    verdict = desk.draft()
    claim = Claim.objects.get(pk=verdict.claim_id)
    checker, submitted = at(desk.checker), desk.submitted(desk.draft(elsewhere("Harbour Times")))
    pages = [page_of(checker, claim), checker.get("/desk/articles/new/"), checker.get("/desk/sources/")]
    pages.append(at(desk.editor).get(f"/desk/verdicts/{submitted.pk}/"))
    kept = {
        form.get("id"): form.xpath(".//*[@data-draft]/@data-draft")
        for page in pages
        for form in tree(page).forms
        if form.xpath(".//textarea | .//input[@type='text']") and form.method == "POST"
    }

    assert kept.keys() >= {
        "correct-form", "put-right-form", "span", "cite-form", "verdict-form", "add-claim", "article-form",
        "source-form", "approve-form", "changes-form",
    }  # fmt: skip
    assert [name for name, addresses in kept.items() if len(addresses) != 1] == []


def test_what_was_typed_stands_in_the_form_on_every_machine_of_that_person(checker, editor, at, march: Claim) -> None:
    type_into(at(checker), f"/desk/claim:{march.pk}/correct/1/draft/", statement=TYPED, claimant="Posts")
    page = page_of(at(checker), march)

    assert statement_on(page) == TYPED
    assert tree(page).xpath("//form[@id='correct-form']/ancestor::details/@open")
    assert statement_on(page_of(at(editor), march)) == march.statement


def test_words_over_an_earlier_version_are_offered_with_what_changed_and_never_merged(
    checker, editor, at, march: Claim
) -> None:
    client = at(checker)
    type_into(client, f"/desk/claim:{march.pk}/correct/1/draft/", statement=TYPED)
    triage.correct(march, by=editor, version=1, statement="Japan sold US bonds in March 2025.", claimant="")
    page = page_of(client, march)

    assert statement_on(page) == "Japan sold US bonds in March 2025."
    (offer,) = tree(page).xpath("//section[contains(@class, 'offered')]")
    assert "You typed this over an earlier version" in offer.text_content()
    assert offer.xpath(".//del/text()") == ["sold"]
    assert offer.xpath(".//ins/text()") == ["began to sell"]
    use, _ = offer.xpath(".//button/@formaction")
    assert client.post(use)["Location"].endswith(f"/claims/{march.pk}/")
    assert statement_on(page_of(client, march)) == TYPED
    assert "You typed this over" not in words(page_of(client, march))


def test_words_over_an_earlier_version_can_be_discarded(checker, editor, at, march: Claim) -> None:
    client = at(checker)
    type_into(client, f"/desk/claim:{march.pk}/correct/1/draft/", statement=TYPED)
    triage.correct(march, by=editor, version=1, statement="Japan sold US bonds.", claimant="")
    (discard,) = tree(page_of(client, march)).xpath("//section[contains(@class, 'offered')]//button[2]/@formaction")

    assert client.post(discard).status_code == 303
    assert not Draft.objects.exists()
    assert "You typed this over" not in words(page_of(client, march))


def test_a_draft_that_says_what_is_there_anyway_is_not_offered(checker, editor, at, march: Claim) -> None:
    type_into(at(checker), f"/desk/claim:{march.pk}/correct/1/draft/", statement=TYPED)
    triage.correct(march, by=editor, version=1, statement=TYPED, claimant="")

    assert "You typed this over" not in words(page_of(at(checker), march))


def test_an_act_that_succeeds_takes_its_draft_with_it(checker: User, at, march: Claim) -> None:
    client, correct = at(checker), f"/desk/claims/{march.pk}/correct/"
    type_into(client, f"/desk/claim:{march.pk}/correct/1/draft/", statement=TYPED)
    page = page_of(client, march)

    assert client.post(correct, fields(page, "/correct/")).status_code == 303
    assert not Draft.objects.exists()


def test_an_act_that_is_refused_leaves_the_draft(checker: User, at, march: Claim) -> None:
    client = at(checker)
    type_into(client, f"/desk/claim:{march.pk}/correct/1/draft/", statement="")
    page = page_of(client, march)

    assert client.post(f"/desk/claims/{march.pk}/correct/", fields(page, "/correct/")).status_code == 422
    assert Draft.objects.exists()


def test_rating_and_words_of_a_verdict_come_back(desk: Desk, at) -> None:
    claim, client = desk.claim(), at(desk.checker)
    rating = str(tree(page_of(client, claim)).xpath("//input[@name='rating']/@value")[1])
    type_into(client, f"/desk/claim:{claim.pk}/verdict/1/draft/", rating=rating, summary="Holdings rose.")
    (form,) = tree(page_of(client, claim)).xpath("//form[@id='verdict-form']")

    assert form.xpath(".//input[@name='rating'][@checked]/@value") == [rating]
    assert "Holdings rose." in form.text_content()
    assert not Verdict.objects.exists()


def test_figures_and_ticks_that_were_put_right_come_back(checker: User, at, march: Claim) -> None:
    client = at(checker)
    sent = fields(page_of(client, march), "/put-right/")
    spare = f"figure_{int(sent['figures']) - 1}_text"
    typed = {name: value for name, value in sent.items() if isinstance(value, str)}
    type_into(client, f"/desk/claim:{march.pk}/put_right/1/draft/", **(typed | {spare: "in March", "kinds": "law"}))
    (form,) = tree(page_of(client, march)).xpath("//form[@id='put-right-form']")

    assert form.xpath(f".//input[@name='{spare}']/@value") == ["in March"]
    assert form.xpath(".//input[@name='kinds'][@checked]/@value") == ["law"]


def test_a_citation_of_a_known_source_comes_back_with_its_source(desk: Desk, at) -> None:
    verdict, client = desk.draft(), at(desk.checker)
    source = verdict.citations.get().source
    type_into(
        client, f"/desk/claim:{verdict.claim_id}/cite-{source.pk}/0/draft/", passage="Row 5", source=str(source.pk)
    )
    (form,) = tree(page_of(client, verdict.claim)).xpath("//form[@id='cite-form']")

    assert form.xpath(".//input[@name='source']/@value") == [str(source.pk)]
    assert "Row 5" in form.text_content()


def test_an_article_that_was_half_pasted_comes_back(reporter: User, at) -> None:
    type_into(at(reporter), "/desk/article:new/article/0/draft/", title="Tokyo", text="Half of it")

    page = at(reporter).get("/desk/articles/new/")
    assert fields(page, "/articles/new/")["title"] == "Tokyo"
    assert "Half of it" in fields(page, "/articles/new/")["text"]


def test_the_way_back_leads_to_no_other_site(checker: User, at) -> None:
    answer = at(checker).post("/desk/claim:1/correct/1/draft/discard/?back=https://elsewhere.example.com/")

    assert answer["Location"] == "/desk/"


@pytest.mark.parametrize("act", ["", "use/", "discard/"])
def test_drafts_are_for_people_of_the_desk(db, at, act: str) -> None:
    assert at(person()).post(f"/desk/claim:1/correct/1/draft/{act}").status_code == 403
