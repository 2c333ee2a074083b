"""The second review: what changed since one last looked, comments on passages, and their answers."""

from uuid import uuid4

import pytest
from django.urls import reverse

from factcheck.verdicts.models import State, Verdict
from factcheck.verdicts.services import remarks, writing
from newsroom import comments, looks
from newsroom.refusals import Forbidden, Refusal
from tests import people
from tests.desk.pages import fields, tree, words


@pytest.fixture
def again(desk, at):
    """A verdict that the editor read and sent back, and that comes again with other words."""
    verdict = desk.submitted()
    at(desk.editor).get(reverse("desk:verdict", args=[verdict.pk]))
    back = desk.sent_back(verdict)
    saved = writing.save(back, by=desk.checker, version=back.version, summary="Holdings rose sharply in March.")
    return writing.submit(saved, by=desk.checker, version=saved.version)


def shown(response, name):
    return [" ".join(" ".join(one.itertext()).split()) for one in tree(response).find_class(name)]


def test_each_submission_is_kept_as_it_was_handed_in(again):
    assert [one.record["summary"] for one in again.submissions.all()] == [
        "Holdings rose in March.",
        "Holdings rose sharply in March.",
    ]


def test_the_reviewer_sees_side_by_side_what_changed_since_they_last_looked(again, desk, at):
    page = at(desk.editor).get(reverse("desk:verdict", args=[again.pk]))

    assert "What changed since you last looked" in words(page)
    assert shown(page, "then") == ["Before Holdings rose in March."]
    assert shown(page, "now") == ["Now Holdings rose sharply in March."]
    assert [one.text_content().strip() for one in tree(page).iter("ins")] == ["sharply"]
    assert "Unchanged: Claim, Rating, Explanation, Sources." in words(page)


def test_what_changed_stays_in_sight_until_the_reviewer_says_that_they_have_read_it(again, desk, at):
    client, here = at(desk.editor), reverse("desk:verdict", args=[again.pk])
    client.get(here)
    assert "What changed since you last looked" in words(client.get(here))

    after = client.post(here + "seen/", fields(client.get(here), "/seen/"), follow=True)

    assert "What changed since you last looked" not in words(after)
    assert looks.last_seen(again, by=desk.editor) == 2


def test_another_reviewer_has_looked_at_nothing_and_can_compare_all_the_same(again, at):
    page = at(people.person("editor")).get(reverse("desk:verdict", args=[again.pk]))

    assert "What changed since submission 1" in words(page)


def test_a_first_submission_is_compared_with_nothing(desk, at):
    page = at(desk.editor).get(reverse("desk:verdict", args=[desk.submitted().pk]))

    assert not tree(page).find_class("since")


def test_a_comment_on_a_passage_reaches_the_author_who_answers_and_resolves_it(desk, at):
    verdict = desk.submitted()
    here = reverse("desk:verdict", args=[verdict.pk])
    page = at(desk.editor).get(here)
    said = {"part": "summary", "passage": "rose in March", "words": "By how much?"}
    for _click in range(2):  # The second one finds its work done.
        at(desk.editor).post(here + "remarks/", fields(page, "/remarks/") | said)
    desk.sent_back(Verdict.objects.get(pk=verdict.pk))

    card = at(desk.checker).get(verdict.claim.get_absolute_url(), follow=True)
    assert "By how much?" in words(card)
    [remark] = comments.on(verdict)
    settle = f"/remarks/{remark.pk}/settle/"
    after = at(desk.checker).post(here[:-1] + settle, fields(card, settle) | {"answer": "By 4.9 billion."}, follow=True)

    assert f"Resolved by {desk.checker} ." in words(after)
    assert [one.words for one in comments.on(verdict)] == ["By how much?", "By 4.9 billion."]


def test_words_that_do_not_stand_in_the_field_are_refused_and_kept(desk, at):
    verdict = desk.submitted()
    here = reverse("desk:verdict", args=[verdict.pk])
    said = {"part": "summary", "passage": "fell in March", "words": "By how much?"}

    answer = at(desk.editor).post(here + "remarks/", fields(at(desk.editor).get(here), "/remarks/") | said)

    assert answer.status_code == 422
    assert "These words do not stand in “Summary”." in words(answer)
    assert fields(answer, "/remarks/")["words"].strip() == "By how much?"


def test_words_of_the_explanation_are_found_as_they_read_without_their_markdown(desk):
    verdict = desk.submitted(desk.draft(explanation="The *table* of the [Treasury](https://t.example.org) shows it."))

    remark = remarks.remark(
        verdict, by=desk.editor, words="Which?", key=uuid4(), part="explanation", passage="The table of the Treasury"
    )

    assert remark.part == "explanation"


def test_only_the_author_of_the_verdict_or_of_the_comment_resolves_it(desk):
    verdict = desk.submitted()
    remark = remarks.remark(verdict, by=desk.editor, words="By how much?", key=uuid4())

    with pytest.raises(Forbidden):
        remarks.settle(remark, verdict=verdict, by=people.person("editor"))
    assert remarks.settle(remark, verdict=verdict, by=desk.editor).resolved_by == desk.editor


def test_a_comment_of_another_verdict_is_not_resolved_here(desk):
    remark = remarks.remark(desk.submitted(), by=desk.editor, words="Hm.", key=uuid4())
    passage = "Japan holds $1.13 trillion of US Treasury bonds"
    other = desk.submitted(desk.draft(desk.claim(passage, people.version(people.TEXT + " And more."))))

    with pytest.raises(Refusal, match="another verdict"):
        remarks.settle(remark, verdict=other, by=desk.editor)


def test_the_second_review_is_approved_and_published_from_there(again, desk, at):
    client, here = at(desk.editor), reverse("desk:verdict", args=[again.pk])
    client.post(here + "approve/", fields(client.get(here), "/approve/"))
    client.post(here + "publish/", fields(client.get(here), "/publish/"))

    assert Verdict.objects.get(pk=again.pk).state == State.PUBLISHED
    assert looks.last_seen(again, by=desk.editor) == 2
