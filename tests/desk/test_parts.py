"""A form that is sent in place gets the parts of the page that have changed, and not the page."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from articles.models import Version
from factcheck.claims.models import Claim
from factcheck.claims.services import triage
from newsroom import ledger, preferences
from newsroom.models import User
from tests import people
from tests.desk.pages import fields, tree
from tests.people import Desk


@pytest.fixture
def text(db) -> Version:
    return people.many_claims(40)


def claims(text: Version) -> list[Claim]:
    return [place.claim for place in text.appearances.select_related("claim").order_by("start")]


def page_of(text: Version, claim: Claim) -> str:
    return f"/desk/articles/{text.article_id}/claims/{claim.pk}/"


def send(client: Client, page: str, action: str, *, target: str = "review", **typed: Any) -> HttpResponse:
    """What the page's script sends for the form of `page` with this address."""
    headers = {"HX-Request": "true", "HX-Target": target, "HX-Current-URL": f"http://testserver{page}"}
    said = fields(client.get(page), action) | typed
    return client.post(action, said, headers=headers)  # type: ignore[return-value]


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


def test_to_take_back_what_marks_the_text_otherwise_fetches_the_page(checker: User, at, text: Version) -> None:
    place = text.appearances.select_related("claim").order_by("start").first()
    assert place
    triage.adjust_span(place, by=checker, version=1, start=place.start, end=place.end - 1)
    event = ledger.history(place.claim)[0]
    headers = {"HX-Request": "true", "HX-Target": "review"}
    answer = at(checker).post(f"/desk/undo/{event.pk}/", {"article": text.article_id}, headers=headers)

    assert answer["HX-Redirect"] == page_of(text, place.claim)


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
