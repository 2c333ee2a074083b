"""A passage's ends move by a word, and the passage by a sentence, without a pointer and without a script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Version
from factcheck.claims.models import Appearance, Claim
from factcheck.desk.word_steps import STEPS, stepped
from tests import people
from tests.desk.pages import fields, tree, words
from tests.people import Desk

TEXT = "Tokyo's plan was clear. Exports fell 3.5% in March, he said.\n\n輸出は減った。 Rates rose."


@pytest.mark.parametrize(
    ("step", "becomes"),
    [
        ("begin-earlier", "clear. Exports fell"),
        ("begin-later", "fell"),
        ("end-earlier", "Exports"),
        ("end-later", "Exports fell 3.5"),
        ("next-sentence", "輸出は減った。"),
        ("previous-sentence", "Tokyo's plan was clear."),
    ],
)
def test_a_step_moves_the_passage_by_a_word_or_a_sentence(step: str, becomes: str) -> None:
    start = TEXT.index("Exports fell")
    moved = stepped(TEXT, (start, start + len("Exports fell")), step)

    assert moved
    assert TEXT[slice(*moved)] == becomes


@given(st.text(alphabet="ab1. '\n輸é👍", max_size=60), st.data())
def test_a_step_leaves_a_passage_of_the_text_with_something_in_it(text: str, data: st.DataObject) -> None:
    ends = stepped(text, None, "next-sentence")
    if ends is None:
        return
    for step in data.draw(st.lists(st.sampled_from(sorted(STEPS)), max_size=8)):
        assert ends is not None
        ends = stepped(text, ends, step)
        assert ends is not None
        assert 0 <= ends[0] < ends[1] <= len(text)
        assert text[slice(*ends)].strip()


def test_the_words_of_a_form_come_back_after_a_step_with_what_stands_around_them(desk: Desk, at, read: Version) -> None:
    start = read.text.index("Japan", 50)
    asked = {"form": "span", "exact": "Japan", "start": start, "end": start + 5, "step-end-later": ""}
    moved = tree(at(desk.checker).get(f"/desk/texts/{read.pk}/words/", asked))

    end = int(moved.xpath("//*[@name='end']/@value")[0])
    assert moved.xpath("//textarea/text()")[0].strip() == read.text[start:end]
    assert end > start + 5
    assert moved.xpath("//*[@name='prefix']/@value")[0] == read.text[max(0, start - 32) : start]
    assert moved.xpath("//*[@name='suffix']/@value")[0] == read.text[end : end + 32]


def test_words_that_do_not_stand_in_the_text_are_kept_beside_the_reason(desk: Desk, at, read: Version) -> None:
    moved = at(desk.checker).get(f"/desk/texts/{read.pk}/words/", {"exact": "Nobody said this", "step-end-later": ""})

    assert "do not stand in the text exactly like this" in words(moved)
    assert "Nobody said this" in moved.content.decode()


def test_a_claim_moves_word_by_word_without_a_script(desk: Desk, at, place: Appearance) -> None:
    client = at(desk.checker)
    page = f"/desk/articles/{place.version.article_id}/claims/{place.claim_id}/"
    for step in ("end-later", "begin-later"):
        shown = client.get(page)
        (button,) = tree(shown).xpath(f"//*[@id='span']//input[@name='step-{step}']")
        answer = client.post(button.get("formaction"), fields(shown, "/span/") | {f"step-{step}": ""})
        assert (answer.status_code, answer["Location"]) == (303, f"{page}#span")
    client.post(f"/desk/claims/{place.claim_id}/span/", fields(client.get(page), "/span/"))

    moved = Appearance.objects.get(pk=place.pk)
    assert place.start < moved.start
    assert place.end < moved.end
    assert moved.exact == place.version.text[moved.start : moved.end]


def test_a_claim_is_added_sentence_by_sentence_without_a_script(desk: Desk, at) -> None:
    text = people.version("The council met. Exports fell 3% in March. Nobody was hurt.")
    client = at(desk.checker)
    page = f"/desk/articles/{text.article_id}/"
    for _ in range(2):
        shown = client.get(page)
        (button,) = tree(shown).xpath("//*[@id='add-claim']//input[@name='step-next-sentence']")
        sent = fields(shown, "/add-claim/") | {"step-next-sentence": "", "statement": "Exports fell."}
        assert client.post(button.get("formaction"), sent).status_code == 303
    client.post(f"{page}add-claim/", fields(client.get(page), "/add-claim/"))

    claim = Claim.objects.get()
    assert claim.statement == "Exports fell."
    assert claim.appearances.get().exact == "Exports fell 3% in March."
