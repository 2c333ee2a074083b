"""A form that is sent in place gets the parts of the page that have changed, and not the page."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from articles.models import Version
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import triage
from newsroom import ledger, preferences
from newsroom.models import User
from tests import people
from tests.desk.pages import fields, form, tree
from tests.people import Desk, claims


@pytest.fixture
def text(db) -> Version:
    return people.many_claims(40)


def page_of(text: Version, claim: Claim) -> str:
    return f"/desk/articles/{text.article_id}/claims/{claim.pk}/"


def send(client: Client, page: str, action: str, *, target: str = "review", **typed: Any) -> HttpResponse:
    """What the page's script sends for the form of `page` with this address."""
    found = form(client.get(page), action)
    return client.post(found.action, fields(client.get(page), action) | typed, headers=sent_from(client, page, target))  # type: ignore[return-value]


def sent_from(client: Client, page: str, target: str = "review") -> dict[str, str]:
    """What the script says of the page that sends a form."""
    (shown,) = tree(client.get(page)).xpath("//*[@id='notes']/@data-shown")
    address = f"http://testserver{page}"
    return {"HX-Request": "true", "HX-Target": target, "HX-Current-URL": address, "X-Desk-Text": shown}


def ids(answer: HttpResponse, prefix: str) -> list[str]:
    return [name for name in tree(answer).xpath("//@id") if name.startswith(prefix) and not name.endswith("-link")]


def test_a_decision_brings_the_next_card_and_what_has_changed_beside_it(checker: User, at, text: Version) -> None:
    decided, following = claims(text)[:2]
    answer = send(at(checker), page_of(text, decided), f"/desk/claims/{decided.pk}/accept/")

    page, place = tree(answer), text.appearances.get(claim=decided).pk
    assert page.get_element_by_id("review").get("data-claim") == str(following.pk)
    assert ids(answer, "listed-") == [f"listed-{place}", "listed-count"]
    assert page.get_element_by_id(f"listed-{place}-link").get("data-tone") == "open"
    assert "39 undecided" in page.get_element_by_id("listed-count").text_content()
    # It shares its tick with the next one, which is to be decided.
    assert page.get_element_by_id(f"tick-{place}").get("class") == "candidate"
    assert "Accepted." in page.get_element_by_id("messages").text_content()
    assert answer["HX-Push-Url"] == page_of(text, following)
    assert following.statement in (page.findtext(".//title") or "")


def test_the_parts_have_neither_the_text_nor_the_list(checker: User, at, text: Version) -> None:
    claim = claims(text)[0]
    answer = send(at(checker), page_of(text, claim), f"/desk/claims/{claim.pk}/accept/")

    assert not tree(answer).xpath("//*[@id='doc' or @id='map' or @id='main']")
    assert len(tree(answer).xpath("//*[@data-listed]")) == 1
    assert tree(answer).get_element_by_id("claims").get("hx-preserve") is not None


def test_an_act_that_stays_keeps_the_address(checker: User, at, text: Version) -> None:
    preferences.change(by=checker, moves_on=False)
    claim = claims(text)[0]
    answer = send(at(checker), page_of(text, claim), f"/desk/claims/{claim.pk}/accept/")

    assert (answer.status_code, answer["HX-Push-Url"]) == (200, "false")
    assert tree(answer).get_element_by_id("review").get("data-claim") == str(claim.pk)


def test_what_is_wrong_with_a_form_comes_back_in_its_region(checker: User, at, text: Version) -> None:
    claim = claims(text)[0]
    answer = send(at(checker), page_of(text, claim), f"/desk/claims/{claim.pk}/dismiss/")

    assert (answer.status_code, answer["HX-Push-Url"]) == (422, "false")
    assert tree(answer).xpath("//*[@id='dismiss-form']//*[@class='error']")
    assert not tree(answer).xpath("//*[@id='main' or @data-listed]")


def test_somebody_who_was_first_is_told_of_on_a_page(checker: User, at, text: Version) -> None:
    claim = claims(text)[0]
    answer = send(at(checker), page_of(text, claim), f"/desk/claims/{claim.pk}/accept/", version=7)

    assert answer.status_code == 409
    assert tree(answer).get_element_by_id("conflict").xpath(".//h1")


def test_an_undone_decision_comes_back_with_its_line(checker: User, at, text: Version) -> None:
    client, claim = at(checker), claims(text)[0]
    page = page_of(text, claim)
    parts = send(client, page, f"/desk/claims/{claim.pk}/accept/")
    undo = tree(parts).xpath("//*[@id='messages']//form")[0]
    assert undo.get("hx-target") == "#review"
    headers = {"HX-Request": "true", "HX-Target": "review"}
    answer = client.post(undo.get("action"), {"article": text.article_id}, headers=headers)

    assert tree(answer).get_element_by_id("review").get("data-claim") == str(claim.pk)
    assert tree(answer).xpath("//*[@data-listed]/@data-tone") == ["candidate"]


