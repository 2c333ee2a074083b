"""The texts of an article: listed, compared word by word, and told to who decided in an earlier one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Version
from factcheck.claims.models import Appearance
from factcheck.claims.services import extraction, triage
from factcheck.desk.screens.texts import stretches_of
from factcheck.desk.screens.word_diff import word_diff
from tests import people
from tests.desk.pages import tree, words
from tests.people import Desk

URL = "https://ledger.example.org/card"


@pytest.fixture
def decided(desk: Desk) -> Appearance:
    """A claim of an article's first text that the checker accepted."""
    text = people.version(url=URL)
    extraction.run(extraction.request(text).pk)
    place = text.appearances.select_related("claim", "version__article").get(exact=people.PASSAGE)
    triage.accept(place.claim, by=desk.checker, version=place.claim.version)
    return place


def rewritten(old: str = "", new: str = "") -> Version:
    """The article's second text, read."""
    text = people.version(people.TEXT.replace(old, new) + "\n\nTokyo sold nothing.", url=URL)
    extraction.run(extraction.request(text).pk)
    return text


def test_any_two_texts_are_compared_word_by_word(desk: Desk, at, decided: Appearance) -> None:
    rewritten()
    page = tree(at(desk.checker).get(f"/desk/articles/{decided.version.article_id}/texts/?from=1&to=2"))

    assert page.xpath("//*[@class='compared']//ins/text()") == ["Tokyo sold nothing."]
    assert page.xpath("//*[@class='compared']//del") == []
    assert len(page.xpath("//*[@class='text-list']/li")) == 2
    there = f"/desk/articles/{decided.version.article_id}/texts/"
    assert at(desk.checker).get(f"{there}?from=1&to=7").status_code == 404
    assert at(desk.checker).get(f"{there}?from=x&to=").status_code == 200


def test_one_text_has_nothing_to_be_compared_with(desk: Desk, at, decided: Appearance) -> None:
    page = words(at(desk.checker).get(f"/desk/articles/{decided.version.article_id}/texts/"))
    assert "There is one text only" in page


def test_who_decided_is_told_that_the_text_has_changed_until_they_know_it(desk: Desk, at, decided: Appearance) -> None:
    told = "The article has changed since your decision."
    page = f"/desk/articles/{decided.version.article_id}/"
    client = at(desk.checker)
    assert told not in words(client.get(page))
    rewritten()

    answer = client.get(page)
    assert told in words(answer)
    assert "You decided about 1 of its claims in text 1" in words(answer)
    (compare,) = tree(answer).xpath("//*[@id='changed']//a/@href")
    assert compare == f"{page}texts/?from=1&to=2"
    assert told not in words(at(desk.editor).get(page))
    client.post(f"{page}texts/seen/", {"number": "2"})
    assert told not in words(client.get(page))


def test_the_hint_is_announced_once_and_the_text_is_never_replaced(desk: Desk, at, decided: Appearance) -> None:
    page = f"/desk/articles/{decided.version.article_id}/"
    client = at(desk.checker)
    (region,) = tree(client.get(page)).xpath("//*[@id='changed']")
    rewritten()

    news = tree(client.get(region.get("hx-get")))
    assert region.get("hx-target") == "#changed"
    assert news.xpath("//*[@data-say]")
    assert "This is an earlier text" in " ".join(news.itertext())
    again = tree(client.get(news.get("hx-get")))
    assert again.xpath("//*[@data-say]") == []


def test_a_decision_keeps_the_text_that_it_was_made_in(desk: Desk, at, decided: Appearance) -> None:
    rewritten(people.PASSAGE, "Japan bought Treasurys in March")

    answer = at(desk.checker).get(f"/desk/articles/{decided.version.article_id}/claims/{decided.claim_id}/")
    assert "This is an earlier text of the article, text 1" in words(answer)
    assert tree(answer).xpath("//*[@id='card']")
    decided.refresh_from_db()
    assert (decided.version.number, decided.exact) == (1, people.PASSAGE)


@given(*[st.text(alphabet="ab \n", max_size=40)] * 2)
def test_the_paragraphs_of_a_comparison_hold_every_word_of_both_texts(first: str, second: str) -> None:
    drawn = [piece for one in stretches_of(word_diff(first, second)) for each in one.paragraphs for piece in each]

    for sort, text in (("come", first), ("gone", second)):
        assert "".join(p.text for p in drawn if p.sort != sort).split() == text.split() or "\n" in text
        assert "".join("".join(p.text for p in drawn if p.sort != sort).split()) == "".join(text.split())
