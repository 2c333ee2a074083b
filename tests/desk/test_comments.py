from uuid import uuid4

import pytest

from factcheck.claims.services import triage
from factcheck.desk.screens.talk import comments_about, cut
from factcheck.verdicts.services import talking
from newsroom import comments, notices
from newsroom.models import Comment
from tests.desk.pages import fields, tree, words
from tests.people import Desk


@pytest.fixture
def claim(desk: Desk):
    return desk.claim()


def page_of(client, claim):
    return client.get(f"/desk/claims/{claim.pk}/", follow=True)


def said_on(page) -> list[str]:
    return [" ".join(one.text_content().split()) for one in tree(page).xpath("//li[contains(@class, 'comment')]/p[2]")]


def test_a_comment_is_sent_with_the_form_of_the_page_and_shown_there(desk: Desk, at, claim) -> None:
    client = at(desk.checker)
    typed = fields(page_of(client, claim), "/comments/") | {"words": "Which table?"}
    answer = client.post(f"/desk/claims/{claim.pk}/comments/", typed)

    assert answer.status_code == 303
    assert said_on(page_of(client, claim)) == ["Which table?"]
    assert "commented" in words(page_of(client, claim))


def test_the_newest_comment_stands_last(desk: Desk, at, claim) -> None:
    for said in ("one", "two", "three"):
        talking.comment_on_claim(claim, by=desk.checker, words=said, key=uuid4())

    assert said_on(page_of(at(desk.editor), claim)) == ["one", "two", "three"]


def test_an_empty_comment_comes_back_with_a_sentence(desk: Desk, at, claim) -> None:
    answer = at(desk.checker).post(f"/desk/claims/{claim.pk}/comments/", {"key": str(uuid4()), "words": " "})

    assert answer.status_code == 422
    assert "Give the words of the comment." in words(answer)


def test_what_is_typed_is_never_taken_for_html_and_addresses_are_links(desk: Desk, at, claim) -> None:
    hostile = '<script>alert(1)</script> <a href="javascript:x">y</a>\nsee https://tic.example.org/t?a=1&b="2".'
    talking.comment_on_claim(claim, by=desk.checker, words=hostile, key=uuid4())
    (said,) = tree(page_of(at(desk.editor), claim)).xpath("//li[contains(@class, 'comment')]/p[2]")

    assert said.text_content() == hostile
    assert [link.get("href") for link in said.xpath(".//a")] == ["https://tic.example.org/t?a=1&b="]
    assert said.xpath(".//a/@rel") == ["noopener noreferrer external"]
    assert said.xpath(".//script") == []


def test_a_colleague_who_is_named_is_marked_and_an_unknown_name_stays_text(desk: Desk, at, claim) -> None:
    talking.comment_on_claim(claim, by=desk.checker, words=f"@{desk.editor.username}, not @nobody", key=uuid4())
    page = page_of(at(desk.editor), claim)

    assert [mark.text_content() for mark in tree(page).xpath("//*[@class='mention']")] == [f"@{desk.editor.username}"]


def test_a_comment_is_resolved_and_opened_again_without_a_script(desk: Desk, at, claim) -> None:
    said = talking.comment_on_claim(claim, by=desk.checker, words="Which table?", key=uuid4())
    client = at(desk.editor)
    answer = client.post(f"/desk/comments/{said.pk}/resolve/")

    assert answer.status_code == 303
    assert answer.url.endswith(f"#comment-{said.pk}")
    assert f"Resolved by {desk.editor}" in words(page_of(client, claim))
    client.post(f"/desk/comments/{said.pk}/reopen/")
    assert "Resolved by" not in words(page_of(client, claim))


def test_what_was_said_of_a_claim_goes_along_when_it_is_merged(desk: Desk, at, elsewhere, claim) -> None:
    other = elsewhere("Harbour Times")
    talking.comment_on_claim(claim, by=desk.checker, words="Which table?", key=uuid4())
    triage.merge(claim, into=other, by=desk.checker, version=claim.version)

    assert said_on(page_of(at(desk.editor), other)) == ["Which table?"]


def test_a_comment_concerns_who_looks_after_the_claim_who_writes_and_who_spoke_before(desk: Desk, elsewhere) -> None:
    verdict = desk.draft()
    talking.comment_on_claim(verdict.claim, by=desk.editor, words="Which table?", key=uuid4())
    assert [notice.kind for notice in notices.unseen(desk.checker)] == ["commented"]

    talking.comment_on_claim(verdict.claim, by=desk.checker, words="The new one.", key=uuid4())
    assert [notice.kind for notice in notices.unseen(desk.editor)] == ["commented"]


def test_a_comment_on_a_verdict_is_settled_on_the_verdicts_page(desk: Desk, at) -> None:
    verdict = desk.submitted()
    said = comments.say(verdict, by=desk.editor, words="Too sure", key=uuid4(), passage="rose")

    assert at(desk.checker).post(f"/desk/comments/{said.pk}/resolve/").url.startswith(f"/desk/verdicts/{verdict.pk}/")
    assert Comment.objects.get().resolved_by == desk.checker


def test_comments_cost_one_query_however_many_there_are(desk: Desk, claim, django_assert_num_queries) -> None:
    for number in range(12):
        comments.say(claim, by=desk.checker, words=f"{number}: @{desk.editor.username}?", key=uuid4())
    with django_assert_num_queries(1):
        said = cut(comments_about(claim))
    assert [piece.person for piece in said[-1].pieces if piece.person] == [desk.editor]
    assert len(said) == 12