def paragraph(text: Version, words: str) -> str:
    return f"p-{text.pk}-{text.text.index(words)}"


def marked(answer: HttpResponse, name: str) -> list[str]:
    """The marked words of a paragraph."""
    return [mark.text_content() for mark in tree(answer).get_element_by_id(name).xpath(".//mark")]


def test_a_moved_span_brings_its_paragraph_and_its_line_and_so_does_taking_it_back(
    checker: User, at, text: Version
) -> None:
    client, claim = at(checker), claims(text)[3]
    page, there = page_of(text, claim), paragraph(text, claim.statement)
    moved = claim.statement.removesuffix(", its director said.")
    answer = send(client, page, f"/desk/claims/{claim.pk}/span/", exact=moved, start="", end="")

    assert ids(answer, f"p-{text.pk}-") == [there]
    assert "".join(marked(answer, there)) == moved
    assert tree(answer).get_element_by_id(there).text_content() == claim.statement
    assert len(tree(answer).xpath("//*[@data-listed]")) == 1  # The order of the claims is as it was.
    undo = tree(answer).xpath("//*[@id='messages']//form")[0]
    back = client.post(undo.get("action"), {"article": text.article_id}, headers=sent_from(client, page))

    assert ids(back, f"p-{text.pk}-") == [there]
    assert "".join(marked(back, there)) == claim.statement
    assert tree(back).get_element_by_id("review").get("data-claim") == str(claim.pk)


def test_a_claim_that_is_added_brings_its_paragraph_and_the_list_with_its_new_numbers(
    checker: User, at, text: Version
) -> None:
    client, claim = at(checker), claims(text)[9]
    place = text.appearances.get(claim=claims(text)[4])
    place.delete()
    page = page_of(text, claim)
    answer = send(client, page, "/add-claim/", exact=place.exact, text=text.pk)

    found, added = tree(answer), text.appearances.get(start=place.start)
    assert (answer.status_code, answer["HX-Push-Url"]) == (200, page_of(text, added.claim))
    assert ids(answer, f"p-{text.pk}-") == [paragraph(text, place.exact)]
    assert len(found.xpath("//*[@id='claims']//*[@data-listed]")) == 40
    assert found.get_element_by_id(f"listed-{added.pk}-link").get("data-said") == "Claim 5, worth checking"
    last = text.appearances.get(claim=claims(text)[39])
    assert found.get_element_by_id(f"listed-{last.pk}-link").get("data-said") == "Claim 40, undecided"
    assert len(found.xpath("//*[@id='map']//li")) == 20
    assert "Added as a claim." in found.get_element_by_id("messages").text_content()
    assert found.get_element_by_id("notes").get("data-shown") == f"{text.pk}-{added.pk}"


def test_what_others_added_meanwhile_is_marked_where_the_list_has_it(checker: User, at, text: Version) -> None:
    client, claim = at(checker), claims(text)[0]
    page = page_of(text, claim)
    before, headers = fields(client.get(page), "/add-claim/"), sent_from(client, page)
    other, another = claims(text)[7].statement, claims(text)[20].statement
    people.place(text, other.removesuffix(", its director said."), by=people.person("checker"))
    own = before | {"exact": another.removesuffix(", its director said.")}
    answer = client.post(f"/desk/articles/{text.article_id}/add-claim/", own, headers=headers)

    assert ids(answer, f"p-{text.pk}-") == [paragraph(text, other), paragraph(text, another)]
    assert tree(answer).get_element_by_id("arrived").text_content() == ""


def test_a_figure_put_right_brings_the_paragraph_with_its_note(checker: User, at, text: Version) -> None:
    claim = claims(text)[2]
    page = page_of(text, claim)
    Appearance.objects.filter(claim=claim).update(quantities=[{"text": "102%", "value": 102, "unit": "percent"}])
    answer = send(at(checker), page, f"/desk/claims/{claim.pk}/put-right/", figure_0_value="0.2")

    assert answer.status_code == 200
    assert ids(answer, f"p-{text.pk}-") == [paragraph(text, claim.statement)]
    (figure,) = tree(answer).get_element_by_id(paragraph(text, claim.statement)).xpath(".//*[@data-read]")
    assert tree(answer).get_element_by_id(figure.get("aria-describedby")).text_content() == figure.get("data-read")
    assert "0.2" in figure.get("data-read")


def test_a_merge_that_is_taken_back_brings_the_marks_of_both(checker: User, at, text: Version) -> None:
    first, second = claims(text)[:2]
    triage.merge(second, into=first, by=checker, version=1)
    client, page = at(checker), page_of(text, first)
    event = ledger.history(second)[0]
    answer = client.post(f"/desk/undo/{event.pk}/", {"article": text.article_id}, headers=sent_from(client, page))

    assert ids(answer, f"p-{text.pk}-") == [paragraph(text, second.statement)]
    there = tree(answer).get_element_by_id(paragraph(text, second.statement))
    assert set(there.xpath(".//mark/@data-claims")) == {str(second.pk)}
    assert tree(answer).xpath("//*[@data-listed]/@data-listed") == [str(first.pk), str(second.pk)]


def test_an_overlapping_claim_comes_with_every_paragraph_its_link_may_stand_in(
    checker: User, at, text: Version
) -> None:
    long = "\n\n".join(claim.statement for claim in claims(text)[4:7])
    people.place(text, long, by=checker)
    claim = claims(text)[4]
    narrow = claims(text)[6]
    page = page_of(text, narrow)
    answer = send(at(checker), page, f"/desk/claims/{narrow.pk}/span/", exact=narrow.statement[:20], start="", end="")

    assert claim != narrow
    assert len(ids(answer, f"p-{text.pk}-")) == 3


def test_a_page_that_shows_another_text_is_fetched_anew(checker: User, at, text: Version) -> None:
    client, claim = at(checker), claims(text)[0]
    page = page_of(text, claim)
    headers = sent_from(client, page) | {"X-Desk-Text": f"{text.pk + 1}-1"}
    said = fields(client.get(page), f"/desk/claims/{claim.pk}/span/") | {"exact": claim.statement[:20]}
    answer = client.post(f"/desk/claims/{claim.pk}/span/", said | {"start": "", "end": ""}, headers=headers)

    assert answer["HX-Redirect"] == page


def test_words_that_do_not_stand_in_the_text_leave_the_card_where_it_is(checker: User, at, text: Version) -> None:
    claim = claims(text)[0]
    answer = send(at(checker), page_of(text, claim), "/add-claim/", exact="Nobody wrote this.")

    assert answer.status_code == 422
    assert tree(answer).get_element_by_id("review").get("data-claim") == str(claim.pk)
    assert tree(answer).xpath("//*[@id='add-claim']//*[@class='error']")


def test_a_citation_changes_the_evidence_and_leaves_the_words_of_the_verdict_alone(desk: Desk, at) -> None:
    claim = desk.claim()
    page = f"/desk/articles/{claim.appearances.get().version.article_id}/claims/{claim.pk}/"
    typed = {"title": "Port statistics", "kind": "primary", "passage": "6.2 percent", "stance": "supports",
             "url": "https://port.example.org/1", "publisher": "Port"}  # fmt: skip
    answer = send(at(desk.checker), page, f"/desk/claims/{claim.pk}/citations/", target="evidence", **typed)

    found = tree(answer)
    assert "Port statistics" in found.get_element_by_id("evidence").text_content()
    assert not found.xpath("//*[@id='verdict-form' or @id='review']")
    assert found.xpath("//*[@id='missing']")
    assert found.xpath("//*[@data-listed]/@data-tone") == ["checking"]


def test_a_comment_brings_the_talk(desk: Desk, at) -> None:
    claim = desk.claim()
    page = f"/desk/articles/{claim.appearances.get().version.article_id}/claims/{claim.pk}/"
    action = f"/desk/claims/{claim.pk}/comments/"
    answer = send(at(desk.checker), page, action, target=f"comments-{claim.pk}", words="Who has the table?")

    talk = tree(answer).get_element_by_id(f"comments-{claim.pk}")
    assert "Who has the table?" in talk.text_content()
    assert not tree(answer).xpath("//*[@id='review']")
    settle = talk.xpath(".//button[@hx-post]/@hx-post")[0]
    headers = {"HX-Request": "true", "HX-Target": f"comments-{claim.pk}"}
    article = page.split("/")[3]
    settled = at(desk.checker).post(settle, {"article": article}, headers=headers)
    assert tree(settled).xpath("//*[contains(@class, 'settled')]")


def test_the_answer_says_which_versions_the_page_has_now(checker: User, at, text: Version) -> None:
    claim = claims(text)[0]
    answer = send(at(checker), page_of(text, claim), f"/desk/claims/{claim.pk}/accept/")

    assert answer["HX-Trigger"] == f'{{"desk:has": {{"claim:{claim.pk}": 2}}}}'


def test_without_a_script_every_one_of_them_is_sent_on(checker: User, at, text: Version) -> None:
    claim = claims(text)[0]
    page = page_of(text, claim)
    client = at(checker)
    for act, typed in (("assign", {"assignee": checker.pk}), ("comments", {"words": "Look."}), ("accept", {})):
        action = f"/desk/claims/{claim.pk}/{act}/"
        assert client.post(action, fields(client.get(page), action) | typed).status_code == 303
